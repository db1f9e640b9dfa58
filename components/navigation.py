"""The pages: where each lies, what it is called, and links that keep the reader's view."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components import identity, session
from components.i18n import N_, Language, _, language
from components.text import plain
from data.model import Selection
from data.selection import Query


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page of the app: its script, address, title (to be translated) and menu icon."""

    script: str
    path: str
    title: str
    icon: str
    is_listed: bool = True


CURATE = N_("Curate")
"""The section that only editors see; each of its pages asks for one itself."""

OVERVIEW = PageEntry("explore/overview", "overview", N_("Overview"), "dashboard")
MAP = PageEntry("explore/map", "map", N_("Map"), "public")
DEALS = PageEntry("explore/deals", "deals", N_("Deals"), "handshake")
MEETINGS = PageEntry("explore/meetings", "meetings", N_("Meetings"), "groups")
ACTORS = PageEntry("explore/actors", "actors", N_("Actors"), "diversity_3")
BLOCS = PageEntry("explore/blocs", "blocs", N_("Blocs"), "hub")
COMPARE = PageEntry("explore/compare", "compare", N_("Compare"), "compare_arrows")
NETWORK = PageEntry("explore/network", "network", N_("Network"), "share")
REALITY = PageEntry("explore/reality", "reality", N_("Reality check"), "stairs")
SCOREBOARD = PageEntry(
    "explore/scoreboard", "scoreboard", N_("Scoreboard of meetings"), "leaderboard"
)
DEAL = PageEntry("explore/deal", "deal", N_("Deal"), "handshake", is_listed=False)
MEETING = PageEntry("explore/meeting", "meeting", N_("Meeting"), "groups", is_listed=False)
ACTOR = PageEntry("explore/actor", "actor", N_("Actor"), "diversity_3", is_listed=False)
SOURCES = PageEntry("explore/sources", "sources", N_("Sources"), "library_books")
SOURCE = PageEntry("explore/source", "source", N_("Source"), "library_books", is_listed=False)
PLACE = PageEntry("explore/place", "place", N_("Place"), "location_on", is_listed=False)
BRIEFINGS = PageEntry("present/briefings", "briefings", N_("Briefings"), "slideshow")
BRIEFING = PageEntry("present/briefing", "briefing", N_("Briefing"), "slideshow", is_listed=False)
FOLLOW = PageEntry("present/follow", "follow", N_("Follow a talk"), "cast")
PANEL = PageEntry("present/panel", "panel", N_("Panel"), "select_window", is_listed=False)
DATA = PageEntry("about/data", "data", N_("Data"), "table_view")
UPDATE = PageEntry("curate/update", "update", N_("Update"), "upload_file")
HISTORY = PageEntry("curate/history", "history", N_("History"), "history")
STATUS = PageEntry("curate/status", "status", N_("Server status"), "monitor_heart")
METHOD = PageEntry("about/method", "method", N_("Method"), "menu_book")
CHANGES = PageEntry("about/changes", "changes", N_("Changes"), "new_releases")

SECTIONS: dict[str, tuple[PageEntry, ...]] = {
    N_("Explore"): (
        *(
            OVERVIEW,
            REALITY,
            MAP,
            DEALS,
            MEETINGS,
            SCOREBOARD,
            ACTORS,
            BLOCS,
            COMPARE,
            NETWORK,
            SOURCES,
        ),
        *(DEAL, MEETING, ACTOR, SOURCE, PLACE),
    ),
    N_("Present"): (BRIEFINGS, FOLLOW, BRIEFING, PANEL),
    CURATE: (UPDATE, HISTORY, STATUS),
    N_("About"): (DATA, METHOD, CHANGES),
}

HOME = OVERVIEW

COMPARED, MOST_COMPARED = "compare", 4
"""The setting that names those compared, and how many columns can still be read."""


def page_of(entry: PageEntry) -> StreamlitPage:
    """Return Streamlit's own handle on a page, titled in the reader's language."""
    return st.Page(
        f"pages/{entry.script}.py",
        title=_(entry.title),
        url_path=entry.path,
        default=entry is HOME,
        visibility="visible" if entry.is_listed else "hidden",
    )


def current_page() -> StreamlitPage:
    """Register every page and return the one that was asked for."""
    # Handles are not shared between sessions: Streamlit notes in them which page is running.
    known = f"pages.{language()}"
    pages = session.remembered(known)
    if pages is None:
        pages = [page_of(entry) for entries in SECTIONS.values() for entry in entries]
        session.remember(known, pages)
    return st.navigation(
        pages,
        position="hidden",  # the menu is ours, because its links carry the selection
    )


@lru_cache(maxsize=64)  # a link needs the handle only to know where it leads
def _target(entry: PageEntry, _spoken: Language) -> StreamlitPage:
    return page_of(entry)


def menu() -> None:
    """Show the menu; each link keeps filters, lens and language."""
    query = session.query_of_state()
    for section, entries in SECTIONS.items():
        if section == CURATE and identity.editor() is None:
            continue
        with st.container(gap=None, key=f"menu-{section.lower()}"):
            st.caption(_(section))
            for entry in entries:
                if entry.is_listed:
                    st.page_link(
                        _target(entry, language()),
                        icon=f":material/{entry.icon}:",
                        query_params=query,
                    )


def link(entry: PageEntry, label: str, *, row_id: str, help_text: str | None = None) -> None:
    """Show a link to the detail view of one row, keeping the reader's view."""
    st.page_link(
        _target(entry, language()),
        label=plain(label),
        icon="",
        help=help_text,
        query_params={**session.query_of_state(), "id": row_id},
    )


def link_here(label: str, *, row_id: str, among: str = "") -> None:
    """Show a link from one row's page to another row's, on the same page.

    The browser does not follow a link to the page it is on, so the state leads the way.
    ``among`` tells the link from another one to the same row.
    """
    st.button(
        plain(label),
        key=f"open-{among}{row_id}",
        type="tertiary",
        on_click=session.change_setting,
        args=("id", row_id),
    )


def link_with(
    entry: PageEntry,
    label: str,
    chosen: Selection,
    *,
    icon: str | None = None,
    settings: Query | None = None,
) -> None:
    """Show a link to a page under another selection than the reader's present one.

    Args:
        entry: the page.
        label: what the link says.
        chosen: the selection that the link carries.
        icon: the name of a symbol before the label.
        settings: what the link sets on the page besides.
    """
    st.page_link(
        _target(entry, language()),
        label=plain(label),
        icon=f":material/{icon}:" if icon else "",
        query_params={**session.query_of_state(chosen), **(settings or {})},
    )


def open_view(entry: PageEntry, settings: Mapping[str, str]) -> None:
    """Go to a page with some of its settings made, as after a click on a mark of a chart."""
    st.switch_page(
        _target(entry, language()), query_params={**session.query_of_state(), **settings}
    )


def link_to_revision(revision_id: str, label: str) -> None:
    """Show a link to the dashboard as it was, or is, at a revision."""
    st.page_link(
        _target(HOME, language()),
        label=label,
        icon=":material/visibility:",
        query_params={**session.query_of_state(), session.REVISION_PARAMETER: [revision_id]},
    )


def preview(draft_id: str, label: str) -> None:
    """Show a link to the dashboard in the state of a draft."""
    st.page_link(
        _target(HOME, language()),
        label=label,
        icon=":material/visibility:",
        query_params={**session.query_of_state(), session.DRAFT_PARAMETER: [draft_id]},
    )


def open_row(entry: PageEntry, row_id: str) -> None:
    """Go to the detail view of one row, as after a click on it in a table or a chart."""
    st.switch_page(
        _target(entry, language()), query_params={**session.query_of_state(), "id": row_id}
    )
