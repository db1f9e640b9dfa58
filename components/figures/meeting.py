"""How many meetings: by month, by day, and between any two countries."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from babel.dates import get_day_names, get_month_names

from components import format as formatting
from components import sentences, theme
from components.figures import lettering
from components.figures.drawing import drawn, empty
from components.i18n import Language, _, direction, language
from geo import palette

CELL = 24  # pixels
LABEL_ROOM = 92  # pixels
MONTHS = range(1, 13)
WEEKS = 54  # that a year of weeks from Monday to Sunday can touch
DAY_CELL = 13  # pixels
LEAST_SHARE = 0.02  # of the color scale: below one meeting, however many the busiest day saw
MOST_MONTH_LABEL = 18  # pixels; wider names stand at every second month

Counts = list[list[int | None]]


def month_heatmap(counts: pd.DataFrame) -> go.Figure:
    """Draw how many meetings each month of each year saw: ``year``, ``month``, ``meetings``."""
    if counts.empty:
        return empty(sentences.meeting_count(0))
    known = {
        (year, month): int(count)
        for year, month, count in zip(
            counts["year"], counts["month"], counts["meetings"], strict=True
        )
    }
    years = range(int(counts["year"].min()), int(counts["year"].max()) + 1)
    hovers = [
        [
            lettering.hover(
                formatting.month(f"{year}-{month:02d}"),
                sentences.meeting_count(known.get((year, month), 0)),
            )
            for month in MONTHS
        ]
        for year in years
    ]
    return _table(
        [[known.get((year, month)) for month in MONTHS] for year in years],
        hovers,
        columns=[lettering.run(name) for name in _months(language())],
        rows=[str(year) for year in years],
        margins={"t": 44},
    )


def matrix(pairs: pd.DataFrame) -> go.Figure:
    """Draw how often two countries met.

    Args:
        pairs: ``row``, ``row_label``, ``column``, ``column_label``, ``meetings``; both
            directions, in the order in which rows and columns are to stand.
    """
    if pairs.empty:
        return empty(sentences.meeting_count(0))
    names = dict(zip(pairs["row"], pairs["row_label"], strict=True))
    known = {
        (row, column): int(count)
        for row, column, count in zip(pairs["row"], pairs["column"], pairs["meetings"], strict=True)
        if row != column
    }
    hovers = [
        [
            lettering.hover(
                "",
                _("{one} and {other}: {meetings}").format(
                    one=names[row], other=names[column],
                    meetings=sentences.meeting_count(known.get((row, column), 0)),
                ),
            )
            if row != column
            else ""
            for column in names
        ]
        for row in names
    ]  # fmt: skip
    labels = [lettering.wrapped(name, LABEL_ROOM, most=1)[0] for name in names.values()]
    return _table(
        [[known.get((row, column)) for column in names] for row in names],
        hovers,
        columns=[lettering.run(label) for label in labels],
        rows=labels,
        margins={"t": round(max(map(lettering.width, labels))) + 10},
        customdata=[[[row, column] for column in names] for row in names],
        across={"tickangle": -90, "autorange": "reversed" if direction() == "rtl" else True},
    )


def calendar(counts: pd.DataFrame, *, most_years: int = 3) -> go.Figure:
    """Draw how many meetings began on each day of the last years: weeks across, weekdays down.

    Args:
        counts: ``day``, ``meetings``.
        most_years: how many years are drawn, the latest lowest.
    """
    if counts.empty:
        return empty(sentences.meeting_count(0))
    years = sorted({day.year for day in counts["day"]})[-most_years:]
    shown = counts[counts["day"].dt.year >= years[0]]
    top = max(int(shown["meetings"].max()), 2)
    tall = 7 / (7 * len(years) + len(years) - 1)  # a year's seven days, one free between years
    axes: dict[str, Any] = {}
    traces = []
    for number, year in enumerate(years):
        axis = str(number + 1) if number else ""
        days = shown[shown["day"].dt.year == year]
        traces.append({**_year_of_days(days, year, axis), "zmin": 0, "zmax": top})
        upper = 1 - number * tall * 8 / 7
        axes[f"xaxis{axis}"] = _weeks_axis(year, f"y{axis}", is_named=number == 0)
        axes[f"yaxis{axis}"] = _weekdays_axis(f"x{axis}", [max(upper - tall, 0), upper], year)
    height = round(7 * DAY_CELL / tall) + 30 + theme.EDGE
    margin = {"l": 52, "r": theme.EDGE, "t": 30, "b": theme.EDGE}
    return drawn(traces, theme.layout(height, margin=margin, **axes))


def _year_of_days(counts: pd.DataFrame, year: int, axis: str) -> dict[str, Any]:
    """Return a year's cells; a day without meetings is a pale one, no day is none."""
    start = pd.Timestamp(year=year, month=1, day=1)
    offset = start.weekday()
    length = 366 if start.is_leap_year else 365
    table: Counts = [[None] * WEEKS for _weekday in range(7)]
    for number in range(offset, offset + length):
        table[number % 7][number // 7] = 0
    hovers = [[""] * WEEKS for _weekday in range(7)]
    for day, count in zip(counts["day"], counts["meetings"], strict=True):
        week, weekday = _week(day, start), day.weekday()
        table[weekday][week] = int(count)
        hovers[weekday][week] = lettering.hover(
            _day_name(day, language()), sentences.meeting_count(int(count))
        )
    return {**_heat(table, hovers, none=theme.MUTED), "xaxis": f"x{axis}", "yaxis": f"y{axis}",
            "xgap": 1, "ygap": 1}  # fmt: skip


@lru_cache(maxsize=2048)  # the same days come again at each run
def _day_name(day: pd.Timestamp, _spoken: Language) -> str:
    return formatting.date(day)


def _week(day: pd.Timestamp, start: pd.Timestamp) -> int:
    """Return the number of a day's week in its year; weeks begin on Monday."""
    return int(((day - start).days + start.weekday()) // 7)


def _weeks_axis(year: int, anchor: str, *, is_named: bool) -> dict[str, Any]:
    start = pd.Timestamp(year=year, month=1, day=1)
    names = _months(language())
    step = 1 if max(map(lettering.width, names)) <= MOST_MONTH_LABEL else 2
    return {
        "anchor": anchor, "range": [-0.5, WEEKS - 0.5], "fixedrange": True, "showgrid": False,
        "zeroline": False, "tickangle": 0, "automargin": False,
        "tickfont": {"size": theme.LABEL_SIZE - 1}, "side": "top", "showticklabels": is_named,
        "tickvals": [_week(start.replace(month=month, day=15), start) for month in MONTHS[::step]],
        "ticktext": [lettering.run(names[month - 1]) for month in MONTHS[::step]],
    }  # fmt: skip


def _weekdays_axis(anchor: str, domain: list[float], year: int) -> dict[str, Any]:
    names = get_day_names("narrow", locale=str(language()))
    return {
        "anchor": anchor, "domain": domain, "range": [6.5, -0.5], "fixedrange": True,
        "showgrid": False, "zeroline": False, "automargin": False,
        "tickfont": {"size": theme.LABEL_SIZE - 2},
        "tickvals": list(range(7)), "ticktext": [names[weekday] for weekday in range(7)],
        "title": {"text": f"<b>{year}</b>", "standoff": 6},
    }  # fmt: skip


@lru_cache(maxsize=2)
def _months(spoken: Language) -> list[str]:
    names = get_month_names("abbreviated", locale=str(spoken))
    return [names[month] for month in MONTHS]


def _heat(counts: Counts, hovers: list[list[str]], *, none: str | None = None) -> dict[str, Any]:
    """Return cells colored by their count.

    Args:
        counts: by row, from the top; an unknown one leaves a gap.
        hovers: what each says.
        none: the color of a count of zero, where that is to be seen.
    """
    steps = len(palette.SEQUENTIAL) - 1
    scale: list[list[float | str]] = [
        [step / steps, color] for step, color in enumerate(palette.SEQUENTIAL)
    ]
    if none:
        scale = [[0.0, none], [LEAST_SHARE, none], [LEAST_SHARE, palette.SEQUENTIAL[0]], *scale[1:]]
    return {
        "type": "heatmap",
        "z": counts,
        "hovertext": hovers,
        "hoverinfo": "text",
        "hoverongaps": False,
        "colorscale": scale,
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
    }


def _table(
    counts: Counts,
    hovers: list[list[str]],
    *,
    columns: Sequence[str],
    rows: Sequence[str],
    margins: dict[str, int],
    customdata: list[list[list[str]]] | None = None,
    across: dict[str, Any] | None = None,
) -> go.Figure:
    """Draw counts as cells, each with its number, which tells more than its color."""
    is_rtl = direction() == "rtl"
    room = round(max(map(lettering.width, rows))) + 20
    sides = {"l": theme.EDGE if is_rtl else room, "r": room if is_rtl else theme.EDGE}
    axis = {"fixedrange": True, "showgrid": False, "zeroline": False,
            "tickfont": {"size": theme.LABEL_SIZE}}  # fmt: skip
    cells = {
        **_heat(counts, hovers),
        "texttemplate": "%{z}",
        "textfont": {"size": 11 if len(columns) <= len(MONTHS) else 10},
        **({"customdata": customdata} if customdata else {}),
    }
    layout = theme.layout(
        CELL * len(rows) + margins["t"] + theme.EDGE,
        xaxis={**axis, "tickfont": {"size": 11}, "tickvals": list(range(len(columns))),
               "ticktext": list(columns),
               "side": "top", "automargin": True, **(across or {})},
        yaxis={**axis, "tickvals": list(range(len(rows))),
               "ticktext": [lettering.run(row) for row in rows], "autorange": "reversed",
               "side": "right" if is_rtl else "left", "automargin": False},
        margin={**sides, **margins, "b": theme.EDGE},
    )  # fmt: skip
    return drawn([cells], layout)
