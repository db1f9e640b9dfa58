"""The views of the meetings page: timeline, calendar, who met whom, venues."""

from typing import Literal, cast

import pandas as pd

from components import charts, controls, frame, maps, sentences
from components.i18n import _
from data import queries
from data.model import Dataset

WHEN, PAIRS, VENUES, TABLE = "when", "pairs", "venues", "table"
_LANES = ("kind", "host")
_CALENDARS = ("month", "day")
MOST_COUNTRIES = 15
MOST_MARKS = 800  # marks beyond these lie over one another, and each costs the browser time


def view_switch() -> str:
    """Let the reader choose a view of the meetings, and return it."""
    words = {
        WHEN: _("When"),
        PAIRS: _("Who met whom"),
        VENUES: _("Venues"),
        TABLE: _("Table"),
    }
    return controls.one_of("view", _("View"), list(words), words.__getitem__)


def timeline(dataset: Dataset, meetings: pd.DataFrame) -> None:
    """Show each meeting in the lane of its kind or of its host."""
    with frame.card(
        _("Timeline"), _("Each mark is a meeting; choose one to open it."), key="card-timeline"
    ):
        words = {"kind": _("Kind of meeting"), "host": _("Host country")}
        lane = controls.one_of("lane", _("Lanes by"), _LANES, words.__getitem__)
        chosen = cast(Literal["kind", "host"], lane)
        newest = queries.newest_meetings(meetings, MOST_MARKS)
        charts.timeline(dataset, queries.meeting_lanes(dataset, newest, chosen), chosen)
        frame.note(sentences.newest_of_note(MOST_MARKS, len(meetings)))


def calendar(meetings: pd.DataFrame) -> None:
    """Show how many meetings each month, or each day of the last years, saw."""
    note = _("Cancelled meetings are not counted.")
    with frame.card(_("Calendar"), note, key="card-calendar"):
        words = {"month": _("Months"), "day": _("Days")}
        if controls.one_of("calendar", _("Calendar of"), _CALENDARS, words.__getitem__) == "day":
            charts.calendar(queries.meetings_by_day(meetings))
        else:
            charts.month_heatmap(queries.meetings_by_month(meetings))


def who_met_whom(dataset: Dataset, meetings: pd.DataFrame) -> None:
    """Show how often countries met."""
    note = _("Held meetings at which both countries were present; the {most} most present.")
    with frame.card(_("Who met whom"), note.format(most=MOST_COUNTRIES), key="card-pairs"):
        charts.who_met_whom(dataset, queries.who_met_whom(dataset, meetings, MOST_COUNTRIES))


def venues(dataset: Dataset, meetings: pd.DataFrame) -> None:
    """Show where the meetings were."""
    with frame.card(_("Venues"), key="card-venues"):
        located = queries.places(dataset, None, meetings)
        maps.venue_map(dataset, located)
        frame.note(sentences.no_place_note(0, queries.without_place(meetings, meetings)[1]))
