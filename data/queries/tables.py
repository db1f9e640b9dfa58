"""The tables of a revision as a selection keeps them: rows to look at and to take away."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from data import selection as selecting
from data.index import Index, index_of
from data.model import Dataset, Selection
from data.money import OWN_COLUMNS
from data.schema import TABLES
from data.selection import is_everything
from data.vocabulary import Lens

Rows = npt.NDArray[np.int64]
"""Rows of a table by their number."""

IS_COUNTED = "is_counted"
WORKED_OUT = (IS_COUNTED, *OWN_COLUMNS)
"""What the deals table has beyond the schema: whether the counting rule counts the deal, and
what it then adds to sums."""


def kept_table(dataset: Dataset, selection: Selection, name: str) -> pd.DataFrame:
    """Return the rows of one table that belong to what the selection keeps.

    Columns: those of ``data.schema``, in its order. ``deals`` has every deal that the filters
    keep and, last, ``is_counted`` (whether the lens counts it) and its own contributions
    ``own_low_usd_m``, ``own_best_usd_m``, ``own_high_usd_m``: the best ones of the counted
    deals add up to the total.
    """
    return kept_tables(dataset, selection)[name].copy(deep=False)


@lru_cache(maxsize=8)  # a page shows one of them and may hand out them all
def kept_tables(dataset: Dataset, selection: Selection) -> dict[str, pd.DataFrame]:
    """Return every table as ``kept_table`` does, by name.

    Parties, events and claims are those of kept deals, participants those of kept meetings;
    actors are those named by any of these, memberships theirs, and themes, places and sources
    those that a kept row names. So each id that a row names is there, save the package of a
    deal that the filters leave out.
    """
    tables = {name: dataset.table(name) for name in TABLES}
    index = index_of(dataset)
    if not is_everything(selection):
        deals = np.flatnonzero(selecting.kept_deals(index, selection))
        meetings = np.flatnonzero(selecting.kept_meetings(index, selection))
        tables = _narrowed(tables, deals, meetings)
    return _weighed(tables, index, selection.lens)


def tables_of(
    dataset: Dataset, deals: Sequence[int], meetings: Sequence[int], lens: Lens | None
) -> dict[str, pd.DataFrame]:
    """Return every table as ``kept_tables`` does, of some deals and meetings by row number.

    Without a lens every deal is counted, whatever its status.
    """
    tables = {name: dataset.table(name) for name in TABLES}
    narrowed = _narrowed(tables, np.array(deals, dtype=int), np.array(meetings, dtype=int))
    return _weighed(narrowed, index_of(dataset), lens)


def _weighed(
    tables: dict[str, pd.DataFrame], index: Index, lens: Lens | None
) -> dict[str, pd.DataFrame]:
    """Return the tables in order, deals with whether the lens counts them and what they add."""
    deals = tables["deals"]
    counted = selecting.is_counted(index, lens)[deals.index] if lens else True
    own = index.own_values.loc[deals.index, OWN_COLUMNS]
    tables["deals"] = pd.concat([deals.assign(**{IS_COUNTED: counted}), own], axis=1)
    return {name: tables[name] for name in TABLES}


def _narrowed(
    tables: dict[str, pd.DataFrame], deals: Rows, meetings: Rows
) -> dict[str, pd.DataFrame]:
    kept = {
        "deals": tables["deals"].iloc[deals],
        "meetings": tables["meetings"].iloc[meetings],
    }
    for name, of, key in (
        ("deal_parties", "deals", "deal_id"),
        ("deal_events", "deals", "deal_id"),
        ("claims", "deals", "deal_id"),
        ("meeting_participants", "meetings", "meeting_id"),
    ):
        kept[name] = _among(tables[name], key, kept[of][key])
    involved = _values(kept, ("deal_parties", "actor_id"), ("meeting_participants", "actor_id"),
                       ("claims", "claimant_id"))  # fmt: skip
    kept["memberships"] = _among(tables["memberships"], "member_id", involved)
    blocs = _values(kept, ("memberships", "bloc_id"))
    kept["actors"] = _among(tables["actors"], "actor_id", involved | blocs)
    rows = ("deals", "meetings")
    themes = _values(
        kept, *((name, column) for name in rows for column in ("theme", "other_themes"))
    )
    kept["themes"] = _among(tables["themes"], "theme_id", themes)
    places = _values(kept, *((name, "place_id") for name in rows))
    kept["places"] = _among(tables["places"], "place_id", places)
    cited = _values(kept, *((name, "sources") for name in (*rows, "deal_events", "memberships")),
                    ("claims", "source_id"))  # fmt: skip
    kept["sources"] = _among(tables["sources"], "source_id", cited)
    return kept


def _among(table: pd.DataFrame, column: str, ids: Iterable[str]) -> pd.DataFrame:
    return table[table[column].isin(set(ids))]


def _values(tables: dict[str, pd.DataFrame], *columns: tuple[str, str]) -> set[str]:
    """Return every id that stands in some columns, be it alone or in a list."""
    found: set[str] = set()
    for table, column in columns:
        for value in tables[table][column]:
            found.update((value,) if isinstance(value, str) else value)
    return found
