"""The time line of a hand-out: when its deals were announced and its meetings held."""

import pandas as pd

from components import format as formatting
from components.handouts.content import Lane, Timeline
from components.i18n import _, ngettext
from data import queries
from data.vocabulary import MeetingStatus

_MOST_TICKS = 9


def of_rows(deals: pd.DataFrame, meetings: pd.DataFrame) -> Timeline | None:
    """Return deals and held meetings in time; nothing if there are fewer than two.

    Args:
        deals: columns as ``queries.deals``.
        meetings: columns as ``queries.meetings``.
    """
    held = meetings[(meetings["status"] == str(MeetingStatus.HELD)).to_numpy()]
    lanes = {_("Deals"): deals["announced_on"], _("Meetings"): held["start_on"]}
    every = pd.concat(
        [pd.DataFrame({"lane": lane, "start_on": days}) for lane, days in lanes.items()]
    ).astype({"start_on": "datetime64[us]"})
    if len(every) < 2:
        return None
    recent, older = queries.recent_life(every)
    years = recent["start_on"].dt.year
    first, last = int(years.min()), int(years.max())
    start, end = pd.Timestamp(first, 1, 1), pd.Timestamp(last + 1, 1, 1)
    step = -(-(end.year - first + 1) // _MOST_TICKS)
    return Timeline(
        title=_("Timeline"),
        note=_older_note(older, first),
        lanes=tuple(
            Lane(lane, tuple(_share(day, start, end) for day in days.sort_values()))
            for lane, days in recent.groupby("lane", sort=False)["start_on"]
        ),
        ticks=tuple(
            (_share(pd.Timestamp(year, 1, 1), start, end), str(year))
            for year in range(first, end.year + 1, step)
        ),
    )


def _older_note(count: int, year: int) -> str:
    if not count:
        return ""
    return ngettext(
        "{count} from before {year} is not drawn.",
        "{count} from before {year} are not drawn.",
        count,
    ).format(count=formatting.number(count), year=year)


def _share(day: pd.Timestamp, start: pd.Timestamp, end: pd.Timestamp) -> float:
    """Return how far along the line a day lies, from 0 to 1."""
    return round(float((day - start) / (end - start)), 4)
