"""Map: countries by a measure, who pays whom, places of deals and meetings, and accords."""

from components import frame, map_page, navigation
from data import queries

dataset, selection = frame.dataset(), frame.selection()
summary = queries.summary(dataset, selection)

frame.headline(navigation.MAP, summary)
if summary.is_empty:
    frame.nothing_found(summary)
else:
    map_page.controls_row(dataset)
    map_page.show(dataset, selection)
