"""What stands side by side is what each would come to alone, under the same filters."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from data import queries
from data.model import Dataset, Selection
from data.money import Total
from data.queries import Subject, Tally
from data.vocabulary import CountrySide
from tests.strategies import COUNTRIES, dataset_of, datasets, selections

FEWER = settings(max_examples=25)  # each example asks a dozen questions


def tally(dataset: Dataset, selection: Selection, subject: Subject) -> Tally:
    deals, meetings = queries.deals(dataset, selection), queries.meetings(dataset, selection)
    return queries.tally(dataset, deals, meetings, subject)


def alone(dataset: Dataset, selection: Selection) -> tuple[Total, int, int]:
    summary = queries.summary(dataset, selection)
    return summary.counted, summary.meetings, summary.planned


@FEWER
@given(datasets(), selections(), st.data())
def test_a_column_says_what_the_same_selection_says_filtered_to_it(
    dataset: Dataset, selection: Selection, draw: st.DataObject
) -> None:
    selection = replace(selection, countries=(), country_side=CountrySide.ANY, actors=())
    known = list(queries.subjects(dataset).values())
    for subject in draw.draw(st.permutations(known))[:2]:
        found = tally(dataset, selection, subject)
        asked = (
            replace(selection, actors=(subject.id,))
            if subject.kind == "actor"
            else replace(selection, countries=subject.countries)
        )
        whole, meetings, planned = alone(dataset, asked)
        assert (found.whole.deals, found.whole.undisclosed) == (whole.deals, whole.undisclosed)
        assert found.whole.best_usd_m == pytest.approx(whole.best_usd_m)
        assert found.whole.low_usd_m == pytest.approx(whole.low_usd_m)
        assert found.whole.high_usd_m == pytest.approx(whole.high_usd_m)
        assert (found.meetings, found.planned) == (meetings, planned)


@FEWER
@given(datasets(), selections())
def test_what_a_country_pays_and_receives_is_what_the_filter_says(
    dataset: Dataset, selection: Selection
) -> None:
    selection = replace(selection, countries=(), country_side=CountrySide.ANY)
    for country in COUNTRIES[:2]:
        found = tally(dataset, selection, Subject(country, "country", (country,)))
        for side, total in (
            (CountrySide.PAYER, found.paid),
            (CountrySide.RECEIVER, found.received),
        ):
            asked = replace(selection, countries=(country,), country_side=side)
            deals = queries.deals(dataset, replace(asked, regions=()))
            kept = queries.deals(dataset, selection)
            of_side = kept[kept.index.isin(deals.index)]
            assert total.deals == len(of_side)
            assert total.best_usd_m == pytest.approx(queries.total(of_side).best_usd_m)
            assert total.best_usd_m <= found.whole.best_usd_m + 1e-6


@FEWER
@given(datasets(), selections())
def test_a_filter_by_country_stays_beside_the_comparison(
    dataset: Dataset, selection: Selection
) -> None:
    deals = queries.deals(dataset, selection)
    for country in COUNTRIES[:2]:
        with_it = queries.deals_with(dataset, deals, Subject(country, "country", (country,)))
        everywhere = queries.deals(dataset, Selection(countries=(country,), lens=selection.lens))
        assert set(with_it.index) == set(deals.index) & set(everywhere.index)


@FEWER
@given(datasets(), selections())
def test_themes_and_years_of_a_column_add_up_to_it(dataset: Dataset, selection: Selection) -> None:
    deals = queries.deals(dataset, selection)
    compared = list(queries.subjects(dataset).values())[:4]
    assume(compared)
    themes = queries.themes_compared(dataset, deals, compared)
    years = queries.years_compared(dataset, deals, compared)
    for subject in compared:
        whole = queries.total(queries.deals_with(dataset, deals, subject))
        for groups in (themes, years):
            own = groups[groups["subject_id"] == subject.id]
            assert own["value_usd_m"].sum() == pytest.approx(whole.best_usd_m)
            assert own["deals"].sum() == whole.deals


@FEWER
@given(datasets(), selections())
def test_what_is_common_to_two_is_what_both_have(dataset: Dataset, selection: Selection) -> None:
    deals, meetings = queries.deals(dataset, selection), queries.meetings(dataset, selection)
    pair = [Subject(code, "country", (code,)) for code in ("KAZ", "USA")]
    common = queries.common(dataset, deals, meetings, pair)
    rows = [set(queries.deals_with(dataset, deals, subject).index) for subject in pair]
    assert set(common.deals.index) == rows[0] & rows[1]
    met = [set(queries.meetings_with(dataset, meetings, subject).index) for subject in pair]
    assert set(common.meetings.index) == met[0] & met[1]
    partners = [
        set(queries.partners_compared(dataset, deals, [subject], most=99)["id"]) for subject in pair
    ]
    assert set(common.partners) == (partners[0] & partners[1]) - {"KAZ", "USA"}


TRIANGLE = dataset_of(
    [{"deal_id": "both", "value_usd_m": 90.0}, {"deal_id": "one", "value_usd_m": 10.0}],
    [{"meeting_id": "visit"}],
    parties=[("both", "kaz", "buyer"), ("both", "uzb", "buyer"), ("both", "boeing", "seller"),
             ("one", "uzb", "borrower"), ("one", "world-bank", "lender")],
    participants=[("visit", "kaz", "host"), ("visit", "uzb", "participant")],
    memberships=[("kaz", "brics", "member", None, None), ("uzb", "brics", "signatory", None, None),
                 ("isr", "brics", "observer", None, None)],
)  # fmt: skip


def of(subject_id: str) -> Tally:
    return tally(TRIANGLE, Selection(), queries.subjects(TRIANGLE)[subject_id])


def test_a_shared_deal_stands_in_full_in_both_columns() -> None:
    assert of("KAZ").whole.best_usd_m == 90.0
    assert of("UZB").whole.best_usd_m == 100.0


def test_a_bloc_is_its_member_states_together_and_counts_a_deal_among_them_once() -> None:
    bloc = queries.subjects(TRIANGLE)["brics"]
    assert bloc.countries == ("KAZ", "UZB")
    assert of("brics").whole.best_usd_m == 100.0
    assert (of("brics").paid.best_usd_m, of("brics").received.best_usd_m) == (90.0, 10.0)


def test_a_country_includes_its_companies_and_a_company_does_not_include_its_country() -> None:
    assert of("USA").received.best_usd_m == of("boeing").received.best_usd_m == 90.0
    assert "usa" not in queries.subjects(TRIANGLE)


def test_countries_share_the_blocs_that_both_are_in() -> None:
    known = queries.subjects(TRIANGLE)
    deals, meetings = (
        queries.deals(TRIANGLE, Selection()),
        queries.meetings(TRIANGLE, Selection()),
    )
    common = queries.common(TRIANGLE, deals, meetings, [known["KAZ"], known["UZB"]])
    assert common.blocs == ["brics"]
    assert common.partners == ["USA"]
    assert isinstance(common.deals, pd.DataFrame)
    assert common.deals["deal_id"].tolist() == ["both"]
