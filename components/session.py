"""The reader's state: revision, language, selection and settings, in session and address.

The address is the written form of the state. When a run finds an address that the session did
not write (a shared link, the Back button), the address wins and the state follows it; else the
state wins and the address is written at the end of the run. So a link is the whole view, and
Back undoes the last choice.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any, cast
from urllib.parse import urlencode, urlsplit

import streamlit as st

from components import i18n
from components.i18n import Language
from data import selection as selecting
from data.model import Selection
from data.selection import KnownIds, Query

_SELECTION = "atlas.selection"
_LANGUAGE = "atlas.language"
_SETTINGS = "atlas.settings"
_SETTINGS_USED = "atlas.settings_used"
_WRITTEN = "atlas.written"
_CHOSEN_NOW = "atlas.chosen_now"
_PINNED = "atlas.pinned"
_REVISION = "atlas.revision"
_DRAFT = "atlas.draft"
_SEEN = "atlas.seen"

LANGUAGE_PARAMETER = "lang"
REVISION_PARAMETER = "rev"
DRAFT_PARAMETER = "draft"
_NO_SETTINGS = {*selecting.PARAMETERS, LANGUAGE_PARAMETER, REVISION_PARAMETER, DRAFT_PARAMETER}
ON, OFF = "on", "off"


def begin(
    current: str, has_revision: Callable[[str], bool], known_at: Callable[[str], KnownIds]
) -> None:
    """Follow the address if the reader, and not this session, wrote it last.

    Args:
        current: the revision that is published now.
        has_revision: says whether there is a revision of a name.
        known_at: returns the ids that a revision knows.
    """
    asked = _address()
    has_chosen = st.session_state.pop(_CHOSEN_NOW, False)
    is_new = _SELECTION not in st.session_state
    # A choice just made is newer than the address that came along with it.
    follows = is_new or (not has_chosen and asked != st.session_state.get(_WRITTEN))
    if follows:
        st.session_state[_WRITTEN] = asked  # at once: Back may come before this run has ended
        asked_revision = (asked.get(REVISION_PARAMETER) or [""])[0]
        has_it = bool(asked_revision) and has_revision(asked_revision)
        st.session_state[_PINNED] = asked_revision if has_it else None
        st.session_state[_DRAFT] = (asked.get(DRAFT_PARAMETER) or [""])[0]
        st.session_state[_LANGUAGE] = _asked_language(asked) or _language_of_browser()
        st.session_state[_SETTINGS] = {
            name: values for name, values in asked.items() if name not in _NO_SETTINGS and values
        }
    shown = st.session_state[_PINNED] or current
    if follows or shown != st.session_state[_REVISION]:
        query = asked if follows else selecting.to_query(selection())
        st.session_state[_SELECTION] = selecting.from_query(query, known_at(shown))
    st.session_state[_REVISION] = shown
    st.session_state[_SETTINGS_USED] = {}


def finish() -> None:
    """Write the state as the address, if the address does not say it already."""
    query = {**query_of_state(), **st.session_state[_SETTINGS_USED]}
    if query != _address():
        st.query_params.from_dict(query)
    st.session_state[_WRITTEN] = query


def query_of_state(chosen: Selection | None = None) -> Query:
    """Return what every link of this session carries: selection, language, pinned revision."""
    query = selecting.to_query(selection() if chosen is None else chosen)
    if pinned_revision():
        query[REVISION_PARAMETER] = [str(pinned_revision())]
    if previewed_draft():
        query[DRAFT_PARAMETER] = [previewed_draft()]
    if language() != _language_of_browser():
        query[LANGUAGE_PARAMETER] = [str(language())]
    return query


def address_of_view(path: str = "", **settings: str) -> str:
    """Return the whole address of what this page, or another by its path, shows.

    It names no language, so that it opens in its reader's own; empty where no browser is.
    It names ``settings`` of the page besides those in use on this one.
    """
    query = {
        **selecting.to_query(selection()),
        **({REVISION_PARAMETER: [str(pinned_revision())]} if pinned_revision() else {}),
        **({} if path else st.session_state[_SETTINGS_USED]),
        **{name: [value] for name, value in settings.items()},
    }
    here = st.context.url or ""
    page = f"{address_of_app()}/{path.strip('/')}" if path and here else here
    return f"{page}?{urlencode(query, doseq=True)}" if page and query else page


def address_of_app() -> str:
    """Return where this dashboard is found; empty where no browser is."""
    page = urlsplit(st.context.url or "")
    return f"{page.scheme}://{page.netloc}" if page.netloc else ""


def revision() -> str:
    """Return the revision that this reader sees: one for the whole of a run."""
    return str(st.session_state[_REVISION])


def pinned_revision() -> str | None:
    """Return the revision that the address holds fast, if it does."""
    return cast(str | None, st.session_state.get(_PINNED))


def pin_revision(revision_id: str | None) -> None:
    """Hold a revision fast, or follow the published one again; for a widget's callback."""
    st.session_state[_PINNED] = revision_id
    st.session_state[_CHOSEN_NOW] = True


def previewed_draft() -> str:
    """Return the draft in whose state this reader asked to see the dashboard; empty if none."""
    return str(st.session_state.get(_DRAFT, ""))


def leave_draft() -> None:
    """See what is published again; for a widget's callback."""
    st.session_state[_DRAFT] = ""
    st.session_state[_CHOSEN_NOW] = True


def selection() -> Selection:
    """Return what the reader asked to see."""
    return cast(Selection, st.session_state.get(_SELECTION, selecting.NOTHING_ASKED))


@contextmanager
def looking_at(shown: Selection) -> Iterator[None]:
    """Show something of another selection than the reader's, which stays what it is."""
    readers = selection()
    st.session_state[_SELECTION] = shown
    try:
        yield
    finally:
        st.session_state[_SELECTION] = readers


def is_embedded() -> bool:
    """Say whether the page stands inside another one."""
    return bool(st.context.is_embedded)


def choose(chosen: Selection) -> None:
    """Remember a new selection; to be called from a widget's callback."""
    st.session_state[_SELECTION] = chosen
    st.session_state[_CHOSEN_NOW] = True


def language() -> Language:
    """Return the reader's language: chosen, else the browser's, else English."""
    if _LANGUAGE not in st.session_state:  # before the first run has read the address
        return _language_of_browser()
    return cast(Language, st.session_state[_LANGUAGE])


def speak(chosen: Language) -> None:
    """Remember the language that the reader chose; to be called from a widget's callback."""
    st.session_state[_LANGUAGE] = chosen
    st.session_state[_CHOSEN_NOW] = True


def setting(name: str, options: Collection[str], default: str) -> str:
    """Return how the reader set this page: a value from the address, among those it knows.

    A setting that a page asks for stays in the address as long as it is not the default; one
    that no page of this run asked for leaves it.
    """
    value = _first(name, default)
    return used_setting(name, value if value in options else default, default)


def settings_list(name: str, options: Collection[str], *, most: int) -> list[str]:
    """Return a setting of several values, each once, in the order chosen; usually none.

    What the page does not know, or is too many, leaves the address.
    """
    asked = dict.fromkeys(st.session_state[_SETTINGS].get(name, []))
    values = [value for value in asked if value in options][:most]
    if values:
        st.session_state[_SETTINGS_USED][name] = values
    return values


def free_setting(name: str) -> str:
    """Return a setting that may hold any text, such as the id of the row to show."""
    return used_setting(name, _first(name, ""), "")


def day_setting(name: str, *, first: date, last: date) -> date:
    """Return a day within a span, as ``2025-11-06``; usually, and for anything else, its last."""
    try:
        asked = date.fromisoformat(_first(name, ""))
    except ValueError:
        asked = last
    chosen = min(max(asked, first), last)
    used_setting(name, chosen.isoformat(), last.isoformat())
    return chosen


def passing_setting(name: str) -> str:
    """Return a setting that is looked at as the page opens, and then leaves the address."""
    values: list[str] = st.session_state[_SETTINGS].get(name) or [""]
    return values[0]


def switch(name: str, *, default: bool) -> bool:
    """Say whether a switch of this page is on."""
    return setting(name, (ON, OFF), ON if default else OFF) == ON


def used_setting(name: str, value: str, default: str) -> str:
    """Note that this page depends on a setting, so that the address keeps it."""
    if value != default:
        st.session_state[_SETTINGS_USED][name] = [value]
    return value


def change_setting(name: str, *values: str) -> None:
    """Remember how the reader set this page; to be called from a widget's callback."""
    remember_setting(name, *values)
    st.session_state[_CHOSEN_NOW] = True


def remember_setting(name: str, *values: str) -> None:
    """Remember a setting that changed by itself, as while years play; the address may lag."""
    st.session_state[_SETTINGS] = {**st.session_state[_SETTINGS], name: list(values)}


def _first(name: str, default: str) -> str:
    return next(iter(cast(Query, st.session_state[_SETTINGS]).get(name, ())), default)


def rerun_if_chosen() -> None:
    """Run the whole page if a widget inside this fragment changed what all of it shows."""
    if st.session_state.get(_CHOSEN_NOW):
        st.rerun()


def seed(key: str, value: object) -> None:
    """Give a widget the value that the state says, before it is drawn."""
    st.session_state[key] = value


def widget_value(key: str) -> object:
    """Return what a widget holds, for its callback."""
    return st.session_state[key]


def remember(name: str, value: object) -> None:
    """Keep a value for this session that no address says, such as what was just done."""
    st.session_state[f"atlas.{name}"] = value


def remembered(name: str, default: Any = None) -> Any:
    """Return a value that this session keeps."""
    return st.session_state.get(f"atlas.{name}", default)


def is_dark() -> bool:
    """Say whether the reader sees the dark theme."""
    return bool(st.context.theme.type == "dark")


def is_first(name: str) -> bool:
    """Say whether something happens for the first time in this session, and remember it."""
    seen = st.session_state.setdefault(_SEEN, set())
    is_new = name not in seen
    seen.add(name)
    return is_new


def _address() -> Query:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def _asked_language(asked: Mapping[str, list[str]]) -> Language | None:
    value = next(iter(asked.get(LANGUAGE_PARAMETER, ())), "")
    return Language(value) if value in set(Language) else None


def _language_of_browser() -> Language:
    locale = st.context.locale or ""
    return Language.AR if locale.lower().startswith("ar") else Language.EN


def on_choice(change: Callable[[], Selection]) -> Callable[[], None]:
    """Turn a function that works out a new selection into a widget's callback."""

    def apply() -> None:
        choose(change())

    return apply


i18n.follow(language)
