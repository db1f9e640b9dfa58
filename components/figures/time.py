"""Value over time: what was dated when, stacked by group or grown together."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from components import format as formatting
from components import sentences, theme
from components.figures import lettering
from components.figures.drawing import drawn, empty
from components.figures.rows import ColorBy
from components.i18n import Language, _, language
from data.vocabulary import DealKind, DealStatus
from geo import palette

Grain = Literal["month", "quarter", "year"]
Amounts = dict[int, tuple[float, int]]
"""Value and number of deals by the number of the period."""

PLOT_HEIGHT = 300
WIDEST_SHORT_ENTRY = 88  # pixels; two columns of legend entries up to it fit a phone
MOST_PERIOD_TICKS, MOST_YEAR_TICKS = 5, 8  # as many as a phone has room for

_A_YEAR: dict[Grain, int] = {"month": 12, "quarter": 4, "year": 1}
_SERIES_COLORS = tuple(
    map(
        palette.theme_color,
        ("oil-gas", "critical-minerals", "agriculture", "ai-digital", "defence",
         "renewables", "aviation", "health-education", "space", "finance"),
    )
)  # fmt: skip
"""For series without a color of their own, such as kinds of deals."""


def value_over_time(
    values: pd.DataFrame, *, grain: Grain, is_cumulative: bool = False, color_by: ColorBy = "none"
) -> go.Figure:
    """Draw stacked columns by period, or what they have grown to together.

    The axis begins where there is money: one early deal without a value would push it aside.

    Args:
        values: ``period_start``, ``series_id``, ``series_label``, ``value_usd_m``, ``deals``.
        grain: how long a period is.
        is_cumulative: whether each period adds to those before it.
        color_by: what the series are, if their color means something.
    """
    if values.empty:
        return empty(sentences.deal_count(0))
    amounts = _amounts(values, grain)
    valued = [
        number
        for series in amounts.values()
        for number, (value, _deals) in series.items()
        if value > 0
    ]
    if not valued:
        return empty(sentences.undisclosed_note(int(values["deals"].sum())))
    first, last = min(valued), max(map(max, amounts.values()))
    labels = dict(zip(values["series_id"], values["series_label"], strict=True))
    drawn = {
        series_id: amounts[series_id]
        for series_id in _in_order(amounts, color_by)
        if any(value > 0 for value, _deals in amounts[series_id].values())
    }
    if is_cumulative:
        drawn = {series_id: _grown(series, first, last) for series_id, series in drawn.items()}
    draw = _area if is_cumulative else _columns
    colors = _colors(list(drawn), color_by)
    traces = [
        draw(series_id, labels[series_id], series, grain, colors[series_id], color_by)
        for series_id, series in drawn.items()
    ]
    top = max(
        sum(series.get(number, (0.0, 0))[0] for series in drawn.values())
        for number in range(first, last + 1)
    )
    names = [labels[series_id] for series_id in drawn]
    return framed(traces, names, top=top, ticks=ticks_of(first, last, grain), ends=(first, last))


def _amounts(values: pd.DataFrame, grain: Grain) -> dict[str, Amounts]:
    """Return the frame by series; periods are numbered, so that none is left out between two."""
    a_year = _A_YEAR[grain]
    starts = values["period_start"].dt
    numbers = starts.year * a_year + (starts.month - 1) * a_year // 12
    series: dict[str, Amounts] = {}
    for series_id, number, value, deals in zip(
        values["series_id"], numbers, values["value_usd_m"], values["deals"], strict=True
    ):
        series.setdefault(series_id, {})[number] = (value, deals)
    return series


def _grown(series: Amounts, first: int, last: int) -> Amounts:
    """Add each period to those before it."""
    value, deals = 0.0, 0
    grown: Amounts = {}
    for number in range(min(first, *series), last + 1):
        added_value, added_deals = series.get(number, (0.0, 0))
        value, deals = value + added_value, deals + added_deals
        if number >= first:
            grown[number] = (value, deals)
    return grown


def _in_order(present: Iterable[str], color_by: ColorBy) -> list[str]:
    """Stack series in one order everywhere: themes by family, statuses firmest lowest."""
    orders: dict[ColorBy, tuple[str, ...]] = {
        "theme": palette.THEME_ORDER,
        "status": tuple(map(str, reversed(DealStatus))),
        "none": tuple(map(str, DealKind)),
    }
    place = {series_id: number for number, series_id in enumerate(orders[color_by])}
    return sorted(present, key=lambda series_id: (place.get(series_id, len(place)), series_id))


def _colors(series: list[str], color_by: ColorBy) -> dict[str, str]:
    if color_by == "theme":
        return {series_id: palette.theme_color(series_id) for series_id in series}
    if color_by == "status":
        return {series_id: palette.status_color(series_id) for series_id in series}
    if len(series) == 1:
        return {series[0]: palette.ACCENT}
    kinds = [str(kind) for kind in DealKind]  # a kind keeps its color whichever others are there
    places = [kinds.index(each) if each in kinds else at for at, each in enumerate(series)]
    return {
        each: _SERIES_COLORS[place % len(_SERIES_COLORS)]
        for each, place in zip(series, places, strict=True)
    }


def _columns(
    series_id: str, label: str, series: Amounts, grain: Grain, color: str, color_by: ColorBy
) -> dict[str, Any]:
    shown = {number: amount for number, amount in series.items() if amount[0] > 0}
    status = DealStatus(series_id) if color_by == "status" else None
    is_hollow = status in palette.HOLLOW
    return {
        "type": "bar",
        "x": list(shown),
        "y": [value for value, _deals in shown.values()],
        "name": lettering.run(label),
        "hovertext": _hovers(label, shown, grain),
        "hoverinfo": "text",
        "customdata": [[series_id]] * len(shown),
        "marker": {
            "color": palette.rgba(color, 0.18) if is_hollow else color,
            "line": {"color": color, "width": 1 if is_hollow else 0},
            "pattern": {"shape": "/" if status in palette.HATCHED else ""},
        },
    }


def _area(
    series_id: str, label: str, series: Amounts, grain: Grain, color: str, color_by: ColorBy
) -> dict[str, Any]:
    is_hollow = color_by == "status" and DealStatus(series_id) in palette.HOLLOW
    values = [value for value, _deals in series.values()]
    hovers = _hovers(label, series, grain)
    return {
        "type": "scatter",
        "mode": "lines",
        "stackgroup": "all",
        # Each step is as wide as its period; the last needs an end.
        "x": [number - 0.5 for number in series] + [max(series) + 0.5],
        "y": [*values, values[-1]],
        "name": lettering.run(label),
        "hovertext": [*hovers, hovers[-1]],
        "hoverinfo": "text",
        "customdata": [[series_id]] * (len(values) + 1),
        "line": {"shape": "hv", "width": 1 if is_hollow else 0.5, "color": color},
        "fillcolor": palette.rgba(color, 0.18 if is_hollow else 0.85),
    }


def _hovers(label: str, series: Amounts, grain: Grain) -> list[str]:
    """Return a text for each period; what has not changed since the last is not worded again."""
    known: dict[tuple[float, int], str] = {}
    hovers = []
    heading = f"<b>{lettering.stacked([label])}</b><br>" if label else ""
    for number, amount in series.items():
        if amount not in known:
            value, deals = amount
            known[amount] = lettering.stacked(
                [formatting.money(value), sentences.deal_count(int(deals))]
            )
        when = lettering.run(_period_name(number, grain, language()))
        hovers.append(f"{heading}{when}<br>{known[amount]}")
    return hovers


def ticks_of(first: int, last: int, grain: Grain) -> dict[int, str]:
    """Return what stands below the axis: years, or the periods themselves if they are few years."""
    a_year = _A_YEAR[grain]
    years = [number for number in range(first, last + 1) if number % a_year == 0]
    if grain == "year" or len(years) > 2:
        step = -(-len(years) // MOST_YEAR_TICKS)
        return {number: str(number // a_year) for number in years[::-step]}
    step = -(-(last - first + 1) // MOST_PERIOD_TICKS)
    return {
        number: lettering.stacked(_period_name(number, grain, language()).rsplit(" ", 1))
        for number in range(first, last + 1, step)
    }


def framed(
    traces: list[dict[str, Any]],
    names: list[str],
    *,
    top: float,
    ticks: dict[int, str],
    ends: tuple[int, int],
) -> go.Figure:
    """Put stacked traces over numbered periods into a figure, with money up its side."""
    amounts = formatting.money_ticks(top)
    texts = [lettering.run(text) for text in formatting.money_axis(amounts)]
    is_explained = any(names) and len(names) > 1
    columns = 2 if max(map(lettering.width, names)) <= WIDEST_SHORT_ENTRY else 1
    legend_lines = -(-len(names) // columns) if is_explained else 0
    layout = theme.layout(
        PLOT_HEIGHT + theme.LEGEND_LINE * legend_lines,
        barmode="stack",
        bargap=0.2,
        showlegend=is_explained,
        legend={"y": -0.16, "yanchor": "top"},
        margin=lettering.beside(texts),
        xaxis={"fixedrange": True, "showgrid": False, "zeroline": False,
               "tickvals": list(ticks), "ticktext": list(ticks.values()), "tickangle": 0,
               "range": [ends[0] - 0.6, ends[1] + 0.6]},
        yaxis={"fixedrange": True, "gridcolor": theme.MUTED, "tickvals": amounts,
               "ticktext": texts, "automargin": False, "rangemode": "tozero", "zeroline": False},
    )  # fmt: skip
    return drawn(traces, layout)


@lru_cache(maxsize=2048)  # the months of some decades, in each language
def _period_name(number: int, grain: Grain, _spoken: Language) -> str:
    a_year = _A_YEAR[grain]
    month = number % a_year * 12 // a_year + 1
    return period(pd.Timestamp(year=number // a_year, month=month, day=1), grain)


def period(moment: pd.Timestamp, grain: Grain) -> str:
    """Return what a period is called: ``November 2025``, ``Q4 2025``, ``2025``."""
    if grain == "year":
        return str(moment.year)
    if grain == "quarter":
        return _("Q{quarter} {year}").format(quarter=moment.quarter, year=moment.year)
    return formatting.month(f"{moment.year}-{moment.month:02d}")
