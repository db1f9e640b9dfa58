"""Edges add up to the total, and what is behind a pair is what both take part in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import queries
from data.model import Dataset, Selection
from data.queries import Between, Weight
from tests.data.test_money import close
from tests.strategies import dataset_of, datasets, selections

BETWEEN: tuple[Between, ...] = ("countries", "actors")
WEIGHTS: tuple[Weight, ...] = ("money", "deals", "meetings")
betweens = st.sampled_from(BETWEEN)


def edges_of(dataset: Dataset, between: Between, selection: Selection | None = None):
    return queries.edges(dataset, selection or Selection(), between)


@given(datasets(), selections(), betweens)
def test_edges_and_what_has_no_direction_add_up_to_the_total(
    dataset: Dataset, selection: Selection, between: Between
) -> None:
    deals = queries.deals(dataset, selection)
    edges = edges_of(dataset, between, selection)
    total = queries.total(deals)
    beside = queries.without_direction(dataset, deals)
    assert edges["value_usd_m"].sum() + beside.best_usd_m == close(total.best_usd_m)
    assert edges["low_usd_m"].sum() + beside.low_usd_m == close(total.low_usd_m)
    assert edges["high_usd_m"].sum() + beside.high_usd_m == close(total.high_usd_m)


@given(datasets(), selections(), betweens)
def test_each_pair_stands_once_and_pays_no_more_than_there_is(
    dataset: Dataset, selection: Selection, between: Between
) -> None:
    edges = edges_of(dataset, between, selection)
    pairs = {frozenset(pair) for pair in zip(edges["one"], edges["other"], strict=True)}
    assert len(pairs) == len(edges)
    assert (edges["forth_usd_m"] <= edges["value_usd_m"] + 1e-6).all()


@given(datasets(), selections())
def test_edges_between_countries_are_the_flows_both_ways(
    dataset: Dataset, selection: Selection
) -> None:
    flows = queries.flows(dataset, queries.deals(dataset, selection))
    expected: dict[frozenset[str], float] = {}
    for flow in flows.itertuples():
        pair = frozenset({flow.payer, flow.receiver})
        expected[pair] = expected.get(pair, 0.0) + flow.value_usd_m
    for edge in edges_of(dataset, "countries", selection).itertuples():
        assert edge.value_usd_m == close(expected.get(frozenset({edge.one, edge.other}), 0.0))


@given(datasets(), selections(), betweens)
def test_what_is_behind_a_pair_is_what_its_edge_counts(
    dataset: Dataset, selection: Selection, between: Between
) -> None:
    edges = edges_of(dataset, between, selection)
    for edge in queries.strongest(edges, "deals").itertuples():
        rows = queries.pair_rows(dataset, selection, between, (edge.one, edge.other))
        assert len(rows.deals) == edge.deals
        assert rows.summary.meetings == edge.meetings


@given(datasets(), betweens, st.sampled_from(WEIGHTS))
def test_a_node_weighs_what_meets_in_it(dataset: Dataset, between: Between, weight: Weight) -> None:
    edges = queries.strongest(edges_of(dataset, between), weight)
    nodes = queries.nodes(dataset, edges, between, weight)
    column = queries.WEIGHT_COLUMNS[weight]
    assert nodes["weight"].sum() == close(2 * edges[column].sum())
    assert set(nodes["id"]) == {*edges["one"], *edges["other"]}


def test_a_deal_within_one_country_is_no_line_but_is_told() -> None:
    dataset = dataset_of(
        [{"deal_id": "a", "value_usd_m": 60.0}],
        parties=[("a", "usa", "buyer"), ("a", "boeing", "seller"), ("a", "kaz", "seller")],
    )
    edges = edges_of(dataset, "countries")
    lines = queries.strongest(edges, "money")
    assert lines["value_usd_m"].tolist() == [30.0]
    assert queries.within(edges) == 30.0
    assert len(queries.strongest(edges_of(dataset, "actors"), "money")) == 2


def test_a_leader_does_not_meet_the_state_that_he_comes_for() -> None:
    dataset = dataset_of(
        [],
        meetings=[{"meeting_id": "m"}],
        participants=[("m", "kaz", "host"), ("m", "tokayev", "participant"),
                      ("m", "usa", "participant")],
    )  # fmt: skip
    met = queries.strongest(edges_of(dataset, "actors"), "meetings")
    assert {frozenset(pair) for pair in zip(met["one"], met["other"], strict=True)} == {
        frozenset({"kaz", "usa"}),
        frozenset({"tokayev", "usa"}),
    }


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_network_around_an_actor_has_its_links_and_those_among_its_neighbors(
    shipped: Dataset, weight: Weight
) -> None:
    near = queries.around(edges_of(shipped, "actors"), "kaz", weight, 8)
    own = near[(near["one"] == "kaz") | (near["other"] == "kaz")]
    assert len(own) == 8
    assert {*near["one"], *near["other"]} == {*own["one"], *own["other"]}
