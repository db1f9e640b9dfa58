"""What came of a meeting: the deals around it with two sides in common, and where they stand."""

from datetime import date
from importlib import import_module

import pytest
from hypothesis import given

from data import history, queries
from data.model import Dataset, Selection
from data.queries import OUTCOME_STEPS
from tests.strategies import FEW, dataset_of, datasets, selections

VISIT = dataset_of(
    [
        {"deal_id": "during", "announced_on": date(2025, 5, 2), "value_usd_m": 10.0},
        {"deal_id": "late", "announced_on": date(2025, 5, 12), "status": "announced",
         "value_usd_m": 30.0},
        {"deal_id": "elsewhere", "announced_on": date(2025, 5, 2), "value_usd_m": 50.0},
        {"deal_id": "some-day", "announced_on": date(2025, 5, 1), "date_precision": "month"},
    ],
    [{"meeting_id": "visit", "start_on": date(2025, 5, 1), "end_on": date(2025, 5, 3)},
     {"meeting_id": "planned", "start_on": date(2025, 5, 1), "status": "planned"}],
    parties=[("during", "kaz", "buyer"), ("during", "boeing", "seller"),
             ("late", "kaz", "host"), ("late", "usa", "investor"),
             ("elsewhere", "are", "host"), ("elsewhere", "usa", "investor"),
             ("some-day", "kaz", "host"), ("some-day", "usa", "investor")],
    participants=[("visit", "kaz", "host"), ("visit", "usa", "participant"),
                  ("planned", "kaz", "host"), ("planned", "usa", "participant")],
)  # fmt: skip


@pytest.mark.parametrize(
    ("days", "ids"), [(0, ["during"]), (7, ["during"]), (9, ["late", "during"])]
)
def test_a_deal_is_around_a_meeting_within_so_many_days_and_with_two_sides_in_common(
    days: int, ids: list[str]
) -> None:
    assert queries.deals_near(VISIT, "visit", days)["deal_id"].tolist() == ids


def test_a_board_says_how_much_of_the_money_is_signed_by_now() -> None:
    board = queries.outcomes(VISIT, Selection(), 14).set_index("meeting_id")
    assert board.index.tolist() == ["visit"]
    assert board.loc["visit", ["deals", "around_usd_m", "firm_share"]].tolist() == [2, 40.0, 0.25]


def test_within_seven_days_it_is_what_the_pages_of_meetings_list(shipped: Dataset) -> None:
    board = queries.outcomes(shipped, Selection())
    for meeting_id in board["meeting_id"].head(12):
        near = queries.deals_near(shipped, meeting_id)["deal_id"]
        assert set(near) == set(queries.deals_around(shipped, meeting_id)["deal_id"])


@FEW
@given(datasets(), selections())
def test_the_steps_of_a_meeting_add_up_to_the_money_around_it(
    dataset: Dataset, selection: Selection
) -> None:
    seen = history.as_asked(dataset, selection)
    board = queries.outcomes(seen, selection, 30)
    of_steps = board[[str(step) for step in OUTCOME_STEPS]].sum(axis=1)
    assert of_steps.tolist() == pytest.approx(board["around_usd_m"].tolist(), abs=1e-6)
    assert (board["deals"] > 0).all()


@FEW
@given(datasets())
def test_what_is_near_is_the_same_however_many_pairs_are_compared_at_once(dataset: Dataset) -> None:
    module = import_module("data.queries.outcomes")  # a question has its name
    whole = module._near(dataset, 30)
    module._near.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_MOST_PAIRS_AT_ONCE", 1)
        in_parts = module._near(dataset, 30)
    assert [each.tolist() for each in in_parts] == [each.tolist() for each in whole]


@FEW
@given(datasets())
def test_what_is_near_a_held_meeting_is_what_its_page_says_is_around_it(dataset: Dataset) -> None:
    meetings = dataset.tables["meetings"]
    for meeting_id in meetings[meetings["status"] == "held"]["meeting_id"]:
        near = queries.deals_near(dataset, meeting_id)["deal_id"]
        assert set(near) == set(queries.deals_around(dataset, meeting_id)["deal_id"])
