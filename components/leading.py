"""Leading a talk: each step of the presenter's is seen by those who follow on their own screens.

The secret that drives a talk stays in the presenter's session: no address and no link holds it.
After a reload, or on another device, the presenter drives on with a key taken along before: the
code and the secret in one. It is offered only where nobody presents to a room.
"""

from typing import cast
from urllib.parse import urlencode

import streamlit as st

from components import access, cache, identity, navigation, session, share, staging
from components import format as formatting
from components.i18n import _
from components.text import plain
from data.errors import StoreUnavailable, UnknownTalk
from data.selection import Query
from data.talks import Lead

_LEAD, _TOLD = "talk led", "talk told"
_MENU_WIDTH, _CODE_WIDTH, _CODE_WIDTH_IN_A_ROOM = 340, 200, 300  # pixels


def strip(place: Query) -> None:
    """Show the talk that this presenter leads, or the way to start one, and keep it up to date.

    Args:
        place: the settings of the briefing page that show what the presenter sees.
    """
    shown = _shown(place)
    lead = cast(Lead | None, session.remembered(_LEAD))
    if lead is None:
        if identity.editor() is not None and not staging.is_presenting():
            _start_menu(shown)
        return
    problem = _tell(lead, shown)
    if problem:
        st.caption(problem)
    if session.remembered(_LEAD) is not None:
        st.fragment(_menu)(lead)


def _shown(place: Query) -> str:
    """Write what those who follow are shown; what is pinned here is shown to them as well."""
    revision = session.pinned_revision()
    pinned = {session.REVISION_PARAMETER: [revision]} if revision else {}
    return f"{navigation.BRIEFING.path}?{urlencode({**place, **pinned}, doseq=True)}"


def _tell(lead: Lead, shown: str) -> str:
    """Show those who follow what the presenter sees; return what stands in the way, if it does."""
    if shown == session.remembered(_TOLD):
        return ""
    try:
        cache.store().talks.show(lead, shown)
    except UnknownTalk:
        session.remember(_LEAD, None)
        return _("The talk has ended.")
    except StoreUnavailable:  # the next step is told anew
        return _("Those who follow do not see this step: the store cannot be reached.")
    session.remember(_TOLD, shown)
    return ""


def _lead(lead: Lead | None, told: str) -> None:
    session.remember(_LEAD, lead)
    session.remember(_TOLD, told)
    st.rerun()


def _start_menu(shown: str) -> None:
    with (
        st.popover(_("Start a talk"), key="start-talk", type="tertiary", icon=":material/cast:"),
        st.container(gap="small", width=_MENU_WIDTH),
    ):
        st.caption(
            _(
                "Those who have its code see each of your steps on their own screens, in their "
                "own language."
            )
        )
        if st.button(_("Start a talk"), key="start-talk-now", type="primary"):
            _start(shown)
        key = st.text_input(
            _("Or drive a talk that goes on, by its key"),
            key="talk-key",
            type="password",
            autocomplete="off",
        )
        if st.button(_("Drive it"), key="take-talk-back") and key:
            _take_back(key, shown)


def _start(shown: str) -> None:
    started: list[Lead] = []
    reason = access.obstacle(lambda _editor: started.append(cache.store().talks.start(shown)))
    if reason is not None:
        st.error(access.words(reason))
    else:
        _lead(started[0], shown)


def _take_back(key: str, shown: str) -> None:
    code, _dash, secret = key.strip().partition("-")
    lead = Lead(code, secret)
    try:
        cache.store().talks.show(lead, shown)
    except UnknownTalk:
        st.error(_("No talk that goes on has this key."))
    except StoreUnavailable as reason:
        st.error(access.words(reason))
    else:
        _lead(lead, shown)


def _menu(lead: Lead) -> None:
    """Show the code; opened, the ways for others to follow, the key and the end.

    It is a fragment: opening it does not run the page again.
    """
    menu = st.popover(
        _("Talk {code}").format(code=formatting.isolate(lead.code)),
        key="talk",
        type="tertiary",
        icon=":material/cast_connected:",
        on_change="rerun",
    )
    if menu.open:
        with menu, st.container(gap="small", width=_MENU_WIDTH):
            _ways_to_follow(lead.code)
            if not staging.is_presenting():
                _key(lead)
            if st.button(_("End the talk"), key="end-talk", icon=":material/stop_circle:"):
                _end(lead)


def _ways_to_follow(code: str) -> None:
    page = f"{session.address_of_app()}/{navigation.FOLLOW.path}"
    address = f"{page}?{urlencode({'talk': code})}"
    width = _CODE_WIDTH_IN_A_ROOM if staging.is_presenting() else _CODE_WIDTH
    share.code_to_scan(address, _("Code to scan with a phone: it opens the talk"), pixels=width)
    st.header(code, anchor=False)
    st.caption(
        plain(
            _("Scan it, or open {page} and type {code}.").format(
                page=formatting.isolate(page), code=formatting.isolate(code)
            )
        )
    )
    if not staging.is_presenting():
        st.code(address, language=None, wrap_lines=True)
    editor = identity.editor()
    if editor is not None and editor.is_local:
        st.caption(
            _("This dashboard is served to this machine alone: others cannot open the link.")
        )


def _key(lead: Lead) -> None:
    with st.expander(_("Key to drive on, after a reload or from another device"), type="compact"):
        st.caption(_("Whoever has it drives the talk: show it to nobody."))
        st.code(f"{lead.code}-{lead.secret}", language=None, wrap_lines=True)


def _end(lead: Lead) -> None:
    try:
        cache.store().talks.end(lead)
    except StoreUnavailable as reason:
        st.error(access.words(reason))
        return
    except UnknownTalk:  # it has ended already
        pass
    _lead(None, "")
