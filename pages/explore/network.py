"""Network: who deals with whom and who meets whom, among countries or among actors."""

from components import frame, navigation, network_views
from data import queries

dataset, selection = frame.dataset(), frame.selection()
summary = queries.summary(dataset, selection)

frame.headline(navigation.NETWORK, summary)
if summary.is_empty:
    frame.nothing_found(summary)
else:
    network_views.show(dataset, selection)
