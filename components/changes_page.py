"""The public log of changes: what was published when, and which rows each revision touched."""

import streamlit as st

from components import cache, change_table, controls, revision_card, revision_sentences
from components.i18n import _
from components.text import plain
from data.model import Revision


def show() -> None:
    """Show every revision, newest first; who published is told to editors only."""
    revisions = cache.store().log()
    st.markdown(
        plain(revision_sentences.revisions_sentence(len(revisions), revisions[0].published_at)),
    )
    pages = -(-len(revisions) // revision_card.PER_PAGE)
    first = (controls.page_number("page", pages) - 1) * revision_card.PER_PAGE
    for revision in revisions[first : first + revision_card.PER_PAGE]:
        is_current = revision == revisions[0]
        with revision_card.card(revision, is_current=is_current):
            if revision.parent is not None:
                _rows(revision, revision.parent)
            if not is_current:
                revision_card.view_link(revision)


def _rows(revision: Revision, parent: str) -> None:
    # Comparing two packages takes a moment, so only what the reader opens is compared.
    rows = st.expander(_("Rows that changed"), key=f"rows-{revision.id}", on_change="rerun")
    with rows:
        if rows.open:
            change_table.show(cache.changes_between(parent, revision.id), key=f"diff-{revision.id}")
