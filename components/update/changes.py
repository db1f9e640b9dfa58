"""Step 3: what would change, row by row and cell by cell, before and after."""

from collections.abc import Sequence

import streamlit as st

from components import change_table, wording
from components import format as formatting
from components.i18n import _, ngettext
from components.text import plain
from data import diff
from data.model import Change, ChangeKind


def show(changes: Sequence[Change]) -> None:
    """Show changes, counted by table, and filtered by table and by what became of a row."""
    st.markdown(plain(sentence(changes)))
    if not changes:
        return
    table, kind = _filters(changes)
    kept = [
        change
        for change in changes
        if (table is None or change.table == table) and (kind is None or change.kind == kind)
    ]
    change_table.show(kept, key="update-changes")


def sentence(changes: Sequence[Change]) -> str:
    """Return how many rows are added, changed and removed, table by table."""
    if not changes:
        return _("Nothing would change: the files say what is published already.")
    parts = [
        _("{table}: {counts}").format(
            table=wording.table(table),
            counts=formatting.listing(list(_counted(counts))),
        )
        for table, counts in diff.counts(changes).items()
    ]
    return _("What would change: {tables}.").format(tables="; ".join(parts))


def _counted(counts: diff.ChangeCounts) -> list[str]:
    said = []
    if counts.added:
        said.append(
            ngettext("{count} row added", "{count} rows added", counts.added).format(
                count=formatting.number(counts.added)
            )
        )
    if counts.modified:
        said.append(
            ngettext("{count} row changed", "{count} rows changed", counts.modified).format(
                count=formatting.number(counts.modified)
            )
        )
    if counts.removed:
        said.append(
            ngettext("{count} row removed", "{count} rows removed", counts.removed).format(
                count=formatting.number(counts.removed)
            )
        )
    return said


def _filters(changes: Sequence[Change]) -> tuple[str | None, ChangeKind | None]:
    counts = diff.counts(changes)
    with st.container(horizontal=True, gap="medium", key="update-change-filters"):
        called = {name: wording.table(name) for name in counts}
        table = st.selectbox(
            _("Table"),
            list(called),
            format_func=called.__getitem__,
            index=None,
            placeholder=_("All"),
            key="update-change-table",
            width=260,
        )
        kinds = {
            str(kind): wording.label(kind)
            for kind in ChangeKind
            if any(change.kind == kind for change in changes)
        }
        kind = st.segmented_control(
            _("What becomes of a row"),
            list(kinds),
            format_func=kinds.__getitem__,
            key="update-change-kind",
        )
    return table, ChangeKind(kind) if kind else None
