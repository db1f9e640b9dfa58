"""What one actor did and when: its deals by its part in them, and its meetings."""

import math

import pandas as pd
import plotly.graph_objects as go

from components import format as formatting
from components import wording
from components.figures import lettering
from components.figures.drawing import empty
from components.figures.timeline import MEETING_SYMBOLS, in_lanes
from components.i18n import _
from data.vocabulary import DealKind, DealStatus, MeetingKind, MeetingStatus
from geo import palette


def life(life: pd.DataFrame) -> go.Figure:
    """Draw an actor's deals and meetings on one time axis, in the lanes of its parts.

    Deals below signed are hollow and those off the ladder crossed out, as meetings are that
    are planned or were cancelled.

    Args:
        life: ``id``, ``label``, ``table``, ``lane``, ``lane_label``, ``start_on``, ``end_on``,
            ``date_precision``, ``kind``, ``status``, ``value_usd_m``; lanes from the top down.
    """
    if life.empty:
        return empty(_("No deals and no meetings."))
    columns = ("table", "label", "start_on", "end_on", "date_precision", "kind", "status",
               "value_usd_m")  # fmt: skip
    rows = list(zip(*(life[column].tolist() for column in columns), strict=True))
    symbols, colors = zip(*(_mark(row[0], row[6]) for row in rows), strict=True)
    marks = life.assign(symbol=symbols, color=colors, hover=[_hover(*row) for row in rows])
    return in_lanes(marks, _entries(life))


def _mark(table: str, status: str) -> tuple[str, str]:
    """Return the symbol and the color of a deal or a meeting."""
    if table == "meetings":
        return MEETING_SYMBOLS[MeetingStatus(status)], palette.NEUTRAL
    rung = DealStatus(status)
    if rung in palette.HATCHED:
        return "x-thin-open", palette.STATUS_COLORS[rung]
    return "diamond-open" if rung in palette.HOLLOW else "diamond", palette.STATUS_COLORS[rung]


def _hover(
    table: str,
    label: str,
    start: pd.Timestamp,
    end: pd.Timestamp,
    precision: str,
    kind: str,
    status: str,
    value_usd_m: float,
) -> str:
    is_deal = table == "deals"
    return lettering.hover(
        label,
        formatting.date_span(start, end, precision),
        wording.label(DealKind(kind) if is_deal else MeetingKind(kind)),
        wording.label(DealStatus(status) if is_deal else MeetingStatus(status)),
        "" if not is_deal or math.isnan(value_usd_m) else formatting.money(value_usd_m),
    )


def _entries(life: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Explain the statuses that occur, deals' before meetings'."""
    present = set(zip(life["table"], life["status"], strict=True))
    return [
        (wording.label(status), *_mark(table, str(status)))
        for table, statuses in (("deals", DealStatus), ("meetings", MeetingStatus))
        for status in statuses
        if (table, str(status)) in present
    ]
