"""Pledges over their stated years: the years of a deal add up to it, and none is left over."""

from datetime import date

import pytest
from hypothesis import given

from data import queries
from data.model import Dataset
from data.queries.deals import Dimension
from data.selection import NOTHING_ASKED
from tests.strategies import dataset_of, datasets

DIMENSIONS: tuple[Dimension | None, ...] = (None, "theme", "status", "kind")


@given(datasets())
def test_the_years_add_up_to_the_deals_that_state_any(dataset: Dataset) -> None:
    deals = queries.deals(dataset, NOTHING_ASKED)
    stated = deals[deals["horizon_years"].notna()]
    for series in DIMENSIONS:
        yearly = queries.value_over_horizon(deals, series)
        for total, own in (
            ("low_usd_m", "own_low_usd_m"),
            ("value_usd_m", "own_best_usd_m"),
            ("high_usd_m", "own_high_usd_m"),
        ):
            assert yearly[total].sum() == pytest.approx(stated[own].sum()), (series, total)
    valued = deals["own_best_usd_m"].notna().sum()
    spread = (stated["own_best_usd_m"].notna()).sum()
    assert queries.of_no_horizon(deals) == valued - spread


def test_a_part_of_a_year_gets_its_part_and_the_first_is_that_of_the_announcement() -> None:
    dataset = dataset_of(
        [
            {
                "deal_id": "deal",
                "announced_on": date(2025, 11, 6),
                "value_usd_m": 100.0,
                "horizon_years": 2.5,
            }
        ],
        [],
        [("deal", "kaz", "buyer"), ("deal", "boeing", "seller")],
        [],
    )
    yearly = queries.value_over_horizon(queries.deals(dataset, NOTHING_ASKED))
    assert yearly["period_start"].dt.year.tolist() == [2025, 2026, 2027]
    assert yearly["value_usd_m"].tolist() == [40.0, 40.0, 20.0]
