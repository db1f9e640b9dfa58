"""Short lists and key figures: what a selection comes to, and its newest rows."""

from enum import StrEnum
from typing import Any
from urllib.parse import quote

import pandas as pd
import streamlit as st

from components import explain, names, navigation, sentences, wording
from components import format as formatting
from components.i18n import _, field
from components.text import plain
from data.index import INTERNATIONAL
from data.model import Dataset
from data.queries import Mark, Measure, Summary
from data.vocabulary import DealEventKind, DealStatus, MeetingKind, SourceKind


def key_figures(summary: Summary) -> None:
    """Show the headline figures of a selection under its lens."""
    counted, headline = summary.counted, summary.headline
    with st.grid(5, min_column_width=150, gap="small"):
        figure(
            _("Value counted"),
            formatting.money(counted.best_usd_m),
            range_note(counted.low_usd_m, counted.best_usd_m, counted.high_usd_m),
            mark=Mark(Measure.VALUE),
            help_text=sentences.no_double_count_note(),
        )
        figure(
            _("Headline figures"),
            formatting.money(headline.best_usd_m),
            sentences.deal_count(headline.deals),
            mark=Mark(Measure.HEADLINE),
            help_text=_("What the same selection comes to when every announced deal is counted."),
        )
        figure(
            _("Deals"),
            formatting.number(counted.deals),
            _("{count} undisclosed").format(count=formatting.number(counted.undisclosed)),
            mark=Mark(Measure.DEALS),
        )
        figure(
            _("Meetings held"),
            formatting.number(summary.meetings),
            _("{count} planned").format(count=formatting.number(summary.planned)),
            mark=Mark(Measure.MEETINGS),
        )
        figure(
            _("Actors"),
            formatting.number(summary.actors),
            sentences.country_count(summary.countries),
            mark=Mark(Measure.ACTORS),
        )


def figure(
    label: str,
    value: str,
    beside: str = "",
    *,
    mark: Mark | None = None,
    help_text: str | None = None,
) -> None:
    """Show one figure under its name, with what qualifies it beside it.

    A figure with a mark opens its rows; only one that is no sum of rows goes without.
    """
    with st.container(border=True, height="stretch", gap=None):
        st.metric(
            label, value, beside or None, delta_color="off", delta_arrow="off", help=help_text
        )
        if mark is not None:
            explain.offer(mark)


def range_note(low: float, best: float, high: float) -> str:
    """Return how far a figure could be off, as the sources have it."""
    if low == best == high:
        return _("no range stated")
    return _("{low} to {high}").format(low=formatting.money(low), high=formatting.money(high))


def deal_list(dataset: Dataset, deals: pd.DataFrame, *, key: str) -> None:
    """Show a few deals as links to their pages, each with its date, value and status."""
    with st.container(gap="small", key=f"list-{key}"):
        for deal in _rows(
            deals, "deal_id", "announced_on", "date_precision", "value_usd_m", "status"
        ):
            with st.container(gap=None):
                navigation.link(navigation.DEAL, names.title(deal), row_id=str(deal["deal_id"]))
                st.caption(
                    facts(
                        formatting.date(deal["announced_on"], str(deal["date_precision"])),
                        formatting.money(deal["value_usd_m"]),
                        wording.term(DealStatus(str(deal["status"]))),
                    )
                )


def meeting_list(dataset: Dataset, meetings: pd.DataFrame, *, key: str) -> None:
    """Show a few meetings as links to their pages, each with its date, place and kind."""
    with st.container(gap="small", key=f"list-{key}"):
        for meeting in _rows(
            meetings, "meeting_id", "start_on", "end_on", "date_precision", "place_id", "kind"
        ):
            with st.container(gap=None):
                navigation.link(
                    navigation.MEETING, names.title(meeting), row_id=str(meeting["meeting_id"])
                )
                st.caption(
                    facts(
                        formatting.date_span(
                            meeting["start_on"],
                            meeting["end_on"],
                            str(meeting["date_precision"]),
                        ),
                        names.place(dataset, str(meeting["place_id"])),
                        wording.term(MeetingKind(str(meeting["kind"]))),
                    )
                )


def event_list(events: pd.DataFrame, *, key: str) -> None:
    """Show the newest steps in the life of deals, each with a link to its deal."""
    with st.container(gap="small", key=f"list-{key}"):
        for event in _rows(
            events, "deal_id", "happened_on", "date_precision", "event", field("summary")
        ):
            with st.container(gap=None):
                navigation.link(navigation.DEAL, names.title(event), row_id=str(event["deal_id"]))
                dated = facts(
                    formatting.date(event["happened_on"], str(event["date_precision"])),
                    wording.term(DealEventKind(str(event["event"]))),
                )
                st.caption(f"{dated}  \n{plain(str(event[field('summary')]))}")  # one line each


def _rows(table: pd.DataFrame, *columns: str) -> list[dict[str, Any]]:
    """Return a few columns, and the title, of each row; a whole row costs ten times as much."""
    wanted = [*columns, field("title")]
    lists = [table[column].tolist() for column in wanted]
    return [dict(zip(wanted, row, strict=True)) for row in zip(*lists, strict=True)]


def facts(*parts: str) -> str:
    """Return a few facts in one line of Markdown; what is not known is left out."""
    return plain(" · ".join(part for part in parts if part))


def actor_line(dataset: Dataset, actor_id: str, country: str) -> str:
    """Return an actor's name and, unless it is that state itself, its country."""
    name = names.actor(dataset, actor_id)
    if not country or country == INTERNATIONAL or country.lower() == actor_id:
        return name
    return f"{name} ({names.country(dataset, country)})"


def actor_links(dataset: Dataset, actors: pd.DataFrame, role: StrEnum) -> None:
    """Show those who held one role, each with a link to its profile: ``actor_id``, ``country``."""
    held = actors[actors["role"] == str(role)]
    if held.empty:
        return
    st.markdown(f"**{wording.label(role)}**")
    with st.container(gap=None, key=f"list-role-{role}"):
        for actor_id, country in zip(held["actor_id"], held["country"], strict=True):
            navigation.link(
                navigation.ACTOR, actor_line(dataset, actor_id, country), row_id=actor_id
            )


def sources(pages: pd.DataFrame) -> None:
    """Show every source: its headline leads outside, its particulars to all that rests on it."""
    with st.container(border=True, key="card-sources"):
        st.subheader(_("Sources"), anchor=False)
        st.caption(
            _(
                "{sources}; a headline opens the page, the line below it all that rests on it."
            ).format(sources=sentences.source_count(len(pages)))
        )
        with st.container(gap="small", key="list-sources"):
            for page in pages.itertuples():
                with st.container(gap=None):
                    st.markdown(outside_link(page.title, page.url))
                    navigation.link(navigation.SOURCE, source_line(page), row_id=page.source_id)


def source_line(page: Any) -> str:
    """Return who published a page, when, in what language, and what kind of page it is."""
    return " · ".join(
        part
        for part in (
            formatting.isolate(page.publisher),
            formatting.date(page.published_on),
            wording.language_name(page.language),
            wording.term(SourceKind(page.kind)),
        )
        if part
    )


def outside_link(title: str, url: str) -> str:
    """Return, in Markdown, a link to a page outside; it opens in a tab of its own."""
    return f"[{plain(formatting.isolate(title))}]({_address(url)})"


def source_link(page: pd.Series) -> str:
    """Return a source as a short link: who published it, and when."""
    words = facts(str(page["publisher"]), formatting.date(page["published_on"]))
    return f"[{words}]({_address(str(page['url']))})"


def _address(url: str) -> str:
    """Return an address that cannot end its link early."""
    return quote(url, safe=":/?#[]@!$&'*+,;=%~-._")
