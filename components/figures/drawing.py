"""From plain lists to a figure; and the figure of nothing, a note where the marks would be.

Plotly checks each property of a figure as it is made, which takes most of the time. What is
drawn here differs only in its numbers and words, so the tests check it, and a page does not.
"""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from components import theme
from components.figures import lettering

NOTE_ROOM = 300  # pixels: the width of a phone


def drawn(traces: Sequence[dict[str, Any]], layout: dict[str, Any]) -> go.Figure:
    """Return a figure, unchecked: the tests make each kind again with every check on."""
    return go.Figure({"data": list(traces), "layout": layout}, _validate=False)


def empty(note: str) -> go.Figure:
    """Return a figure without marks that says why it has none."""
    unseen = {"visible": False, "fixedrange": True}
    words = {
        "text": lettering.stacked(lettering.wrapped(note, NOTE_ROOM, most=4)),
        "showarrow": False,
        "xref": "paper",
        "yref": "paper",
        "x": 0.5,
        "y": 0.5,
    }
    return drawn(
        [],
        theme.layout(theme.SMALLEST_HEIGHT, xaxis=unseen, yaxis=unseen, annotations=[words]),
    )
