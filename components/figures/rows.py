"""Horizontal bars one under the other: labels, lengths, ranges, and the figures beside them."""

from collections.abc import Sequence
from typing import Any, Literal

import plotly.graph_objects as go

from components import theme
from components.figures import lettering
from components.figures.drawing import drawn
from components.i18n import direction
from data.vocabulary import DealStatus
from geo import palette

ColorBy = Literal["theme", "status", "none"]
Trace = dict[str, Any]

LABEL_ROOM = 112  # pixels for labels beside bars: a third of a phone
BAR, LINE, GAP = 16, 16, 10  # pixels of a bar below its label, a label's line, and between rows


def bars(ids: Sequence[str], lengths: Sequence[float], hovers: Sequence[str]) -> Trace:
    """Return bars, the first at the top, each with the id that a click on it chooses."""
    return {
        "type": "bar",
        "orientation": "h",
        "x": list(lengths),
        "y": list(ids),
        "hovertext": list(hovers),
        "hoverinfo": "text",
        "customdata": [[row_id] for row_id in ids],
        "showlegend": False,
    }


def figures_beside(ids: Sequence[str], reach: Sequence[float], texts: Sequence[str]) -> Trace:
    """Print each figure beyond the end of its bar and of its whisker."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": list(reach),
        "y": list(ids),
        "text": [f"\u2002{lettering.run(text)}\u2002" for text in texts],
        "textposition": "middle left" if direction() == "rtl" else "middle right",
        "textfont": {"size": theme.TEXT_SIZE},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def markers(ids: Sequence[str], color_by: ColorBy) -> dict[str, Any]:
    """Color bars by what they are; below signed they are hollow, off the ladder hatched."""
    if color_by == "theme":
        return {"color": [palette.theme_color(theme_id) for theme_id in ids]}
    if color_by != "status":
        return {"color": palette.ACCENT}
    statuses = [DealStatus(status) for status in ids]
    colors = [palette.STATUS_COLORS[status] for status in statuses]
    return {
        "color": [
            palette.rgba(color, 0.18) if status in palette.HOLLOW else color
            for color, status in zip(colors, statuses, strict=True)
        ],
        "line": {"color": colors, "width": 1.5},
        "pattern": {
            "shape": ["/" if status in palette.HATCHED else "" for status in statuses],
            "fgcolor": colors,
            "bgcolor": "rgba(0,0,0,0)",
            "size": 6,
        },
    }


def whiskers(low: Sequence[float], value: Sequence[float], high: Sequence[float]) -> dict[str, Any]:
    """Draw a range only where there is one; a whisker of no length would look like a mark."""
    ranges = list(zip(low, value, high, strict=True))
    return {
        "type": "data",
        "symmetric": False,
        "array": [most - best if most > least else None for least, best, most in ranges],
        "arrayminus": [best - least if most > least else None for least, best, most in ranges],
        "visible": any(most > least for least, _, most in ranges),
        "thickness": 1.4,
        "width": 3,
        "color": palette.NEUTRAL,
    }


def beside_labels(
    traces: list[Trace], labels: Sequence[str], texts: Sequence[str], top: float
) -> go.Figure:
    """Put bars on a page with their labels beside them, mirrored where the language is."""
    wrapped = [lettering.wrapped(label, LABEL_ROOM) for label in labels]
    room = max(lettering.width(line) for label in wrapped for line in label)
    return drawn(
        traces,
        theme.layout(
            theme.bar_height(len(labels), max(map(len, wrapped))),
            xaxis=lengths(top),
            yaxis=_names(traces[0]["y"], wrapped),
            margin=margin(room + 10, texts),
            bargap=0.34,
            barmode="stack",
        ),
    )


def below_labels(
    traces: list[Trace], wrapped: Sequence[list[str]], texts: Sequence[str], top: float
) -> go.Figure:
    """Put bars on a page with their labels, already in lines, above them.

    Titles of deals are too long to stand beside bars on a phone.
    """
    label = LINE * max(map(len, wrapped))
    row = BAR + label + GAP
    space = (label + GAP) / row
    names = {
        **_names(traces[0]["y"], wrapped),
        "ticklabelposition": "inside",
        "ticklabelstandoff": 0,
        "ticklabelshift": (BAR + label) // 2,
        "range": [len(wrapped) - space / 2, -1 + (BAR / row) / 2],
    }
    return drawn(
        traces,
        theme.layout(
            row * len(wrapped) + 2 * theme.EDGE,
            xaxis=lengths(top),
            yaxis=names,
            margin=margin(theme.EDGE, texts),
            bargap=space,
            barmode="stack",
        ),
    )


def lengths(top: float) -> dict[str, Any]:
    """Return the axis that bars lie along, from nothing to the longest."""
    reach = [0, top * 1.01 if top > 0 else 1]
    is_rtl = direction() == "rtl"
    return {"range": reach[::-1] if is_rtl else reach, "visible": False, "fixedrange": True}


def _names(ids: Sequence[str], wrapped: Sequence[list[str]]) -> dict[str, Any]:
    return {
        "type": "category",
        "range": [len(ids) - 0.5, -0.5],
        "side": "right" if direction() == "rtl" else "left",
        "tickvals": list(ids),
        "ticktext": [lettering.stacked(label) for label in wrapped],
        "tickfont": {"size": theme.LABEL_SIZE},
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "automargin": False,
    }


def margin(start: float, texts: Sequence[str]) -> dict[str, float]:
    """Leave room for labels where a line begins, and for figures where the longest bar ends.

    Both are in pixels, so that the bars have the rest of any screen.
    """
    end = round(max(lettering.width(text, theme.TEXT_SIZE) for text in texts) + 16)
    is_rtl = direction() == "rtl"
    left, right = (end, round(start)) if is_rtl else (round(start), end)
    return {"l": left, "r": right, "t": theme.EDGE, "b": theme.EDGE, "pad": 4}
