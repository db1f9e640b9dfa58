"""A grade says what a row has; less of it never makes the grade better."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given

from data import evidence, queries
from data.evidence import Evidence
from data.model import Dataset, Selection
from data.vocabulary import EvidenceGrade
from tests.strategies import dataset_of, datasets

BEST_FIRST = list(EvidenceGrade)


def without_source(dataset: Dataset, row: int, place: int) -> pd.DataFrame:
    """Return the deals with one source of one deal taken away."""
    deals = dataset.table("deals")
    cited = deals.at[row, "sources"]
    changed = deals["sources"].tolist()
    changed[row] = (*cited[:place], *cited[place + 1 :])
    return deals.assign(sources=changed)


def rank(deals: pd.DataFrame, dataset: Dataset, row: int) -> int:
    return BEST_FIRST.index(evidence.evidence(dataset, deals)[row].grade)


def test_one_source_less_lowers_the_grade_of_every_deal_with_two(shipped: Dataset) -> None:
    deals = shipped.table("deals")
    grades = [each.grade for each in evidence.evidence(shipped, deals)]
    two = [row for row, cited in enumerate(deals["sources"]) if len(cited) == 2]
    assert len(two) > 100
    changed = deals["sources"].tolist()
    for row in two:
        changed[row] = changed[row][:1]
    fewer = [each.grade for each in evidence.evidence(shipped, deals.assign(sources=changed))]
    for row in two:
        assert BEST_FIRST.index(fewer[row]) > BEST_FIRST.index(grades[row])


@given(datasets())
def test_a_source_less_never_raises_a_grade(dataset: Dataset) -> None:
    deals = dataset.table("deals")
    for row, cited in enumerate(deals["sources"]):
        for place in range(len(cited)):
            fewer = without_source(dataset, row, place)
            assert rank(fewer, dataset, row) >= rank(deals, dataset, row)


def test_the_grade_is_the_sum_of_what_is_documented() -> None:
    everything = Evidence(4, 4, 3, True, 2, is_fresh=True, is_dated_to_the_day=True)
    assert (everything.score, everything.grade) == (8, EvidenceGrade.A)
    assert Evidence(1, 1, 1, False, 2, is_fresh=True, is_dated_to_the_day=True).grade == "D"
    assert Evidence(2, 2, 1, False, 0, is_fresh=True, is_dated_to_the_day=True).grade == "C"
    assert Evidence(2, 2, 2, False, 0, is_fresh=True, is_dated_to_the_day=True).grade == "B"


def test_all_grades_occur_in_the_shipped_data(shipped: Dataset) -> None:
    found = set(evidence.grades(shipped, shipped.table("deals")).astype(str))
    assert found == {str(grade) for grade in EvidenceGrade}


QUIET = dataset_of(
    [
        {"deal_id": "spoken-of", "announced_on": date(2024, 1, 1), "value_usd_m": 5.0},
        {"deal_id": "silent", "announced_on": date(2023, 12, 1), "value_usd_m": 9.0},
        {"deal_id": "done", "announced_on": date(2023, 1, 1), "status": "completed"},
    ],
    events=[{"deal_id": "spoken-of", "event": "financed", "happened_on": date(2025, 11, 1)}],
)


def test_silence_is_counted_from_the_newest_step() -> None:
    months = evidence.silent_months(QUIET, QUIET.table("deals"))
    assert months.tolist() == [2, 25, 36]


@pytest.mark.parametrize(("months", "ids"), [(1, ["silent", "spoken-of"]), (24, ["silent"])])
def test_only_promises_fall_silent_and_the_largest_is_first(months: int, ids: list[str]) -> None:
    assert queries.silent_promises(QUIET, Selection(), months)["deal_id"].tolist() == ids
