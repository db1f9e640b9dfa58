"""What stands around every page: look, menu, filters, and above the page its title and state."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pandas as pd
import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components import (
    access,
    builtin_words,
    cache,
    chips,
    counting,
    explain,
    filters,
    handout_menu,
    i18n,
    navigation,
    preview,
    revisions,
    search_box,
    sentences,
    session,
    share,
    staging,
    wording,
)
from components import (
    format as formatting,
)
from components.i18n import Language, _, direction, language
from components.navigation import PageEntry
from components.service import counters
from components.text import plain
from data import history, queries
from data.model import Dataset, Selection
from data.queries import Summary
from data.selection import NOTHING_ASKED
from data.vocabulary import Lens

_STYLES = Path(__file__).with_name("styles")
_DOCUMENT_SCRIPT = Path(__file__).with_name("scripts") / "document.js"


def dataset() -> Dataset:
    """Return the dataset that this reader sees: of the day, and with the figures, asked for."""
    return history.as_asked(whole_dataset(), session.selection())


def whole_dataset() -> Dataset:
    """Return all of the revision or draft in its best figures, whatever is looked back to."""
    return preview.dataset() or cache.dataset_at(session.revision())


def selection() -> Selection:
    """Return what this reader asked to see."""
    return session.selection()


def run_page() -> None:
    """Run the page that was asked for inside the frame."""
    with counters.page_run() as counted:
        _run_page(counted)


def _run_page(counted: counters.PageRun) -> None:
    st.set_page_config(page_title="Accord Atlas", page_icon="static/favicon.png", layout="wide")
    session.begin(
        cache.current_revision(),
        cache.has_revision,
        lambda revision: queries.known_ids(cache.dataset_at(revision)),
    )
    # A page says a thousand words; the session is asked for the language once for all of them.
    with i18n.speaking(session.language()):
        page = navigation.current_page()
        counted.page = page.url_path or navigation.HOME.path
        _run(page)
    session.finish()


def _run(page: StreamlitPage) -> None:
    _look()
    if staging.is_bare():
        access.run(page)
        if session.is_embedded():
            _credit()
        revisions.follow(has_banner=False)
        return
    st.logo("static/logo.svg", size="large")
    with st.sidebar:
        with st.container(key="brand"):
            st.markdown("**" + _("Accord Atlas") + "**")
        navigation.menu()
        filters.sidebar(dataset())
        access.account()
        _revision_note()
    if session.previewed_draft():
        preview.banner(dataset())
    else:
        revisions.banner(dataset().revision)
    access.run(page)
    explain.panel(dataset(), selection())
    revisions.follow()


def headline(entry: PageEntry, summary: Summary, sentence: str | None = None) -> None:
    """Show a page's title, what it shows in one sentence, and what the reader chose."""
    title(entry)
    what_is_seen(summary, sentence, can_compare=entry is not navigation.COMPARE)


def what_is_seen(
    summary: Summary, sentence: str | None = None, *, can_compare: bool = True
) -> None:
    """Say in one sentence what is shown, and show the switches and the chips."""
    st.markdown(plain(sentence or sentences.summary_sentence(summary)))
    what_counts(can_compare=can_compare)


def what_counts(*, can_compare: bool = True) -> None:
    """Show the switches of what counts, and what the reader chose as chips."""
    if staging.is_bare():
        note(wording.lens_rule(session.selection().lens))
        return
    counting.switches()
    chips.show(dataset(), can_compare=can_compare)


def title(entry: PageEntry) -> None:
    """Show a page's title, and the switch of language beside it."""
    with st.container(horizontal=True, vertical_alignment="center", key="page-head"):
        st.title(_(entry.title), anchor=False, width="stretch")
        if not staging.is_bare():
            _head_buttons(entry)


def stage_title(heading: str, entry: PageEntry) -> None:
    """Show the title of a page that may be shown to a room, in the data's or the reader's words."""
    with st.container(horizontal=True, vertical_alignment="center", key="page-head"):
        st.title(plain(heading), anchor=False, width="stretch")
        if not staging.is_bare():
            _head_buttons(entry)


def detail_headline(row_title: str, entry: PageEntry, back_to: PageEntry) -> None:
    """Show the title of one row's own page and the way back to the list it belongs to."""
    with st.container(horizontal=True, vertical_alignment="center", key="page-head"):
        with st.container(width="stretch", key="way-back"):
            navigation.link_with(back_to, _(back_to.title), session.selection(), icon="arrow_back")
        if not staging.is_bare():
            _head_buttons(entry)
    st.caption(_(entry.title))
    st.title(plain(row_title), anchor=False)
    chips.show_view()


def nothing_found(summary: Summary | None = None) -> None:
    """Say that no row is left, and offer the ways out that would help.

    Without a summary the counting rule has nothing to do with it.
    """
    with st.container(border=True, key="nothing-found"):
        st.subheader(_("Nothing matches these filters"), anchor=False)
        asked = session.selection()
        if summary and summary.headline.deals and asked.lens != Lens.HEADLINE:
            left_out = summary.left_out
            note(sentences.left_out_note(left_out.deals, left_out.best_usd_m))
            st.button(
                _("Count headline figures too"),
                key="widen-lens",
                on_click=session.choose,
                args=(replace(asked, lens=Lens.HEADLINE),),
            )
        else:
            st.markdown(_("Take one of the filters above away, or start again with all rows."))
        st.button(
            _("Clear all filters"),
            key="nothing-found-clear",
            type="primary",
            on_click=session.choose,
            args=(replace(NOTHING_ASKED, lens=asked.lens),),
        )


def missing_row(entry: PageEntry, back_to: PageEntry) -> None:
    """Say that an address names a row that this revision does not have."""
    detail_headline(_("Not found"), entry, back_to)
    known_on = session.selection().known_on
    if known_on is None:
        st.markdown(_("This address names a row that the present revision does not have."))
    else:
        st.markdown(
            _("This address names a row that was not known on {date}.").format(
                date=formatting.date(known_on)
            )
        )


def note(text: str) -> None:
    """Show a note, if there is one."""
    if text:
        st.caption(plain(text))


def headline_note() -> str:
    """Say which rungs of the ladder the figures beside it count."""
    return _("All rungs; the figures on this page count: {lens}.").format(
        lens=wording.lens(session.selection().lens)
    )


def share_note(deals: pd.DataFrame) -> str:
    """Warn where a few deals make most of the total."""
    return sentences.dominance_note(queries.dominant(deals))


@contextmanager
def card(heading: str, note: str | None = None, *, key: str, fills: bool = True) -> Iterator[None]:
    """Show a group of things under a title, with a note on how to read it.

    Args:
        heading: the title.
        note: how to read what is below.
        key: the element's name on its page.
        fills: whether the card is as high as its neighbour, rather than as what it holds.
    """
    with st.container(border=True, key=key, height="stretch" if fills else "content"):
        st.subheader(heading, anchor=False)
        if note:
            st.caption(note)
        yield


def _look() -> None:
    """Set the direction and language of the document and the few styles of our own."""
    st.html(_styles(direction()))
    st.html(
        _document_script(language(), is_presenting=staging.is_presenting()),
        unsafe_allow_javascript=True,
    )
    st.html(f"<script>{search_box.keys()}</script>", unsafe_allow_javascript=True)


@lru_cache(maxsize=2)
def _styles(direction: str) -> str:
    sheets = ["atlas.css", "rtl.css"] if direction == "rtl" else ["atlas.css"]
    return "<style>" + "".join((_STYLES / sheet).read_text() for sheet in sheets) + "</style>"


@lru_cache(maxsize=4)
def _document_script(spoken: Language, *, is_presenting: bool) -> str:
    words = {
        "presents": is_presenting,
        "language": spoken,
        "locale": "ar-AE" if spoken == Language.AR else "en-US",  # both with Western digits
        "direction": direction(),
        **(builtin_words.translations() if spoken != Language.EN else {"whole": {}, "named": {}}),
    }
    script = _DOCUMENT_SCRIPT.read_text().replace("__SPOKEN__", json.dumps(words))
    return f"<script>{script}</script>"


def _head_buttons(here: PageEntry) -> None:
    with st.container(horizontal=True, width="content", gap="small", key="head-buttons"):
        search_box.button(dataset(), here)
        share.button()
        handout_menu.button(dataset(), here)
        _language_switch()


def _language_switch() -> None:
    other = Language.EN if language() is Language.AR else Language.AR
    st.button(
        {Language.EN: "English", Language.AR: "العربية"}[other],
        key="switch-language",
        type="tertiary",
        icon=":material/translate:",
        on_click=session.speak,
        args=(other,),
    )


def _credit() -> None:
    """Say in another's page whose view this is, with the way to it."""
    address = session.address_of_view()
    name = _("Accord Atlas")
    st.caption(
        _("{name}, revision {revision}, CC BY 4.0").format(
            name=f"[{name}]({address})" if address else name,
            revision=formatting.isolate(dataset().revision.id),
        )
    )


def _revision_note() -> None:
    revision = dataset().revision
    st.caption(
        _("Data as of {date}, revision {revision}. Data CC BY 4.0, code MIT.").format(
            date=formatting.date(revision.published_at),
            revision=formatting.isolate(revision.id),
        )
    )
