"""One revision in a list of them: when, why, what it changed, and what can be done with it."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from components import cards, navigation, revision_sentences, wording
from components import format as formatting
from components.i18n import _
from components.text import plain
from data.model import Act, Revision

PER_PAGE = 10
_SHOWN_OF_DIGEST = 16  # enough to compare by eye; the package has it all


@contextmanager
def card(revision: Revision, *, is_current: bool, by: str = "") -> Iterator[None]:
    """Show a revision, and below it whatever the caller adds.

    Args:
        revision: what is shown.
        is_current: whether it is the one published now.
        by: who published it, where that is to be told.
    """
    with st.container(border=True, gap="small", key=f"revision-{revision.id}"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{plain(formatting.moment(revision.published_at))}**")
            if is_current:
                st.badge(_("Current"), color="green")
        who = formatting.isolate(by) if by else ""
        st.caption(cards.facts(wording.label(revision.act), who, _repeated(revision)))
        st.markdown(plain(_note(revision)))
        if revision.changes:
            lines = [
                f"- {plain(revision_sentences.row_changes(counts))}" for counts in revision.changes
            ]
            st.markdown("\n".join(lines))
        st.caption(
            _("Revision {revision}, SHA-256 {digest}").format(
                revision=formatting.isolate(f"`{revision.id}`"),
                digest=formatting.isolate(f"`{revision.digest[:_SHOWN_OF_DIGEST]}…`"),
            )
        )
        yield


def _repeated(revision: Revision) -> str:
    if revision.restores is None:
        return ""
    return _("repeats {revision}").format(revision=formatting.isolate(revision.restores))


def _note(revision: Revision) -> str:
    """Return why a revision was published, in the words of whoever did it."""
    if revision.act == Act.SHIPPED and (revision.parent is None or not revision.note):
        return _("The revision that the project ships; every row was read from its sources.")
    return formatting.isolate(revision.note)


def view_link(revision: Revision) -> None:
    """Show a link to the dashboard as it was at a revision."""
    navigation.link_to_revision(revision.id, _("View as the dashboard"))
