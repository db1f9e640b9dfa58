"""One actor: who it is, what it pays, receives, signs and attends, and with whom."""

from components import actor_page, frame, navigation, session
from data import queries

dataset, selection = frame.dataset(), frame.selection()
detail = queries.actor_detail(dataset, session.free_setting("id"))

if detail is None:
    frame.missing_row(navigation.ACTOR, navigation.ACTORS)
else:
    actor_page.show(dataset, selection, detail)
