"""The tables of a hand-out: the rows of the screen, as they are printed."""

import pandas as pd

from components import format as formatting
from components import names, sentences, wording
from components.handouts.citing import Citing
from components.handouts.content import Column, Table
from components.i18n import _, field
from data import queries
from data.model import Dataset
from data.queries import DealDetail, MeetingDetail
from data.queries.deals import highest_first
from data.vocabulary import (
    DealEventKind,
    DealStatus,
    MeetingKind,
    MeetingStatus,
    ParticipantRole,
    PartyRole,
)

MOST_DEALS, MOST_FLOWS, MOST_MEETINGS = 8, 6, 6
MOST_COUNTRIES = 3  # named in a cell


def largest_deals(
    dataset: Dataset, deals: pd.DataFrame, citing: Citing, *, most: int = MOST_DEALS
) -> Table:
    """Return the deals of highest value; ``deals`` answers ``queries.deals``."""
    top = highest_first(deals, "value_usd_m", most)
    return deals_listed(
        dataset,
        top,
        citing,
        title=_("Largest deals"),
        note=sentences.largest_of_note(most, int(deals["value_usd_m"].notna().sum())),
    )


def deals_listed(
    dataset: Dataset, deals: pd.DataFrame, citing: Citing, *, title: str, note: str
) -> Table:
    """Return some deals in their order: date, title, countries, status, value with its range."""
    countries = queries.countries_of_deals(dataset, deals)
    rows = tuple(
        (
            formatting.date(deal["announced_on"], str(deal["date_precision"])),
            names.title(deal),
            _countries(dataset, codes),
            wording.label(DealStatus(str(deal["status"]))),
            formatting.money_range(deal["low_usd_m"], deal["value_usd_m"], deal["high_usd_m"]),
            citing.cite(deal["sources"]),
        )
        for (_row, deal), codes in zip(deals.iterrows(), countries, strict=True)
    )
    columns = (
        Column(_("Date"), 2.3),
        Column(_("Deal"), 5.2),
        Column(_("Countries"), 2.9),
        Column(_("Status"), 1.9),
        Column(_("Value"), 2.7, is_figure=True),
        Column(_("Sources"), 1.1),
    )
    return Table(title, note, columns, rows)


def flows(dataset: Dataset, flows: pd.DataFrame) -> Table:
    """Return the largest flows; ``flows`` answers ``queries.flows``."""
    merged = queries.flows_by_theme(flows, most=max(len(flows), 1))  # none is pooled
    rows = tuple(
        (
            names.country(dataset, flow.payer),
            names.country(dataset, flow.receiver),
            names.theme(dataset, flow.theme),
            formatting.money(flow.value_usd_m),
            formatting.number(flow.deals),
        )
        for flow in merged.head(MOST_FLOWS).itertuples()
    )
    columns = (
        Column(_("Payer"), 2.4),
        Column(_("Receiver"), 2.4),
        Column(_("Theme"), 2.8),
        Column(_("Value"), 1.6, is_figure=True),
        Column(_("Deals"), 1.0, is_figure=True),
    )
    return Table(_("Who pays whom"), sentences.split_note(), columns, rows)


def meetings(dataset: Dataset, meetings: pd.DataFrame, citing: Citing) -> Table:
    """Return the newest meetings, newest first; ``meetings`` answers ``queries.meetings``."""
    newest = highest_first(meetings, "start_on", MOST_MEETINGS)
    countries = queries.countries_of_meetings(dataset, newest)
    rows = tuple(
        (
            formatting.date_span(
                meeting["start_on"], meeting["end_on"], str(meeting["date_precision"])
            ),
            names.title(meeting),
            _kind(meeting),
            names.place(dataset, str(meeting["place_id"])),
            _countries(dataset, codes),
            citing.cite(meeting["sources"]),
        )
        for (_row, meeting), codes in zip(newest.iterrows(), countries, strict=True)
    )
    columns = (
        Column(_("Date"), 2.5),
        Column(_("Meeting"), 5.0),
        Column(_("Kind"), 1.8),
        Column(_("Place"), 1.8),
        Column(_("Countries"), 3.0),
        Column(_("Sources"), 1.1),
    )
    note = sentences.newest_of_note(MOST_MEETINGS, len(meetings))
    return Table(_("Meetings"), note, columns, rows)


def steps_of(detail: DealDetail, citing: Citing) -> Table:
    """Return the dated steps of one deal, oldest first."""
    rows = tuple(
        (
            formatting.date(event["happened_on"], str(event["date_precision"])),
            wording.label(DealEventKind(str(event["event"]))),
            str(event[field("summary")]),
            formatting.money(event["amount_usd_m"]) if pd.notna(event["amount_usd_m"]) else "",
            citing.cite(event["sources"]),
        )
        for _row, event in detail.events.iterrows()
    )
    columns = (
        Column(_("Date"), 2.0),
        Column(_("Step"), 1.6),
        Column(_("What happened"), 6.5),
        Column(_("Amount"), 1.6, is_figure=True),
        Column(_("Sources"), 1.1),
    )
    return Table(_("Its life so far"), "", columns, rows)


def parties(dataset: Dataset, detail: DealDetail) -> Table:
    """Return the parties of one deal, payers first."""
    order = {str(role): place for place, role in enumerate(PartyRole)}
    parties = detail.parties.assign(place=[order[str(role)] for role in detail.parties["role"]])
    rows = tuple(
        (
            names.actor(dataset, str(party.actor_id)),
            wording.label(PartyRole(str(party.role))),
            names.country(dataset, str(party.country)),
        )
        for party in parties.sort_values("place", kind="stable").itertuples()
    )
    columns = (Column(_("Actor"), 4.0), Column(_("Role"), 2.0), Column(_("Country"), 3.0))
    return Table(_("Parties"), "", columns, rows)


def participants(dataset: Dataset, detail: MeetingDetail) -> Table:
    """Return who took part in one meeting, hosts first, invited ones who did not come last."""
    order = {str(role): place for place, role in enumerate(ParticipantRole)}
    present = detail.participants
    present = present.assign(place=[order[str(role)] for role in present["role"]])
    rows = tuple(
        (
            names.actor(dataset, str(each.actor_id)),
            wording.label(ParticipantRole(str(each.role))),
            names.country(dataset, str(each.country)) if each.country else "",
        )
        for each in present.sort_values("place", kind="stable").itertuples()
    )
    columns = (Column(_("Actor"), 4.0), Column(_("Role"), 2.0), Column(_("Country"), 3.0))
    return Table(_("Participants"), "", columns, rows)


def claims(dataset: Dataset, detail: DealDetail, citing: Citing) -> Table:
    """Return who states which figure for one deal, newest first."""
    rows = tuple(
        (
            formatting.date(claim["claimed_on"]),
            names.actor(dataset, str(claim["claimant_id"])),
            str(claim[field("covers")]),
            formatting.money(claim["value_usd_m"]),
            citing.cite((str(claim["source_id"]),)),
        )
        for _row, claim in detail.claims.iterrows()
    )
    columns = (
        Column(_("Date"), 2.0),
        Column(_("Stated by"), 3.0),
        Column(_("What it covers"), 5.0),
        Column(_("Value"), 1.6, is_figure=True),
        Column(_("Sources"), 1.1),
    )
    note = _("The deal's value is the figure chosen.")
    return Table(_("Who states which figure"), note, columns, rows)


def filled(*wanted: Table) -> tuple[Table, ...]:
    """Return the tables that have a row."""
    return tuple(table for table in wanted if table.rows)


def _countries(dataset: Dataset, codes: list[str]) -> str:
    named = [names.country(dataset, code) for code in codes[:MOST_COUNTRIES]]
    left_out = len(codes) - len(named)
    if left_out:
        named.append(_("{count} more").format(count=formatting.number(left_out)))
    return formatting.listing(named)


def _kind(meeting: pd.Series) -> str:
    """Return what sort of meeting it is, and whether it is still to be held or was cancelled."""
    kind = wording.label(MeetingKind(str(meeting["kind"])))
    status = MeetingStatus(str(meeting["status"]))
    if status == MeetingStatus.HELD:
        return kind
    return _("{kind} ({status})").format(kind=kind, status=wording.term(status))
