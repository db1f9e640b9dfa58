"""The walk from headline to hard money adds up, whatever is selected, and opens its rows."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import history, queries
from data.model import Dataset, Selection
from data.queries import reality
from data.queries.reality import Step
from data.selection import NOTHING_ASKED
from data.vocabulary import Lens
from tests.strategies import FEW, dataset_of, datasets, days, selections


def close(value: float) -> object:
    return pytest.approx(value, abs=1e-6)


def _walk(dataset: Dataset, selection: Selection = NOTHING_ASKED) -> dict[Step, float]:
    walk = queries.walk(dataset, queries.kept_deals(dataset, selection))
    return dict(zip(walk["step"], walk["amount_usd_m"], strict=True))


@FEW
@given(datasets(), selections())
def test_the_steps_add_up_for_every_selection_day_and_estimate(
    dataset: Dataset, selection: Selection
) -> None:
    seen = history.as_asked(dataset, selection)
    steps = _walk(seen, selection)
    assert min(steps.values()) >= -1e-6
    taken = (Step.RESTATED, Step.ONLY_ANNOUNCED, Step.ONLY_MEMORANDUM, Step.OFF_LADDER)
    assert steps[Step.ANNOUNCED] - sum(steps[step] for step in taken) == close(steps[Step.SIGNED])
    assert steps[Step.SIGNED] - steps[Step.NOT_BEGUN] == close(steps[Step.BEGUN])
    left = steps[Step.BEGUN] - steps[Step.DELIVERY_UNKNOWN] - steps[Step.UNDELIVERED]
    assert left == close(steps[Step.DELIVERED])


@FEW
@given(datasets(), selections())
def test_what_is_signed_is_what_the_signed_lens_counts(
    dataset: Dataset, selection: Selection
) -> None:
    seen = history.as_asked(dataset, selection)
    signed = Selection(lens=Lens.SIGNED)
    assert _walk(seen)[Step.SIGNED] == close(queries.summary(seen, signed).counted.best_usd_m)


@FEW
@given(datasets(), selections(), st.sampled_from(Step))
def test_the_rows_of_a_step_add_up_to_it(
    dataset: Dataset, selection: Selection, step: Step
) -> None:
    seen = history.as_asked(dataset, selection)
    kept = queries.kept_deals(seen, selection)
    walk = queries.walk(seen, kept).set_index("step").loc[step]
    rows = reality.rows_of(seen, kept, step)
    assert rows[reality.CONTRIBUTION].sum() == close(walk["amount_usd_m"])
    assert len(rows) == walk["deals"]
    assert rows[reality.CONTRIBUTION].isna().sum() == walk["undisclosed"]


@FEW
@given(datasets(), selections(), days())
def test_playing_through_time_shows_what_looking_back_to_each_day_shows(
    dataset: Dataset, selection: Selection, day: date
) -> None:
    asked = Selection(themes=selection.themes, statuses=selection.statuses, text=selection.text,
                      minimum_value_usd_m=selection.minimum_value_usd_m, known_on=day)  # fmt: skip
    played = queries.over_time(dataset, asked, (day,)).set_index("step")["amount_usd_m"]
    steps = _walk(history.as_known_on(dataset, day), asked)
    for step, amount in played.items():
        assert amount == close(steps[step])


def _delivered(
    status: str, *amounts: float | None, value: float | None = 100.0
) -> dict[Step, float]:
    events = [
        {"deal_id": "a", "event": "delivery", "happened_on": date(2025, 2, 1 + number),
         "amount_usd_m": amount}
        for number, amount in enumerate(amounts)
    ]  # fmt: skip
    return _walk(
        dataset_of([{"deal_id": "a", "status": status, "value_usd_m": value}], events=events)
    )


def test_a_delivery_is_never_more_than_the_deal_itself_adds() -> None:
    assert _delivered("in_force", 70.0, 60.0)[Step.DELIVERED] == 100.0


def test_what_of_a_deal_was_not_delivered_stands_apart() -> None:
    steps = _delivered("in_force", 30.0)
    assert (steps[Step.UNDELIVERED], steps[Step.DELIVERED]) == (70.0, 30.0)


def test_a_delivery_that_nobody_puts_a_figure_on_is_unknown_and_not_zero() -> None:
    steps = _delivered("signed", None)
    assert (steps[Step.BEGUN], steps[Step.DELIVERY_UNKNOWN]) == (100.0, 100.0)


def test_a_completed_deal_counts_as_delivered_whole_and_is_said_to_be_inferred() -> None:
    dataset = dataset_of([{"deal_id": "a", "status": "completed", "value_usd_m": 100.0}])
    assert _walk(dataset)[Step.DELIVERED] == 100.0
    kept = queries.kept_deals(dataset, Selection())
    assert reality.rows_of(dataset, kept, Step.DELIVERED)["is_delivery_inferred"].tolist() == [True]


def test_money_paid_for_what_is_only_announced_does_not_make_it_signed() -> None:
    assert _delivered("announced", 20.0)[Step.SIGNED] == 0.0


def test_what_a_part_was_delivered_is_not_delivered_again_by_its_package() -> None:
    dataset = dataset_of(
        [
            {"deal_id": "package", "status": "in_force", "value_usd_m": 100.0},
            {"deal_id": "part", "status": "in_force", "value_usd_m": 40.0, "part_of": "package"},
        ],
        events=[
            {"deal_id": "package", "event": "delivery", "amount_usd_m": 50.0},
            {"deal_id": "part", "event": "delivery", "amount_usd_m": 40.0},
        ],
    )
    assert _walk(dataset)[Step.DELIVERED] == 50.0


def test_on_the_shipped_data_each_stand_is_less_than_the_one_before(shipped: Dataset) -> None:
    walk = queries.walk(shipped, queries.kept_deals(shipped, Selection()))
    stands = walk.loc[walk["is_stand"], "amount_usd_m"]
    assert stands.is_monotonic_decreasing
    assert isinstance(walk, pd.DataFrame)
    assert (stands > 0).all()
