"""Blocs: who stands where in which bloc or accord, on any day, and when that changed."""

from components import bloc_changes, bloc_views, frame, navigation
from data import queries

dataset, selection = frame.dataset(), frame.selection()
on = bloc_views.day(dataset)
summary = queries.summary(dataset, selection)
standings = queries.standings(dataset, selection, on)

frame.headline(navigation.BLOCS, summary, bloc_views.sentence(standings, on))
if standings.empty and queries.changes(dataset, selection).empty:
    frame.nothing_found()
else:
    view = bloc_views.controls_row(dataset)
    bloc_views.chosen_standing(dataset)
    if view == bloc_views.MAP:
        bloc_views.bloc_map(dataset, standings)
    elif view == bloc_views.CHANGES:
        bloc_changes.show(dataset, selection)
    elif view == bloc_views.TABLE:
        bloc_views.table(dataset, standings)
    else:
        bloc_views.matrix(dataset, standings)
