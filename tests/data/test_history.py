"""Looking back to a day shows what was known then, and no more."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given

from data import history, queries
from data.index import index_of
from data.model import Dataset, Selection
from data.vocabulary import DealStatus, Estimate, Lens
from tests.strategies import FEW, dataset_of, datasets, days, selections

DIMENSIONS: tuple[queries.Dimension, ...] = ("theme", "status", "kind")
LAST_DAY = date(2027, 12, 31)  # nothing in the random datasets is dated later


def _deal(dataset: Dataset, day: str) -> pd.Series:
    return history.as_known_on(dataset, date.fromisoformat(day)).table("deals").iloc[0]


LIFE = dataset_of(
    [{"deal_id": "a", "announced_on": date(2025, 1, 10), "status": "in_force", "value_usd_m": 9.0}],
    events=[
        {"deal_id": "a", "event": "memorandum", "happened_on": date(2025, 2, 1)},
        {"deal_id": "a", "event": "signed", "happened_on": date(2025, 5, 20)},
        {"deal_id": "a", "event": "delivery", "happened_on": date(2025, 9, 1)},
    ],
)


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2025-01-10", "announced"),
        ("2025-02-01", "memorandum"),
        ("2025-05-19", "memorandum"),
        ("2025-05-20", "signed"),
        ("2025-08-31", "signed"),
        ("2025-09-01", "in_force"),
    ],
)
def test_a_status_is_that_of_the_newest_step_until_the_last_one_is_known(
    day: str, status: str
) -> None:
    assert str(_deal(LIFE, day)["status"]) == status


def test_a_deal_is_not_there_before_its_announcement() -> None:
    assert history.as_known_on(LIFE, date(2025, 1, 9)).table("deals").empty


def test_a_deal_without_steps_keeps_its_status_from_its_announcement_on() -> None:
    dataset = dataset_of([{"deal_id": "a", "announced_on": date(2025, 1, 1), "status": "signed"}])
    assert str(_deal(dataset, "2025-01-01")["status"]) == "signed"


def test_a_date_known_only_to_its_month_or_year_counts_from_its_last_day() -> None:
    starts = pd.Series(pd.to_datetime(["2025-02-01", "2025-01-01", "2025-02-03"]))
    known = history.known_from(starts, pd.Series(["month", "year", "day"]))
    assert [day.date() for day in known] == [
        date(2025, 2, 28),
        date(2025, 12, 31),
        date(2025, 2, 3),
    ]


def test_a_figure_that_was_revised_was_another_one_before() -> None:
    dataset = dataset_of(
        [{"deal_id": "a", "value_usd_m": 164.0, "value_low_usd_m": 140.0}],
        events=[
            {"deal_id": "a", "happened_on": date(2025, 1, 1), "amount_usd_m": 140.0},
            {"deal_id": "a", "event": "revised", "happened_on": date(2025, 6, 1),
             "amount_usd_m": 164.0},
        ],
    )  # fmt: skip
    assert _deal(dataset, "2025-05-31")["value_usd_m"] == 140.0
    assert _deal(dataset, "2025-06-01")["value_usd_m"] == 164.0


def test_a_figure_that_no_revision_changed_stays() -> None:
    dataset = dataset_of(
        [{"deal_id": "a", "value_usd_m": 600.0}],
        events=[
            {"deal_id": "a", "event": "revised", "happened_on": date(2025, 6, 1),
             "amount_usd_m": 1000.0},
        ],
    )  # fmt: skip
    assert _deal(dataset, "2025-05-31")["value_usd_m"] == 600.0


def test_a_part_whose_package_was_not_announced_yet_stands_alone() -> None:
    dataset = dataset_of(
        [
            {"deal_id": "package", "announced_on": date(2025, 6, 1), "value_usd_m": 100.0},
            {"deal_id": "part", "announced_on": date(2025, 1, 1), "part_of": "package",
             "value_usd_m": 30.0},
        ]
    )  # fmt: skip
    then = history.as_known_on(dataset, date(2025, 3, 1))
    assert then.table("deals")["part_of"].tolist() == [""]
    assert queries.summary(then, Selection()).counted.best_usd_m == 30.0


def test_later_claims_meetings_and_standings_are_not_there() -> None:
    dataset = dataset_of(
        [{"deal_id": "a"}],
        [{"meeting_id": "m", "start_on": date(2025, 3, 1)}],
        participants=[("m", "kaz", "host")],
        claims=[{"deal_id": "a", "claimed_on": date(2025, 4, 1)},
                {"deal_id": "a", "claimed_on": None, "source_id": "wire-2"}],
        memberships=[("kaz", "brics", "member", date(2025, 2, 1), date(2026, 1, 1)),
                     ("uzb", "brics", "member", date(2025, 9, 1), None)],
    )  # fmt: skip
    then = history.as_known_on(dataset, date(2025, 2, 15))
    assert then.table("meetings").empty
    assert then.table("meeting_participants").empty
    # The second claim has no date, and neither has its source: it cannot be placed, and stays.
    assert len(then.table("claims")) == 1
    standings = then.table("memberships")
    assert standings["member_id"].tolist() == ["kaz"]
    assert standings["until"].isna().all()


@FEW
@given(datasets())
def test_after_the_last_date_the_dataset_is_what_it_is(dataset: Dataset) -> None:
    known = history.as_known_on(dataset, LAST_DAY)
    for name in ("deals", "meetings", "deal_events", "claims", "deal_parties"):
        pd.testing.assert_frame_equal(known.table(name), dataset.table(name))


@FEW
@given(datasets(), days())
def test_a_later_day_never_forgets_a_deal_or_a_step(dataset: Dataset, day: date) -> None:
    then = history.as_known_on(dataset, day)
    later = history.as_known_on(dataset, day + timedelta(days=90))
    for name in ("deals", "meetings"):
        key = name[:-1] + "_id"
        assert set(then.table(name)[key]) <= set(later.table(name)[key])
    assert len(then.table("deal_events")) <= len(later.table("deal_events"))


@FEW
@given(datasets(), selections())
def test_no_day_and_no_estimate_breaks_the_sums(dataset: Dataset, selection: Selection) -> None:
    seen = history.as_asked(dataset, selection)
    deals = queries.deals(seen, selection)
    total = queries.total(deals)
    assert total.low_usd_m <= total.best_usd_m + 1e-6
    assert total.best_usd_m <= total.high_usd_m + 1e-6
    for dimension in DIMENSIONS:
        groups = queries.value_by(deals, dimension)
        assert groups["value_usd_m"].sum() == pytest.approx(total.best_usd_m, abs=1e-6)
    flows = queries.flows(seen, deals)["value_usd_m"].sum()
    beside = queries.without_direction(seen, deals).best_usd_m
    assert flows + beside == pytest.approx(total.best_usd_m, abs=1e-6)


@FEW
@given(datasets(), selections())
def test_the_low_figure_is_at_most_the_best_and_the_best_at_most_the_high(
    dataset: Dataset, selection: Selection
) -> None:
    totals = []
    for estimate in Estimate:
        seen = history.as_asked(dataset, Selection(estimate=estimate))
        totals.append(queries.summary(seen, selection).counted)
    low, best, high = (total.best_usd_m for total in totals)
    assert low <= best + 1e-6
    assert best <= high + 1e-6
    if selection.minimum_value_usd_m is None:
        assert low == pytest.approx(totals[1].low_usd_m, abs=1e-6)
        assert high == pytest.approx(totals[1].high_usd_m, abs=1e-6)


@FEW
@given(datasets())
def test_what_a_deal_adds_is_its_figure_less_its_parts_in_every_estimate(dataset: Dataset) -> None:
    for estimate in Estimate:
        deals = index_of(history.as_asked(dataset, Selection(estimate=estimate))).deals
        beyond = (deals["value_usd_m"] - deals["parts_usd_m"]).clip(lower=0)
        pd.testing.assert_series_equal(deals["own_best_usd_m"], beyond, check_names=False)


def test_on_the_shipped_data_promises_firm_up(shipped: Dataset) -> None:
    headline = [
        queries.summary(
            history.as_known_on(shipped, date(year, 1, 1)), Selection(lens=Lens.HEADLINE)
        ).counted.best_usd_m
        for year in (2024, 2025, 2026)
    ]
    assert headline == sorted(headline)
    then = history.as_known_on(shipped, date(2025, 6, 1)).table("deals")
    now = shipped.table("deals").set_index("deal_id")["status"].astype(str)
    changed = then["status"].astype(str).to_numpy() != now.loc[then["deal_id"]].to_numpy()
    assert changed.any()
    assert set(then["status"].astype(str)) <= {str(status) for status in DealStatus}


def test_a_deal_of_a_year_that_is_not_over_is_as_firm_on_the_last_day_as_its_row_says() -> None:
    day = dataset_of([]).as_of
    unfinished = dataset_of(
        [{"deal_id": "a", "announced_on": day.replace(month=1, day=1), "date_precision": "year",
          "status": "signed"}],
        events=[{"deal_id": "a", "event": "signed", "happened_on": day.replace(month=1, day=1)}],
    )  # fmt: skip
    path = history.status_path(unfinished, "a")
    assert path[["day", "status"]].drop_duplicates().values.tolist() == [[day, "signed"]]
