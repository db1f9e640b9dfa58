"""Where the nodes of a network stand: the same edges always give the same places."""

from functools import lru_cache

import networkx as nx

Edge = tuple[str, str, float]
Places = dict[str, tuple[float, float]]

SEED = 7  # any will do; it only has to stay
ROUNDS = 120
_HELD_BY = 0.15  # how strongly parts without a link are held together, of the strongest edge
_SPREAD = 0.55  # how far places are evened out, from 0 to 1; in a crowd names cover each other


@lru_cache(maxsize=128)  # the same network comes again at each run and for each reader
def places(edges: tuple[Edge, ...]) -> Places:
    """Return where each node stands, both ways from 0 to 1.

    Args:
        edges: one, other and weight, in a fixed order.
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
    return {node: (across[node], down[node]) for node in graph}


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
