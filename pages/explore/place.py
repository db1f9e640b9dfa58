"""One place: where it is, and the deals and meetings there."""

from components import frame, navigation, place_page, session
from data import queries

dataset = frame.dataset()
detail = queries.place_detail(dataset, session.free_setting("id"))

if detail is None:
    frame.missing_row(navigation.PLACE, navigation.MAP)
else:
    place_page.show(dataset, detail)
