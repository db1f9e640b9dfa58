"""The worked examples of the method page show the rules that they explain."""

import pytest

from data import queries
from data.model import Dataset, Selection


def test_what_a_package_and_its_parts_add_comes_to_the_package(shipped: Dataset) -> None:
    rows = queries.package_example(shipped)
    package = rows.iloc[0]
    assert len(rows) > 1
    assert rows["own_best_usd_m"].sum() == pytest.approx(package["value_usd_m"])


def test_the_shares_of_a_split_deal_are_equal_and_come_to_it(shipped: Dataset) -> None:
    example = queries.split_example(shipped)
    assert example is not None
    first, second = example.shares["value_usd_m"]
    assert first == second
    assert first + second == pytest.approx(example.deal["own_best_usd_m"])


def test_the_bars_by_country_come_to_more_than_the_total_that_pages_show(
    shipped: Dataset,
) -> None:
    example = queries.overlap_example(shipped)
    assert example.total_usd_m == queries.summary(shipped, Selection()).counted.best_usd_m
    assert example.added_up_usd_m > example.total_usd_m


def test_a_firmer_rule_never_counts_more(shipped: Dataset) -> None:
    totals = queries.lens_example(shipped)
    assert totals["value_usd_m"].is_monotonic_decreasing
    assert totals["deals"].is_monotonic_decreasing
