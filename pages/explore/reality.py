"""Reality check: how much of what was announced is signed, begun and delivered, and since when."""

from components import frame, navigation, reality
from data import queries

dataset, selection = frame.dataset(), frame.selection()
summary = queries.summary(dataset, selection)
walk = queries.walk(dataset, queries.kept_deals(dataset, selection))

frame.headline(navigation.REALITY, summary, reality.sentence(walk))
if reality.is_empty(walk):
    frame.nothing_found(summary)
else:
    reality.page(dataset, frame.whole_dataset(), selection)
