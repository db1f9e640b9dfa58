"""The page of one source: who published it, the way to it, and every row that rests on it."""

from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from components import cards, facts, frame, names, navigation, source_sentences, wording
from components import format as formatting
from components.i18n import _, field
from components.text import plain
from data.model import Dataset
from data.queries import SourceDetail
from data.vocabulary import MembershipStatus, SourceKind


def show(dataset: Dataset, detail: SourceDetail) -> None:
    """Show everything about one source."""
    source = detail.source
    frame.detail_headline(
        formatting.isolate_as(source["title"], source["language"]),
        navigation.SOURCE,
        navigation.SOURCES,
    )
    supported = (detail.deals, detail.meetings, detail.memberships, detail.events, detail.claims)
    st.markdown(plain(source_sentences.rests_on_it(*map(len, supported))))
    _facts(source)
    left, right = st.columns(2)
    with left:
        if not detail.deals.empty:
            with frame.card(_("Deals"), key="card-deals", fills=False):
                cards.deal_list(dataset, detail.deals, key="deals")
        if not detail.events.empty:
            _events(detail.events)
        if not detail.claims.empty:
            _claims(dataset, detail.claims)
    with right:
        if not detail.meetings.empty:
            with frame.card(_("Meetings"), key="card-meetings", fills=False):
                cards.meeting_list(dataset, detail.meetings, key="meetings")
        if not detail.memberships.empty:
            _memberships(dataset, detail.memberships)


def _facts(source: pd.Series) -> None:
    with facts.listed("source"):
        facts.text(_("Publisher"), formatting.isolate(source["publisher"]), key="publisher")
        facts.text(_("Published"), formatting.date(source["published_on"]), key="date")
        facts.text(_("Language"), wording.language_name(source["language"]), key="language")
        facts.text(_("Kind"), wording.label(SourceKind(str(source["kind"]))), key="kind")
        with facts.line(_("On the web"), key="page"):
            host = urlsplit(source["url"]).netloc.removeprefix("www.")
            st.markdown(cards.outside_link(host, source["url"]))


def _events(events: pd.DataFrame) -> None:
    with frame.card(_("Steps in the life of deals"), key="card-events", fills=False):
        cards.event_list(events, key="events")


def _claims(dataset: Dataset, claims: pd.DataFrame) -> None:
    with frame.card(_("Figures that it states"), key="card-claims", fills=False):
        for claim in claims.to_dict("records"):
            with st.container(gap=None, key=f"list-{claim['claim_id']}"):
                navigation.link(navigation.DEAL, names.title(claim), row_id=claim["deal_id"])
                st.caption(
                    cards.facts(
                        formatting.money(claim["value_usd_m"]),
                        names.actor(dataset, claim["claimant_id"]),
                        claim[field("covers")],
                    )
                )


def _memberships(dataset: Dataset, memberships: pd.DataFrame) -> None:
    with frame.card(_("Memberships"), key="card-memberships", fills=False):
        for bloc_id, standing in memberships.groupby("bloc_id", sort=False):
            with st.container(gap=None, key=f"list-bloc-{bloc_id}"):
                st.markdown(f"**{plain(names.actor(dataset, bloc_id))}**")
                for member in standing.itertuples():
                    navigation.link(
                        navigation.ACTOR,
                        _("{member}: {standing}").format(
                            member=names.actor(dataset, member.member_id),
                            standing=wording.term(MembershipStatus(member.status)),
                        ),
                        row_id=member.member_id,
                    )
