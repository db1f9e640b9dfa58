"""Step 2: what is wrong with a draft, and mending it: at a click, or cell by cell in a grid."""

from collections.abc import Sequence
from functools import partial
from itertools import islice
from typing import Any, cast

import pandas as pd
import streamlit as st

from components import downloads, frame, handing_over, session, wording
from components import format as formatting
from components.exports import csv_files
from components.i18n import _, direction, ngettext
from components.text import plain
from components.update import desk
from components.update.desk import Desk
from components.update.grid import editable_rows, grid_columns, text_of
from data.checks import FindingCode
from data.mending import remedies
from data.model import Finding

_DESK = "findings"
_MOST_REMEDIES = 12  # buttons; when they are used the next ones come
_OPEN_KINDS = 2  # the first kinds of errors are shown at once
_TALLEST, _ROW = 400, 35  # pixels


def show(here: Desk) -> None:
    """Show findings by severity and kind, and offer what mends them."""
    errors, warnings = here.draft.errors, here.draft.warnings
    if not here.draft.findings:
        st.markdown(_("Nothing is wrong with these files."))
        return
    if errors:
        st.markdown("**" + plain(_error_count(len(errors))) + "**")
        _kinds(errors, opened=_OPEN_KINDS)
        _at_a_click(here)
        _in_place(here)
    if warnings:
        st.markdown("**" + plain(_warning_count(len(warnings))) + "**")
        _kinds(warnings, opened=0)
    st.fragment(_take_along)(here.draft.findings)


def _take_along(findings: Sequence[Finding]) -> None:
    downloads.button(
        _("All findings, CSV"),
        partial(findings_csv, findings),
        desk=_DESK,
        key="update-findings-csv",
        file_name="findings.csv",
        is_quiet=True,
    )
    handing_over.line(_DESK)


def by_kind(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """Return findings by their code, in the order in which they should be mended."""
    found: dict[str, list[Finding]] = {
        str(code): [each for each in findings if each.code == code] for code in FindingCode
    }
    return {code: alike for code, alike in found.items() if alike}


def kind_label(alike: Sequence[Finding]) -> str:
    """Return what findings of one kind have in common, by the first of them."""
    sentence = wording.finding(alike[0])
    if len(alike) == 1:
        return sentence
    return _("{sentence} And {count} more like it.").format(
        sentence=sentence, count=formatting.number(len(alike) - 1)
    )


def findings_csv(findings: Sequence[Finding]) -> bytes:
    """Return every finding as a row of a CSV file, in the reader's language."""
    table = _table(findings)
    table.insert(0, _("Severity"), [wording.label(found.severity) for found in findings])
    return csv_files.csv_file(table)


def _kinds(findings: Sequence[Finding], *, opened: int) -> None:
    for number, (code, alike) in enumerate(by_kind(findings).items()):
        with st.expander(
            plain(kind_label(alike)), expanded=number < opened, key=f"update-kind-{code}"
        ):
            cures = {wording.cure(found): None for found in alike}
            is_shared = len(cures) == 1
            if is_shared:
                st.markdown(plain(next(iter(cures))))
            table = _places(alike) if is_shared else _table(alike)
            if direction() == "rtl":
                table = table[table.columns[::-1]]
            st.dataframe(
                table,
                key=f"update-kind-table-{code}",
                hide_index=True,
                height=min(_ROW * (len(table) + 1) + 3, _TALLEST),
                alt=plain(kind_label(alike)),
            )


def _places(findings: Sequence[Finding]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            _("File"): [found.file or _("present table") for found in findings],
            _("Table"): [found.table for found in findings],
            _("Row"): ["" if found.row is None else str(found.row) for found in findings],
            _("Column"): [found.column or "" for found in findings],
            _("Value"): [found.value or "" for found in findings],
        },
        dtype="str",
    )


def _table(findings: Sequence[Finding]) -> pd.DataFrame:
    return _places(findings).assign(
        **{
            _("What is wrong"): [wording.finding(found) for found in findings],
            _("How to mend it"): [wording.cure(found) for found in findings],
        }
    )


def _at_a_click(here: Desk) -> None:
    """Offer the likely replacements as buttons."""
    offered = remedies(here.draft.errors, here.candidate)
    hidden = any(found.code == FindingCode.HIDDEN_CHARACTER for found in here.draft.errors)
    if not offered and not hidden:
        return
    st.markdown(_("Mend at a click:"))
    with st.container(horizontal=True, gap="small", key="update-remedies"):
        if hidden:
            st.button(
                _("Remove the invisible characters"),
                key="update-remove-hidden",
                on_click=desk.remove_hidden_characters,
            )
        for number, remedy in enumerate(islice(offered, _MOST_REMEDIES)):
            label = _("In {column}: {before} → {after}").format(
                column=formatting.isolate(remedy.column),
                before=formatting.isolate(remedy.before),
                after=formatting.isolate(remedy.after),
            )
            st.button(
                plain(label),
                key=f"update-remedy-{number}",
                icon=":material/auto_fix_high:",
                on_click=desk.apply_remedy,
                args=(remedy,),
            )


def _in_place(here: Desk) -> None:
    """Show the faulty cells of each table in a grid that can be typed into."""
    for table, rows in editable_rows(here).items():
        st.markdown(plain(_("Faulty cells of {table}, to mend in place:").format(table=table)))
        shown = rows if direction() == "ltr" else rows[rows.columns[::-1]]
        # A new state of the draft is a new grid: what was typed into the old one is in it.
        key = f"update-grid-{table}-{here.state}"
        st.data_editor(
            shown,
            key=key,
            hide_index=True,
            column_config=grid_columns(here, table, rows),
            on_change=_edited,
            args=(key, table, rows),
            alt=_("Faulty cells of {table}, to mend in place:").format(table=table),
        )
        frame.note(_("What you type is checked at once, and kept."))


def _edited(key: str, table: str, rows: pd.DataFrame) -> None:
    edited = cast(dict[str, Any], session.widget_value(key))["edited_rows"]
    desk.mend(
        {
            (table, int(rows.index[int(number)]), column): text_of(value)
            for number, cells in edited.items()
            for column, value in cells.items()
        }
    )


def _error_count(count: int) -> str:
    return ngettext(
        "{count} error forbids publishing.", "{count} errors forbid publishing.", count
    ).format(count=formatting.number(count))


def _warning_count(count: int) -> str:
    return ngettext(
        "{count} warning asks to be read.", "{count} warnings ask to be read.", count
    ).format(count=formatting.number(count))
