"""What lies near in time and has the same sides: meetings around a deal, deals around a meeting.

Nearness is a hint to read on, never a cause: nothing here says that one led to the other.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.index import INTERNATIONAL, Index, index_of
from data.model import Dataset
from data.vocabulary import DatePrecision, MeetingStatus

AROUND_DAYS = 7
"""How many days apart a deal and a meeting may be."""
FEWEST_IN_COMMON = 2
"""How many sides they must share: one busy state alone would connect everything."""

Of = Literal["deal", "meeting"]
"""What stands in the middle."""

_DAY = str(DatePrecision.DAY)


def meetings_around(dataset: Dataset, deal_id: str) -> pd.DataFrame:
    """Return the meetings around a deal, nearest first.

    A meeting is around a deal, and the deal around the meeting, when the deal was announced
    during the meeting or within ``AROUND_DAYS`` days before or after it, both dates are known
    to the day, the meeting was not cancelled, and at least ``FEWEST_IN_COMMON`` sides take part
    in both. A side is a country that an actor belongs to, or, without a country, the actor
    itself; actors that were invited but did not come take no part.

    Columns: those of ``queries.meetings``, and ``days_apart`` (whole days from the meeting to
    the announcement: negative if the deal came first, 0 on a day of the meeting).
    """
    return _around(dataset, "deal", deal_id)


def deals_around(dataset: Dataset, meeting_id: str) -> pd.DataFrame:
    """Return the deals around a meeting, nearest first, by the rule of ``meetings_around``.

    Columns: those of ``queries.deals``, and ``days_apart``.
    """
    return _around(dataset, "meeting", meeting_id)


def _around(dataset: Dataset, of: Of, row_id: str) -> pd.DataFrame:
    index = index_of(dataset)
    deals, meetings = index.deals, index.meetings
    if of == "deal":
        deals = deals.iloc[[index.deal_rows[row_id]]]
    else:
        meetings = meetings.iloc[[index.meeting_rows[row_id]]]
    deals = deals[deals["date_precision"] == _DAY]
    meetings = meetings[
        (meetings["date_precision"] == _DAY) & (meetings["status"] != str(MeetingStatus.CANCELLED))
    ]
    near = meetings if of == "deal" else deals
    if deals.empty or meetings.empty:
        return near.iloc[:0].assign(days_apart=pd.Series(dtype="int64"))
    apart = _days_apart(deals["announced_on"], meetings["start_on"], meetings["end_on"])
    near = near.assign(days_apart=apart)
    near = near[near["days_apart"].abs() <= AROUND_DAYS]
    shared = _in_common(index, of, row_id, near.index)
    near = near[np.array([shared[row] >= FEWEST_IN_COMMON for row in near.index], dtype=bool)]
    return near.iloc[near["days_apart"].abs().argsort(kind="stable")]


def _days_apart(announced: pd.Series, start: pd.Series, end: pd.Series) -> npt.NDArray[np.int64]:
    """Count the days from each meeting to the deal, or from the meeting to each deal."""
    told = announced.to_numpy()
    first, last = start.to_numpy(), end.fillna(start).to_numpy()
    late = np.maximum(told - last, np.timedelta64(0))
    early = np.minimum(told - first, np.timedelta64(0))
    whole_days: npt.NDArray[np.int64] = (late + early).astype("timedelta64[D]").astype("int64")
    return whole_days


def _in_common(index: Index, of: Of, row_id: str, rows: Iterable[int]) -> dict[int, int]:
    """Count for each near row how many sides it shares with the deal or meeting in the middle."""
    if of == "deal":
        own = sides(index.parties, [index.deal_rows[row_id]])
        others = sides(index.participants, rows)
    else:
        own = sides(index.participants, [index.meeting_rows[row_id]])
        others = sides(index.parties, rows)
    middle = set().union(*own.values())
    return {row: len(middle & others.get(row, set())) for row in rows}


class SideLinks(NamedTuple):
    """Who takes part in what: the number of a row, and that of a side in it, one pair a place."""

    row: npt.NDArray[np.int64]
    side: npt.NDArray[np.int64]


def side_links(links: pd.DataFrame) -> SideLinks:
    """Return each side of each row once, in the order of rows; of parties or participants.

    A side is a country that an actor belongs to, or, without one, the actor itself. Sides have
    the same numbers among the parties and the participants of one dataset.
    """
    countries, actors = links["country"].cat, links["actor_id"].cat
    side = np.where(
        links["country"] == INTERNATIONAL,
        len(countries.categories) + actors.codes.to_numpy("int64"),
        countries.codes.to_numpy("int64"),
    )
    many = len(countries.categories) + len(actors.categories)
    return SideLinks(*np.divmod(np.unique(links["row"].to_numpy() * many + side), many))


def sides(links: pd.DataFrame, rows: Iterable[int]) -> dict[int, set[int]]:
    """Return who takes part in each row, by row number: the numbers of its ``side_links``."""
    present = side_links(links[links["row"].isin(list(rows))])
    found: dict[int, set[int]] = {}
    for row, side in zip(present.row.tolist(), present.side.tolist(), strict=True):
        found.setdefault(row, set()).add(side)
    return found
