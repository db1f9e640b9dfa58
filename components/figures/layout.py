"""Where the nodes of a network stand: the same edges always give the same places."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import networkx as nx
import numpy as np

Edge = tuple[str, str, float]
Places = dict[str, tuple[float, float]]


class Room(NamedTuple):
    """What a circle takes up with the name below it, in pixels."""

    node: str
    circle: float
    name_width: float
    name_height: float


SEED = 7  # any will do; it only has to stay
ROUNDS = 120
_HELD_BY = 0.15  # how strongly parts without a link are held together, of the strongest edge
_PUSHES = 120  # at most; in most networks no two cover each other long before
_GAP = 3.0  # pixels left free between two
_SPREAD = 0.55  # how far places are evened out, from 0 to 1; in a crowd names cover each other


@lru_cache(maxsize=128)  # the same network comes again at each run and for each reader
def places(edges: tuple[Edge, ...], rooms: tuple[Room, ...], frame: tuple[float, float]) -> Places:
    """Return where each node stands, both ways from 0 to 1.

    Args:
        edges: one, other and weight, in a fixed order.
        rooms: what each node takes up.
        frame: how wide and how high the drawing is, in pixels.
    """
    strongest = max(weight for _one, _other, weight in edges)
    graph = nx.Graph()
    for one, other, weight in edges:
        # By its root: else one giant deal pulls all others out of sight.
        graph.add_edge(one, other, weight=(weight / strongest) ** 0.5)
    _hold_together(graph)
    found = nx.spring_layout(
        graph, seed=SEED, iterations=ROUNDS, k=2.2 / len(graph) ** 0.5, weight="weight"
    )
    across, down = (
        _evened({node: float(place[axis]) for node, place in found.items()}) for axis in (0, 1)
    )
    return _apart({node: (across[node], down[node]) for node in graph}, rooms, frame)


def _hold_together(graph: nx.Graph) -> None:
    """Link the parts of a graph, each by its busiest node, so that none drifts away."""
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    busiest = [max(sorted(part), key=graph.degree) for part in parts]
    for node in busiest[1:]:
        graph.add_edge(busiest[0], node, weight=_HELD_BY)


def _evened(places: dict[str, float]) -> dict[str, float]:
    """Bring places into 0 to 1, part of the way to equal distances."""
    order = sorted(places, key=lambda node: (places[node], node))
    low, high = places[order[0]], places[order[-1]]
    rank = {node: number / max(len(order) - 1, 1) for number, node in enumerate(order)}
    return {
        node: (1 - _SPREAD) * ((place - low) / (high - low) if high > low else 0.5)
        + _SPREAD * rank[node]
        for node, place in places.items()
    }


def _apart(places: Places, rooms: Sequence[Room], frame: tuple[float, float]) -> Places:
    """Push nodes apart, a little at a time, until none covers another or its name."""
    size = np.array(frame)
    at = np.array([places[room.node] for room in rooms]) * size
    below = np.array([[0.0, room.name_height / 2] for room in rooms])
    half = np.array(
        [
            (max(room.circle, room.name_width) + _GAP, room.circle + room.name_height + _GAP)
            for room in rooms
        ]
    ) / 2  # fmt: skip
    reach = half[:, None] + half[None, :]
    # Of two in one place, the first goes back and the second forth.
    order = np.sign(np.arange(len(rooms))[:, None] - np.arange(len(rooms))[None, :])
    for _push in range(_PUSHES):
        middle = at - below
        apart = middle[:, None] - middle[None, :]
        overlap = reach - np.abs(apart)
        is_covered = (overlap > 0).all(axis=2)
        np.fill_diagonal(is_covered, False)
        if not is_covered.any():
            break
        way = np.where(apart == 0, order[:, :, None], np.sign(apart))
        is_shorter = np.stack([overlap[..., 0] <= overlap[..., 1],
                               overlap[..., 0] > overlap[..., 1]], axis=2)  # fmt: skip
        pushes = way * overlap * is_shorter * is_covered[:, :, None]
        at = np.clip(at + pushes.sum(axis=1) * 0.4, 0.0, size)
    return {room.node: (float(x), float(y)) for room, (x, y) in zip(rooms, at / size, strict=True)}
