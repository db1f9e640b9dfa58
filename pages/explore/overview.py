"""Overview: what the selection comes to, where it is, what is largest and what is new."""

from components import frame, navigation
from data import queries

dataset = frame.dataset()
selection = frame.selection()
summary = queries.summary(dataset, selection)

frame.headline(navigation.OVERVIEW, summary)
