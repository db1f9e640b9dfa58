"""Who stood where on a day: the rule that reads dates, half dates and no dates."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import queries
from data.model import Dataset, Selection
from data.selection import NOTHING_ASKED
from data.vocabulary import MembershipStatus
from tests.strategies import LAST_DAY, Membership, dataset_of, memberships

DAYS = st.dates(date(2018, 12, 1), LAST_DAY)
PAIR = ["member_id", "bloc_id"]
ANSWER = [*PAIR, "status", "is_certain"]


def of(rows: list[Membership]) -> Dataset:
    return dataset_of([], memberships=rows)


def standings(rows: list[Membership], on: date) -> pd.DataFrame:
    return queries.standings(of(rows), NOTHING_ASKED, on)


def standing(rows: list[Membership], on: date) -> tuple[str, bool] | None:
    """Return the standing, and whether it is certain, where all rows are of one pair."""
    found = standings(rows, on)
    if found.empty:
        return None
    return str(found["status"].iloc[0]), bool(found["is_certain"].iloc[0])


@given(memberships(), DAYS)
def test_a_state_stands_in_a_bloc_in_one_way_at_most(rows: list[Membership], on: date) -> None:
    assert not standings(rows, on).duplicated(PAIR).any()


@given(memberships(), DAYS)
def test_nothing_changes_on_a_day_that_no_row_names(rows: list[Membership], on: date) -> None:
    next_day = on + timedelta(days=1)
    if next_day >= LAST_DAY or any(next_day in row[3:] for row in rows):
        return
    dataset = of(rows)
    before, after = (
        set(queries.standings(dataset, NOTHING_ASKED, day)[ANSWER].itertuples(index=False))
        for day in (on, next_day)
    )
    assert before == after


@given(memberships(), DAYS)
def test_a_standing_that_began_and_has_not_ended_is_answered_by_the_last_that_began(
    rows: list[Membership], on: date
) -> None:
    found = standings(rows, on).set_index(PAIR)
    for member, bloc, status, since, until in rows:
        if status == MembershipStatus.LEFT or not (since and since <= on):
            continue
        if until and until <= on:
            continue
        answer = found.loc[(member, bloc)]
        assert answer["is_certain"]
        assert answer["starts_on"].date() >= since


@given(memberships(), DAYS)
def test_what_has_no_known_beginning_is_certain_only_now(rows: list[Membership], on: date) -> None:
    found = standings(rows, on)
    undated = found[found["starts_on"].isna()]
    if on < LAST_DAY:
        assert not undated["is_certain"].any()
    else:
        assert (undated["is_certain"] == undated["ends_on"].isna()).all()


@given(memberships())
def test_a_change_is_the_standing_of_its_day(rows: list[Membership]) -> None:
    dataset = of(rows)
    for change in queries.changes(dataset, NOTHING_ASKED).itertuples():
        on = change.changed_on.date()
        pair = queries.standings(dataset, NOTHING_ASKED, on)
        pair = pair[(pair["member_id"] == change.member_id) & (pair["bloc_id"] == change.bloc_id)]
        began_then = queries.certain(pair)["starts_on"] == change.changed_on
        assert began_then.all()
        if pair.empty or not pair["is_certain"].any():
            assert change.status == MembershipStatus.LEFT


@given(memberships(), DAYS)
def test_what_is_asked_for_is_a_part_of_all(rows: list[Membership], on: date) -> None:
    dataset = of(rows)
    every = queries.standings(dataset, NOTHING_ASKED, on)
    everything = set(every[ANSWER].itertuples(index=False, name=None))
    for asked in (
        Selection(countries=("KAZ",)),
        Selection(regions=("gulf",)),
        Selection(actors=("brics",)),
        Selection(text="kaz"),
    ):
        found = queries.standings(dataset, asked, on)
        assert set(found[ANSWER].itertuples(index=False, name=None)) <= everything
        named = (found["country"] == "KAZ") | (found["country"] == "ARE") | (
            found["bloc_id"] == "brics"
        )  # fmt: skip
        assert named.all()


LEFT: list[Membership] = [("are", "brics", "left", date(2020, 1, 1), date(2024, 5, 1))]
REJOINED: list[Membership] = [*LEFT, ("are", "brics", "member", date(2025, 1, 1), None)]
UNDATED: list[Membership] = [("kaz", "brics", "observer", None, None)]
ENDED: list[Membership] = [("kaz", "brics", "observer", date(2020, 1, 1), date(2021, 1, 1))]


@pytest.mark.parametrize(
    ("rows", "on", "expected"),
    [
        (LEFT, date(2019, 12, 31), None),
        (LEFT, date(2020, 1, 1), ("member", True)),
        (LEFT, date(2024, 4, 30), ("member", True)),
        (LEFT, date(2024, 5, 1), ("left", True)),
        (REJOINED, date(2024, 12, 31), ("left", True)),
        (REJOINED, date(2025, 1, 1), ("member", True)),
        (UNDATED, date(2020, 1, 1), ("observer", False)),
        (UNDATED, LAST_DAY, ("observer", True)),
        (ENDED, date(2020, 12, 31), ("observer", True)),
        (ENDED, date(2021, 1, 1), None),
    ],
)
def test_the_rule_by_examples(
    rows: list[Membership], on: date, expected: tuple[str, bool] | None
) -> None:
    assert standing(rows, on) == expected


def test_leaving_is_a_change_and_so_is_ending_without_a_word() -> None:
    changes = queries.changes(of([*LEFT, *ENDED]), NOTHING_ASKED)
    told = zip(changes["member_id"], changes["status"], changes["changed_on"].dt.year, strict=True)
    assert sorted(told) == [
        ("are", "left", 2024), ("are", "member", 2020), ("kaz", "left", 2021),
        ("kaz", "observer", 2020),
    ]  # fmt: skip


def test_blocs_share_the_states_that_belong_to_both() -> None:
    rows: list[Membership] = [
        ("kaz", "brics", "member", None, None), ("kaz", "c5-plus-1", "signatory", None, None),
        ("uzb", "brics", "observer", None, None), ("uzb", "c5-plus-1", "member", None, None),
    ]  # fmt: skip
    shared = queries.overlaps(standings(rows, LAST_DAY))
    assert shared.to_dict("records") == [{"bloc_id": "brics", "other_id": "c5-plus-1", "states": 1}]
    assert queries.overlaps(standings(rows, date(2020, 1, 1))).empty


def test_changes_of_one_day_stand_together() -> None:
    rows: list[Membership] = [
        (member, "brics", "member", date(2024, 1, 1), None) for member in ("are", "isr", "kaz")
    ]
    days = queries.changes_by_day(queries.changes(of(rows), NOTHING_ASKED))
    assert days["members"].tolist() == [3]
    assert sorted(days["member_ids"].iloc[0]) == ["are", "isr", "kaz"]


def test_every_standing_of_the_shipped_data_opens_its_sources(shipped: Dataset) -> None:
    table = shipped.table("memberships")
    ids = queries.standing_ids(shipped)
    assert len(ids) == len(table)
    for standing_id in ids:
        assert not queries.standing_detail(shipped, standing_id).sources.empty
