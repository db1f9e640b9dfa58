"""The editors' history: revisions to compare, download, view as the dashboard and restore."""

from collections.abc import Callable
from textwrap import shorten

import streamlit as st

from components import (
    access,
    cache,
    change_table,
    controls,
    downloads,
    handing_over,
    revision_card,
    revision_sentences,
    session,
)
from components import format as formatting
from components.i18n import _
from components.roles import Editor
from components.text import plain
from data import publish
from data.model import Dataset, Revision

_LONGEST_NOTE = 500
_LONGEST_LABEL = 60


def show() -> None:
    """Show what the program offers, two revisions compared, and every revision."""
    revisions = cache.store().log()
    current = revisions[0]
    st.markdown(plain(revision_sentences.revisions_sentence(len(revisions), current.published_at)))
    offered = cache.offered_package(current.id)
    if offered is not None:
        _offer(offered, current)
    if len(revisions) > 1:
        _compare(revisions)
    pages = -(-len(revisions) // revision_card.PER_PAGE)
    first = (controls.page_number("page", pages) - 1) * revision_card.PER_PAGE
    for revision in revisions[first : first + revision_card.PER_PAGE]:
        is_current = revision == current
        with revision_card.card(revision, is_current=is_current, by=revision.published_by):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                with st.container(width="content"):
                    st.fragment(_download)(revision)
                if not is_current:
                    revision_card.view_link(revision)
                    _ask_to_restore(revision, current)
            if not is_current and session.free_setting("restore") == revision.id:
                _restore(revision)


def _download(revision: Revision) -> None:
    desk = f"revision-{revision.id}"
    downloads.button(
        _("Download"),
        lambda: cache.store().package(revision.id),
        desk=desk,
        key=f"download-{revision.id}",
        file_name=f"accord-atlas-{revision.id}.zip",
    )
    handing_over.line(desk)


def _ask_to_restore(revision: Revision, current: Revision) -> None:
    def asked() -> None:
        session.change_setting("restore", revision.id)
        # What the editor saw as published when asking; a later publication makes it stale.
        session.change_setting("base", current.id)

    st.button(_("Restore"), key=f"restore-{revision.id}", icon=":material/restore:", on_click=asked)


def _restore(revision: Revision) -> None:
    st.markdown(
        plain(
            _(
                "Restore the data of {moment}? They are published as a new revision that every "
                "reader sees within seconds. Nothing is lost: the present revision stays in this "
                "list."
            ).format(moment=formatting.moment(revision.published_at))
        )
    )
    base = session.free_setting("base")
    _confirm(
        "restore",
        lambda editor, note: publish.roll_back(
            cache.store(), revision.id, based_on=base, by=editor.address, note=note
        ),
    )


def _confirm(name: str, act: Callable[[Editor, str], Revision]) -> None:
    """Ask why, then do an act of publishing; afterwards the page no longer asks."""
    with st.form(f"confirm-{name}", border=False):
        note = st.text_input(_("Why"), key=f"{name}-note", max_chars=_LONGEST_NOTE)
        with st.container(horizontal=True, gap="small"):
            is_agreed = st.form_submit_button(_("Publish"), key=f"{name}-now", type="primary")
            st.form_submit_button(
                _("Cancel"),
                key=f"{name}-cancel",
                on_click=session.change_setting,
                args=(name, ""),
            )
    if is_agreed and not note.strip():
        st.error(_("Say why: the note stays in the log."), icon=":material/error:")
    elif is_agreed and access.attempt(lambda editor: act(editor, note.strip())):
        session.remember_setting(name, "")
        st.toast(_("Published. Every reader sees it within seconds."), icon=":material/check:")
        st.rerun()


def _offer(offered: Dataset, current: Revision) -> None:
    with st.container(border=True, key="offered"):
        st.subheader(_("The program brings a newer package"), anchor=False)
        st.markdown(
            plain(
                _(
                    "It was put together on {moment}. Publishing it replaces the data that your "
                    "team works on; they stay in this list."
                ).format(moment=formatting.moment(offered.revision.published_at))
            )
        )
        base = session.free_setting("offer")
        if base:
            _confirm(
                "offer",
                lambda editor, note: publish.adopt_shipped(
                    cache.store(), offered, based_on=base, by=editor.address, note=note
                ),
            )
        else:
            st.button(
                _("Publish it"),
                key="take-offer",
                on_click=session.change_setting,
                args=("offer", current.id),
            )


def _compare(revisions: list[Revision]) -> None:
    # Comparing two packages takes a moment, so it waits until somebody opens this.
    comparison = st.expander(
        _("Compare two revisions"), key="compare", icon=":material/difference:", on_change="rerun"
    )
    if not comparison.open:
        return
    labels = {revision.id: _label(revision) for revision in revisions}
    ids = list(labels)
    with comparison:
        older, newer = st.columns(2)
        with older:
            before = controls.one_of(
                "before", _("Before"), ids, labels.__getitem__, default=ids[1], is_long=True
            )
        with newer:
            after = controls.one_of("after", _("After"), ids, labels.__getitem__, is_long=True)
        change_table.show(cache.changes_between(before, after), key="compared")


def _label(revision: Revision) -> str:
    note = shorten(revision.note, _LONGEST_LABEL, placeholder="…")
    return " · ".join([formatting.moment(revision.published_at), formatting.isolate(note)])
