"""Scoreboard: summits and visits ranked by what became of the promises around them."""

from components import frame, navigation, outcomes
from data import queries

dataset, selection = frame.dataset(), frame.selection()
summary = queries.summary(dataset, selection)
board = queries.outcomes(dataset, selection)

frame.headline(navigation.SCOREBOARD, summary, outcomes.sentence(board, dataset))
if board.empty:
    frame.nothing_found(summary)
else:
    outcomes.show(dataset, outcomes.scoreboard(dataset, selection))
