"""The counting rules hold for every package of deals that one could make up."""

from dataclasses import replace
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given

from data import evidence, money, queries
from data.index import index_of
from data.model import Dataset, Selection
from data.selection import NOTHING_ASKED
from data.vocabulary import DealStatus, Lens
from tests.strategies import dataset_of, datasets, selections

LENSES_LOOSEST_FIRST = (Lens.HEADLINE, Lens.MEMORANDUM, Lens.SIGNED, Lens.IN_FORCE)
DIMENSIONS: tuple[queries.Dimension, ...] = ("theme", "status", "kind")
GRAINS: tuple[queries.Grain, ...] = ("month", "quarter", "year")


def close(value: float) -> object:
    return pytest.approx(value, abs=1e-6)


def _package(*part_values: float, package: float | None = 100.0) -> Dataset:
    parts = [
        {"deal_id": f"part-{number}", "part_of": "package", "value_usd_m": value}
        for number, value in enumerate(part_values)
    ]
    return dataset_of([{"deal_id": "package", "value_usd_m": package}, *parts])


def _best(dataset: Dataset, selection: Selection = NOTHING_ASKED) -> float:
    return queries.total(queries.deals(dataset, selection)).best_usd_m


def test_a_package_and_its_contracts_are_counted_once() -> None:
    assert _best(_package(30.0, 50.0)) == 100.0


def test_parts_that_exceed_their_package_are_counted_in_full_and_said_to_exceed() -> None:
    dataset = _package(80.0, 50.0)
    assert _best(dataset) == 130.0
    assert index_of(dataset).deals["parts_exceed"].tolist() == [True, False, False]


def test_an_undisclosed_deal_counts_as_a_deal_and_adds_nothing() -> None:
    total = queries.total(queries.deals(_package(30.0, package=None), Selection()))
    assert (total.best_usd_m, total.deals, total.undisclosed) == (30.0, 2, 1)


def test_a_missing_bound_equals_the_best_figure() -> None:
    dataset = dataset_of([{"deal_id": "a", "value_usd_m": 10.0, "value_high_usd_m": 15.0}])
    total = queries.total(queries.deals(dataset, Selection()))
    assert (total.low_usd_m, total.best_usd_m, total.high_usd_m) == (10.0, 10.0, 15.0)


def test_a_package_left_out_by_the_lens_does_not_take_its_contracts_along() -> None:
    dataset = dataset_of(
        [
            {"deal_id": "package", "value_usd_m": 100.0, "status": "announced"},
            {"deal_id": "part", "value_usd_m": 30.0, "part_of": "package"},
        ]
    )
    assert _best(dataset) == 30.0
    assert _best(dataset, Selection(lens=Lens.HEADLINE)) == 100.0


def test_the_headline_lens_counts_every_status_but_cancelled() -> None:
    assert set(DealStatus) - set(money.STATUSES_BY_LENS[Lens.HEADLINE]) == {DealStatus.CANCELLED}


def test_lenses_are_nested() -> None:
    for looser, tighter in pairwise(LENSES_LOOSEST_FIRST):
        assert set(money.STATUSES_BY_LENS[tighter]) < set(money.STATUSES_BY_LENS[looser])


@given(datasets(), selections())
def test_low_is_at_most_best_and_best_at_most_high_for_every_selection(
    dataset: Dataset, selection: Selection
) -> None:
    total = queries.total(queries.deals(dataset, selection))
    assert 0 <= total.low_usd_m <= total.best_usd_m + 1e-6
    assert total.best_usd_m <= total.high_usd_m + 1e-6


@given(datasets(), selections())
def test_every_partition_adds_up_to_the_total(dataset: Dataset, selection: Selection) -> None:
    deals = queries.deals(dataset, selection)
    total = queries.total(deals)
    partitions = [queries.value_by(deals, dimension) for dimension in DIMENSIONS]
    for grain in GRAINS:
        partitions.append(queries.value_over_time(deals, grain, "status"))
    for groups in partitions:
        assert groups["low_usd_m"].sum() == close(total.low_usd_m)
        assert groups["value_usd_m"].sum() == close(total.best_usd_m)
        assert groups["high_usd_m"].sum() == close(total.high_usd_m)
        assert groups["deals"].sum() == total.deals
        assert groups["undisclosed"].sum() == total.undisclosed


@given(datasets(), selections())
def test_tightening_the_lens_never_raises_a_total(dataset: Dataset, selection: Selection) -> None:
    totals = [
        queries.total(queries.deals(dataset, replace(selection, lens=lens)))
        for lens in LENSES_LOOSEST_FIRST
    ]
    for looser, tighter in pairwise(totals):
        assert tighter.low_usd_m <= looser.low_usd_m + 1e-6
        assert tighter.best_usd_m <= looser.best_usd_m + 1e-6
        assert tighter.high_usd_m <= looser.high_usd_m + 1e-6
        assert tighter.deals <= looser.deals


@given(datasets(), selections())
def test_what_is_counted_and_what_is_left_out_are_all_the_kept_deals(
    dataset: Dataset, selection: Selection
) -> None:
    summary = queries.summary(dataset, selection)
    headline = queries.deals(dataset, replace(selection, lens=Lens.HEADLINE))
    cancelled = queries.left_out(dataset, replace(selection, lens=Lens.HEADLINE))
    assert summary.counted.deals + summary.left_out.deals == len(headline) + len(cancelled)
    assert summary.headline == queries.total(headline)
    assert summary.counted == queries.total(queries.deals(dataset, selection))


@given(datasets())
def test_removing_all_parts_of_a_package_leaves_the_total_when_they_sum_to_less(
    dataset: Dataset,
) -> None:
    deals = dataset.table("deals")
    for package in deals["deal_id"]:
        parts = deals[deals["part_of"] == package]
        value = deals.loc[deals["deal_id"] == package, "value_usd_m"].iloc[0]
        has_inner_parts = deals["part_of"].isin(parts["deal_id"]).any()
        if parts.empty or has_inner_parts or not parts["value_usd_m"].sum() < value:
            continue
        without_parts = deals[deals["part_of"] != package].reset_index(drop=True)
        assert money.own_values(without_parts)["own_best_usd_m"].sum() == close(
            money.own_values(deals)["own_best_usd_m"].sum()
        )


@given(datasets(), selections())
def test_what_leaves_equals_what_arrives(dataset: Dataset, selection: Selection) -> None:
    deals = queries.deals(dataset, selection)
    flows = queries.flows(dataset, deals)
    left = flows.groupby("payer")["value_usd_m"].sum().sum()
    arrived = flows.groupby("receiver")["value_usd_m"].sum().sum()
    assert left == close(arrived)
    beside = queries.without_direction(dataset, deals)
    assert left + beside.best_usd_m == close(queries.total(deals).best_usd_m)


@given(datasets(), selections())
def test_what_rests_on_one_source_is_part_of_a_flow(dataset: Dataset, selection: Selection) -> None:
    deals = queries.deals(dataset, selection)
    flows = queries.flows(dataset, deals)
    assert (flows["weak_usd_m"] <= flows["value_usd_m"] * (1 + 1e-9)).all()
    attested = deals[~evidence.is_weak(deals["evidence"])]
    strong = queries.flows(dataset, attested)["value_usd_m"].sum()
    assert (flows["value_usd_m"] - flows["weak_usd_m"]).sum() == close(strong)


@given(datasets(), selections())
def test_pooling_small_flows_keeps_their_sum(dataset: Dataset, selection: Selection) -> None:
    flows = queries.flows(dataset, queries.deals(dataset, selection))
    pooled = queries.flows_by_theme(flows, most=1)
    assert pooled["value_usd_m"].sum() == close(flows["value_usd_m"].sum())


def test_a_deal_is_split_equally_over_its_pairs() -> None:
    dataset = dataset_of(
        [{"deal_id": "a", "value_usd_m": 90.0}],
        parties=[("a", "are", "investor"), ("a", "usa", "lender"), ("a", "kaz", "host"),
                 ("a", "boeing", "buyer")],
    )  # fmt: skip
    flows = queries.flows(dataset, queries.deals(dataset, Selection()))
    assert dict(zip(flows["payer"], flows["value_usd_m"], strict=True)) == {
        "ARE": 45.0,
        "USA": 45.0,
    }


def test_a_deal_counts_in_full_for_each_country_in_it() -> None:
    dataset = dataset_of(
        [{"deal_id": "a", "value_usd_m": 90.0}],
        parties=[("a", "are", "investor"), ("a", "kaz", "host"), ("a", "world-bank", "lender")],
    )
    by_country = queries.value_by_country(dataset, queries.deals(dataset, Selection()))
    assert dict(zip(by_country["id"], by_country["value_usd_m"], strict=True)) == {
        "ARE": 90.0,
        "KAZ": 90.0,
    }
    assert isinstance(by_country, pd.DataFrame)
