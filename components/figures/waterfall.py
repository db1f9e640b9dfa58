"""The walk from headline to hard money, drawn: what is left, and what each step takes away."""

from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components import format as formatting
from components import sentences, steps
from components.figures import lettering, rows, time
from components.figures.drawing import empty
from components.i18n import _
from data.queries.reality import STANDS, Step
from data.vocabulary import DealStatus
from geo import palette

_STATUS_OF: dict[Step, DealStatus] = {
    Step.ANNOUNCED: DealStatus.ANNOUNCED,
    Step.ONLY_ANNOUNCED: DealStatus.ANNOUNCED,
    Step.ONLY_MEMORANDUM: DealStatus.MEMORANDUM,
    Step.OFF_LADDER: DealStatus.STALLED,
    Step.SIGNED: DealStatus.SIGNED,
    Step.NOT_BEGUN: DealStatus.SIGNED,
    Step.BEGUN: DealStatus.IN_FORCE,
    Step.UNDELIVERED: DealStatus.IN_FORCE,
    Step.DELIVERED: DealStatus.COMPLETED,
}
STEP, DAY = "step", "day"
"""What a mark is, for whoever acts on a click: a step of the walk, or a day to look back to."""

_HATCHED = (Step.OFF_LADDER, Step.DELIVERY_UNKNOWN)
_FILLED = (Step.SIGNED, Step.BEGUN, Step.DELIVERED)
_OUTLINED = 0.18  # opacity of what is not firm
_CLEAR = "rgba(0,0,0,0)"


def waterfall(walk: pd.DataFrame) -> go.Figure:
    """Draw a walk from the top down: sums from the edge, subtractions from where they start.

    Args:
        walk: the answer of ``queries.walk``; subtractions that no deal makes are left out.
    """
    walk = drawn_steps(walk)
    if not (walk["amount_usd_m"] > 0).any():
        return empty(sentences.deal_count(int(walk["deals"].max())))
    steps_shown = list(walk["step"])
    amounts, starts = walk["amount_usd_m"].tolist(), _starts(walk)
    texts = [_text(row) for row in walk.itertuples()]
    hovers = [
        lettering.hover(
            steps.label(row.step),
            text,
            sentences.deal_count(row.deals),
            sentences.undisclosed_note(row.undisclosed) if row.undisclosed else "",
            steps.rule(row.step),
        )
        for row, text in zip(walk.itertuples(), texts, strict=True)
    ]
    ids = [str(step) for step in steps_shown]
    bars = {
        **rows.bars(ids, amounts, hovers),
        "base": starts,
        "customdata": [[step_id, STEP] for step_id in ids],
        "marker": _markers(steps_shown),
    }
    reach = [start + amount for start, amount in zip(starts, amounts, strict=True)]
    labels = [steps.label(step) for step in steps_shown]
    return rows.beside_labels(
        [bars, rows.figures_beside(ids, reach, texts)], labels, texts, max(reach)
    )


def drawn_steps(walk: pd.DataFrame) -> pd.DataFrame:
    """Return the steps worth drawing: every sum, and the subtractions that some deal makes."""
    return walk[walk["is_stand"] | (walk["deals"] > 0)]


def firming(amounts: pd.DataFrame) -> go.Figure:
    """Draw quarter by quarter where the money known by then had come to, firmest lowest.

    Args:
        amounts: ``day`` (the end of a quarter), ``step``, ``amount_usd_m``.
    """
    if not (amounts["amount_usd_m"] > 0).any():
        return empty(sentences.deal_count(0))
    present = [step for step in FIRMEST_FIRST if _of(amounts, step)["amount_usd_m"].any()]
    traces = [_column(step, _of(amounts, step)) for step in present]
    numbers = [_quarter(day) for day in amounts["day"]]
    ends = min(numbers), max(numbers)
    return time.framed(
        traces,
        [steps.label(step) for step in present],
        top=float(amounts.groupby("day")["amount_usd_m"].sum().max()),
        ticks=time.ticks_of(*ends, "quarter"),
        ends=ends,
    )


FIRMEST_FIRST = (
    Step.DELIVERED,
    Step.UNDELIVERED,
    Step.DELIVERY_UNKNOWN,
    Step.NOT_BEGUN,
    Step.ONLY_MEMORANDUM,
    Step.ONLY_ANNOUNCED,
    Step.OFF_LADDER,
)


def _of(amounts: pd.DataFrame, step: Step) -> pd.DataFrame:
    return amounts[amounts["step"] == step]


def _quarter(day: date) -> int:
    return day.year * 4 + (day.month - 1) // 3


def _column(step: Step, amounts: pd.DataFrame) -> dict[str, Any]:
    hovers = [
        lettering.hover(steps.label(step), formatting.date(day), formatting.money(amount))
        for day, amount in zip(amounts["day"], amounts["amount_usd_m"], strict=True)
    ]
    return {
        "type": "bar",
        "x": [_quarter(day) for day in amounts["day"]],
        "y": amounts["amount_usd_m"].tolist(),
        "name": lettering.run(steps.label(step)),
        "hovertext": hovers,
        "hoverinfo": "text",
        "customdata": [[day.isoformat(), DAY] for day in amounts["day"]],
        "marker": step_marker(step),
    }


def _text(row: Any) -> str:
    text = steps.amount(row.step, row.amount_usd_m, row.deals, row.undisclosed)
    if row.is_stand or not row.amount_usd_m:
        return text
    return _("− {amount}").format(amount=text)


def _starts(walk: pd.DataFrame) -> list[float]:
    """Return where each bar begins: a subtraction ends where the amount before it ended."""
    starts: list[float] = []
    left = 0.0
    for step, amount in zip(walk["step"], walk["amount_usd_m"], strict=True):
        left = amount if step in STANDS else left - amount
        starts.append(0.0 if step in STANDS else max(left, 0.0))
    return starts


def _markers(drawn: list[Step]) -> dict[str, Any]:
    """Return the looks of several bars of one trace."""
    each = [step_marker(step) for step in drawn]
    return {
        "color": [marker["color"] for marker in each],
        "line": {"color": [marker["line"]["color"] for marker in each], "width": 1.5},
        "pattern": {
            "shape": [marker["pattern"]["shape"] for marker in each],
            "fgcolor": [marker["pattern"]["fgcolor"] for marker in each],
            "bgcolor": _CLEAR,
            "size": 6,
        },
    }


def step_marker(step: Step) -> dict[str, Any]:
    """Fill what is signed or firmer, outline what is less firm, hatch what is not known."""
    color = palette.STATUS_COLORS[_STATUS_OF[step]] if step in _STATUS_OF else palette.NEUTRAL
    shape = "/" if step in _HATCHED else ""
    return {
        "color": color if step in _FILLED else palette.rgba(color, _OUTLINED),
        "line": {"color": color, "width": 1},
        "pattern": {"shape": shape, "fgcolor": color, "bgcolor": _CLEAR, "size": 6},
    }
