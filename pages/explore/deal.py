"""One deal: all that is known of it, its parties, its package, its life and its sources."""

from components import deal_page, frame, navigation, session
from data import queries

dataset = frame.dataset()
detail = queries.deal_detail(dataset, session.free_setting("id"))

if detail is None:
    frame.missing_row(navigation.DEAL, navigation.DEALS)
else:
    deal_page.show(dataset, detail)
