"""What came of meetings, drawn: the money announced around each, by how far it has come."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components import format as formatting
from components import sentences, steps, theme
from components.figures import lettering, rows
from components.figures.bars import TITLE_ROOM
from components.figures.drawing import empty
from components.figures.waterfall import FIRMEST_FIRST, step_marker
from components.i18n import _


def outcome_bars(board: pd.DataFrame) -> go.Figure:
    """Draw for each meeting the money around it, firmest first, whole length what was announced.

    Args:
        board: the answer of ``queries.outcomes`` with ``id`` and ``label``; in the order drawn.
    """
    if board.empty or not (board["around_usd_m"] > 0).any():
        return empty(sentences.meeting_count(0))
    ids, wholes = board["id"].tolist(), board["around_usd_m"].tolist()
    texts = [
        _("{amount}, {share} signed").format(
            amount=formatting.money(whole), share=formatting.percent(share)
        )
        for whole, share in zip(wholes, board["firm_share"], strict=True)
    ]
    traces: list[dict[str, Any]] = []
    for step in FIRMEST_FIRST:
        amounts = board[str(step)].tolist()
        if not any(amounts):
            continue
        hovers = [
            lettering.hover(label, steps.label(step), formatting.money(amount))
            for label, amount in zip(board["label"], amounts, strict=True)
        ]
        bars = rows.bars(ids, amounts, hovers)
        name = lettering.run(steps.label(step))
        traces.append({**bars, "marker": step_marker(step), "name": name, "showlegend": True})
    figure = rows.below_labels(
        [*traces, rows.figures_beside(ids, wholes, texts)],
        [lettering.wrapped(label, TITLE_ROOM) for label in board["label"]],
        texts,
        max(wholes),
    )
    lines = -(-len(traces) // 2)  # two entries a line on a phone
    layout = figure.layout
    layout["height"] += theme.LEGEND_LINE * lines + theme.EDGE
    layout["margin"]["b"] += theme.LEGEND_LINE * lines + theme.EDGE
    layout["legend"]["y"], layout["legend"]["yanchor"] = 0, "top"
    layout["showlegend"] = True
    return figure
