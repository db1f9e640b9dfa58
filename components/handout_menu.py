"""The button in the head of each page that hands out what is on screen, as files."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import NamedTuple

import streamlit as st

from components import (
    asked,
    briefing_names,
    cache,
    downloads,
    handing_over,
    names,
    navigation,
    session,
)
from components.exports import provenance
from components.handouts import files
from components.handouts.files import Format, Subject, Topic
from components.i18n import _
from components.navigation import PageEntry
from components.text import plain
from data import briefing, queries
from data.briefing import Briefing
from data.model import Dataset, Selection
from data.vocabulary import ActorKind

_TOPICS = {
    navigation.ACTOR: Topic.ACTOR,
    navigation.DEAL: Topic.DEAL,
    navigation.MEETING: Topic.MEETING,
}
_DESK = "handouts"
_TO_SHOW = (Format.PPTX, Format.PDF, Format.XLSX)
_ROWS = (Format.CSV, Format.GEOJSON, Format.PARQUET)


class _Offer(NamedTuple):
    """Something to hand out: its title, a word on it, and what is asked for it."""

    title: str
    note: str
    selection: Selection
    subject: Subject
    address: str


def button(dataset: Dataset, here: PageEntry) -> None:
    """Show the button that opens the menu of hand-outs; ``here`` is the page it stands on.

    It is a fragment: opening it does not run the page again, and the page's own settings, which
    are known only once all of it has run, are in the addresses that the files name.
    """
    with st.container(width="content", key="handouts"):
        st.fragment(_button)(dataset, here)


def _button(dataset: Dataset, here: PageEntry) -> None:
    if st.button(
        _("Hand-outs"),
        key="handouts-open",
        type="tertiary",
        icon=":material/co_present:",
        help=_("Slides, pages and a workbook of what is on screen, with sources and counting "
               "rule inside."),
    ):  # fmt: skip
        st.dialog(_("Hand-outs"), width="medium")(_menu)(dataset, here)


def _menu(dataset: Dataset, here: PageEntry) -> None:
    for number, offer in enumerate(_offers(dataset, here)):
        with st.container(border=True, gap="xsmall", key=f"handout-{number}"):
            st.markdown(f"**{plain(offer.title)}**")
            st.caption(plain(offer.note))
            with st.container(horizontal=True, key=f"handout-files-{number}"):
                for wanted in _TO_SHOW:
                    _file(dataset, offer, wanted, number)
            with st.container(horizontal=True, key=f"handout-rows-{number}"):
                for wanted in _ROWS:
                    _file(dataset, offer, wanted, number, is_quiet=True)
    st.caption(
        _("A file is made when you ask for it. Each one names filters, counting rule, revision, "
          "link, license and how to cite.")
    )  # fmt: skip
    handing_over.line(_DESK)


def _file(
    dataset: Dataset, offer: _Offer, wanted: Format, number: int, *, is_quiet: bool = False
) -> None:
    row_id = offer.subject.row_id
    what = f"{offer.subject.topic}-{row_id}" if row_id else "brief"
    downloads.button(
        _label(wanted),
        partial(files.made, dataset, offer.selection, offer.subject, offer.address, wanted),
        desk=_DESK,
        key=f"handout-{number}-{wanted}",
        file_name=provenance.file_name(dataset, what, str(wanted)),
        is_quiet=is_quiet,
    )


def _label(wanted: Format) -> str:
    return {
        Format.PPTX: _("Slides (PPTX)"),
        Format.PDF: _("Pages (PDF)"),
        Format.XLSX: _("Workbook (XLSX)"),
        Format.CSV: _("Rows as CSV"),
        Format.GEOJSON: _("Places as GeoJSON"),
        Format.PARQUET: _("Rows as Parquet"),
    }[wanted]


def _address(chosen: Selection) -> str:
    """Return the address of the first page under a selection; empty where no browser is."""
    with session.looking_at(chosen):
        return session.address_of_view("/")


def _offers(dataset: Dataset, here: PageEntry) -> Iterator[_Offer]:
    """Yield what can be handed out here: the row of the page, its country, and the view."""
    told = cache.briefing(briefing_names.asked_id()) if here is navigation.BRIEFING else None
    if told:
        yield _of_briefing(told)
        return
    selection, topic = session.selection(), _TOPICS.get(here)
    subject = Subject(topic, session.free_setting("id")) if topic else Subject()
    if topic:
        yield from _of_row(dataset, selection, subject)
    nothing = queries.summary(dataset, selection).is_empty
    yield _Offer(
        _("What the filters keep"),
        _("Nothing matches these filters") if nothing else asked.line(dataset, selection),
        selection,
        Subject(),
        _address(selection) if topic else session.address_of_view(),
    )


def _of_briefing(told: Briefing) -> _Offer:
    return _Offer(
        briefing_names.title(told),
        _("Its views in their order, with what is said and the notes for the speaker"),
        session.selection(),
        Subject(Topic.BRIEFING, told.id, briefing.written(told)),
        session.address_of_view(),
    )


def _of_row(dataset: Dataset, selection: Selection, subject: Subject) -> Iterator[_Offer]:
    table, key = {
        Topic.ACTOR: ("actors", "actor_id"),
        Topic.DEAL: ("deals", "deal_id"),
        Topic.MEETING: ("meetings", "meeting_id"),
    }[subject.topic]
    rows = dataset.tables[table]
    found = rows[rows[key] == subject.row_id]
    if found.empty:
        return
    row, is_actor = found.iloc[0], subject.topic == Topic.ACTOR
    yield _Offer(
        names.actor(dataset, subject.row_id) if is_actor else names.title(row),
        _("What the filters keep of this actor") if is_actor else _("All that is known of it"),
        selection,
        subject,
        session.address_of_view(),
    )
    if is_actor and row["kind"] == str(ActorKind.STATE):
        code = str(row["country"])
        of_country = replace(selection, countries=(code,))
        yield _Offer(
            _("{country}, the whole country").format(country=names.country(dataset, code)),
            _("Its companies, funds and people too"),
            of_country,
            Subject(),
            _address(of_country),
        )
