"""Data: every table of the revision, to look through and to take away, and what it means."""

from components import data_page, frame, navigation
from data import queries

dataset, selection = frame.dataset(), frame.selection()
summary = queries.summary(dataset, selection)

frame.headline(navigation.DATA, summary, data_page.sentence(dataset, selection))
view = data_page.view_switch()
if view == data_page.DICTIONARY:
    data_page.dictionary()
elif summary.headline.deals == 0 and summary.is_empty:
    frame.nothing_found(summary)
else:
    data_page.tables(dataset, selection)
