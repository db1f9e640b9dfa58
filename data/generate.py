"""A package many times as large as a real one, to learn what growth would cost.

Each further copy of the rows is varied as a whole: a package and the deals inside it move
together in time and in value, so that no part outgrows what it is in; parties and participants
are exchanged for others of their kind. The result passes every check that its model passes.
The same seed gives the same bytes.
"""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.schema import TABLES
from data.vocabulary import ActorKind, DatePrecision

Tables = Mapping[str, pd.DataFrame]

_KEPT = ("themes", "places", "memberships")
"""Tables that do not grow: there are no more subjects, cities and accords than there are."""

_ONE_OF_A_KIND = (str(ActorKind.STATE), str(ActorKind.BLOC))
_MOST_YEARS_EARLIER = 5
_DAYS_A_YEAR = 365
_SPREAD_OF_VALUES = 0.6  # of the logarithm: most copies are worth between half and twice as much
_EXCHANGED = 0.3  # the part of parties that are others than in the model
_USD_M = ("value_usd_m", "value_low_usd_m", "value_high_usd_m", "amount_usd_m")


def multiplied(tables: Tables, times: int, *, seed: int = 1) -> dict[str, pd.DataFrame]:
    """Return a package's tables with ``times`` as many rows; once is the package itself.

    Args:
        tables: every table, typed, as ``Dataset.tables`` has them.
        times: how many times as many deals, meetings, sources and actors there shall be;
            themes, places, memberships, states and blocs stay as they are.
        seed: of the random numbers.
    """
    random = np.random.default_rng(seed)
    copies = [dict(tables), *(_copy(tables, number, random) for number in range(2, times + 1))]
    return {
        name: tables[name]
        if name in _KEPT
        else pd.concat([copy[name] for copy in copies], ignore_index=True).drop_duplicates(
            list(table.key), ignore_index=True
        )
        for name, table in TABLES.items()
    }


def _copy(tables: Tables, number: int, random: np.random.Generator) -> dict[str, pd.DataFrame]:
    """Return one more copy of the rows under ids of their own, varied."""
    actors = tables["actors"]
    is_unique = actors["kind"].isin(_ONE_OF_A_KIND)
    renamed = {
        actor_id: actor_id if unique else f"{actor_id}-{number}"
        for actor_id, unique in zip(actors["actor_id"], is_unique, strict=True)
    }
    copied = {
        name: _renamed(name, tables[name].copy(), number, renamed)
        for name in TABLES
        if name not in _KEPT
    }
    copied["actors"] = copied["actors"][~is_unique.to_numpy()]
    copied["sources"]["url"] += f"#{number}"
    for name, column in (("deals", "title"), ("meetings", "title"), ("actors", "name")):
        copied[name][f"{column}_en"] += f", no. {number}"
        copied[name][f"{column}_ar"] += f"، رقم {number}"
    _move(copied, random)
    for name in ("deal_parties", "meeting_participants"):
        copied[name] = _exchanged(copied[name], actors, renamed, random)
    return copied


def _renamed(
    name: str, frame: pd.DataFrame, number: int, actors: Mapping[str, str]
) -> pd.DataFrame:
    """Give ids, and what refers to them, the copy's number."""
    for column in TABLES[name].columns:
        target = column.references or (name if (column.name,) == TABLES[name].key else None)
        if target is None or target in _KEPT:
            continue
        cells = frame[column.name]
        if target == "actors":
            frame[column.name] = cells.map(actors).astype("str")
        elif column.type == "ids":
            frame[column.name] = [tuple(f"{item}-{number}" for item in items) for items in cells]
        else:
            frame[column.name] = cells.where(cells == "", cells + f"-{number}")
    return frame


def _move(copied: dict[str, pd.DataFrame], random: np.random.Generator) -> None:
    """Move packages, with all that hangs on them, and meetings to an earlier day and a value."""
    deals, meetings = copied["deals"], copied["meetings"]
    parent_of = dict(zip(deals["deal_id"], deals["part_of"], strict=True))
    roots = {deal_id: _root(deal_id, parent_of) for deal_id in parent_of}
    days = dict(zip(sorted(set(roots.values())), _earlier(len(roots), random), strict=False))
    factors = dict(
        zip(days, random.lognormal(0.0, _SPREAD_OF_VALUES, len(days)).round(1) + 0.1, strict=True)
    )
    for name, dates in (
        ("deals", ["announced_on"]), ("deal_events", ["happened_on"]), ("claims", ["claimed_on"]),
    ):  # fmt: skip
        frame = copied[name]
        root = frame["deal_id"].map(roots)
        _shift(frame, dates, root.map(days).to_numpy())
        for column in _USD_M:
            if column in frame:
                moved = frame[column] * root.map(factors).to_numpy()
                # In cents of a million: more decimals would look like thousands (THREE_DECIMALS).
                frame[column] = moved.round(2).clip(lower=0.01)
    _shift(meetings, ["start_on", "end_on"], _earlier(len(meetings), random))


def _root(deal_id: str, parent_of: Mapping[str, str]) -> str:
    while parent_of[deal_id]:
        deal_id = parent_of[deal_id]
    return deal_id


def _earlier(size: int, random: np.random.Generator) -> npt.NDArray[np.int64]:
    """Return by how many days to move: earlier, because what is firm cannot lie ahead."""
    return random.integers(4, _MOST_YEARS_EARLIER * _DAYS_A_YEAR, size)


def _shift(frame: pd.DataFrame, dates: list[str], days: npt.NDArray[np.int64]) -> None:
    """Move dates; one known to its month or year stays on the first day of one."""
    for column in dates:
        moved = frame[column] - pd.to_timedelta(days, unit="D")
        if "date_precision" in frame:
            for precision, period in ((DatePrecision.MONTH, "M"), (DatePrecision.YEAR, "Y")):
                first = moved.dt.to_period(period).dt.start_time
                moved = moved.mask(frame["date_precision"] == str(precision), first)
        frame[column] = moved.astype(frame[column].dtype)


def _exchanged(
    links: pd.DataFrame,
    actors: pd.DataFrame,
    renamed: Mapping[str, str],
    random: np.random.Generator,
) -> pd.DataFrame:
    """Exchange some actors for others of the same kind, drawn as often as they occur."""
    kind_of = {
        renamed[actor_id]: kind
        for actor_id, kind in zip(actors["actor_id"], actors["kind"].astype(str), strict=True)
    }
    kinds = links["actor_id"].map(kind_of)
    drawn = links["actor_id"].to_numpy(dtype=object).copy()
    for kind in sorted(set(kinds)):
        rows = np.flatnonzero((kinds == kind).to_numpy() & (random.random(len(links)) < _EXCHANGED))
        pool = links["actor_id"][kinds == kind].to_numpy(dtype=object)
        drawn[rows] = random.choice(pool, len(rows))
    return links.assign(actor_id=pd.Series(drawn, index=links.index, dtype="str"))
