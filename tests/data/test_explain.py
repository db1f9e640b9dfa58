"""Whatever a figure says, the rows of its explanation add up to it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import history, queries
from data.model import Dataset, Selection
from data.queries import Mark, Measure, explain
from data.queries.explain import HORIZON, mark_of
from data.queries.reality import Step
from data.vocabulary import CountrySide
from tests.strategies import FEW, datasets, selections

Figures = list[tuple[Mark, float]]
DIMENSIONS: tuple[queries.Dimension, ...] = ("theme", "kind")
GRAINS: tuple[queries.Grain, ...] = ("month", "quarter", "year")


def headline_figures(dataset: Dataset, selection: Selection) -> Figures:
    summary = queries.summary(dataset, selection)
    walk = queries.walk(dataset, queries.kept_deals(dataset, selection))
    return [
        (Mark(Measure.VALUE), summary.counted.best_usd_m),
        (Mark(Measure.HEADLINE), summary.headline.best_usd_m),
        (Mark(Measure.DEALS), summary.counted.deals),
        (Mark(Measure.MEETINGS), summary.meetings),
        (Mark(Measure.ACTORS), summary.actors),
        *(
            (Mark(Measure.STEP, ids=(str(step),)), amount)
            for step, amount in zip(walk["step"], walk["amount_usd_m"], strict=True)
        ),
    ]


def bars(dataset: Dataset, selection: Selection) -> Figures:
    deals = queries.deals(dataset, selection)
    found = [
        (Mark(Measure.VALUE, dimension, (row.id,)), row.value_usd_m)
        for dimension in DIMENSIONS
        for row in queries.value_by(deals, dimension).itertuples()
    ]
    found += [
        (Mark(Measure.KEPT, "status", (row.id,)), row.value_usd_m)
        for row in queries.value_by_status(dataset, selection).itertuples()
    ]
    for side in CountrySide:
        found += [
            (Mark(Measure.VALUE, "country", (row.id, str(side))), row.value_usd_m)
            for row in queries.value_by_country(dataset, deals, side).itertuples()
        ]
    for grain in GRAINS:
        for series in (None, *DIMENSIONS):
            for row in queries.value_over_time(deals, grain, series).itertuples():
                of_series = (series, row.series_id) if series else ()
                ids = (row.period_start.date().isoformat(), *of_series)
                found.append((Mark(Measure.VALUE, grain, ids), row.value_usd_m))
    for series in (None, *DIMENSIONS):
        for row in queries.value_over_horizon(deals, series).itertuples():
            of_series = (series, row.series_id) if series else ()
            ids = (row.period_start.date().isoformat(), *of_series)
            found.append((Mark(Measure.VALUE, HORIZON, ids), row.value_usd_m))
    return found


def arcs_and_cells(dataset: Dataset, selection: Selection) -> Figures:
    deals, meetings = queries.deals(dataset, selection), queries.meetings(dataset, selection)
    measures = queries.country_measures(dataset, deals, meetings)
    found = [
        (Mark(Measure.VALUE, "flow", (row.payer, row.receiver, row.theme)), row.value_usd_m)
        for row in queries.flows(dataset, deals)
        .groupby(["payer", "receiver", "theme"], as_index=False)["value_usd_m"]
        .sum()
        .itertuples()
    ]
    for row in measures.itertuples():
        found += [
            (Mark(Measure.VALUE, "country", (row.country, "receiver")), row.received_usd_m),
            (Mark(Measure.VALUE, "country", (row.country, "payer")), row.paid_usd_m),
            (Mark(Measure.DEALS, "country", (row.country,)), row.deals),
            (Mark(Measure.MEETINGS, "country", (row.country,)), row.meetings),
        ]
    for row in queries.who_met_whom(dataset, meetings).itertuples():
        found.append((Mark(Measure.MEETINGS, "pair", (row.row, row.column)), row.meetings))
    for row in queries.meetings_by_month(meetings).itertuples():
        month = f"{row.year}-{row.month:02d}-01"
        found.append((Mark(Measure.MEETINGS, "month", (month,)), row.meetings))
    for row in queries.meetings_by_day(meetings).itertuples():
        day = row.day.date().isoformat()
        found.append((Mark(Measure.MEETINGS, "day", (day,)), row.meetings))
    return found


def steps_of_actors(dataset: Dataset, selection: Selection) -> Figures:
    found = []
    for actor_id in dataset.table("deal_parties")["actor_id"].astype(str).unique()[:40]:
        walk = queries.walk(dataset, queries.actor_rows(dataset, selection, actor_id).kept)
        found += [
            (Mark(Measure.STEP, "actor", (actor_id, str(step))), amount)
            for step, amount in zip(walk["step"], walk["amount_usd_m"], strict=True)
        ]
    return found


FIGURES = (headline_figures, bars, arcs_and_cells, steps_of_actors)


@pytest.mark.parametrize("figures", FIGURES)
@FEW
@given(dataset=datasets(), selection=selections())
def test_the_rows_of_an_explanation_add_up_to_the_figure(
    figures: object, dataset: Dataset, selection: Selection
) -> None:
    seen = history.as_asked(dataset, selection)
    for mark, amount in figures(seen, selection):  # type: ignore[operator]
        found = explain(seen, selection, mark)
        assert found.amount == pytest.approx(amount, abs=1e-6), mark
        assert mark_of(mark.written()) == mark


@pytest.mark.parametrize("figures", FIGURES)
def test_every_figure_of_the_shipped_data_is_explained(figures: object, shipped: Dataset) -> None:
    selection = Selection()
    found = list(figures(shipped, selection))  # type: ignore[operator]
    assert len(found) > 10
    for mark, amount in found:
        assert explain(shipped, selection, mark).amount == pytest.approx(amount, abs=1e-6), mark


@FEW
@given(datasets(), selections())
def test_what_is_left_out_is_what_the_lens_leaves_out(
    dataset: Dataset, selection: Selection
) -> None:
    seen = history.as_asked(dataset, selection)
    found = explain(seen, selection, Mark(Measure.VALUE))
    summary = queries.summary(seen, selection)
    assert len(found.left_out) == summary.left_out.deals
    assert np.nansum(found.left_out["contribution"]) == pytest.approx(
        summary.left_out.best_usd_m, abs=1e-6
    )


@given(st.text(max_size=40))
def test_an_address_that_names_no_figure_opens_nothing(written: str) -> None:
    mark = mark_of(written)
    assert mark is None or mark.written() == written


@pytest.mark.parametrize("written", ["", "value.theme", "step.nowhere",
                                     "step.actor.kaz", "value.pair.KAZ.UZB",
                                     "meetings.flow.KAZ.UZB.trade", "money"])  # fmt: skip
def test_a_damaged_mark_is_none(written: str) -> None:
    assert mark_of(written) is None


def test_each_step_has_a_mark_of_its_own() -> None:
    assert {mark_of(f"step.{step}") for step in Step} >= {Mark(Measure.STEP, ids=("signed",))}
