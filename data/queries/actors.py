"""Questions about actors: which a selection touches, for how much, and how they are found."""

from functools import lru_cache
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from data import search
from data.index import index_of
from data.model import Dataset, Selection
from data.queries.deals import deals as deals_of
from data.queries.deals import ranked_totals
from data.queries.measures import measures
from data.queries.meetings import meetings as meetings_of
from data.vocabulary import MeetingStatus

Part = Literal["any", "payer", "receiver", "other"]
"""What an actor does in a deal: pays, receives, or only signs or brokers."""

_SIDES: dict[Part, str] = {"payer": "pays", "receiver": "receives"}


def actors(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Measure every actor that takes part in a counted deal or a held meeting.

    Columns: those of ``measures`` for each ``actor_id``, ``kind``, ``country`` (alpha-3, empty
    without one); in the order of the table. A deal counts in full for each of its actors, so
    the rows overlap.
    """
    index = index_of(dataset)
    deals, held = deals_of(dataset, selection), _held(meetings_of(dataset, selection))
    measured = measures(
        index.deal_actors[index.is_of(index.deal_actors, deals)],
        index.meeting_actors[index.is_of(index.meeting_actors, held)],
        "actor_id",
    )
    # The categories of the links are the actors in the order of their table.
    table = dataset.table("actors")[["kind", "country"]].astype({"kind": "str"})
    takes_part = (measured["deals"] + measured["meetings"] > 0).to_numpy()
    return pd.concat([measured, table], axis=1)[takes_part].reset_index(drop=True)


def _held(meetings: pd.DataFrame) -> pd.DataFrame:
    return meetings[(meetings["status"] == str(MeetingStatus.HELD)).to_numpy()]


def value_by_actor(dataset: Dataset, deals: pd.DataFrame, part: Part = "any") -> pd.DataFrame:
    """Add up deals by actor; a deal counts in full for each actor in it.

    So the rows overlap and do not add up to the total. Columns as ``value_by``, with ``id`` an
    actor's; largest first.
    """
    index = index_of(dataset)
    links = index.deal_actors[index.is_of(index.deal_actors, deals)]
    return ranked_totals(links[has_part(links, part)], "actor_id")


def has_part(links: pd.DataFrame, part: Part) -> npt.NDArray[np.bool_]:
    """Say in which deals an actor has a part: ``links`` are rows of ``Index.deal_actors``."""
    if part == "any":
        return np.ones(len(links), dtype=bool)
    if part == "other":
        return np.asarray(~(links["pays"] | links["receives"]), dtype=bool)
    return np.asarray(links[_SIDES[part]], dtype=bool)


def found(dataset: Dataset, actors: pd.DataFrame, text: str) -> pd.DataFrame:
    """Return the actors that a text finds by any name, perhaps misspelled, best match first.

    Args:
        dataset: whose actors they are.
        actors: rows with ``actor_id``, in the order that equal matches keep.
        text: a name, an acronym or an alias in either script; without it all are found.
    """
    if not search.words(text):
        return actors
    alike = _likeness(dataset, text)
    score = np.array([alike.get(actor_id, 0.0) for actor_id in actors["actor_id"]])
    order = np.argsort(-score, kind="stable")
    return actors.iloc[order[score[order] > 0]]


@lru_cache(maxsize=64)  # a page asks again at each run, while the reader looks at what was found
def _likeness(dataset: Dataset, text: str) -> dict[str, float]:
    """Return how well a text meets the best of each actor's names, for those that it meets."""
    owners, names = _names(dataset)
    best: dict[str, float] = {}
    for owner, score in zip(owners, search.likeness(text, names), strict=True):
        if score > best.get(owner, 0.0):
            best[owner] = score
    return best


@lru_cache(maxsize=4)
def _names(dataset: Dataset) -> tuple[list[str], list[str]]:
    """Return every name of every actor, folded, and whose it is."""
    actors = dataset.table("actors")
    columns = ("actor_id", "name_en", "name_ar", "aliases")
    owners: list[str] = []
    names: list[str] = []
    for actor_id, english, arabic, aliases in zip(*(actors[c] for c in columns), strict=True):
        known = dict.fromkeys(map(search.normalize, (english, arabic, *aliases, actor_id)))
        owners += [actor_id] * len(known)
        names += known
    return owners, names
