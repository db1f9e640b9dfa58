"""What came of it: the deals announced around each meeting, and how firm they are by now.

A deal is around a meeting when both dates are known to the day, it was announced during the
meeting or at most so many days before or after, the meeting was held, and at least
``FEWEST_IN_COMMON`` sides take part in both: countries, or actors without one. That says
nothing of cause. A deal may be around several meetings and then counts in full for each, so
the rows of a scoreboard must not be added up.
"""

from functools import lru_cache

import numpy as np
import pandas as pd

from data.index import index_of
from data.model import Dataset, Selection
from data.queries.around import AROUND_DAYS, FEWEST_IN_COMMON, sides
from data.queries.meetings import meetings as kept_meetings
from data.queries.reality import RUNGS, Step, amounts_at, kept_deals
from data.vocabulary import DatePrecision, MeetingStatus

OUTCOME_STEPS = (*RUNGS, Step.DELIVERED)
_DAY = str(DatePrecision.DAY)


def deals_near(dataset: Dataset, meeting_id: str, days: int = AROUND_DAYS) -> pd.DataFrame:
    """Return the deals around a meeting, of any status, most money first; as ``deals``."""
    index = index_of(dataset)
    rows = _near(dataset, days).get(index.meeting_rows[meeting_id], [])
    near = index.deals.loc[rows]
    return near.sort_values("own_best_usd_m", ascending=False, kind="stable")


@lru_cache(maxsize=32)  # readers share their selections, and a page asks at every run
def outcomes(dataset: Dataset, selection: Selection, days: int = AROUND_DAYS) -> pd.DataFrame:
    """Say for each held meeting that is kept what became of the kept deals around it.

    Columns: ``meeting_id``, ``start_on``, ``date_precision``, ``kind``, ``deals``,
    ``undisclosed``, ``around_usd_m`` (what the deals add), a column for each of ``OUTCOME_STEPS``
    (where that money has come to by now; they add up to it), ``firm_share`` (of it, signed or
    firmer; unknown where no value is); only meetings with a deal, most money first.
    """
    meetings, deals = kept_meetings(dataset, selection), kept_deals(dataset, selection)
    kept = set(deals.index)
    near = _near(dataset, days)
    rows = {row: [deal for deal in near.get(row, []) if deal in kept] for row in meetings.index}
    meetings = meetings.loc[[row for row, found in rows.items() if found]]
    sums = np.array(
        [amounts_at(dataset, rows[row], OUTCOME_STEPS).sum(axis=0) for row in meetings.index]
    ).reshape(len(meetings), len(OUTCOME_STEPS))
    own = index_of(dataset).deals["own_best_usd_m"]
    board = meetings[["meeting_id", "start_on", "date_precision", "kind"]].assign(
        deals=[len(rows[row]) for row in meetings.index],
        undisclosed=[int(own.loc[rows[row]].isna().sum()) for row in meetings.index],
        around_usd_m=sums.sum(axis=1),
        **{str(step): sums[:, place] for place, step in enumerate(OUTCOME_STEPS)},
    )
    unfirm = [str(Step.OFF_LADDER), str(Step.ONLY_ANNOUNCED), str(Step.ONLY_MEMORANDUM)]
    firm = board["around_usd_m"] - board[unfirm].sum(axis=1)
    board["firm_share"] = firm / board["around_usd_m"].where(board["around_usd_m"] > 0)
    return board.sort_values(["around_usd_m", "deals"], ascending=False, kind="stable")


@lru_cache(maxsize=8)
def _near(dataset: Dataset, days: int) -> dict[int, list[int]]:
    """Return the row numbers of the deals around each held meeting, by that of the meeting."""
    index = index_of(dataset)
    deals, meetings = index.deals, index.meetings
    deals = deals[(deals["date_precision"] == _DAY).to_numpy()]
    meetings = meetings[
        (meetings["date_precision"] == _DAY).to_numpy()
        & (meetings["status"] == str(MeetingStatus.HELD)).to_numpy()
    ]
    told = deals["announced_on"].sort_values(kind="stable")
    first = meetings["start_on"] - pd.Timedelta(days=days)
    last = meetings["end_on"].fillna(meetings["start_on"]) + pd.Timedelta(days=days)
    begin = np.searchsorted(told.to_numpy(), first.to_numpy(), side="left")
    end = np.searchsorted(told.to_numpy(), last.to_numpy(), side="right")
    parties = sides(index.parties, deals.index)
    present = sides(index.participants, meetings.index)
    rows = told.index.to_numpy()
    return {
        int(meeting): [
            int(deal)
            for deal in rows[start:stop]
            if len(present.get(meeting, set()) & parties.get(int(deal), set())) >= FEWEST_IN_COMMON
        ]
        for meeting, start, stop in zip(meetings.index, begin, end, strict=True)
    }
