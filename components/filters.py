"""The sidebar's filters: each shows the selection, and a choice in it makes a new selection.

The selection is the truth. Before a widget is drawn it is given the selection's value; when
the reader changes it, its callback works out the new selection from the widget's value alone.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import streamlit as st

from components import format as formatting
from components import names, sentences, session, wording
from components.format import number
from components.i18n import _
from data import queries
from data.model import Dataset
from data.queries import Choices
from data.selection import LONGEST_TEXT, with_field
from data.vocabulary import (
    CountrySide,
    DealKind,
    DealStatus,
    EvidenceGrade,
    MeetingKind,
    ThemeMatch,
)

MOST_ACTORS = 1000
"""Actors that a list offers: each name of a list is sent to the browser before it is searched."""

Term = TypeVar("Term", CountrySide, DealKind, DealStatus, EvidenceGrade, MeetingKind, ThemeMatch)


def sidebar(dataset: Dataset) -> None:
    """Show every filter, with the rows that each choice would show now beside it."""
    offered = queries.choices(dataset, session.selection())
    _text()
    with st.expander(_("Where"), expanded=True, icon=":material/public:"):
        _where(dataset, offered)
    with st.expander(_("What"), expanded=True, icon=":material/category:"):
        _what(dataset, offered)
    with st.expander(_("When"), expanded=True, icon=":material/calendar_month:"):
        _when(offered)
    shown = st.expander(
        _("Kinds, actors and size"), icon=":material/tune:", key="filters-more", on_change="rerun"
    )
    # Actors are many, and their names are sent only to those who look at them.
    if shown.open:
        with shown:
            _kinds_actors_and_size(dataset, offered)


def _text() -> None:
    key = "filter-text"
    session.seed(key, session.selection().text)
    st.text_input(
        _("Filter by words"),
        key=key,
        placeholder=_("Titles, summaries, names"),
        max_chars=LONGEST_TEXT,
        icon=":material/filter_alt:",
        on_change=_choose("text", key, lambda text: " ".join(str(text or "").split())),
    )


def _where(dataset: Dataset, offered: Choices) -> None:
    _many(
        "regions",
        _("Region"),
        list(offered.regions),
        lambda region: _with_count(wording.region(region), offered.regions[region]),
    )
    # On a day long ago a chosen country may have no row yet; it stays chosen.
    chosen = session.selection().countries
    country_names = names.countries(dataset) | {
        code: names.country(dataset, code) for code in chosen
    }
    _many(
        "countries",
        _("Country"),
        sorted(offered.countries, key=country_names.__getitem__),
        lambda code: _with_count(country_names[code], offered.countries[code]),
    )
    asked = session.selection()
    if asked.countries or asked.regions:
        _one("country_side", _("Its part"), CountrySide, wording.country_side)


def _what(dataset: Dataset, offered: Choices) -> None:
    _many(
        "themes",
        _("Theme"),
        list(offered.themes),
        lambda theme: _with_count(names.theme(dataset, theme), offered.themes[theme]),
    )
    if session.selection().themes:
        _one("theme_match", _("The theme is"), ThemeMatch, wording.theme_match)
    _terms("statuses", _("Status of deals"), DealStatus, offered.statuses)


def _when(offered: Choices) -> None:
    month_names = formatting.months(offered.months)
    since, until = st.columns(2, gap="small")
    with since:
        _month("since", _("From"), month_names)
    with until:
        _month("until", _("To"), month_names)


def _kinds_actors_and_size(dataset: Dataset, offered: Choices) -> None:
    _terms("deal_kinds", _("Kind of deal"), DealKind, offered.deal_kinds)
    _terms("meeting_kinds", _("Kind of meeting"), MeetingKind, offered.meeting_kinds)
    busiest = queries.busiest_actors(dataset)
    offered_actors = {*busiest[:MOST_ACTORS], *session.selection().actors}
    actor_names = {actor_id: names.actor(dataset, actor_id) for actor_id in offered_actors}
    _many(
        "actors",
        _("Actor"),
        sorted(actor_names, key=actor_names.__getitem__),
        actor_names.__getitem__,
    )
    note = sentences.busiest_offered_note(MOST_ACTORS, len(busiest))
    if note:
        st.caption(note)
    _terms("evidence", _("Evidence"), EvidenceGrade, offered.evidence)
    key = "filter-minimum"
    session.seed(key, session.selection().minimum_value_usd_m)
    st.number_input(
        _("Least value of a deal, in millions of US dollars"),
        key=key,
        min_value=0.0,
        step=100.0,
        format="%.0f",
        placeholder=_("Any"),
        on_change=_choose("minimum_value_usd_m", key, lambda value: value or None),
    )


def _with_count(label: str, rows: int) -> str:
    return f"{label} ({number(rows)})"


def _choose(field: str, key: str, read: Callable[[Any], Any]) -> Callable[[], None]:
    """Return a callback that puts a widget's value into one field of the selection."""
    return session.on_choice(
        lambda: with_field(session.selection(), field, read(session.widget_value(key)))
    )


def _many(
    field: str,
    label: str,
    options: Sequence[str],
    format_option: Callable[[str], str],
    read: Callable[[list[str]], tuple[str, ...]] = tuple,
) -> None:
    key = f"filter-{field}"
    # Widgets deal in plain strings: a term among them would be taken for another kind of option.
    chosen = [str(value) for value in getattr(session.selection(), field)]
    session.seed(key, chosen)
    st.multiselect(
        label,
        list(options),
        key=key,
        format_func=format_option,
        placeholder=_("All"),
        on_change=_choose(field, key, read),
    )


def _terms(field: str, label: str, vocabulary: type[Term], counts: dict[str, int]) -> None:
    _many(
        field,
        label,
        [str(term) for term in vocabulary],
        lambda value: _with_count(wording.label(vocabulary(value)), counts[value]),
        lambda values: tuple(vocabulary(value) for value in values),
    )


def _one(field: str, label: str, vocabulary: type[Term], word: Callable[[Term], str]) -> None:
    key = f"filter-{field}"
    session.seed(key, str(getattr(session.selection(), field)))
    st.selectbox(
        label,
        [str(term) for term in vocabulary],
        key=key,
        format_func=lambda value: word(vocabulary(value)),
        on_change=_choose(field, key, vocabulary),
    )


def _month(field: str, label: str, month_names: dict[str, str]) -> None:
    """Show a choice of a month, newest first; an address may name one beyond the data."""
    key = f"filter-{field}"
    chosen = getattr(session.selection(), field)
    if chosen and chosen not in month_names:
        month_names = {chosen: formatting.month(chosen), **month_names}
    session.seed(key, chosen)
    st.selectbox(
        label,
        list(reversed(month_names)),
        key=key,
        index=None,
        format_func=month_names.__getitem__,
        placeholder=_("Any"),
        on_change=_choose(field, key, lambda value: value),
    )
