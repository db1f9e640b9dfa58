"""Files as they were dropped become a candidate: read leniently, refused clearly, all at once."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import PurePosixPath

import numpy as np
import pandas as pd

from data.checks.findings import FindingCode, finding, of_file
from data.diff import in_canonical_order
from data.intake.archive import ZIP_MARK, unpacked
from data.intake.candidate import FILE, ORIGIN, ROW, Candidate, present_rows
from data.intake.cells import read_cells
from data.intake.headers import missing_columns, placed_columns, table_of
from data.intake.notes import Note, NoteCode, note
from data.intake.separated import read_separated
from data.intake.sheet import Sheet, Upload
from data.intake.workbook import WORKBOOK_PART, read_workbook
from data.model import Dataset, Finding
from data.schema import Table
from data.settings import MEGABYTE, UPLOAD_LIMITS, Limits
from data.text_form import as_text, keys_of

_TEXT_ENDINGS = (".csv", ".tsv", ".tab", ".txt", "")
_FEW_REMOVED = 0.1  # of a table; more is rather a part of it uploaded as if it were the whole


class ApplyMode(StrEnum):
    """What rows that are not in the file mean: they go, or they stay as they are."""

    REPLACE = "replace"
    UPDATE = "update"


def read_upload(
    files: Sequence[Upload],
    base: Dataset,
    *,
    mode: ApplyMode,
    limits: Limits = UPLOAD_LIMITS,
) -> Candidate:
    """Read files and lay them over the tables of a dataset.

    Whatever cannot be read is named in the findings of the candidate; nothing is raised. With
    ``UPDATE`` columns that a file lacks keep what they hold.
    """
    sheets, findings, notes = _sheets(files, limits)
    tables: dict[str, pd.DataFrame] = {}
    from_file: dict[str, str] = {}
    for sheet, table in sheets:
        if table.name in tables:
            findings.append(
                of_file(
                    FindingCode.TABLE_TWICE, sheet.file, table.name, other=from_file[table.name]
                )
            )
            continue
        rows, found, noted = _read_sheet(sheet, table, mode)
        present = present_rows(as_text(in_canonical_order(base.tables[table.name], table), table))
        tables[table.name] = _laid_over(present, rows, table, mode)
        from_file[table.name] = sheet.file
        findings += found
        notes += noted
        more = _absent_rows(present, rows, table, mode, sheet.file)
        findings += [each for each in more if isinstance(each, Finding)]
        notes += [each for each in more if isinstance(each, Note)]
    return Candidate(tables, tuple(findings), tuple(notes))


def _sheets(
    files: Sequence[Upload], limits: Limits
) -> tuple[list[tuple[Sheet, Table]], list[Finding], list[Note]]:
    """Open every file, and tell the table of every sheet in it."""
    if len(files) > limits.files:
        return [], [_too_many_files("…", len(files), limits)], []
    told: list[tuple[Sheet, Table]] = []
    findings: list[Finding] = []
    notes: list[Note] = []
    for upload in files:
        sheets, found = _open(upload, limits)
        findings += found
        known = [(sheet, table) for sheet in sheets if (table := table_of(sheet))]
        told += known
        for sheet in sheets:
            if all(sheet is not other for other, _ in known):
                if known:  # a sheet of remarks beside the tables is no fault
                    notes.append(note(NoteCode.SHEET_PASSED_OVER, sheet.file))
                else:
                    findings.append(
                        of_file(FindingCode.UNKNOWN_TABLE, sheet.file, example="deals.csv")
                    )
    return told, findings, notes


def _too_many_files(name: str, count: int, limits: Limits) -> Finding:
    return of_file(FindingCode.TOO_MANY_FILES, name, count=str(count), most=str(limits.files))


def _open(upload: Upload, limits: Limits) -> tuple[list[Sheet], list[Finding]]:
    name = upload.name or "…"
    size = len(upload.content)
    if size > limits.file_bytes:
        most = str(limits.file_bytes // MEGABYTE)
        megabytes = f"{size / MEGABYTE:.1f}"
        return [], [of_file(FindingCode.FILE_TOO_LARGE, name, size=megabytes, most=most)]
    if upload.content.startswith(ZIP_MARK):
        members, findings = unpacked(upload.content, name, limits)
        if findings:
            return [], findings
        if WORKBOOK_PART in members:
            return read_workbook(members, name, limits)
        return _open_package(members, name, limits)
    if not _is_text(name, upload.content):
        return [], [of_file(FindingCode.UNKNOWN_FORMAT, name)]
    sheet, findings = read_separated(upload.content, name, name, limits)
    return [sheet] if sheet else [], findings


def _open_package(
    members: dict[str, bytes], name: str, limits: Limits
) -> tuple[list[Sheet], list[Finding]]:
    tables = [member for member in members if member.lower().endswith(".csv")]
    if not tables:
        return [], [of_file(FindingCode.UNKNOWN_FORMAT, name)]
    if len(tables) > limits.files:
        return [], [_too_many_files(name, len(tables), limits)]
    sheets: list[Sheet] = []
    findings: list[Finding] = []
    for member in tables:
        stem = PurePosixPath(member).name
        sheet, found = read_separated(members[member], f"{name}: {stem}", stem, limits)
        sheets += [sheet] if sheet else []
        findings += found
    return sheets, findings


def _is_text(name: str, content: bytes) -> bool:
    """Say whether a file could be separated text: by its ending, and by no sign of another."""
    others = (b"%PDF", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"{", b"<?xml", b"<!DOC")
    return PurePosixPath(name.lower()).suffix in _TEXT_ENDINGS and not content.startswith(others)


def _read_sheet(
    sheet: Sheet, table: Table, mode: ApplyMode
) -> tuple[pd.DataFrame, list[Finding], list[Note]]:
    """Return the sheet's rows with the columns of the table that it has, and their origin."""
    places, findings, notes = placed_columns(sheet, table)
    wanted = table.key if mode == ApplyMode.UPDATE else table.always_there
    findings += missing_columns(list(places), table, sheet, wanted=wanted)
    width = len(sheet.header)
    rows: list[tuple[int, list[str]]] = []
    for number, row in sheet.rows:
        if len(row) > width:
            findings.append(
                finding(
                    FindingCode.WRONG_WIDTH,
                    table.name,
                    row=number,
                    file=sheet.file,
                    width=str(len(row)),
                    expected=str(width),
                )
            )
        # Spreadsheets leave out empty cells at the end of a row.
        rows.append((number, [*row, *[""] * (width - len(row))]))
    texts = pd.DataFrame(
        {
            name: [row[places[name]] for _, row in rows]
            for name in table.column_names
            if name in places
        },
        index=range(len(rows)),
        dtype="str",
    )
    texts, read = read_cells(texts, table, sheet.file)
    how = note(
        NoteCode.READ_AS,
        sheet.file,
        table.name,
        rows=str(len(rows)),
        encoding=sheet.encoding,
        separator=sheet.separator,
    )
    kept = [name for name in table.column_names if name not in places]
    if mode == ApplyMode.UPDATE and kept:
        columns = ", ".join(kept)
        notes.append(note(NoteCode.COLUMNS_KEPT, sheet.file, table.name, columns=columns))
    texts = texts.assign(**{FILE: sheet.file, ROW: [number for number, _ in rows]})
    return texts, findings, [how, *notes, *read]


def _laid_over(
    present: pd.DataFrame, rows: pd.DataFrame, table: Table, mode: ApplyMode
) -> pd.DataFrame:
    """Return the whole table after the upload; what the file does not say stays as it is."""
    if not _has_key(rows, table):
        return present  # no row can be told from another; a finding says so
    columns = [*table.column_names, *ORIGIN]
    present = present.set_axis(keys_of(present, table))
    given = rows.set_axis(keys_of(rows, table))
    is_known = given.index.isin(present.index) & ~given.index.duplicated()
    if mode == ApplyMode.REPLACE:
        whole = given.reindex(columns=columns, fill_value="").reset_index(drop=True)
        for name in set(columns) - set(given.columns):
            held = present.loc[given.index[is_known], name].to_numpy()
            whole.loc[np.flatnonzero(is_known), name] = held
        return whole
    known = given[is_known]
    updated = present.copy()
    for name in given.columns:
        updated.loc[known.index, name] = known[name]
    added = given[~is_known].reindex(columns=columns, fill_value="")
    return pd.concat([updated, added], ignore_index=True)[columns]


def _absent_rows(
    present: pd.DataFrame, rows: pd.DataFrame, table: Table, mode: ApplyMode, file: str
) -> list[Finding | Note]:
    """Say how many rows of the present table the file does not have, and what becomes of them."""
    if not _has_key(rows, table):
        return []
    absent = int((~keys_of(present, table).isin(keys_of(rows, table))).sum())
    if mode == ApplyMode.UPDATE:
        return [note(NoteCode.ROWS_KEPT, file, table.name, count=str(absent))] if absent else []
    if absent <= len(present) * _FEW_REMOVED:
        return []
    details = {"count": str(absent), "total": str(len(present))}
    return [of_file(FindingCode.MANY_ROWS_REMOVED, file, table.name, **details)]


def _has_key(rows: pd.DataFrame, table: Table) -> bool:
    return set(table.key) <= set(rows.columns)
