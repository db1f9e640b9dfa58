"""Actors: who takes part, of every kind, and how to find one by any of its names."""

from components import actor_views, frame, navigation, sentences
from data import queries

dataset, selection = frame.dataset(), frame.selection()
summary = queries.summary(dataset, selection)
actors = queries.actors(dataset, selection)

frame.headline(navigation.ACTORS, summary, sentences.actors_sentence(summary))
if actors.empty:
    frame.nothing_found(summary)
else:
    actor_views.directory(dataset, selection, actors)
