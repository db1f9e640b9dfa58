"""Maps as data: what is drawn, what a click finds, what travels, and what never becomes markup."""

import json

import pandas as pd
import pytest

from data import queries
from data.model import Dataset, Selection
from data.vocabulary import Lens
from geo import boundaries, layers, views

FLOW = {"id": "KAZ USA aviation", "payer": "KAZ", "receiver": "USA", "theme": "aviation",
        "firm": True, "value_usd_m": 100.0, "weak_usd_m": 0.0}  # fmt: skip


def written(*drawn: object) -> dict[str, object]:
    return dict(json.loads(layers.Deck(list(drawn), views.preset("both")).to_json()))


def test_a_deck_has_no_base_map_and_asks_nobody() -> None:
    deck = written(*layers.countries({}))
    assert "mapProvider" not in deck
    assert "http" not in json.dumps(deck)
    assert deck["layers"][0]["data"].startswith("/app/static/")  # type: ignore[index]


def test_a_country_takes_the_color_given_by_its_number_in_the_file() -> None:
    layer, _borders = layers.countries({"KAZ": "#010203"})
    number = boundaries.feature_numbers()["KAZ"]
    fills, lookup = (json.loads(part) for part in
                     layer.get_fill_color.removeprefix("@@=")
                     .removesuffix("[properties.n]]").strip("()").split(")[("))  # fmt: skip
    assert fills[lookup[number]][:3] == [1, 2, 3]
    assert sum(lookup) == 1


def test_a_tooltip_is_text_and_never_markup() -> None:
    deck = layers.Deck(layers.countries({}), views.preset("both"))
    assert set(deck._tooltip) == {"text", "style"}


def test_a_firm_flow_is_solid_and_another_faint() -> None:
    flows = pd.DataFrame([FLOW, {**FLOW, "id": "KAZ ARE trade", "receiver": "ARE",
                                 "theme": "trade", "firm": False}])  # fmt: skip
    deck = written(layers.flows(flows, {"KAZ USA aviation": ["a"], "KAZ ARE trade": ["b"]}))
    solid, faint = (arc["color"][3] for arc in deck["layers"][0]["data"])  # type: ignore[index]
    assert solid > 2 * faint


@pytest.mark.parametrize("is_firm", [True, False])
def test_a_flow_that_mostly_rests_on_one_source_is_paler(is_firm: bool) -> None:
    flows = pd.DataFrame([{**FLOW, "firm": is_firm, "id": str(weak), "weak_usd_m": weak}
                          for weak in (0.0, 49.0, 51.0)])  # fmt: skip
    arcs = layers.flows(flows, {flow_id: ["tip"] for flow_id in flows["id"]})
    attested, mostly_attested, weak = (arc["color"][3] for arc in arcs.data)
    assert attested == mostly_attested > weak


def test_flows_between_the_same_two_countries_lie_side_by_side() -> None:
    there_twice_and_back = pd.DataFrame(
        {
            "id": ["KAZ ARE oil-gas", "KAZ ARE trade", "ARE KAZ trade"],
            "payer": ["KAZ", "KAZ", "ARE"],
            "receiver": ["ARE", "ARE", "KAZ"],
            "theme": ["oil-gas", "trade", "trade"],
            "firm": True,
            "value_usd_m": [3.0, 2.0, 1.0],
            "weak_usd_m": 0.0,
        }
    )
    arcs = layers.flows(there_twice_and_back, {key: ["tip"] for key in there_twice_and_back["id"]})
    there, beside, back = (arc["tilt"] for arc in arcs.data)
    assert there != beside
    assert there == back  # each leans to the right of its own way, so they part


def test_a_flow_needs_two_different_ends_and_money() -> None:
    flows = pd.DataFrame(
        [
            FLOW,
            {**FLOW, "receiver": "KAZ"},
            {**FLOW, "receiver": "international"},
            {**FLOW, "value_usd_m": 0.0},
        ]
    )
    assert layers.can_be_drawn(flows).tolist() == [True, False, False, False]


@pytest.mark.parametrize("values", [[], [0.0], [5.0], [1.0, 1.0, 1.0], list(range(1, 90))])
def test_every_value_above_zero_falls_into_a_class_with_a_color(values: list[float]) -> None:
    bounds = layers.steps(values)
    colors = layers.class_colors(bounds)
    assert len(bounds) == len(colors) == len(set(colors))
    for value in values:
        if value > 0:
            assert colors[layers.class_of(value, bounds)] in colors
            assert layers.class_of(value, bounds) >= 0


def test_all_countries_of_the_data_have_a_place_on_the_map(shipped: Dataset) -> None:
    known = queries.known_ids(shipped).countries
    assert set(known) <= set(boundaries.label_points())
    assert set(boundaries.feature_numbers()) == set(boundaries.label_points())


@pytest.mark.parametrize("detail", boundaries.Detail)
def test_the_browsers_boundaries_number_countries_as_python_does(
    detail: boundaries.Detail,
) -> None:
    file = boundaries.STATIC_FOLDER / boundaries.shapes_file(detail)
    features = json.loads(file.read_text())["features"]
    numbers = {each["properties"]["country"]: each["properties"]["n"] for each in features}
    assert numbers == boundaries.feature_numbers()


def test_a_map_of_everything_is_light_enough_to_send_at_each_click(shipped: Dataset) -> None:
    from components import maps

    selection = Selection(lens=Lens.HEADLINE)
    deals, meetings = queries.deals(shipped, selection), queries.meetings(shipped, selection)
    measures = queries.country_measures(shipped, deals, meetings)
    drawn = maps.country_layers(shipped, measures, "deals")
    arcs, _undrawn = maps.flow_layer(shipped, queries.flows(shipped, deals).head(120))
    size = len(layers.Deck([*drawn, arcs], views.preset("both")).to_json())
    assert size < 100_000


def test_a_view_holds_all_its_points() -> None:
    near, far = (
        views.around([(50.0, 25.0), (51.0, 26.0)]),
        views.around([(-90.0, 0.0), (90.0, 0.0)]),
    )
    assert near.zoom > far.zoom
    assert views.around([]).zoom == views.preset("both").zoom
