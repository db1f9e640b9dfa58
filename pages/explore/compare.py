"""Compare: a few countries, actors or blocs side by side on the same scales."""

from components import compare_page, frame, navigation
from data import queries

dataset, selection = frame.dataset(), frame.selection()
summary = queries.summary(dataset, selection)
deals = queries.deals(dataset, selection)
meetings = queries.meetings(dataset, selection)
subjects = compare_page.compared(dataset)

frame.headline(navigation.COMPARE, summary, compare_page.sentence(dataset, deals, subjects))
if summary.is_empty:
    frame.nothing_found(summary)
else:
    compare_page.picker(dataset)
    if len(subjects) < 2:
        compare_page.suggestions(dataset)
    else:
        compare_page.show(dataset, deals, meetings, subjects)
