"""One meeting: all that is known of it, who was there, and its sources."""

from components import frame, meeting_page, navigation, session
from data import queries

dataset = frame.dataset()
detail = queries.meeting_detail(dataset, session.free_setting("id"))

if detail is None:
    frame.missing_row(navigation.MEETING, navigation.MEETINGS)
else:
    meeting_page.show(dataset, detail)
