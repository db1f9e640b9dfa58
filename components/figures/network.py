"""Who is linked with whom: circles joined by lines, as large and as thick as they weigh."""

import math
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components import theme
from components.figures import layout, lettering
from components.figures.drawing import drawn, empty
from components.i18n import _
from geo import palette

SMALLEST, LARGEST = 11.0, 44.0  # pixels across a circle
WIDTHS = (1.0, 2.2, 4.2, 7.0)  # pixels of lines, in classes by the root of their weight
NAME_ROOM = 96  # pixels of a line of a name
NAME_SIZE, NAME_LINE = theme.LABEL_SIZE - 1, 14  # pixels of letters and of a line
WIDTH = 400  # pixels that circles are spread over: between those of a laptop and of a phone
ACROSS, DOWN = (-0.1, 1.1), (-0.08, 1.06)  # with room for the names at the edges
HANDLE = 16  # pixels of the unseen mark in the middle of a line that a pointer meets
LEAST_HEIGHT, MOST_HEIGHT = 320, 700  # pixels
HEIGHT_OF_NODE = 24


def network(
    nodes: pd.DataFrame, edges: pd.DataFrame, *, chosen: str = "", is_dark: bool = False
) -> go.Figure:
    """Draw a network; a click on a circle or on a line names it.

    Args:
        nodes: ``id``, ``label``, ``weight``, ``color``, ``group_label``, ``hover``.
        edges: ``id``, ``one``, ``other``, ``weight``, ``hover``; strongest first.
        chosen: the id of the edge that is lit up.
        is_dark: whether the names are to be read on a dark ground.
    """
    if edges.empty:
        return empty(_("No two of them are linked."))
    height = min(max(LEAST_HEIGHT, HEIGHT_OF_NODE * len(nodes)), MOST_HEIGHT)
    nodes = _sized(nodes)
    weighed = zip(edges["one"], edges["other"], edges["weight"], strict=True)
    places = layout.places(
        tuple((one, other, float(weight)) for one, other, weight in weighed),
        tuple(_room(*node) for node in zip(nodes["id"], nodes["size"], nodes["lines"],
                                           strict=True)),
        (WIDTH, height / (DOWN[1] - DOWN[0])),
    )  # fmt: skip
    legend = theme.LEGEND_LINE * -(-nodes["group_label"].nunique() // 2)
    axis = {"visible": False, "fixedrange": True}
    return drawn(
        [
            *_lines(edges, places, chosen),
            _handles(edges, places),
            *_circles(nodes, places, is_dark),
        ],
        theme.layout(
            height + legend,
            xaxis={**axis, "range": ACROSS},
            yaxis={**axis, "range": DOWN},
            legend={"y": 0, "yanchor": "top", "itemsizing": "constant"},
            margin={"l": theme.EDGE, "r": theme.EDGE, "t": theme.EDGE, "b": theme.EDGE + legend},
        ),
    )


def _sized(nodes: pd.DataFrame) -> pd.DataFrame:
    """Return nodes with the ``size`` of their circle and the ``lines`` of their name."""
    heaviest = math.sqrt(float(nodes["weight"].max())) or 1.0
    return nodes.assign(
        size=[
            round(SMALLEST + (LARGEST - SMALLEST) * math.sqrt(weight) / heaviest, 1)
            for weight in nodes["weight"].tolist()
        ],
        lines=[
            lettering.wrapped(label, NAME_ROOM, size=NAME_SIZE) for label in nodes["label"].tolist()
        ],
    )


def _room(node: str, size: float, lines: list[str]) -> layout.Room:
    wide = max(lettering.width(line, NAME_SIZE) for line in lines)
    return layout.Room(node, size, round(wide, 1), NAME_LINE * len(lines))


def _lines(edges: pd.DataFrame, places: layout.Places, chosen: str) -> list[dict[str, Any]]:
    """Return the lines, one trace for each width: a trace has but one."""
    weakest, strongest = (math.sqrt(float(bound)) for bound in (edges["weight"].min(),
                                                                edges["weight"].max()))  # fmt: skip
    step = (strongest - weakest) / len(WIDTHS) or 1.0
    classes: dict[tuple[float, bool], list[str]] = {}
    ends = {}
    columns = (edges[column].tolist() for column in ("id", "one", "other", "weight"))
    for edge, one, other, weight in zip(*columns, strict=True):
        number = min(int((math.sqrt(weight) - weakest) / step), len(WIDTHS) - 1)
        classes.setdefault((WIDTHS[number], edge == chosen), []).append(edge)
        ends[edge] = (places[one], places[other])
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [x for edge in group for x in (ends[edge][0][0], ends[edge][1][0], None)],
            "y": [y for edge in group for y in (ends[edge][0][1], ends[edge][1][1], None)],
            "line": {
                "width": max(width, 3) if is_chosen else width,
                "color": palette.PAID if is_chosen else palette.rgba(palette.NEUTRAL, 0.45),
            },
            "hoverinfo": "skip",
            "showlegend": False,
        }
        for (width, is_chosen), group in sorted(classes.items())
    ]


def _handles(edges: pd.DataFrame, places: layout.Places) -> dict[str, Any]:
    """Return what the pointer meets of each line; lines themselves answer only at their ends."""
    ends = [(places[one], places[other]) for one, other in zip(edges["one"], edges["other"],
                                                                strict=True)]  # fmt: skip
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [(one[0] + other[0]) / 2 for one, other in ends],
        "y": [(one[1] + other[1]) / 2 for one, other in ends],
        "marker": {"size": HANDLE, "opacity": 0},
        "hovertext": edges["hover"].tolist(),
        "hoverinfo": "text",
        "customdata": [[edge, "edge"] for edge in edges["id"].tolist()],
        "showlegend": False,
    }


def _circles(nodes: pd.DataFrame, places: layout.Places, is_dark: bool) -> list[dict[str, Any]]:
    """Return the nodes with their names, one trace for each color, which the legend explains."""
    return [
        {
            "type": "scatter",
            "mode": "markers+text",
            "name": lettering.run(str(name)),
            "x": [places[node][0] for node in group["id"]],
            "y": [places[node][1] for node in group["id"]],
            "text": [lettering.stacked(lines) for lines in group["lines"]],
            "textposition": "bottom center",
            "textfont": {"size": NAME_SIZE, "color": theme.text_color(is_dark=is_dark)},
            "cliponaxis": False,
            "hovertext": group["hover"].tolist(),
            "hoverinfo": "text",
            "customdata": [[node, "node"] for node in group["id"]],
            "marker": {
                "size": group["size"].tolist(),
                "color": color,
                "opacity": 0.92,
                "line": {"width": 1, "color": "rgba(255,255,255,0.85)"},
            },
        }
        for (name, color), group in nodes.groupby(["group_label", "color"], sort=False)
    ]
