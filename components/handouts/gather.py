"""What stands in a hand-out: the questions of the screen, asked once, their answers in words."""

import pandas as pd

from components import asked, names, sentences, steps, wording
from components import format as formatting
from components.exports import provenance
from components.handouts import charts, listing, mapping, time_strip
from components.handouts.citing import Citing
from components.handouts.content import Chart, Figure, Handout, Rows, cleaned
from components.i18n import _
from data import queries
from data.model import Dataset, Selection
from data.money import Total
from data.queries import ActorRows, Summary
from data.selection import without
from data.vocabulary import ActorKind


def of_selection(dataset: Dataset, selection: Selection, address: str) -> Handout:
    """Return the hand-out of what a selection keeps; of a country, if it asks for that alone.

    Args:
        dataset: the dataset as the reader sees it, of the day and in the figures asked for.
        selection: what the reader asked to see.
        address: where the same is seen in the dashboard; empty if nobody knows.
    """
    summary = queries.summary(dataset, selection)
    deals, meetings = queries.deals(dataset, selection), queries.meetings(dataset, selection)
    kept, flows = queries.kept_deals(dataset, selection), queries.flows(dataset, deals)
    walk, citing = queries.walk(dataset, kept), Citing(dataset)
    heading = _heading(dataset, selection)
    measures = queries.country_measures(dataset, deals, meetings)
    tables = (
        listing.largest_deals(dataset, deals, citing),
        listing.flows(dataset, flows),
        listing.meetings(dataset, meetings, citing),
    )
    return cleaned(
        Handout(
            kicker=_("Brief"),
            heading=heading,
            sentence=sentences.summary_sentence(summary),
            paragraphs=_what_is_left(summary) or (steps.outcome(walk),),
            counting=sentences.counting_note(selection.lens, summary.counted.undisclosed),
            figures=_of_summary(summary),
            map=mapping.where_money_goes(dataset, measures, flows) if len(deals) else None,
            charts=_drawn(
                charts.walk(walk),
                charts.by_theme(dataset, queries.value_by(deals, "theme")),
                charts.by_status(dataset, queries.value_by_status(dataset, selection)),
                charts.by_year(queries.value_over_time(deals, "year")),
            ),
            tables=listing.filled(*tables),
            sources=citing.sources(),
            sources_note=citing.note(len(queries.sources(dataset, selection))),
            about=provenance.of_selection(
                dataset, selection, title=_titled(heading), address=address
            ),
            rows=Rows(_numbers(kept), _numbers(meetings), selection.lens),
            timeline=time_strip.of_rows(deals, meetings),
        )
    )


def of_actor(dataset: Dataset, selection: Selection, address: str, actor_id: str) -> Handout | None:
    """Return the hand-out of one actor under a selection; nothing if there is no such actor."""
    detail = queries.actor_detail(dataset, actor_id)
    if detail is None:
        return None
    rows, citing = queries.actor_rows(dataset, selection, actor_id), Citing(dataset)
    heading = names.actor(dataset, actor_id)
    walk = queries.walk(dataset, rows.kept)
    tables = (
        listing.largest_deals(dataset, rows.deals, citing),
        listing.meetings(dataset, rows.meetings, citing),
    )
    return cleaned(
        Handout(
            kicker=wording.label(ActorKind(str(detail.actor["kind"]))),
            heading=heading,
            sentence=sentences.actor_sentence(rows.summary),
            paragraphs=_what_is_left(rows.summary) or (steps.outcome(walk),),
            counting=sentences.counting_note(selection.lens, rows.summary.counted.undisclosed),
            figures=_of_actor(rows),
            map=None,
            charts=_drawn(
                charts.walk(walk),
                charts.by_theme(dataset, queries.value_by(rows.deals, "theme")),
                charts.with_whom(dataset, queries.counterparts(dataset, rows, actor_id)),
                charts.by_year(queries.value_over_time(rows.deals, "year")),
            ),
            tables=listing.filled(*tables),
            sources=citing.sources(),
            sources_note="",
            about=provenance.of_selection(
                dataset, selection, title=_titled(heading), address=address
            ),
            rows=Rows(_numbers(rows.kept), _numbers(rows.meetings), selection.lens),
            timeline=time_strip.of_rows(rows.deals, rows.meetings),
        )
    )


def _heading(dataset: Dataset, selection: Selection) -> str:
    """Return the countries asked for where nothing else is, else what everything is."""
    beyond = without(without(without(selection, "countries"), "lens"), "estimate")
    if not selection.countries or next(asked.filters(dataset, beyond), None):
        return _("Deals and meetings")
    return formatting.listing([names.country(dataset, code) for code in selection.countries])


def _titled(heading: str) -> str:
    return _("Accord Atlas: {table}").format(table=formatting.isolate(heading))


def _what_is_left(summary: Summary) -> tuple[str, ...]:
    """Say that nothing is kept, and what the counting rule has to do with it."""
    if not summary.is_empty:
        return ()
    left_out = summary.left_out
    note = sentences.left_out_note(left_out.deals, left_out.best_usd_m) if left_out.deals else ""
    return tuple(filter(None, (_("Nothing matches these filters"), note)))


def _of_summary(summary: Summary) -> tuple[Figure, ...]:
    counted, headline = summary.counted, summary.headline
    return (
        Figure(_("Value counted"), formatting.money(counted.best_usd_m), _range(counted)),
        Figure(
            _("Headline figures"),
            formatting.money(headline.best_usd_m),
            sentences.deal_count(headline.deals),
        ),
        Figure(_("Deals"), formatting.number(counted.deals), _undisclosed(counted)),
        _met(summary),
        Figure(
            _("Actors"),
            formatting.number(summary.actors),
            sentences.country_count(summary.countries),
        ),
    )


def _of_actor(rows: ActorRows) -> tuple[Figure, ...]:
    paid, received = rows.total_as("payer"), rows.total_as("receiver")
    counted = rows.summary.counted
    return (
        Figure(_("Paid"), _if_known(paid), sentences.deal_count(paid.deals)),
        Figure(_("Received"), _if_known(received), sentences.deal_count(received.deals)),
        Figure(_("Deals"), formatting.number(counted.deals), _undisclosed(counted)),
        _met(rows.summary),
    )


def _met(summary: Summary) -> Figure:
    planned = _("{count} planned").format(count=formatting.number(summary.planned))
    return Figure(_("Meetings held"), formatting.number(summary.meetings), planned)


def _undisclosed(total: Total) -> str:
    return _("{count} undisclosed").format(count=formatting.number(total.undisclosed))


def _if_known(total: Total) -> str:
    return formatting.money(total.best_usd_m) if total.disclosed else "–"


def _range(total: Total) -> str:
    """Return how far a total could be off, as the sources have it."""
    low, best, high = total.low_usd_m, total.best_usd_m, total.high_usd_m
    if low == best == high:
        return _("no range stated")
    return _("{low} to {high}").format(low=formatting.money(low), high=formatting.money(high))


def _drawn(*wanted: Chart) -> tuple[Chart, ...]:
    """Return the charts that have a bar to draw."""
    return tuple(
        chart for chart in wanted if any(bar.value_usd_m is not None for bar in chart.bars)
    )


def _numbers(rows: pd.DataFrame) -> tuple[int, ...]:
    return tuple(int(row) for row in rows.index)
