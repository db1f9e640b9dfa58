"""Step 1: tables to take along, files to bring back, and how they were read."""

from typing import Any, cast

import streamlit as st

from components import downloads, frame, handing_over, session, templates, wording
from components import format as formatting
from components.exports import csv_files
from components.i18n import N_, _, language
from components.making import Maker
from components.text import plain
from components.update import desk
from components.update.desk import Desk
from data.dictionary import TABLE_WORDS
from data.intake import ApplyMode, NoteCode, Upload
from data.model import Dataset
from data.schema import TABLES
from data.settings import MEGABYTE, UPLOAD_LIMITS

_TURN = "update.turn"  # a new one empties the uploader
_MODE = "update-mode"
_DESK = "update-files"

_MODES: dict[ApplyMode, tuple[str, str]] = {
    ApplyMode.UPDATE: (
        N_("Add and update only"),
        N_("Rows that are not in the file stay as they are."),
    ),
    ApplyMode.REPLACE: (
        N_("Replace the whole table"),
        N_("Rows that are not in the file are removed."),
    ),
}


def show(published: Dataset, here: Desk | None) -> None:
    """Offer tables to edit, and take edited ones."""
    left, right = st.columns(2, gap="large")
    with left:
        _take_along(published)
    with right:
        _bring_back(here)


def how_read(here: Desk) -> None:
    """Say how each file was read, where it was not written as the package writes it."""
    notes = here.candidate.notes
    if not notes:
        return
    is_plain = all(note.code == NoteCode.READ_AS for note in notes)
    with st.expander(_("How the files were read"), expanded=not is_plain, key="update-notes"):
        for file in dict.fromkeys(note.file for note in notes):
            st.markdown(f"**{plain(formatting.isolate(file))}**")
            lines = [wording.note(note) for note in notes if note.file == file]
            st.markdown("\n".join(f"- {plain(line)}" for line in lines))


def _take_along(published: Dataset) -> None:
    st.markdown("**" + _("Take a table along") + "**")
    st.markdown(
        _(
            "Edit it in Excel, LibreOffice or any spreadsheet. Keep the header row, and never "
            "change an id that is there."
        )
    )
    called = {table: f"{wording.table(table)} · {table}" for table in TABLES}
    name = st.selectbox(
        _("Table"),
        list(called),
        index=list(called).index("deals"),
        key="update-table",
        format_func=called.__getitem__,
    )
    frame.note(getattr(TABLE_WORDS[name], language()))
    st.fragment(_tables)(published, name)


def _tables(published: Dataset, name: str) -> None:
    one = {name: published.table(name)}
    with st.container(horizontal=True, gap="small"):
        _download(
            _("This table, XLSX"), f"{name}.xlsx", lambda: templates.workbook(one), "table-xlsx"
        )
        _download(
            _("This table, CSV"),
            f"{name}.csv",
            lambda: csv_files.csv_file(one[name]),
            "table-csv",
        )
    with st.container(horizontal=True, gap="small"):
        _download(
            _("All tables, XLSX"),
            "accord-atlas.xlsx",
            lambda: templates.workbook(published.tables),
            "all-xlsx",
        )
        _download(
            _("Empty templates, XLSX"),
            "accord-atlas-templates.xlsx",
            lambda: templates.workbook(templates.empty(published.tables)),
            "templates-xlsx",
        )
        _download(
            _("Empty template, CSV"),
            f"{name}-template.csv",
            lambda: csv_files.csv_file(one[name].iloc[:0]),
            "template-csv",
        )
    handing_over.line(_DESK)


def _download(label: str, file_name: str, make: Maker, key: str) -> None:
    downloads.button(
        label, make, desk=_DESK, key=f"update-{key}", file_name=file_name, is_quiet=True
    )


def _bring_back(here: Desk | None) -> None:
    st.markdown("**" + _("Bring files back") + "**")
    words = {str(mode): _(name) for mode, (name, _caption) in _MODES.items()}
    st.radio(
        _("What should happen to rows that are not in a file?"),
        list(words),
        key=_MODE,
        format_func=words.__getitem__,
        captions=[_(caption) for _name, caption in _MODES.values()],
    )
    key = f"update-files-{session.remembered(_TURN, 0)}"
    st.file_uploader(
        _("Add more files to the draft") if here else _("CSV, XLSX, or a whole package as ZIP"),
        key=key,
        accept_multiple_files=True,
        max_upload_size=UPLOAD_LIMITS.file_bytes // MEGABYTE,
        on_change=lambda: _dropped(key),
    )
    if here:
        frame.note(_("A table that you bring again replaces what you brought of it before."))
    frame.note(_("Nobody else sees a draft. Nothing changes for readers until you publish."))


def _dropped(key: str) -> None:
    files = [
        Upload(file.name, file.getvalue()) for file in cast(list[Any], session.widget_value(key))
    ]
    if files:
        desk.take(files, ApplyMode(str(session.widget_value(_MODE))))
        session.remember(_TURN, session.remembered(_TURN, 0) + 1)
