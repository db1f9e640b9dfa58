"""When meetings were: a mark for each on a time axis, in the lane of its kind or its host."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components import format as formatting
from components import sentences, theme, wording
from components.figures import lettering
from components.figures.drawing import drawn, empty
from components.i18n import Language, direction, language
from data.vocabulary import MeetingKind, MeetingStatus
from geo import palette

MEETING_SYMBOLS = {
    MeetingStatus.HELD: "circle",
    MeetingStatus.PLANNED: "circle-open",
    MeetingStatus.CANCELLED: "x-thin-open",
}
MARK = 9  # pixels
MARKS_ABREAST = 60  # marks that stand side by side on the whole axis without touching
LEAST_ROWS, MOST_ROWS = 3, 9  # of marks in a lane; beyond it they cover each other
LABEL_ROOM = 92  # pixels
MOST_TICKS = 6  # as many as a phone has room for
SHORT_SPAN = pd.Timedelta(days=900)  # below it an axis names months


@dataclass(frozen=True, slots=True)
class _Lane:
    middle: float
    """Where the lane is, counted in rows of marks from the top."""
    edge: float


def timeline(meetings: pd.DataFrame) -> go.Figure:
    """Draw each meeting as a mark on a time axis; one of several days has a tail.

    Planned meetings are hollow, cancelled ones crossed out. Those that coincide are spread over
    the height of their lane, always in the same way.

    Args:
        meetings: ``id``, ``label``, ``start_on``, ``end_on``, ``date_precision``, ``lane``,
            ``lane_label``, ``kind``, ``status``; lanes from the top down in the order given.
    """
    if meetings.empty:
        return empty(sentences.meeting_count(0))
    marks = meetings.assign(
        color=[palette.meeting_kind_color(kind) for kind in meetings["kind"].tolist()],
        symbol=[MEETING_SYMBOLS[MeetingStatus(status)] for status in meetings["status"].tolist()],
        hover=_hovers(meetings),
    )
    return in_lanes(marks, _entries(meetings))


def in_lanes(marks: pd.DataFrame, entries: Sequence[tuple[str, str, str]]) -> go.Figure:
    """Draw marks on a time axis, each in its lane; one of several days has a tail.

    Args:
        marks: ``id``, ``start_on``, ``end_on``, ``lane``, ``lane_label``, ``color``, ``symbol``,
            ``hover`` and, where marks of different tables stand together, ``table``, or where
            they differ in it, ``size`` (pixels); lanes from the top down in the order given; at
            least one mark.
        entries: the legend: what each means, its symbol and its color.
    """
    first, last = marks["start_on"].min(), marks["end_on"].max()
    labels = dict(zip(marks["lane"], marks["lane_label"], strict=True))
    offsets = _offsets(marks, (last - first) / MARKS_ABREAST)
    lane_of = marks["lane"].tolist()
    lanes = _lanes(list(labels), lane_of, offsets)
    heights = [lanes[lane].middle + offset for lane, offset in zip(lane_of, offsets, strict=True)]
    margin = (last - first) * 0.03 + pd.Timedelta(days=2)
    layout = _layout(
        [labels[lane] for lane in lanes],
        list(lanes.values()),
        x={
            "range": [(first - margin).isoformat(), (last + margin).isoformat()],
            **_ticks(first, last),
        },
        legend_lines=-(-len(entries) // 2),
    )
    return drawn([_tails(marks, heights), _marks(marks, heights), *explained(entries)], layout)


def _offsets(marks: pd.DataFrame, apart: pd.Timedelta) -> list[int]:
    """Return how many rows above or below its lane's middle each mark stands.

    Each takes the row nearest to the middle that is free at its date.
    """
    nearest = [(step + 1) // 2 * (1 if step % 2 else -1) for step in range(MOST_ROWS)]
    offsets = dict.fromkeys(marks.index, 0)
    taken_until: dict[tuple[str, int], pd.Timestamp] = {}
    order = marks.sort_values(["start_on", "id"], kind="stable")
    for row, lane, start, end in zip(
        order.index,
        *(order[column].tolist() for column in ("lane", "start_on", "end_on")),
        strict=True,
    ):
        free = [at for at in nearest if taken_until.get((lane, at), start) <= start]
        offset = free[0] if free else min(nearest, key=lambda at: taken_until[lane, at])
        taken_until[lane, offset] = max(end, start + apart)
        offsets[row] = offset
    return list(offsets.values())


def _lanes(names: list[str], lane_of: list[str], offsets: list[int]) -> dict[str, _Lane]:
    """Give each lane as many rows as its marks need, and one between lanes."""
    lanes: dict[str, _Lane] = {}
    reach = dict.fromkeys(names, LEAST_ROWS // 2)
    for lane, offset in zip(lane_of, offsets, strict=True):
        reach[lane] = max(reach[lane], abs(offset))
    edge = 0.0
    for name in names:
        rows = 2 * reach[name] + 2
        lanes[name] = _Lane(middle=edge + rows / 2, edge=edge + rows)
        edge += rows
    return lanes


def _marks(marks: pd.DataFrame, heights: list[float]) -> dict[str, Any]:
    colors = marks["color"].tolist()
    data = [marks[column].tolist() for column in ("id", "table") if column in marks]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": marks["start_on"].dt.strftime("%Y-%m-%d").tolist(),
        "y": heights,
        "hovertext": marks["hover"].tolist(),
        "hoverinfo": "text",
        "customdata": [list(each) for each in zip(*data, strict=True)],
        "showlegend": False,
        "marker": {
            "size": marks["size"].tolist() if "size" in marks else MARK,
            "symbol": marks["symbol"].tolist(),
            "color": colors,
            "opacity": 0.9,
            "line": {"width": 1.6, "color": colors},
        },
    }


def _hovers(meetings: pd.DataFrame) -> list[str]:
    columns = ("label", "start_on", "end_on", "date_precision", "kind", "status")
    rows = zip(*(meetings[column].tolist() for column in columns), strict=True)
    return [_hover(*row, language()) for row in rows]


@lru_cache(maxsize=4096)  # the same meetings come again at each run; wording took half the time
def _hover(
    label: str,
    start: pd.Timestamp,
    end: pd.Timestamp,
    precision: str,
    kind: str,
    status: str,
    _spoken: Language,
) -> str:
    return lettering.hover(
        label,
        formatting.date_span(start, end, precision),
        wording.label(MeetingKind(kind)),
        wording.label(MeetingStatus(status)),
    )


def _tails(marks: pd.DataFrame, heights: list[float]) -> dict[str, Any]:
    """Draw how long meetings of several days took; at the scale of years it hardly shows."""
    x: list[str | None] = []
    y: list[float | None] = []
    starts, ends = (marks[name].dt.strftime("%Y-%m-%d") for name in ("start_on", "end_on"))
    for start, end, height in zip(starts, ends, heights, strict=True):
        if end > start:
            x += [start, end, None]
            y += [height, height, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"width": 4, "color": palette.rgba(palette.NEUTRAL, 0.6)},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _entries(meetings: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Explain shapes, and colors where the lanes do not."""
    entries = [
        (wording.label(status), MEETING_SYMBOLS[status], palette.NEUTRAL)
        for status in MeetingStatus
        if (meetings["status"] == str(status)).any()
    ]
    if (meetings["lane"] != meetings["kind"]).any():
        present = set(meetings["kind"])
        entries += [
            (wording.label(kind), "square", palette.meeting_kind_color(kind))
            for kind in MeetingKind
            if str(kind) in present
        ]
    return entries


def explained(entries: Sequence[tuple[str, str, str]]) -> list[dict[str, Any]]:
    """Return a legend: an empty trace for each of its entries."""
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [None],
            "y": [None],
            "name": lettering.run(name),
            "marker": {"symbol": symbol, "color": color, "size": MARK,
                       "line": {"width": 1.6, "color": color}},
        }
        for name, symbol, color in entries
    ]  # fmt: skip


def _ticks(first: pd.Timestamp, last: pd.Timestamp) -> dict[str, Any]:
    """Return an axis's dates: years, or months where there are few years; worded here."""
    is_short = last - first < SHORT_SPAN
    starts = pd.date_range(first, last, freq="MS" if is_short else "YS", normalize=True)
    starts = starts[:: -(-len(starts) // MOST_TICKS) or 1]
    texts = [
        lettering.stacked(formatting.month(f"{start:%Y-%m}").rsplit(" ", 1))
        if is_short
        else str(start.year)
        for start in starts
    ]
    return {"tickvals": [start.isoformat() for start in starts], "ticktext": texts}


def _layout(
    labels: list[str], lanes: list[_Lane], *, x: dict[str, Any], legend_lines: int
) -> dict[str, Any]:
    is_rtl = direction() == "rtl"
    wrapped = [lettering.wrapped(label, LABEL_ROOM) for label in labels]
    room = round(max(lettering.width(line) for label in wrapped for line in label)) + 12
    plot = lanes[-1].edge * MARK
    legend = theme.LEGEND_LINE * legend_lines
    ticks_below = 36
    return theme.layout(
        round(plot) + ticks_below + legend + 2 * theme.EDGE,
        xaxis={"type": "date", "fixedrange": True, "showgrid": True, "gridcolor": theme.MUTED,
               "zeroline": False, "tickangle": 0, "automargin": False, **x},
        yaxis={"tickvals": [lane.middle for lane in lanes],
               "ticktext": [lettering.stacked(label) for label in wrapped],
               "range": [lanes[-1].edge, 0], "fixedrange": True, "showgrid": False,
               "zeroline": False, "automargin": False, "side": "right" if is_rtl else "left"},
        margin={"l": theme.EDGE if is_rtl else room, "r": room if is_rtl else theme.EDGE,
                "t": theme.EDGE, "b": ticks_below},
        legend={"y": -ticks_below / plot, "yanchor": "top"},
    )  # fmt: skip
