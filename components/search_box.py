"""One search over everything: a button in the head of each page, a box that answers as one types.

Ctrl-K and ``/`` open it. It is no filter: what it finds is opened, the selection stays.
"""

import html
from functools import lru_cache
from pathlib import Path

import streamlit as st

from components import found, i18n, navigation, session
from components.found import Result
from components.i18n import Language, _
from components.navigation import PageEntry
from components.text import plain
from data import queries, word_index
from data.model import Dataset, Selection
from data.selection import LONGEST_TEXT
from data.word_index import Entry, WordIndex

MOST_RESULTS = 12
_TEXT = "search-text"
_KEYS = Path(__file__).with_name("scripts") / "search_keys.js"


@lru_cache(maxsize=1)
def keys() -> str:
    """Return the script of the keys that the box listens to."""
    return _KEYS.read_text()


def button(dataset: Dataset, here: PageEntry) -> None:
    """Show the button that opens the search box; ``here`` is the page that it stands on."""
    with st.container(width="content", key="search"):
        if st.button(
            _("Search"),
            key="search-open",
            type="tertiary",
            icon=":material/search:",
            shortcut="Ctrl+K",
            help=_("Find an actor, a deal, a meeting, a place or a source; “/” opens it too."),
        ):
            session.seed(_TEXT, "")
            st.dialog(_("Search everything"), width="medium")(_box)(dataset, here)


def _box(dataset: Dataset, here: PageEntry) -> None:
    session.rerun_if_chosen()
    with st.container(key="search-box"):
        asked = st.text_input(
            _("What are you looking for?"),
            key=_TEXT,
            type="search",
            live="150ms",
            max_chars=LONGEST_TEXT,
            placeholder=_("A name, a title, a publisher; in English or Arabic"),
            icon=":material/search:",
            label_visibility="collapsed",
        )
        asked = " ".join((asked or "").split())
        if not asked:
            st.caption(_("Arrow keys choose, Enter opens."))
            return
        results = _results(dataset, asked)
        if not results:
            st.markdown(_("Nothing is called anything like it."))
        with st.container(gap="small", key="list-found"):
            for number, result in enumerate(results):
                _show(result, here, number)
        # After the list: when the browser has this, it has all of the list (search_keys.js).
        st.html(f'<span data-asked="{html.escape(asked)}"></span>')


def _results(dataset: Dataset, asked: str) -> list[Result]:
    """Return what is found, best first; a page comes before what matches no better."""
    answers = [
        *((one.match, found.page(one.key)) for one in word_index.find(_pages(), asked)),
        *(
            (one.match, found.row(dataset, one.key))
            for one in queries.find(dataset, asked, MOST_RESULTS)
        ),
    ]
    answers.sort(key=lambda answer: answer[0])
    return [result for _match, result in answers][:MOST_RESULTS]


@lru_cache(maxsize=1)
def _pages() -> WordIndex[PageEntry]:
    """Return the pages of the menu by what they are called in every language."""
    entries = []
    for listed in navigation.SECTIONS.values():
        for entry in listed:
            if entry.is_listed:
                names = []
                for spoken in Language:
                    with i18n.speaking(spoken):
                        names.append(_(entry.title))
                entries.append(Entry(entry, tuple(names)))
    return word_index.build(entries)


def _show(result: Result, here: PageEntry, number: int) -> None:
    with st.container(gap=None, key=f"found-{number}"):
        if result.entry is here:
            # The browser does not follow a link to the page it is on: the state leads the way.
            st.button(
                plain(result.title),
                key=f"open-found-{number}",
                type="tertiary",
                on_click=_go,
                args=(result,),
            )
        elif result.row_id:
            navigation.link(result.entry, result.title, row_id=result.row_id)
        else:
            navigation.link_with(
                result.entry, result.title, result.selection or session.selection()
            )
        st.caption(plain(result.context))


def _go(result: Result) -> None:
    if result.row_id:
        session.change_setting("id", result.row_id)
    else:
        session.choose(_selection_of(result))


def _selection_of(result: Result) -> Selection:
    return session.selection() if result.selection is None else result.selection
