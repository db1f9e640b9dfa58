"""What is around a deal or a meeting: near in time, with the same sides, the same both ways."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given

from data import queries
from data.index import index_of
from data.model import Dataset
from data.queries.around import AROUND_DAYS, FEWEST_IN_COMMON, sides
from tests.strategies import dataset_of, datasets

HELD = date(2025, 6, 10)


def world(days: int, participants: tuple[str, ...], **meeting: Any) -> Dataset:
    """A meeting of two days, and a deal between Kazakhstan and Boeing some days from its start."""
    return dataset_of(
        [{"deal_id": "deal", "announced_on": HELD + timedelta(days)}],
        [{"meeting_id": "meeting", "start_on": HELD, "end_on": HELD + timedelta(1), **meeting}],
        [("deal", "kaz", "buyer"), ("deal", "boeing", "seller")],
        [("meeting", actor, "participant") for actor in participants],
    )


def apart(dataset: Dataset) -> list[int]:
    return [int(days) for days in queries.meetings_around(dataset, "deal")["days_apart"]]


@pytest.mark.parametrize(("days", "expected"), [(-7, [-7]), (0, [0]), (1, [0]), (8, [7])])
def test_a_deal_within_the_days_is_around_and_one_on_a_day_of_the_meeting_is_at_it(
    days: int, expected: list[int]
) -> None:
    assert apart(world(days, ("tokayev", "usa"))) == expected


@pytest.mark.parametrize("days", [-8, 9])
def test_a_day_too_far_is_not_around(days: int) -> None:
    assert apart(world(days, ("tokayev", "usa"))) == []


@pytest.mark.parametrize("participants", [("kaz", "tokayev"), ("kaz", "uzb"), ("are", "isr")])
def test_one_side_in_common_is_not_enough(participants: tuple[str, ...]) -> None:
    assert apart(world(0, participants)) == []


def test_a_cancelled_or_coarsely_dated_meeting_is_around_nothing() -> None:
    assert apart(world(0, ("kaz", "usa"), status="cancelled")) == []
    assert apart(world(0, ("kaz", "usa"), date_precision="month")) == []


@given(datasets())
def test_what_is_around_is_so_both_ways_and_keeps_the_rule(dataset: Dataset) -> None:
    index = index_of(dataset)
    pairs = set()
    for deal_id in dataset.table("deals")["deal_id"]:
        near = queries.meetings_around(dataset, deal_id)
        assert near["days_apart"].abs().is_monotonic_increasing
        assert (near["days_apart"].abs() <= AROUND_DAYS).all()
        parties = sides(index.parties, [index.deal_rows[deal_id]])
        for row, meeting_id in near["meeting_id"].items():
            present = sides(index.participants, [row])
            shared = set.intersection(*parties.values(), *present.values())
            assert len(shared) >= FEWEST_IN_COMMON
            pairs.add((deal_id, meeting_id))
    back = {
        (deal_id, meeting_id)
        for meeting_id in dataset.table("meetings")["meeting_id"]
        for deal_id in queries.deals_around(dataset, meeting_id)["deal_id"]
    }
    assert back == pairs
