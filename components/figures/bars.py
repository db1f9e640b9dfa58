"""Horizontal bars: values by group with their ranges, counts, and the largest deals."""

from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from components import format as formatting
from components import sentences, theme, wording
from components.i18n import _, direction
from data.vocabulary import DealStatus
from geo import palette

ColorBy = Literal["theme", "status", "none"]


def value_bars(values: pd.DataFrame, *, color_by: ColorBy = "none") -> go.Figure:
    """Draw a bar for each group's value, a whisker for its range, its figures beside it.

    Args:
        values: ``id``, ``label``, ``low_usd_m``, ``value_usd_m``, ``high_usd_m``, ``deals``,
            ``undisclosed``; drawn from the top down in the order given.
        color_by: what the ids are, if their color means something.
    """
    texts = [
        formatting.money(value) if value > 0 else _("undisclosed")
        for value in values["value_usd_m"]
    ]
    hovers = [
        _hover(row.label, row.low_usd_m, row.value_usd_m, row.high_usd_m, row.deals)
        for row in values.itertuples()
    ]
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": values["value_usd_m"].tolist(),
        "y": values["id"].tolist(),
        "hovertext": hovers,
        "hoverinfo": "text",
        "customdata": [[row_id] for row_id in values["id"]],
        "marker": _markers(values["id"].tolist(), color_by),
        "error_x": _whiskers(values["value_usd_m"], values["low_usd_m"], values["high_usd_m"]),
    }
    figures = _figures_beside(values["high_usd_m"], values["id"], texts)
    return _horizontal([bars, figures], values["id"], values["label"], values["high_usd_m"].max())


def count_bars(counts: pd.DataFrame, *, of: str = "deals") -> go.Figure:
    """Draw a bar for each group's number of rows: ``id``, ``label`` and the column ``of``."""
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": counts[of].tolist(),
        "y": counts["id"].tolist(),
        "text": [formatting.number(count) for count in counts[of]],
        "textposition": "outside",
        "cliponaxis": False,
        "hovertext": counts["label"].tolist(),
        "hoverinfo": "text+x",
        "customdata": [[row_id] for row_id in counts["id"]],
        "marker": {"color": palette.ACCENT},
    }
    return _horizontal([bars], counts["id"], counts["label"], counts[of].max())


def largest_bars(deals: pd.DataFrame) -> go.Figure:
    """Draw the largest deals, parts indented under their package.

    The pale length of a package is what the deals inside it account for.

    Args:
        deals: ``id``, ``label``, ``status``, ``value_usd_m``, ``low_usd_m``, ``high_usd_m``,
            ``own_usd_m``, ``parent_id``, ``depth``; from the top down in the order given.
    """
    indent = "\u2003"
    labels = [
        indent * depth + ("└ " if depth else "") + label
        for depth, label in zip(deals["depth"], deals["label"], strict=True)
    ]
    hovers = [
        _hover(row.label, row.low_usd_m, row.value_usd_m, row.high_usd_m, None)
        + "<br>"
        + wording.label(DealStatus(row.status))
        + "<br>"
        + _("Adds {amount} to sums").format(amount=formatting.money(row.own_usd_m))
        for row in deals.itertuples()
    ]
    ids = deals["id"].tolist()
    shared: dict[str, Any] = {
        "type": "bar",
        "orientation": "h",
        "y": ids,
        "hovertext": hovers,
        "hoverinfo": "text",
        "customdata": [[row_id] for row_id in ids],
    }
    own = {
        **shared,
        "x": deals["own_usd_m"].tolist(),
        "marker": _markers(deals["status"].tolist(), "status"),
        "showlegend": False,
    }
    inside = {
        **shared,
        "x": (deals["value_usd_m"] - deals["own_usd_m"]).tolist(),
        "marker": {"color": theme.MUTED},
        "error_x": _whiskers(deals["value_usd_m"], deals["low_usd_m"], deals["high_usd_m"]),
    }
    texts = [formatting.money(value) for value in deals["value_usd_m"]]
    figures = _figures_beside(deals["high_usd_m"], deals["id"], texts)
    figure = _horizontal(
        [own, inside, figures], deals["id"], pd.Series(labels), deals["high_usd_m"].max()
    )
    figure.layout.barmode = "stack"
    return figure


def _figures_beside(reach: pd.Series, ids: pd.Series, texts: list[str]) -> dict[str, Any]:
    """Print each figure beyond the end of its bar and of its whisker."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": reach.tolist(),
        "y": ids.tolist(),
        "text": [f"\u2002{text}\u2002" for text in texts],
        "textposition": "middle left" if direction() == "rtl" else "middle right",
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _hover(label: str, low: float, value: float, high: float, deals: int | None) -> str:
    lines = [f"<b>{label}</b>"]
    if value > 0:
        lines.append(formatting.money_range(low, value, high))
    if deals is not None:
        lines.append(sentences.deal_count(int(deals)))
    return "<br>".join(lines)


def _markers(ids: list[str], color_by: ColorBy) -> dict[str, Any]:
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
            "fillmode": "replace",
        },
    }


def _whiskers(value: pd.Series, low: pd.Series, high: pd.Series) -> dict[str, Any]:
    """Draw a range only where there is one; a whisker of no length would look like a mark."""
    return {
        "type": "data",
        "symmetric": False,
        "array": (high - value).tolist(),
        "arrayminus": (value - low).tolist(),
        "visible": bool((high > low).any()),
        "thickness": 1.2,
        "width": 3,
        "color": palette.NEUTRAL,
    }


def _horizontal(
    traces: list[dict[str, Any]], ids: pd.Series, labels: pd.Series, top: float
) -> go.Figure:
    """Put bars on a page: first at the top, mirrored where the language is."""
    is_rtl = direction() == "rtl"
    top = float(top) if top == top else 0.0  # an empty frame has no largest bar
    beside = theme.label_width(labels)
    reach = [0, top * 1.5 or 1]  # room for the figure beyond the longest bar, on a phone too
    return go.Figure(
        {
            "data": [{"showlegend": False, **trace} for trace in traces],
            "layout": theme.layout(
                theme.bar_height(len(ids)),
                xaxis={
                    "range": reach[::-1] if is_rtl else reach,
                    "visible": False,
                    "fixedrange": True,
                },
                yaxis={
                    "autorange": "reversed",
                    "side": "right" if is_rtl else "left",
                    "type": "category",
                    "tickmode": "array",
                    "tickvals": ids.tolist(),
                    "ticktext": [theme.shortened(label) for label in labels],
                    "fixedrange": True,
                    "showgrid": False,
                },
                margin={"l": 8, "r": beside, "t": 8, "b": 8}
                if is_rtl
                else {"l": beside, "r": 8, "t": 8, "b": 8},
                bargap=0.34,
            ),
        },
        _validate=False,  # the same dictionaries are proven by tests; checking costs 6 ms a chart
    )
