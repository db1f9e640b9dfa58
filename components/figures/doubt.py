"""The doubt about one deal, drawn: how firm it was when, and who states which figure."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components import format as formatting
from components import theme, wording
from components.figures import lettering, rows
from components.figures.drawing import drawn
from components.i18n import _
from data.vocabulary import DealEventKind, DealStatus
from geo import palette

RUNG_HEIGHT = 26  # pixels between two rungs
_LADDER = (
    DealStatus.CANCELLED,
    DealStatus.STALLED,
    DealStatus.PROPOSED,
    DealStatus.ANNOUNCED,
    DealStatus.MEMORANDUM,
    DealStatus.SIGNED,
    DealStatus.IN_FORCE,
    DealStatus.COMPLETED,
)
_HIGH = {status: number for number, status in enumerate(_LADDER)}
_EDGE_SHARE = 0.04  # of the time shown, left free at both ends


def ladder(path: pd.DataFrame, events: pd.DataFrame) -> go.Figure:
    """Draw a deal's way up and down the ladder, and a mark at each dated step.

    Args:
        path: ``day``, ``status``: from each day on, in order; the last row is the end.
        events: columns of the deal_events table.
    """
    days = [day.isoformat() for day in path["day"]]
    rungs = [_HIGH[DealStatus(status)] for status in path["status"]]
    line = {
        "type": "scatter",
        "mode": "lines",
        "x": days,
        "y": rungs,
        "line": {"shape": "hv", "width": 2, "color": palette.ACCENT},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    used = [_LADDER[rung] for rung in sorted(set(rungs))]
    first, last = pd.Timestamp(days[0]), pd.Timestamp(days[-1])
    starts = [first, *events["happened_on"]]
    edge = (last - min(starts)) * _EDGE_SHARE
    low, high = min(rungs) - 0.6, max(rungs) + 0.6
    texts = [lettering.run(wording.label(status)) for status in used]
    return drawn(
        [line, _marks(events, path)],
        theme.layout(
            round((high - low) * RUNG_HEIGHT) + 60,
            margin=lettering.beside(texts),
            xaxis={
                "type": "date",
                "fixedrange": True,
                "showgrid": False,
                "range": [(min(starts) - edge).isoformat(), (last + edge).isoformat()],
                "nticks": 5,
                "tickformat": "%Y-%m",
            },
            yaxis={
                "fixedrange": True,
                "range": [low, high],
                "tickvals": [_HIGH[status] for status in used],
                "ticktext": texts,
                "gridcolor": theme.MUTED,
                "zeroline": False,
                "automargin": False,
            },
        ),
    )


def _marks(events: pd.DataFrame, path: pd.DataFrame) -> dict[str, Any]:
    """Mark each dated step at the rung that the deal stood on then."""
    hovers = [
        lettering.hover(
            wording.label(DealEventKind(str(event.event))),
            formatting.date(event.happened_on, str(event.date_precision)),
            formatting.money(event.amount_usd_m) if pd.notna(event.amount_usd_m) else "",
        )
        for event in events.itertuples()
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [day.date().isoformat() for day in events["happened_on"]],
        "y": [_rung_on(path, day) for day in events["happened_on"]],
        "hovertext": hovers,
        "hoverinfo": "text",
        "marker": {"size": 9, "color": palette.ACCENT, "line": {"width": 1, "color": "#ffffff"}},
        "showlegend": False,
    }


def _rung_on(path: pd.DataFrame, day: pd.Timestamp) -> int:
    past = path[pd.to_datetime(path["day"]) <= day]
    status = (past if len(past) else path)["status"].iloc[-1 if len(past) else 0]
    return _HIGH[DealStatus(status)]


def claims(figures: pd.DataFrame) -> go.Figure:
    """Draw the figures stated for a deal as dots on one scale, the chosen one as a diamond.

    Args:
        figures: ``label``, ``value_usd_m``, ``low_usd_m``, ``high_usd_m``, ``is_chosen``; from
            the top down in the order given.
    """
    ids = [str(number) for number in range(len(figures))]
    low, value, high = (
        figures[column].tolist() for column in ("low_usd_m", "value_usd_m", "high_usd_m")
    )
    texts = [formatting.money(amount) for amount in value]
    dots = {
        "type": "scatter",
        "mode": "markers",
        "x": value,
        "y": ids,
        "marker": {
            "symbol": ["diamond" if chosen else "circle" for chosen in figures["is_chosen"]],
            "size": [12 if chosen else 9 for chosen in figures["is_chosen"]],
            "color": [
                palette.ACCENT if chosen else palette.NEUTRAL for chosen in figures["is_chosen"]
            ],
        },
        "error_x": rows.whiskers(low, value, high),
        "hovertext": [
            lettering.hover(label, text)
            for label, text in zip(figures["label"], texts, strict=True)
        ],
        "hoverinfo": "text",
        "showlegend": False,
    }
    return rows.beside_labels(
        [dots, rows.figures_beside(ids, high, texts)],
        figures["label"].tolist(),
        texts,
        max(high),
    )


def claims_words(figures: pd.DataFrame) -> str:
    """Say how far the figures stated for a deal lie apart."""
    return _("Figures stated for this deal, from {low} to {high}.").format(
        low=formatting.money(float(figures["value_usd_m"].min())),
        high=formatting.money(float(figures["value_usd_m"].max())),
    )
