"""The whole dashboard in the state of a draft, for its author alone, and marked as such."""

import streamlit as st

from components import cache, identity, navigation, session
from components import format as formatting
from components.i18n import _
from components.text import plain
from data.errors import AtlasError
from data.model import Dataset


def dataset() -> Dataset | None:
    """Return the dataset of the draft that this reader asked to see, if it is theirs and sound."""
    draft_id = session.previewed_draft()
    if not draft_id:
        return None
    editor = identity.editor()
    if editor is None:
        return None
    try:
        stored = cache.store().draft(editor.address, draft_id)
        if stored is None:
            return None
        return cache.reviewed(stored.id, stored.updated_at, stored)[1].dataset
    except AtlasError:
        return None


def banner(shown: Dataset) -> None:
    """Say that a draft is shown, or that the one that was asked for cannot be."""
    is_draft = shown.revision.id != session.revision()
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="preview"):
        if is_draft:
            words = _(
                "Preview of your draft of {moment}: nobody else sees it, and nothing is published."
            ).format(moment=formatting.moment(shown.revision.published_at))
        else:
            words = _(
                "This address shows a draft that is not yours, is gone, or has errors. You see "
                "what is published."
            )
        st.markdown("**" + plain(words) + "**", width="stretch")
        if is_draft:
            navigation.link_with(
                navigation.UPDATE, _("Back to the draft"), session.selection(), icon="arrow_back"
            )
        st.button(
            _("Leave the preview"),
            key="leave-preview",
            icon=":material/close:",
            on_click=session.leave_draft,
        )
