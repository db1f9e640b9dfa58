"""What came of it: the deals announced around each meeting, and how firm they are by now.

A deal is around a meeting when both dates are known to the day, it was announced during the
meeting or at most so many days before or after, the meeting was held, and at least
``FEWEST_IN_COMMON`` sides take part in both: countries, or actors without one. That says
nothing of cause. A deal may be around several meetings and then counts in full for each, so
the rows of a scoreboard must not be added up.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from data import selection as selecting
from data.index import index_of
from data.model import Dataset, Selection
from data.queries.around import AROUND_DAYS, FEWEST_IN_COMMON, side_links
from data.queries.reality import RUNGS, Step, amounts_at
from data.vocabulary import DatePrecision, MeetingStatus

OUTCOME_STEPS = (*RUNGS, Step.DELIVERED)
Numbers = npt.NDArray[np.int64]
_DAY = str(DatePrecision.DAY)
_DAYS_OF_ALL_TIME = 10_000_000  # further apart than any two days
_MOST_PAIRS_AT_ONCE = 2_000_000  # some hundred megabytes while they are compared


def deals_near(dataset: Dataset, meeting_id: str, days: int = AROUND_DAYS) -> pd.DataFrame:
    """Return the deals around a meeting, of any status, most money first; as ``deals``."""
    index, near = index_of(dataset), _near(dataset, days)
    of_meeting = near.deal[near.meeting == index.meeting_rows[meeting_id]]
    found = index.deals.loc[np.sort(of_meeting)]
    return found.sort_values("own_best_usd_m", ascending=False, kind="stable")


@lru_cache(maxsize=32)  # readers share their selections, and a page asks at every run
def outcomes(dataset: Dataset, selection: Selection, days: int = AROUND_DAYS) -> pd.DataFrame:
    """Say for each held meeting that is kept what became of the kept deals around it.

    Columns: ``meeting_id``, ``start_on``, ``date_precision``, ``kind``, ``deals``,
    ``undisclosed``, ``around_usd_m`` (what the deals add), a column for each of ``OUTCOME_STEPS``
    (where that money has come to by now; they add up to it), ``firm_share`` (of it, signed or
    firmer; unknown where no value is); only meetings with a deal, most money first.
    """
    index, near = index_of(dataset), _near(dataset, days)
    is_kept = (
        selecting.kept_meetings(index, selection)[near.meeting]
        & selecting.kept_deals(index, selection)[near.deal]
    )
    deals, of_meeting = near.deal[is_kept], near.meeting[is_kept]

    def summed(of_deals: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Add up over the deals around each meeting what each deal of the dataset has."""
        return np.bincount(of_meeting, of_deals[deals], len(index.meetings))[rows]

    counts = np.bincount(of_meeting, minlength=len(index.meetings))
    rows = np.flatnonzero(counts)
    sums = {str(step): summed(amounts_at(dataset, step)) for step in OUTCOME_STEPS}
    board = index.meetings.loc[rows, ["meeting_id", "start_on", "date_precision", "kind"]].assign(
        deals=counts[rows],
        undisclosed=summed(index.deals["undisclosed"].to_numpy()).astype("int64"),
        around_usd_m=sum(sums.values()),
        **sums,
    )
    unfirm = [str(Step.OFF_LADDER), str(Step.ONLY_ANNOUNCED), str(Step.ONLY_MEMORANDUM)]
    firm = board["around_usd_m"] - board[unfirm].sum(axis=1)
    board["firm_share"] = firm / board["around_usd_m"].where(board["around_usd_m"] > 0)
    return board.sort_values(["around_usd_m", "deals"], ascending=False, kind="stable")


class _Pairs(NamedTuple):
    """Meetings and the deals around them, by row number: one pair a place."""

    meeting: npt.NDArray[np.int32]  # a thousand times the shipped rows make 45 million pairs
    deal: npt.NDArray[np.int32]


@lru_cache(maxsize=3)  # hundreds of megabytes each, with a thousand times the shipped rows
def _near(dataset: Dataset, days: int) -> _Pairs:
    """Return each held meeting with each deal around it, in the order of rows."""
    index = index_of(dataset)
    deals, meetings = index.deals, index.meetings
    is_told = (deals["date_precision"] == _DAY).to_numpy()
    is_held = (meetings["date_precision"] == _DAY).to_numpy() & (
        meetings["status"] == str(MeetingStatus.HELD)
    ).to_numpy()
    present = side_links(index.participants[index.links_of(index.participants, is_held)])
    parties = side_links(index.parties[index.links_of(index.parties, is_told)])
    # The deals of each side in the order of days: what a meeting lies near is a stretch of them.
    moments = _moments(parties.side, _day_numbers(deals["announced_on"])[parties.row])
    order = np.argsort(moments, kind="stable")
    moments, told = moments[order], parties.row[order]
    first = _day_numbers(meetings["start_on"]) - days
    last = _day_numbers(meetings["end_on"].fillna(meetings["start_on"])) + days
    begin = np.searchsorted(moments, _moments(present.side, first[present.row]), side="left")
    end = np.searchsorted(moments, _moments(present.side, last[present.row]), side="right")
    found = [_Pairs(np.empty(0, np.int32), np.empty(0, np.int32))]
    for part in _parts(present.row, end - begin):
        meeting = np.repeat(present.row[part], (end - begin)[part])
        deal = told[_stretches(begin[part], end[part])]
        pair, shared = np.unique(meeting * len(deals) + deal, return_counts=True)
        near = np.divmod(pair[shared >= FEWEST_IN_COMMON], len(deals))
        found.append(_Pairs(*(rows.astype(np.int32) for rows in near)))
    return _Pairs(*map(np.concatenate, zip(*found, strict=True)))


def _day_numbers(dates: pd.Series) -> Numbers:
    numbers: Numbers = dates.to_numpy("datetime64[D]").astype("int64")
    return numbers


def _moments(sides: Numbers, days: Numbers) -> Numbers:
    """Return numbers that sort by side, then by day."""
    return sides * _DAYS_OF_ALL_TIME + days


def _parts(rows: Numbers, counts: Numbers) -> Iterator[slice]:
    """Cut links, which are in the order of their rows, where ``counts`` add up to a bound."""
    ends = np.cumsum(counts)
    of_whole_row = ends[np.searchsorted(rows, rows, side="right") - 1]
    starts = np.flatnonzero(np.diff(of_whole_row // _MOST_PAIRS_AT_ONCE, prepend=-1))
    return map(slice, starts, [*starts[1:], len(rows)])


def _stretches(begin: Numbers, end: Numbers) -> Numbers:
    """Return the numbers from each begin up to its end, one stretch after the other."""
    counts = end - begin
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    numbers: Numbers = np.repeat(begin, counts) + within
    return numbers
