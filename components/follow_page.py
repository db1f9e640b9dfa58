"""Following a talk: the presenter's step on one's own screen, in one's own language and look.

The address holds the code and, once the reader has stepped off, what was shown then.
"""

import time
from dataclasses import dataclass
from typing import cast
from urllib.parse import parse_qs, urlsplit

import streamlit as st

from components import briefing_names, briefing_page, cache, navigation, session
from components import format as formatting
from components.i18n import _, language
from components.text import plain
from data import talks
from data.errors import StoreUnavailable
from data.model import Dataset
from data.selection import Query
from data.talks import Talk

TALK, ALONE = "talk", "alone"

_SEEN = "talk seen"
_SECONDS_BETWEEN_LOOKS = 1  # with half of one that an answer may be old, a step is seen within two
_SECONDS_FOR_A_WRONG_CODE = 0.5  # with so many codes (data/talks.py), nobody tries them all
_MOST_REPEATED = 20  # letters of what was typed


@dataclass(frozen=True, slots=True)
class Followed:
    """What an address asks to follow, and what there is to show of it."""

    typed: str
    code: str
    shown: str
    goes_on: bool
    is_alone: bool

    @property
    def query(self) -> Query:
        """The settings of the page that is shown."""
        return parse_qs(urlsplit(self.shown).query)


def asked() -> Followed:
    """Return the talk that the address names, as it is now or was when it ended."""
    typed, alone = session.free_setting(TALK), session.free_setting(ALONE)
    code = talks.code_of(typed)
    last = cast(Talk | None, session.remembered(_SEEN))
    last = last if last is not None and last.code == code else None
    try:
        talk = cache.talk(code) if code else None
    except StoreUnavailable:
        if last is None:
            raise
        talk = last  # until the store answers again
    last = talk or last
    session.remember(_SEEN, last)
    shown = alone or (last.shown if last is not None else "")
    return Followed(typed, code, shown, talk is not None, bool(alone))


def title(dataset: Dataset, followed: Followed) -> str:
    """Return what the page is called: as the briefing that the talk shows, if it shows one."""
    place = briefing_page.at(dataset, followed.query) if followed.shown else None
    named = place[0].title[language()] if place is not None else ""
    return named or _(navigation.FOLLOW.title)


def show(dataset: Dataset, followed: Followed) -> None:
    """Show the present step of a talk, or where its code is typed."""
    if not followed.shown:
        _entry(followed)
        return
    if followed.goes_on:
        _bar(followed)
    else:
        _ended(followed)
    dataset = _as_shown(dataset, followed.query)
    place = briefing_page.at(dataset, followed.query)
    if place is None:
        st.markdown(_("The talk shows a briefing that is not here."))
        return
    briefing, number = place
    if followed.is_alone:
        briefing_page.show(dataset, briefing, may_lead=False)
    else:
        briefing_page.show_step(dataset, briefing.steps[number - 1])


def _ended(followed: Followed) -> None:
    st.info(_("The talk has ended."), icon=":material/stop_circle:")
    if not followed.is_alone:
        navigation.link_with(
            navigation.BRIEFING,
            _("Go on reading by yourself"),
            session.selection(),
            icon="menu_book",
            settings=followed.query,
        )


def _as_shown(dataset: Dataset, query: Query) -> Dataset:
    """Return the revision that the presenter holds fast, if one is; else the reader's."""
    revision = next(iter(query.get(session.REVISION_PARAMETER, ())), "")
    return cache.dataset_at(revision) if revision and cache.has_revision(revision) else dataset


def _entry(followed: Followed) -> None:
    if followed.typed and not followed.shown:
        time.sleep(_SECONDS_FOR_A_WRONG_CODE)
        st.warning(
            plain(
                _("No talk has the code {code}; it may have ended.").format(
                    code=formatting.isolate(followed.typed[:_MOST_REPEATED])
                )
            ),
            icon=":material/search_off:",
        )
    st.markdown(
        _(
            "A presenter shows steps of a briefing, and you see each of them here as it comes, in "
            "your own language. The code is on the presenter's screen."
        )
    )
    with st.form("talk-entry", border=False, width=360):
        st.text_input(_("Code of the talk"), key="talk-typed", autocomplete="off")
        st.form_submit_button(_("Follow"), type="primary", on_click=_follow_typed)


def _follow_typed() -> None:
    typed = str(session.widget_value("talk-typed"))
    session.change_setting(TALK, talks.code_of(typed) or typed.strip()[:_MOST_REPEATED])
    session.change_setting(ALONE, "")


@st.fragment(run_every=_SECONDS_BETWEEN_LOOKS)
def _bar(followed: Followed) -> None:
    """Say how the reader follows, and run the page again when the presenter has moved on."""
    session.rerun_if_chosen()
    try:
        talk = cache.talk(followed.code)
    except StoreUnavailable:
        st.caption(_("The talk cannot be asked for at the moment; you see its last step."))
        return
    has_moved = not followed.is_alone and talk is not None and talk.shown != followed.shown
    if talk is None or has_moved:
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center", key="talk-bar"):
        if followed.is_alone:
            _stepped_off(talk)
        else:
            _following(followed)


def _following(followed: Followed) -> None:
    st.caption(_("You follow talk {code}.").format(code=formatting.isolate(followed.code)))
    st.button(
        _("Step off"),
        key="step-off",
        type="tertiary",
        icon=":material/pause_circle:",
        on_click=_go,
        args=(followed.shown, _step(followed.shown)),
    )


def _stepped_off(talk: Talk) -> None:
    st.caption(
        _("You stepped off; the presenter is at step {step}.").format(
            step=formatting.number(int(_step(talk.shown)))
        )
    )
    st.button(
        _("Return to the talk"),
        key="return-to-talk",
        type="tertiary",
        icon=":material/play_circle:",
        on_click=_go,
        args=("", ""),
    )


def _go(alone: str, step: str) -> None:
    session.change_setting(ALONE, alone)
    session.change_setting(briefing_names.STEP, step)


def _step(shown: str) -> str:
    steps = parse_qs(urlsplit(shown).query).get(briefing_names.STEP, [])
    return next((step for step in steps if step.isdecimal()), "1")
