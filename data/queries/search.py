"""One question over everything: actors, deals, meetings, places, sources, countries, themes."""

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

from data import word_index
from data.index import Index, index_of
from data.model import Dataset
from data.search import folded
from data.vocabulary import ActorKind
from data.word_index import Entry, Found, WordIndex


class Thing(StrEnum):
    """What can be found; of two that match alike, the kind that stands first here comes first."""

    COUNTRY = "country"
    BLOC = "bloc"
    ACTOR = "actor"
    THEME = "theme"
    PLACE = "place"
    DEAL = "deal"
    MEETING = "meeting"
    SOURCE = "source"


class Hit(NamedTuple):
    """Something found: what kind of thing, and its id (an actor's for countries and blocs)."""

    thing: Thing
    id: str


_THING_OF_ACTOR = {str(ActorKind.STATE): Thing.COUNTRY, str(ActorKind.BLOC): Thing.BLOC}
_PEOPLE = (str(ActorKind.LEADER), str(ActorKind.OFFICIAL))
_WEIGHTS = {thing: float(len(Thing) - rank) for rank, thing in enumerate(Thing)}


def find(dataset: Dataset, text: str, most: int = 20) -> list[Found[Hit]]:
    """Return what a query finds in either language, best first.

    Whole names come before names that begin so, these before names that have the words, then
    what has some of them only beside its name (parties, publishers, countries), then names
    whose words are spelled alike. Within each, countries and actors come before rows about
    them, the busier and the newer first.
    """
    return word_index.find(_index(dataset), text, most)


@lru_cache(maxsize=4)  # one for each revision that is being looked at
def _index(dataset: Dataset) -> WordIndex[Hit]:
    index = index_of(dataset)
    return word_index.build(
        [
            *_actors(dataset, index),
            *_themes(dataset),
            *_places(dataset, index),
            *_rows(index.deals, "deal_id", Thing.DEAL, "announced_on", index.deal_texts),
            *_rows(index.meetings, "meeting_id", Thing.MEETING, "start_on", index.meeting_texts),
            *_sources(dataset),
        ]
    )


def prepare_search(dataset: Dataset) -> None:
    """Make the index now, so that the first query need not wait for it."""
    _index(dataset)


def _actors(dataset: Dataset, index: Index) -> Iterator[Entry[Hit]]:
    actors = dataset.table("actors")
    linked = pd.concat([index.parties["actor_id"], index.participants["actor_id"]])
    rows = linked.value_counts().to_dict()
    busiest = max(rows.values(), default=1) + 1
    states = actors[actors["kind"] == str(ActorKind.STATE)]
    state_names = dict(
        zip(states["country"], states["name_en"] + " " + states["name_ar"], strict=True)
    )
    for actor in actors.to_dict("records"):
        thing = _THING_OF_ACTOR.get(str(actor["kind"]), Thing.ACTOR)
        yield Entry(
            Hit(thing, str(actor["actor_id"])),
            tuple(_called(actor)),
            beside=folded(
                " ".join(
                    [
                        actor["role_en"],
                        actor["role_ar"],
                        actor["country"],
                        state_names.get(actor["country"], ""),
                    ]
                )
            ),
            weight=_WEIGHTS[thing] + rows.get(actor["actor_id"], 0) / busiest,
        )


def _called(actor: dict[str, Any]) -> Iterator[str]:
    """Return what an actor is called; a person is also called by the last of its names."""
    names = (actor["name_en"], actor["name_ar"], *actor.get("aliases", ()))
    for name in names:
        yield name
        if actor["kind"] in _PEOPLE:
            parts = name.split()
            yield from (" ".join(parts[start:]) for start in range(1, len(parts)))


def _themes(dataset: Dataset) -> Iterator[Entry[Hit]]:
    themes = dataset.table("themes")
    for theme_id, *names in zip(
        themes["theme_id"], themes["name_en"], themes["name_ar"], strict=True
    ):
        yield Entry(Hit(Thing.THEME, theme_id), tuple(names), weight=_WEIGHTS[Thing.THEME])


def _places(dataset: Dataset, index: Index) -> Iterator[Entry[Hit]]:
    rows = pd.concat([index.deals["place_id"], index.meetings["place_id"]]).value_counts()
    busiest = int(rows.max()) + 1
    for place in dataset.table("places").to_dict("records"):
        yield Entry(
            Hit(Thing.PLACE, str(place["place_id"])),
            (place["name_en"], place["name_ar"]),
            beside=folded(place["country"]),
            weight=_WEIGHTS[Thing.PLACE] + int(rows.get(place["place_id"], 0)) / busiest,
        )


def _rows(
    table: pd.DataFrame, key: str, thing: Thing, dated: str, texts: list[str]
) -> Iterator[Entry[Hit]]:
    age = table[dated].rank(pct=True).fillna(0) * 0.99
    columns = (table[key], table["title_en"], table["title_ar"], age, texts)
    for row_id, english, arabic, newness, text in zip(*columns, strict=True):
        yield Entry(Hit(thing, row_id), (english, arabic), text, _WEIGHTS[thing] + newness)


def _sources(dataset: Dataset) -> Iterator[Entry[Hit]]:
    for source in dataset.table("sources").to_dict("records"):
        yield Entry(
            Hit(Thing.SOURCE, str(source["source_id"])),
            (source["title"],),
            beside=folded(source["publisher"]),
            weight=_WEIGHTS[Thing.SOURCE],
        )
