"""Who pays whom, and for what: a Sankey diagram from payers through themes to receivers.

Plotly letters nodes beside themselves, where on a phone the three columns run into each other.
So the nodes are laid out here, at the heights that Plotly would give them, and lettered apart:
countries within their column, themes above their node.
"""

from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from components import format as formatting
from components import theme
from components.figures import lettering, words
from components.figures.drawing import drawn, empty
from components.i18n import direction
from data.queries import OTHER_PAYERS, OTHER_RECEIVERS
from geo import palette

Side = Literal["payer", "theme", "receiver"]
Key = tuple[Side, str]

SIDES: tuple[Side, ...] = ("payer", "theme", "receiver")
_ACROSS: dict[Side, float] = {"payer": 0.001, "theme": 0.5, "receiver": 0.999}
GAP = 17  # pixels between nodes: a line of lettering
FLOW_HEIGHT = 300  # pixels for the money itself
THICKNESS = 10
NAME_SIZE = 11
_NAME_ROOM: dict[Side, int] = {"payer": 110, "theme": 122, "receiver": 110}  # of a phone's 330


@dataclass(frozen=True, slots=True)
class _Node:
    label: str
    color: str
    value: float
    middle: float
    """How far down its middle is, from 0 to 1."""
    top: float


def sankey(flows: pd.DataFrame, *, is_dark: bool = False) -> go.Figure:
    """Draw money from payer to theme to receiver.

    Args:
        flows: ``payer``, ``payer_label``, ``theme``, ``theme_label``, ``receiver``,
            ``receiver_label``, ``value_usd_m``, ``deals``; small ones pooled beforehand.
        is_dark: whether it stands on a dark page; names lie on links, so they need their color.
    """
    flows = flows[flows["value_usd_m"] > 0]
    if flows.empty:
        return empty(words.of_flows(flows))
    columns = {side: _column(flows, side) for side in SIDES}
    height = GAP * max(len(column) for column in columns.values()) + FLOW_HEIGHT
    nodes = _laid_out(flows, columns, height)
    diagram = {
        "type": "sankey",
        "arrangement": "fixed",
        "node": _nodes(nodes),
        "link": _links(flows, nodes),
    }
    layout = theme.layout(
        height + 2 * theme.EDGE + GAP,
        margin={"l": theme.EDGE, "r": theme.EDGE, "t": theme.EDGE + GAP, "b": theme.EDGE},
        annotations=[_name(key, node, is_dark=is_dark) for key, node in nodes.items()],
    )
    return drawn([diagram], layout)


def _column(flows: pd.DataFrame, side: Side) -> dict[str, float]:
    """Return a column's nodes from the top down: largest first, what is pooled last."""
    sums: dict[str, float] = {}
    for node_id, value in zip(flows[side], flows["value_usd_m"], strict=True):
        sums[node_id] = sums.get(node_id, 0.0) + value
    pooled = (OTHER_PAYERS, OTHER_RECEIVERS)
    return dict(sorted(sums.items(), key=lambda node: (node[0] in pooled, -node[1], node[0])))


def _laid_out(
    flows: pd.DataFrame, columns: dict[Side, dict[str, float]], height: int
) -> dict[Key, _Node]:
    """Stack each column's nodes, as high as their value, and center it."""
    scale = min(
        (height - GAP * (len(column) - 1)) / sum(column.values()) for column in columns.values()
    )
    nodes: dict[Key, _Node] = {}
    for side, column in columns.items():
        labels = dict(zip(flows[side], flows[f"{side}_label"], strict=True))
        taken = scale * sum(column.values()) + GAP * (len(column) - 1)
        top = (height - taken) / 2
        for node_id, value in column.items():
            tall = value * scale
            color = palette.theme_color(node_id) if side == "theme" else palette.NEUTRAL
            nodes[side, node_id] = _Node(
                labels[node_id], color, value, (top + tall / 2) / height, top / height
            )
            top += tall + GAP
    return nodes


def _nodes(nodes: dict[Key, _Node]) -> dict[str, Any]:
    return {
        "x": [_ACROSS[side] for side, _id in nodes],
        "y": [min(max(node.middle, 0.001), 0.999) for node in nodes.values()],
        "sort": "input",
        "label": [""] * len(nodes),
        "color": [node.color for node in nodes.values()],
        "customdata": [
            lettering.hover(node.label, formatting.money(node.value)) for node in nodes.values()
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
        "pad": GAP,
        "thickness": THICKNESS,
        "line": {"width": 0},
    }


def _links(flows: pd.DataFrame, nodes: dict[Key, _Node]) -> dict[str, Any]:
    """Return what flows from payers to themes and from themes to receivers, tinted by theme."""
    number = {key: place for place, key in enumerate(nodes)}
    sums: dict[tuple[Key, Key], float] = {}
    for payer, middle, receiver, value in zip(
        flows["payer"], flows["theme"], flows["receiver"], flows["value_usd_m"], strict=True
    ):
        ends: tuple[Key, Key, Key] = ("payer", payer), ("theme", middle), ("receiver", receiver)
        for link in (ends[:2], ends[1:]):
            sums[link] = sums.get(link, 0.0) + value
    themed = {link: nodes[link[0] if link[0][0] == "theme" else link[1]] for link in sums}
    arrow = "←" if direction() == "rtl" else "→"
    return {
        "source": [number[source] for source, _target in sums],
        "target": [number[target] for _source, target in sums],
        "value": list(sums.values()),
        "color": [palette.rgba(themed[link].color, 0.28) for link in sums],
        "customdata": [
            lettering.hover(
                f"{nodes[source].label} {arrow} {nodes[target].label}", formatting.money(value)
            )
            for (source, target), value in sums.items()
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _name(key: Key, node: _Node, *, is_dark: bool) -> dict[str, Any]:
    """Letter a node: a theme above it, a country beside it, within the diagram."""
    side = key[0]
    (line,) = lettering.wrapped(node.label, _NAME_ROOM[side], most=1, size=NAME_SIZE)
    shared = {
        "text": lettering.run(line),
        "showarrow": False,
        "xref": "paper",
        "yref": "paper",
        "font": {"size": NAME_SIZE, "color": theme.text_color(is_dark=is_dark)},
        "borderpad": 0,
    }
    if side == "theme":
        return {**shared, "x": 0.5, "xanchor": "center", "y": 1 - node.top, "yanchor": "bottom"}
    is_payer = side == "payer"
    return {
        **shared,
        "x": 0 if is_payer else 1,
        "xanchor": "left" if is_payer else "right",
        "xshift": THICKNESS if is_payer else -THICKNESS,
        "y": 1 - node.middle,
        "yanchor": "middle",
    }
