"""Value over time: what was dated when, stacked by group or grown together."""

from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from components import format as formatting
from components import sentences, theme
from components.figures.bars import ColorBy
from components.i18n import _
from data.vocabulary import DealStatus
from geo import palette

Grain = Literal["month", "quarter", "year"]
HEIGHT = 360
MOST_YEAR_TICKS = 12  # a tick a year fits a phone up to about a dozen


def value_over_time(
    values: pd.DataFrame, *, grain: Grain, is_cumulative: bool = False, color_by: ColorBy = "none"
) -> go.Figure:
    """Draw stacked columns by period, or what they have grown to together.

    Args:
        values: ``period_start``, ``series_id``, ``series_label``, ``value_usd_m``, ``deals``.
        grain: how long a period is.
        is_cumulative: whether each period adds to those before it.
        color_by: what the series are, if their color means something.
    """
    if values.empty:
        return go.Figure({"data": [], "layout": theme.layout(HEIGHT)})
    periods = sorted(values["period_start"].unique())
    series = _in_order(values, color_by)
    table = values.pivot_table(
        index="period_start", columns="series_id", values=["value_usd_m", "deals"], aggfunc="sum"
    ).reindex(periods)
    labels = dict(zip(values["series_id"], values["series_label"], strict=True))
    traces = []
    for series_id in series:
        amounts = table["value_usd_m"][series_id].fillna(0.0)
        deals = table["deals"][series_id].fillna(0)
        if is_cumulative:
            amounts, deals = amounts.cumsum(), deals.cumsum()
        traces.append(_trace(series_id, labels[series_id], amounts, deals, grain, color_by,
                             is_cumulative))  # fmt: skip
    totals = table["value_usd_m"].sum(axis=1)
    top = float((totals.cumsum() if is_cumulative else totals).max()) if len(totals) else 0.0
    ticks = formatting.money_ticks(top)
    begin, years = _first_valued(totals)
    return go.Figure(
        {
            "data": traces,
            "layout": theme.layout(
                HEIGHT,
                barmode="stack",
                bargap=0.2,
                hovermode="closest",
                showlegend=len(traces) > 1,
                margin={"l": 8, "r": 8, "t": 8, "b": 8},
                legend={"orientation": "h", "y": -0.14, "yanchor": "top", "font": {"size": 12}},
                xaxis={"fixedrange": True, "showgrid": False, "type": "date",
                       "tickformat": "%Y", "dtick": "M12" if years <= MOST_YEAR_TICKS else None,
                       "range": begin},
                yaxis={"fixedrange": True, "gridcolor": theme.MUTED, "tickvals": ticks,
                       "ticktext": formatting.money_axis(ticks), "automargin": True,
                       "rangemode": "tozero"},
            ),
        },
        _validate=False,  # the same dictionaries are proven by tests; checking costs 6 ms a chart
    )  # fmt: skip


def _first_valued(totals: pd.Series) -> tuple[list[str] | None, int]:
    """Begin the axis where there is money: one early row without a value would push it aside."""
    valued = totals.index[totals > 0]
    if valued.empty:
        return None, 0
    first, last = valued.min(), totals.index.max()
    margin = pd.Timedelta(days=200)
    return [(first - margin).isoformat(), (last + margin).isoformat()], last.year - first.year


def _in_order(values: pd.DataFrame, color_by: ColorBy) -> list[str]:
    """Stack series in one order everywhere: themes by family, statuses firmest lowest."""
    present = set(values["series_id"])
    if color_by == "theme":
        return [theme_id for theme_id in palette.THEME_ORDER if theme_id in present]
    if color_by == "status":
        return [str(status) for status in reversed(DealStatus) if str(status) in present]
    return sorted(present)


def _trace(
    series_id: str,
    label: str,
    amounts: pd.Series,
    deals: pd.Series,
    grain: Grain,
    color_by: ColorBy,
    is_cumulative: bool,
) -> dict[str, Any]:
    color = _color(series_id, color_by)
    hovers = [
        "<br>".join(
            filter(
                None,
                [
                    f"<b>{label}</b>" if label else "",
                    period(moment, grain),
                    formatting.money(amount),
                    sentences.deal_count(int(count)),
                ],
            )
        )
        for moment, amount, count in zip(amounts.index, amounts, deals, strict=True)
    ]
    shared: dict[str, Any] = {
        "x": [moment.isoformat() for moment in amounts.index],
        "y": amounts.tolist(),
        "name": label,
        "hovertext": hovers,
        "hoverinfo": "text",
    }
    if is_cumulative:
        return {
            **shared,
            "type": "scatter",
            "mode": "lines",
            "stackgroup": "all",
            "line": {"shape": "hv", "width": 0.8, "color": color},
            "fillcolor": palette.rgba(color, 0.75),
        }
    status = DealStatus(series_id) if color_by == "status" else None
    is_hollow = status in palette.HOLLOW
    return {
        **shared,
        "type": "bar",
        "customdata": [[series_id]] * len(amounts),
        "marker": {
            "color": palette.rgba(color, 0.18) if is_hollow else color,
            "line": {"color": color, "width": 1 if is_hollow else 0},
            "pattern": {"shape": "/" if status in palette.HATCHED else ""},
        },
    }


def _color(series_id: str, color_by: ColorBy) -> str:
    if color_by == "theme":
        return palette.theme_color(series_id)
    if color_by == "status":
        return palette.status_color(series_id)
    return palette.ACCENT


def period(moment: pd.Timestamp, grain: Grain) -> str:
    """Return what a period is called: ``November 2025``, ``Q4 2025``, ``2025``."""
    if grain == "year":
        return str(moment.year)
    if grain == "quarter":
        return _("Q{quarter} {year}").format(quarter=moment.quarter, year=moment.year)
    return formatting.month(f"{moment.year}-{moment.month:02d}")
