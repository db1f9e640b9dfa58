"""One source: its publisher, its headline, the way to it, and all that rests on it."""

from components import frame, navigation, session, source_page
from data import queries

dataset = frame.dataset()
detail = queries.source_detail(dataset, session.free_setting("id"))

if detail is None:
    frame.missing_row(navigation.SOURCE, navigation.SOURCES)
else:
    source_page.show(dataset, detail)
