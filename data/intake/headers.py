"""Which table a sheet is, and which of its columns each cell of the header names.

Case, blanks, hyphens and order do not matter. A name that is only near a column's is not taken
for it: the finding suggests the column, and a person decides.
"""

import re
from collections.abc import Sequence

from rapidfuzz import process

from data.checks.findings import FindingCode, finding
from data.intake.notes import Note, NoteCode, note
from data.intake.sheet import Sheet
from data.model import Finding
from data.schema import TABLES, Table


def table_of(sheet: Sheet) -> Table | None:
    """Tell the table by its columns, and by the sheet's name where columns leave it open."""
    given = {plain_name(name) for name in sheet.header if name}
    named = _named_table(sheet.name)

    def fit(table: Table) -> tuple[float, bool, float]:
        shared = len(given & set(table.column_names))
        return shared / len(given), table is named, shared / len(table.columns)

    able = [table for table in TABLES.values() if given.issuperset(table.key)]
    return max(able, key=fit, default=named)


def placed_columns(sheet: Sheet, table: Table) -> tuple[dict[str, int], list[Finding], list[Note]]:
    """Return where in the sheet each column of the table stands, and what is wrong or renamed."""
    places: dict[str, int] = {}
    findings: list[Finding] = []
    renamed: list[tuple[str, str]] = []

    def add(code: FindingCode, column: str, **details: str) -> None:
        findings.append(
            finding(
                code, table.name, row=sheet.header_row, column=column, file=sheet.file, **details
            )
        )

    for place, name in enumerate(sheet.header):
        column = plain_name(name)
        if not name and all(len(row) <= place or not row[place] for _, row in sheet.rows):
            continue
        if column not in table.column_names:
            match = process.extractOne(column, table.column_names)
            add(
                FindingCode.UNKNOWN_COLUMN,
                name or "…",
                suggestion=match[0] if match else table.column_names[0],
            )
        elif column in places:
            add(FindingCode.REPEATED_COLUMN, column)
        else:
            places[column] = place
            if name != column:
                renamed.append((name, column))
    notes = []
    if renamed:
        before, after = renamed[0]
        count = str(len(renamed))
        notes.append(
            note(
                NoteCode.COLUMNS_RENAMED,
                sheet.file,
                table.name,
                count=count,
                before=before,
                after=after,
            )
        )
    return places, findings, notes


def missing_columns(
    places: Sequence[str], table: Table, sheet: Sheet, *, wanted: Sequence[str]
) -> list[Finding]:
    """Return a finding for each wanted column that the sheet lacks."""
    return [
        finding(
            FindingCode.MISSING_COLUMN,
            table.name,
            row=sheet.header_row,
            column=name,
            file=sheet.file,
        )
        for name in wanted
        if name not in places
    ]


def plain_name(name: str) -> str:
    """Return a name as the package writes names of columns: ``Deal ID`` is ``deal_id``."""
    return re.sub(r"[\s\-_.]+", "_", name.strip().strip("'\"*").casefold()).strip("_")


def _named_table(name: str) -> Table | None:
    """Return the table that a file's name contains; of several the longest."""
    words = plain_name(re.sub(r"\.[A-Za-z]{3,4}$", "", name))
    found = [table for table in TABLES.values() if table.name in words]
    return max(found, key=lambda table: len(table.name), default=None)
