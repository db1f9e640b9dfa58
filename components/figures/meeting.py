"""Meetings: when they were, in lanes; how many a month; and who met whom."""

import pandas as pd
import plotly.graph_objects as go
from babel.dates import get_month_names

from components import format as formatting
from components import sentences, theme, wording
from components.i18n import _, direction, language
from data.vocabulary import MeetingKind, MeetingStatus
from geo import palette

_SYMBOLS = {"held": "circle", "planned": "circle-open", "cancelled": "x-thin-open"}
_LANE_ROWS = 5  # coinciding meetings are spread over as many heights within their lane


def timeline(meetings: pd.DataFrame) -> go.Figure:
    """Draw each meeting as a mark on a time axis, in the lane of its kind or its host.

    Args:
        meetings: ``id``, ``label``, ``start_on``, ``end_on``, ``date_precision``, ``lane``,
            ``lane_label``, ``kind``, ``status``; lanes from the top down in the order given.
    """
    lanes = list(dict.fromkeys(meetings["lane"]))
    labels = dict(zip(meetings["lane"], meetings["lane_label"], strict=True))
    position = {lane: number for number, lane in enumerate(lanes)}
    order = meetings.groupby("lane").cumcount() % _LANE_ROWS
    heights = [
        position[lane] + (place - (_LANE_ROWS - 1) / 2) * 0.14
        for lane, place in zip(meetings["lane"], order, strict=True)
    ]
    hovers = [
        "<br>".join(
            [
                f"<b>{row.label}</b>",
                formatting.date_span(row.start_on, row.end_on, row.date_precision),
                f"{wording.label(MeetingKind(row.kind))}, "
                f"{wording.term(MeetingStatus(row.status))}",
            ]
        )
        for row in meetings.itertuples()
    ]
    marks = {
        "type": "scatter",
        "mode": "markers",
        "x": [moment.isoformat() for moment in meetings["start_on"]],
        "y": heights,
        "hovertext": hovers,
        "hoverinfo": "text",
        "customdata": [[row_id] for row_id in meetings["id"]],
        "showlegend": False,
        "marker": {
            "size": 10,
            "symbol": [_SYMBOLS[status] for status in meetings["status"]],
            "color": [palette.meeting_kind_color(kind) for kind in meetings["kind"]],
            "opacity": 0.85,
            "line": {"width": 1.6, "color": [
                palette.meeting_kind_color(kind) for kind in meetings["kind"]]},
        },
    }  # fmt: skip
    return go.Figure(
        {
            "data": [marks, *_status_legend(meetings)],
            "layout": theme.layout(
                max(240, 52 * len(lanes) + 90),
                xaxis={"type": "date", "fixedrange": True, "gridcolor": theme.MUTED,
                       "tickformat": "%Y"},
                yaxis={"tickmode": "array", "tickvals": list(range(len(lanes))),
                       "ticktext": [theme.shortened(labels[lane]) for lane in lanes],
                       "range": [len(lanes) - 0.5, -0.5],
                       "fixedrange": True, "showgrid": False, "zeroline": False,
                       "side": "right" if direction() == "rtl" else "left"},
                margin=_margin(theme.label_width(labels.values())),
                legend={"orientation": "h", "y": -0.12, "yanchor": "top"},
            ),
        },
        _validate=False,  # the same dictionaries are proven by tests; checking costs 6 ms a chart
    )  # fmt: skip


def _margin(beside: int) -> dict[str, int]:
    is_rtl = direction() == "rtl"
    return {"l": 8 if is_rtl else beside, "r": beside if is_rtl else 8, "t": 8, "b": 8}


def _status_legend(meetings: pd.DataFrame) -> list[dict[str, object]]:
    """Explain the marks: one empty trace for each status that is there."""
    present = [status for status in MeetingStatus if (meetings["status"] == str(status)).any()]
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [None],
            "y": [None],
            "name": wording.label(status),
            "marker": {"symbol": _SYMBOLS[status], "color": palette.NEUTRAL, "size": 10,
                       "line": {"width": 1.6, "color": palette.NEUTRAL}},
        }
        for status in present
    ]  # fmt: skip


def month_heatmap(counts: pd.DataFrame) -> go.Figure:
    """Draw how many meetings each month of each year saw: ``year``, ``month``, ``meetings``."""
    years = list(range(counts["year"].min(), counts["year"].max() + 1)) if len(counts) else []
    table = counts.pivot_table(index="year", columns="month", values="meetings", aggfunc="sum")
    table = table.reindex(index=years, columns=range(1, 13))
    short, long = (
        get_month_names(width, locale=str(language())) for width in ("abbreviated", "wide")
    )
    hovers = [
        [
            f"{long[month]} {year}<br>{sentences.meeting_count(_number(count))}"
            for month, count in zip(range(1, 13), table.loc[year], strict=True)
        ]
        for year in years
    ]
    return _heat(
        table.to_numpy().tolist(),
        columns=[short[month] for month in range(1, 13)],
        rows=[str(year) for year in years],
        hovers=hovers,
        height=30 * len(years) + 70,
    )


def matrix(pairs: pd.DataFrame) -> go.Figure:
    """Draw how often two countries met.

    Args:
        pairs: ``row``, ``row_label``, ``column``, ``column_label``, ``meetings``; both
            directions, in the order in which rows and columns are to stand.
    """
    names = dict(zip(pairs["row"], pairs["row_label"], strict=True))
    table = pairs.pivot_table(index="row", columns="column", values="meetings", aggfunc="sum")
    table = table.reindex(index=list(names), columns=list(names))
    hovers = [
        [
            _("{one} and {other}: {meetings}").format(
                one=names[row], other=names[column],
                meetings=sentences.meeting_count(_number(count)),
            )
            if row != column
            else ""
            for column, count in table.loc[row].items()
        ]
        for row in names
    ]  # fmt: skip
    return _heat(
        table.to_numpy().tolist(),
        columns=list(names.values()),
        rows=list(names.values()),
        hovers=hovers,
        height=30 * len(names) + 120,
        customdata=[[[row, column] for column in names] for row in names],
    )


def _number(count: float) -> int:
    """Return a count of a cell; one that no row fell into has none."""
    return 0 if count != count else int(count)


def _heat(
    counts: list[list[float]],
    *,
    columns: list[str],
    rows: list[str],
    hovers: list[list[str]],
    height: int,
    customdata: list[list[list[str]]] | None = None,
) -> go.Figure:
    is_rtl = direction() == "rtl"
    steps = len(palette.SEQUENTIAL) - 1
    return go.Figure(
        {
            "data": [
                {
                    "type": "heatmap",
                    "z": counts,
                    "hovertext": hovers,
                    "hoverinfo": "text",
                    "hoverongaps": False,
                    "texttemplate": "%{z}",
                    "textfont": {"size": 12},
                    "customdata": customdata,
                    "colorscale": [
                        [number / steps, color] for number, color in enumerate(palette.SEQUENTIAL)
                    ],
                    "showscale": False,
                    "xgap": 2,
                    "ygap": 2,
                }
            ],
            "layout": theme.layout(
                height,
                xaxis={"tickmode": "array", "tickvals": list(range(len(columns))),
                       "ticktext": columns, "side": "top", "fixedrange": True, "showgrid": False,
                       "automargin": True, "zeroline": False,
                       "autorange": "reversed" if is_rtl else True},
                yaxis={"tickmode": "array", "tickvals": list(range(len(rows))), "ticktext": rows,
                       "autorange": "reversed", "fixedrange": True, "showgrid": False,
                       "side": "right" if is_rtl else "left", "zeroline": False},
                margin=_margin(theme.label_width(rows)),
            ),
        },
        _validate=False,  # the same dictionaries are proven by tests; checking costs 6 ms a chart
    )  # fmt: skip
