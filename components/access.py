"""Signing in and out, and what a person is told who may not do something."""

import logging
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components import cache, identity, session
from components import format as formatting
from components.i18n import _
from components.roles import Editor
from components.text import plain
from data.errors import (
    AtlasError,
    BrokenPackage,
    FullBriefing,
    NotAnEditor,
    NothingToPublish,
    StaleBriefing,
    StaleDraft,
    StoreUnavailable,
)
from data.model import Act, Revision

ANYBODY = "anybody"
"""Who is noted for an attempt of somebody who has not signed in."""

_log = logging.getLogger(__name__)


def account() -> None:
    """Show who is signed in, with the way out; or the way in, where there is one."""
    if not identity.has_sign_in():
        return
    address = identity.signed_in_as()
    if not address:
        st.button(
            _("Sign in"),
            key="sign-in",
            type="tertiary",
            icon=":material/login:",
            on_click=st.login,
        )
        return
    once = f"sign-in {address} {identity.signed_in_at()}"
    if session.is_first(once):
        _note(Act.SIGNED_IN, who=address, once=once)
    st.caption(plain(_("Signed in as {address}").format(address=formatting.isolate(address))))
    st.button(
        _("Sign out"),
        key="sign-out",
        type="tertiary",
        icon=":material/logout:",
        on_click=st.logout,
    )


def run(page: StreamlitPage) -> None:
    """Run a page; where it asks for an editor and the reader is none, say so instead."""
    try:
        page.run()
    except NotAnEditor:
        refuse(page.url_path)
    except StoreUnavailable as reason:
        st.title(_("Not available now"), anchor=False)
        st.error(words(reason))


def refuse(what: str) -> None:
    """Note that somebody asked for what only editors may, and tell them what would help."""
    address = identity.signed_in_as()
    if session.is_first(f"refused {what}"):
        who = address or ANYBODY
        # Once an hour each: what anybody can do may not fill the log.
        once = f"refused {who} {what} {datetime.now(UTC):%Y-%m-%dT%H}"
        _note(Act.REFUSED, who=who, details={"page": what}, once=once)
    st.title(_("For editors only"), anchor=False)
    if not identity.has_sign_in():
        st.markdown(_("This page changes the data, and here they can only be read."))
        st.markdown(
            _(
                "To publish, run the dashboard on your own machine with `make run` and open it "
                "there by its local address, or set up sign-in for this server: the README "
                "says how."
            )
        )
    elif address:
        st.markdown(
            plain(
                _("{address} is not among the editors. Ask one of them to add you.").format(
                    address=formatting.isolate(address)
                )
            )
        )
    else:
        st.markdown(_("Sign in with an editor's account to go on."))
        st.button(
            _("Sign in"),
            key="refused-sign-in",
            type="primary",
            icon=":material/login:",
            on_click=st.login,
        )


def attempt(act: Callable[[Editor], Revision]) -> Revision | None:
    """Do one act of publishing if the reader may, and say what stands in its way if not.

    Args:
        act: publishes something in the name of an editor, and returns the new revision.
    """
    done: list[Revision] = []
    reason = obstacle(lambda editor: done.append(act(editor)))
    if reason is not None:
        st.error(words(reason), icon=":material/error:")
        return None
    cache.notice_publication()
    return done[0]


def obstacle(act: Callable[[Editor], object], what: str = "publish") -> AtlasError | None:
    """Do one act if the reader may, and return what stands in its way if something does.

    Args:
        act: does it in the name of an editor.
        what: what the audit log calls it where the reader is refused.
    """
    try:
        act(identity.require_editor())
    except AtlasError as reason:
        if isinstance(reason, NotAnEditor):
            _note(Act.REFUSED, who=identity.signed_in_as() or ANYBODY, details={"act": what})
        return reason
    return None


def words(reason: AtlasError) -> str:
    """Return why an act was not done, in a sentence."""
    if isinstance(reason, NotAnEditor):
        return _("Only editors may do this: sign in again.")
    if isinstance(reason, StaleDraft):
        return plain(
            _(
                "{person} published another revision meanwhile ({moment}). Look at it, then "
                "try again."
            ).format(
                person=formatting.isolate(reason.current.published_by),
                moment=formatting.moment(reason.current.published_at),
            )
        )
    if isinstance(reason, StaleBriefing):
        return _stale_briefing(reason)
    if isinstance(reason, FullBriefing):
        return _("This briefing is full: it has as many steps as a room can follow.")
    if isinstance(reason, NothingToPublish):
        return _("Nothing to publish: the data are the same as those published now.")
    if isinstance(reason, BrokenPackage):
        return _("These data break a rule that holds by now, so they cannot be published.")
    return plain(
        _("The store of revisions cannot be reached or written to: {reason}").format(
            reason=formatting.isolate(str(reason))
        )
    )


def _stale_briefing(reason: StaleBriefing) -> str:
    if reason.saved_at is None:
        return _("Somebody deleted this briefing meanwhile. What you typed is still here.")
    return plain(
        _(
            "{person} saved this briefing meanwhile ({moment}). What you typed is still here."
        ).format(
            person=formatting.isolate(reason.saved_by), moment=formatting.moment(reason.saved_at)
        )
    )


def _note(
    act: Act, *, who: str, details: Mapping[str, str] | None = None, once: str | None = None
) -> None:
    try:
        cache.store().audit(act, who=who, details=details, once=once)
    except StoreUnavailable:
        _log.exception("Not in the audit log: %s by %s", act, who)
