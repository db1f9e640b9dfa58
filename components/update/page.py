"""The Update page as a whole: four steps, each shown when the one before it is done."""

import streamlit as st

from components import cache, frame
from components import format as formatting
from components.i18n import _
from components.text import plain
from components.update import changes, desk, files, headlines, mending, publishing
from components.update.desk import Desk


def show(editor: str) -> None:
    """Show the steps from files to a publication."""
    published = cache.dataset_at(cache.current_revision())
    here = desk.on_desk(editor)
    st.markdown(plain(_sentence(here)))
    publishing.tell_outcome()
    publishing.tell_published()
    with frame.card(_("1. Choose files"), key="update-step-1"):
        files.show(published, here)
    if here is None:
        return
    if here.is_stale:
        publishing.meet_others(here)
    with frame.card(_("2. Mend"), key="update-step-2"):
        files.how_read(here)
        mending.show(here)
    with frame.card(_("3. Review"), key="update-step-3"):
        changes.show(here.draft.changes)
        if here.draft.dataset is not None and here.draft.changes:
            st.subheader(_("What it does to the headlines"), anchor=False)
            headlines.show(here.base, here.draft.dataset)
        publishing.preview_link(here)
    with frame.card(_("4. Publish"), key="update-step-4"):
        publishing.show(here)


def _sentence(here: Desk | None) -> str:
    current = cache.dataset_at(cache.current_revision()).revision
    if here is None:
        return _(
            "Published is the revision of {moment}. Take a table along, edit it, bring it back: "
            "you see what would change before anybody else does."
        ).format(moment=formatting.moment(current.published_at))
    return _(
        "Your draft builds on the revision of {moment}. {changes} Nobody else sees it."
    ).format(
        moment=formatting.moment(here.base.revision.published_at),
        changes=changes.sentence(here.draft.changes),
    )
