"""Hand-outs of one deal and of one meeting: all that is known of it, whatever is filtered."""

import pandas as pd

from components import format as formatting
from components import names, sentences, steps, wording
from components.exports import provenance
from components.handouts import charts, listing, time_strip
from components.handouts.citing import Citing
from components.handouts.content import Figure, Handout, Rows, Table, cleaned
from components.i18n import _, field, pgettext
from data import queries
from data.model import Dataset
from data.queries import DealDetail
from data.vocabulary import DealKind, DealStatus, EvidenceGrade, MeetingKind


def of_deal(dataset: Dataset, address: str, deal_id: str) -> Handout | None:
    """Return the hand-out of one deal; nothing if there is no such deal."""
    detail = queries.deal_detail(dataset, deal_id)
    if detail is None:
        return None
    deal, citing = detail.deal, Citing(dataset)
    citing.cite(deal["sources"], most=len(deal["sources"]))
    around = queries.meetings_around(dataset, deal_id)
    inside = pd.concat([deal.to_frame().T, detail.parts])
    heading = names.title(deal)
    return cleaned(
        Handout(
            kicker=wording.label(DealKind(str(deal["kind"]))),
            heading=heading,
            sentence=str(deal[field("summary")]),
            paragraphs=(steps.outcome(queries.walk(dataset, inside)),)
            if deal["parts_usd_m"]
            else (),
            counting=sentences.no_double_count_note(),
            figures=_of_deal(dataset, deal),
            map=None,
            charts=(charts.walk(queries.walk(dataset, inside)),) if deal["parts_usd_m"] else (),
            tables=listing.filled(*_tables_of(dataset, detail, around, citing)),
            sources=citing.sources(),
            sources_note="",
            about=provenance.of_row(dataset, title=heading, address=address),
            rows=Rows(
                (int(deal.name), *map(int, detail.parts.index)),
                tuple(map(int, around.index)),
                None,
            ),
        )
    )


def of_meeting(dataset: Dataset, address: str, meeting_id: str) -> Handout | None:
    """Return the hand-out of one meeting, a summit brief; nothing if there is no such meeting."""
    detail = queries.meeting_detail(dataset, meeting_id)
    if detail is None:
        return None
    meeting, citing = detail.meeting, Citing(dataset)
    citing.cite(meeting["sources"], most=len(meeting["sources"]))
    near = queries.deals_near(dataset, meeting_id)
    walk, heading = queries.walk(dataset, near), names.title(meeting)
    note = sentences.around_meeting_note(queries.AROUND_DAYS)
    deals = listing.deals_listed(
        dataset,
        near.head(listing.MOST_DEALS),
        citing,
        title=_("What came of it"),
        note=sentences.largest_of_note(listing.MOST_DEALS, len(near)),
    )
    people = listing.participants(dataset, detail)
    return cleaned(
        Handout(
            kicker=wording.label(MeetingKind(str(meeting["kind"]))),
            heading=heading,
            sentence=str(meeting[field("summary")]),
            paragraphs=(steps.outcome(walk),)
            if len(near)
            else (_("No deal with these parties was announced around this meeting."),),
            counting=note,
            figures=_of_meeting(dataset, meeting, near),
            map=None,
            charts=(charts.walk(walk), charts.by_theme(dataset, queries.value_by(near, "theme")))
            if near["value_usd_m"].notna().any()
            else (),
            tables=listing.filled(deals, people),
            sources=citing.sources(),
            sources_note="",
            about=provenance.of_row(dataset, title=heading, address=address, note=note),
            rows=Rows(tuple(map(int, near.index)), (int(meeting.name),), None),
            timeline=time_strip.of_rows(near, meeting.to_frame().T),
        )
    )


def _tables_of(
    dataset: Dataset, detail: DealDetail, around: pd.DataFrame, citing: Citing
) -> tuple[Table, ...]:
    parts = listing.deals_listed(
        dataset,
        detail.parts,
        citing,
        title=_("Deals inside it"),
        note=_("A part is counted inside its package, never beside it."),
    )
    near = listing.meetings(dataset, around, citing)
    return (
        parts,
        listing.steps_of(detail, citing),
        listing.claims(dataset, detail, citing),
        listing.parties(dataset, detail),
        near,
    )


def _of_deal(dataset: Dataset, deal: pd.Series) -> tuple[Figure, ...]:
    low, best, high = deal["low_usd_m"], deal["value_usd_m"], deal["high_usd_m"]
    evidence = queries.evidence_of(dataset, str(deal["deal_id"]))
    return (
        Figure(
            _("Value"),
            formatting.money(best),
            ""
            if deal["undisclosed"] or low == high
            else _("{low} to {high}").format(
                low=formatting.money(low), high=formatting.money(high)
            ),
        ),
        Figure(
            _("Adds to sums"),
            formatting.money(deal["own_best_usd_m"]),
            _("beyond the deals inside it") if deal["parts_usd_m"] else "",
        ),
        Figure(
            _("Status"),
            wording.label(DealStatus(str(deal["status"]))),
            names.theme(dataset, str(deal["theme"])),
        ),
        Figure(
            pgettext("the day of a deal", "Announced"),
            formatting.date(deal["announced_on"], str(deal["date_precision"])),
            names.place(dataset, str(deal["place_id"])),
        ),
        Figure(_("Evidence"), wording.evidence_grade(EvidenceGrade(evidence.grade))),
    )


def _of_meeting(dataset: Dataset, meeting: pd.Series, near: pd.DataFrame) -> tuple[Figure, ...]:
    total = queries.total(near)
    return (
        Figure(
            _("Date"),
            formatting.date_span(
                meeting["start_on"], meeting["end_on"], str(meeting["date_precision"])
            ),
            names.place(dataset, str(meeting["place_id"])),
        ),
        Figure(
            _("Deals around it"),
            formatting.number(total.deals),
            _("{count} undisclosed").format(count=formatting.number(total.undisclosed)),
        ),
        Figure(
            _("Their value"),
            formatting.money(total.best_usd_m) if total.disclosed else "–",
            formatting.money_range(total.low_usd_m, float("nan"), total.high_usd_m)
            if total.disclosed and total.low_usd_m != total.high_usd_m
            else "",
        ),
    )
