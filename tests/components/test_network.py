"""A network is drawn the same way each time, within its frame, in both languages."""

import json
from itertools import combinations

import plotly.graph_objects as go
import pytest

from components import figures, network_chart
from components.figures import layout
from components.i18n import Language, speaking
from data import queries
from data.model import Dataset, Selection
from data.queries import Between, Weight

EDGES = (("a", "b", 4.0), ("b", "c", 1.0), ("x", "y", 2.0))
FRAME = (500.0, 400.0)


def rooms(width: float = 90.0) -> tuple[layout.Room, ...]:
    return tuple(layout.Room(node, 20.0, width, 28.0) for node in "abcxy")


def drawn(dataset: Dataset, between: Between, weight: Weight, most: int = 40) -> go.Figure:
    edges = queries.edges(dataset, Selection(), between)
    shown = queries.strongest(edges, weight).head(most)
    return figures.network(
        network_chart.nodes_in_words(dataset, shown, between, weight),
        network_chart.edges_in_words(dataset, shown, between, weight),
        chosen="QAT~USA",
    )


def test_the_same_edges_give_the_same_places() -> None:
    first = layout.places(EDGES, rooms(), FRAME)
    layout.places.cache_clear()
    assert layout.places(EDGES, rooms(), FRAME) == first


@pytest.mark.parametrize("width", [10.0, 90.0, 140.0])
def test_no_circle_covers_another_or_its_name(width: float) -> None:
    places = layout.places(EDGES, rooms(width), FRAME)
    assert set(places) == set("abcxy")
    boxes = [(x * FRAME[0], y * FRAME[1]) for x, y in places.values()]
    for (x, y), (other_x, other_y) in combinations(boxes, 2):
        assert abs(x - other_x) >= width - 1 or abs(y - other_y) >= 48 - 1


def test_every_circle_stays_in_the_frame(shipped: Dataset) -> None:
    for trace in drawn(shipped, "actors", "money").data:
        if trace.mode == "markers+text":
            assert all(0 <= place <= 1 for place in (*trace.x, *trace.y))


@pytest.mark.parametrize("between", ["countries", "actors"])
@pytest.mark.parametrize("weight", ["money", "deals", "meetings"])
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("most", [0, 1, 40])
def test_a_network_is_a_valid_figure_at_none_one_and_many_lines(
    shipped: Dataset, between: Between, weight: Weight, language: Language, most: int
) -> None:
    with speaking(language):
        go.Figure(json.loads(drawn(shipped, between, weight, most).to_json()))


def test_every_line_and_every_circle_names_what_a_click_on_it_chooses(shipped: Dataset) -> None:
    figure = drawn(shipped, "countries", "money")
    clickable = [tuple(data) for trace in figure.data for data in trace.customdata or ()]
    assert ("QAT~USA", "edge") in clickable
    assert ("QAT", "node") in clickable


def test_the_chosen_line_is_lit_up(shipped: Dataset) -> None:
    colors = [
        trace.line.color
        for trace in drawn(shipped, "countries", "money").data
        if trace.mode == "lines"
    ]
    assert len(set(colors)) == 2


def test_a_heavier_circle_is_larger(shipped: Dataset) -> None:
    figure = drawn(shipped, "countries", "money")
    sizes = {
        data[0]: size
        for trace in figure.data
        if trace.mode == "markers+text"
        for data, size in zip(trace.customdata, trace.marker.size, strict=True)
    }
    assert sizes["USA"] == max(sizes.values())
