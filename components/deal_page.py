"""The page of one deal: facts, figures, package, life, claims, parties, sources, what is near."""

import html

import pandas as pd
import streamlit as st

from components import (
    attested,
    cards,
    deal_history,
    facts,
    frame,
    horizon_sentences,
    names,
    navigation,
    reality,
    sentences,
    wording,
)
from components import format as formatting
from components.i18n import Language, _, field, language, pgettext
from components.text import plain
from data import queries
from data.model import Dataset
from data.queries import DealDetail
from data.vocabulary import DealKind, DealStatus, PartyRole


def show(dataset: Dataset, detail: DealDetail) -> None:
    """Show everything about one deal."""
    deal = detail.deal
    frame.detail_headline(names.title(deal), navigation.DEAL, navigation.DEALS)
    said, known = st.columns([3, 2])
    with said:
        st.markdown(plain(str(deal[field("summary")])))
        _figures(deal)
    with known:
        _facts(dataset, deal)
    left, right = st.columns([3, 2])
    with left:
        if not detail.events.empty:
            _life(dataset, detail)
        if len(detail.packages) or len(detail.parts):
            _package(detail)
        if not detail.claims.empty:
            _claims(dataset, detail)
        _around(dataset, str(deal["deal_id"]))
    with right:
        if detail.deal["parts_usd_m"]:
            reality.card(dataset, _package_deals(detail), key="package-walk", whose=None)
        with frame.card(_("Parties"), key="card-parties", fills=False):
            for role in PartyRole:
                cards.actor_links(dataset, detail.parties, role)
        attested.card(
            dataset,
            str(deal["deal_id"]),
            status=str(deal["status"]),
            silent_months=int(deal["silent_months"]),
        )
        cards.sources(detail.sources)


def _package_deals(detail: DealDetail) -> pd.DataFrame:
    """Return a package with all the deals inside it."""
    return pd.concat([detail.deal.to_frame().T, detail.parts])


def _facts(dataset: Dataset, deal: pd.Series) -> None:
    with facts.listed("deal"):
        facts.text(_("Kind"), wording.label(DealKind(str(deal["kind"]))), key="kind")
        facts.text(_("Status"), wording.label(DealStatus(str(deal["status"]))), key="status")
        facts.text(
            pgettext("the day of a deal", "Announced"),
            formatting.date(deal["announced_on"], str(deal["date_precision"])),
            key="date",
        )
        if not pd.isna(deal["horizon_years"]):
            facts.text(
                _("Paid or invested over"),
                horizon_sentences.stated(deal["horizon_years"], deal["value_usd_m"]),
                key="horizon",
            )
        facts.place(dataset, str(deal["place_id"]))
        facts.themes(dataset, str(deal["theme"]), deal["other_themes"])


def _around(dataset: Dataset, deal_id: str) -> None:
    meetings = queries.meetings_around(dataset, deal_id)
    if not meetings.empty:
        note = sentences.around_deal_note(queries.AROUND_DAYS)
        with frame.card(_("Meetings around this deal"), note, key="card-around", fills=False):
            cards.meeting_list(dataset, meetings, key="around")


def _figures(deal: pd.Series) -> None:
    with st.grid(3, min_column_width=170, gap="small"):
        best = deal["value_usd_m"]
        cards.figure(
            _("Value"),
            formatting.money(best),
            ""
            if deal["low_usd_m"] == deal["high_usd_m"] or deal["undisclosed"]
            else cards.range_note(deal["low_usd_m"], best, deal["high_usd_m"]),
        )
        if not deal["undisclosed"]:
            cards.figure(
                _("Adds to sums"),
                formatting.money(deal["own_best_usd_m"]),
                _("beyond the deals inside it") if deal["parts_usd_m"] else "",
            )
        if deal["parts_usd_m"]:
            cards.figure(
                _("Deals inside it"),
                formatting.money(deal["parts_usd_m"]),
                _("more than the package itself") if deal["parts_exceed"] else "",
            )
    if deal["value_note"]:
        _value_note(deal)


def _value_note(deal: pd.Series) -> None:
    """Show the note on the figure; one that has no Arabic is marked as the English that it is."""
    st.caption(_("On the figure:"))
    arabic = str(deal["value_note_ar"])
    spoken = Language.AR if arabic and language() == Language.AR else Language.EN
    note = arabic if spoken == Language.AR else str(deal["value_note"])
    side = "rtl" if spoken == Language.AR else "ltr"
    st.html(f'<p class="atlas-note" lang="{spoken}" dir="{side}">{html.escape(note)}</p>')


def _package(detail: DealDetail) -> None:
    note = _("A part is counted inside its package, never beside it.")
    with frame.card(_("Package"), note, key="list-package", fills=False):
        depth = 0
        for _row, deal in detail.packages.iterrows():
            _branch(deal, depth, is_here=False)
            depth += 1
        _branch(detail.deal, depth, is_here=True)
        for _row, part in detail.parts.iterrows():
            _branch(part, depth + int(part["depth"]), is_here=False)


def _branch(deal: pd.Series, depth: int, *, is_here: bool) -> None:
    has_parts = deal["parts_usd_m"] and not deal["undisclosed"]
    beyond = _("{amount} beyond its parts").format(amount=formatting.money(deal["own_best_usd_m"]))
    words = cards.facts(
        formatting.money(deal["value_usd_m"]),
        wording.term(DealStatus(str(deal["status"]))),
        beyond if has_parts else "",
    )
    with st.container(horizontal=True, gap=None):
        if depth:
            st.space(22 * depth)
        with st.container(gap=None):
            if is_here:
                st.markdown(f"**{plain(names.title(deal))}**")
            else:
                navigation.link_here(names.title(deal), row_id=str(deal["deal_id"]))
            st.caption(words)


def _life(dataset: Dataset, detail: DealDetail) -> None:
    with frame.card(_("Its life so far"), key="card-life", fills=False):
        deal_history.ladder(dataset, detail)
        deal_history.steps(detail)


def _claims(dataset: Dataset, detail: DealDetail) -> None:
    with frame.card(
        _("Who states which figure"),
        _("The deal's value is the figure chosen."),
        key="card-claims",
        fills=False,
    ):
        deal_history.claims_plot(dataset, detail)
        for _row, claim in detail.claims.iterrows():
            claimant = str(claim["claimant_id"])
            words = cards.facts(
                formatting.money(claim["value_usd_m"]), formatting.date(claim["claimed_on"])
            )
            with st.container(gap=None, key=f"list-{claim['claim_id']}"):
                st.markdown(f"**{words}**  \n{plain(str(claim[field('covers')]))}")
                navigation.link(navigation.ACTOR, names.actor(dataset, claimant), row_id=claimant)
