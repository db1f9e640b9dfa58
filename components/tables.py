"""Deals, meetings and actors as tables to sort, search and open."""

from collections.abc import Callable
from functools import partial
from typing import Any, cast

import pandas as pd
import streamlit as st

from components import names, navigation, sentences, session, wording
from components.i18n import _, direction, field
from data import queries
from data.model import Dataset
from data.vocabulary import (
    ActorKind,
    DealKind,
    DealStatus,
    EvidenceGrade,
    MeetingFormat,
    MeetingKind,
    MeetingStatus,
    SourceKind,
)

MOST_ROWS = 2000  # a table is sent whole, about a kilobyte for three rows
_ON_A_PHONE = 300  # pixels
_DATE_LENGTHS = {"day": 10, "month": 7, "year": 4}  # how much of 2025-11-06 is known


def deals(dataset: Dataset, deals: pd.DataFrame) -> None:
    """Show deals as a table, newest first; a click on a row opens the deal's own page."""
    newest = deals.sort_values("announced_on", ascending=False, kind="stable").head(MOST_ROWS)
    countries = queries.countries_of_deals(dataset, newest)
    shown = pd.DataFrame(
        {
            _("Date"): dates(newest["announced_on"], newest["date_precision"]),
            _("Deal"): newest[field("title")],
            _("Value, $ mn"): newest["value_usd_m"],
            _("Low, $ mn"): newest["value_low_usd_m"],
            _("High, $ mn"): newest["value_high_usd_m"],
            _("Adds to sums, $ mn"): newest["own_best_usd_m"],
            _("Status"): words(newest["status"], DealStatus),
            _("Kind"): words(newest["kind"], DealKind),
            _("Theme"): [names.theme(dataset, theme) for theme in newest["theme"]],
            _("Countries"): [
                [names.country(dataset, code) for code in codes] for codes in countries
            ],
            _("Sources"): newest["sources"].map(len),
            _("Evidence"): words(newest["evidence"], EvidenceGrade),
        }
    )
    money = st.column_config.NumberColumn(format="localized")
    clickable(
        shown,
        ids=newest["deal_id"].tolist(),
        chosen=partial(navigation.open_row, navigation.DEAL),
        key="deals-table",
        words=_("Table of {deals}").format(deals=sentences.deal_count(len(newest))),
        left_out=sentences.newest_of_note(MOST_ROWS, len(deals)),
        columns={
            _("Deal"): _title_column(),
            _("Value, $ mn"): money,
            _("Low, $ mn"): money,
            _("High, $ mn"): money,
            _("Adds to sums, $ mn"): money,
        },
    )


def meetings(dataset: Dataset, meetings: pd.DataFrame) -> None:
    """Show meetings as a table, newest first; a click on a row opens the meeting's own page."""
    newest = meetings.sort_values("start_on", ascending=False, kind="stable").head(MOST_ROWS)
    countries = queries.countries_of_meetings(dataset, newest)
    shown = pd.DataFrame(
        {
            _("Date"): dates(newest["start_on"], newest["date_precision"]),
            _("Meeting"): newest[field("title")],
            _("Kind"): words(newest["kind"], MeetingKind),
            _("Held or planned"): words(newest["status"], MeetingStatus),
            _("Form"): words(newest["format"], MeetingFormat),
            _("Place"): [names.place(dataset, place) for place in newest["place_id"]],
            _("Theme"): [names.theme(dataset, theme) for theme in newest["theme"]],
            _("Countries"): [
                [names.country(dataset, code) for code in codes] for codes in countries
            ],
            _("Sources"): newest["sources"].map(len),
        }
    )
    clickable(
        shown,
        ids=newest["meeting_id"].tolist(),
        chosen=partial(navigation.open_row, navigation.MEETING),
        key="meetings-table",
        words=_("Table of {meetings}").format(meetings=sentences.meeting_count(len(newest))),
        left_out=sentences.newest_of_note(MOST_ROWS, len(meetings)),
        columns={_("Meeting"): _title_column()},
    )


def actors(dataset: Dataset, actors: pd.DataFrame) -> None:
    """Show actors as a table in the order given; a click on a row opens the actor's profile.

    ``actors`` is the answer of ``queries.actors``.
    """
    first = actors.head(MOST_ROWS)
    shown = pd.DataFrame(
        {
            _("Actor"): [names.actor(dataset, actor_id) for actor_id in first["actor_id"]],
            _("Kind"): words(first["kind"], ActorKind),
            _("Country"): [
                names.country(dataset, code) if code else None for code in first["country"]
            ],
            _("Value, $ mn"): first["value_usd_m"].where(first["value_usd_m"] > 0),
            _("Paid, $ mn"): first["paid_usd_m"].where(first["paid_usd_m"] > 0),
            _("Received, $ mn"): first["received_usd_m"].where(first["received_usd_m"] > 0),
            _("Deals"): first["deals"].astype(int),
            _("Meetings"): first["meetings"].astype(int),
        }
    )
    money = st.column_config.NumberColumn(format="localized")
    clickable(
        shown,
        ids=first["actor_id"].tolist(),
        chosen=partial(navigation.open_row, navigation.ACTOR),
        key="actors-table",
        words=_("Table of {actors}").format(actors=sentences.actor_count(len(first))),
        left_out=sentences.largest_of_note(MOST_ROWS, len(actors)),
        columns={
            _("Actor"): st.column_config.TextColumn(pinned=True),
            _("Value, $ mn"): money,
            _("Paid, $ mn"): money,
            _("Received, $ mn"): money,
        },
    )


def sources(sources: pd.DataFrame) -> None:
    """Show sources as a table, most used first; a click on a row opens the source's own page.

    ``sources`` is the answer of ``queries.sources``.
    """
    dated = sources["published_on"].dt.strftime("%Y-%m-%d")
    known = {code: wording.language_name(code) for code in sources["language"].unique()}
    shown = pd.DataFrame(
        {
            _("Publisher"): sources["publisher"],
            _("Headline"): sources["title"],
            _("Published"): dated,
            _("Language"): [known[code] for code in sources["language"]],
            _("Kind"): words(sources["kind"], SourceKind),
            _("All rows"): sources["rows"],
            _("Deals"): sources["deals"],
            _("Meetings"): sources["meetings"],
            _("Memberships"): sources["memberships"],
            _("Events"): sources["events"],
            _("Claims"): sources["claims"],
        }
    )
    clickable(
        shown,
        ids=sources["source_id"].tolist(),
        chosen=partial(navigation.open_row, navigation.SOURCE),
        key="sources-table",
        words=_("Table of {sources}").format(sources=sentences.source_count(len(sources))),
        columns={_("Headline"): st.column_config.TextColumn(width="large")},
    )


def _title_column() -> Any:
    """Return the column of titles, which stays in view.

    In Arabic all of it has to fit on a phone: it begins at its right end, which the grid,
    laid out from the left, would cut off.
    """
    return st.column_config.TextColumn(
        width=_ON_A_PHONE if direction() == "rtl" else "large", pinned=True
    )


def dates(days: pd.Series, precisions: pd.Series) -> list[str]:
    """Return dates as ISO 8601 writes them, cut to what is known; they sort as they read."""
    return [
        day.isoformat()[: _DATE_LENGTHS[str(precision)]]
        for day, precision in zip(days.dt.date, precisions, strict=True)
    ]


def words(column: pd.Series, vocabulary: Any) -> list[str]:
    """Return what the codes of a vocabulary are called, one for each row."""
    known = {str(term): wording.label(term) for term in vocabulary}
    return [known[str(code)] for code in column]


def clickable(
    shown: pd.DataFrame,
    *,
    ids: list[str],
    chosen: Callable[[str], None],
    key: str,
    words: str,
    columns: dict[str, Any],
    note: str | None = None,
    left_out: str = "",
) -> None:
    """Show a table of which a click on a row does something with the row's id.

    Args:
        shown: the cells, headed in the reader's language.
        ids: the id of each row.
        chosen: what a click does with it.
        key: the element's name on its page.
        words: what the table is, for those who cannot see it.
        columns: how columns are shown, by heading.
        note: what a click does, in words, if it does not open a page.
        left_out: how many rows are not there, if any.
    """
    if direction() == "rtl":  # the grid itself knows no direction
        shown = shown[shown.columns[::-1]]
    st.caption(note or _("Choose a row to open its page."))
    if left_out:
        st.caption(left_out)
    st.dataframe(
        shown,
        key=key,
        hide_index=True,
        column_config=columns,
        on_select=lambda: _chosen(key, ids, chosen),
        selection_mode="single-row",
        placeholder="–",
        height=min(38 * (len(shown) + 1) + 4, 640),
        alt=words,
    )


def _chosen(key: str, ids: list[str], chosen: Callable[[str], None]) -> None:
    rows = cast(dict[str, Any], session.widget_value(key))["selection"]["rows"]
    if rows:
        chosen(ids[rows[0]])
