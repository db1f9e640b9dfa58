"""A map on paper shows the layers of the deck: shades, flows, places and names, in its view."""

import json
import re

import pandas as pd
import plotly.graph_objects as go
import pytest

from components import figures
from components.figures.paper import LAND, PLOT_HEIGHT, PLOT_WIDTH
from geo import layers, palette, views
from geo.boundaries import label_points
from tests.geo.test_layers import FLOW


def shaded_deck(view: str = "both") -> layers.Deck:
    return layers.Deck(
        [
            *layers.countries({"KAZ": "#0c4a58"}),
            layers.country_names(
                {"KAZ": "كازاخستان", "IRN": "إيران"}, views.preset(view), is_dark=True
            ),
        ],
        views.preset(view),
    )


def test_a_country_has_its_shade_and_the_others_are_land() -> None:
    shapes = figures.paper_map(shaded_deck(), 640).layout.shapes
    fills = [shape.fillcolor for shape in shapes]
    assert fills.count(palette.rgba("#0c4a58", 0.85)) == 1
    assert fills.count(LAND) == len(fills) - 1 > 50


def test_names_are_letters_as_they_are_written_and_none_lies_on_another() -> None:
    names = [each.text for each in figures.paper_map(shaded_deck(), 640).layout.annotations]
    assert names == ["كازاخستان", "إيران"]
    view = views.preset("middle-east")
    crowded = layers.Deck(
        [layers.country_names(dict.fromkeys(label_points(), "A country"), view, is_dark=False)],
        view,
    )
    drawn = figures.paper_map(crowded, 640).layout.annotations
    assert 5 < len(drawn) < len(label_points())
    places = [(name.x, name.y) for name in drawn]
    assert all(0 < across < PLOT_WIDTH and 0 < down < PLOT_HEIGHT for across, down in places)


@pytest.mark.parametrize("view", views.PRESETS)
def test_every_view_is_a_valid_figure(view: str) -> None:
    figure = figures.paper_map(shaded_deck(view), 640)
    go.Figure(json.loads(figure.to_json()))


def test_the_deck_that_the_browser_gets_does_not_carry_what_paper_needs() -> None:
    assert "كازاخستان" not in shaded_deck().to_json()
    assert "madeFrom" not in shaded_deck().to_json()


def test_a_flow_is_a_curve_between_its_countries_that_bends_north() -> None:
    both_ways = [FLOW, {**FLOW, "id": "back", "payer": "USA", "receiver": "KAZ"}]
    arcs = layers.flows(pd.DataFrame(both_ways), {str(flow["id"]): ["A"] for flow in both_ways})
    drawn = figures.paper_map(layers.Deck([arcs], views.preset("world")), 640).layout.shapes
    assert len(drawn) == 2
    for shape in drawn:
        start, bend, end = re.findall(r"(-?[\d.]+),(-?[\d.]+)", shape.path)
        assert float(bend[1]) < (float(start[1]) + float(end[1])) / 2  # upward is less
