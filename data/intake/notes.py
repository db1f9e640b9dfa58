"""How an upload was read, where it was not written as the package writes it: said, not hidden.

Like a finding, a note is a value first and a sentence last (``components.wording.note``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from data.checks.findings import N_


class NoteCode(StrEnum):
    """The kinds of notes on a reading, in the order in which they are told."""

    READ_AS = "read-as"
    SHEET_PASSED_OVER = "sheet-passed-over"
    COLUMNS_RENAMED = "columns-renamed"
    COLUMNS_KEPT = "columns-kept"
    ROWS_KEPT = "rows-kept"
    NUMBERS_READ = "numbers-read"
    DATES_READ = "dates-read"
    TERMS_READ = "terms-read"
    IDS_READ = "ids-read"
    LINES_JOINED = "lines-joined"
    QUOTES_REMOVED = "quotes-removed"


NOTES: dict[str, str] = {
    NoteCode.READ_AS: N_(
        "Read as the table {table}: {rows} rows, {encoding}, columns by {separator}."
    ),
    NoteCode.SHEET_PASSED_OVER: N_("Passed over, because it holds none of the tables."),
    NoteCode.COLUMNS_RENAMED: N_("{count} columns were read by names like {before} as {after}."),
    NoteCode.COLUMNS_KEPT: N_("Columns that are not in the file stay as they are: {columns}."),
    NoteCode.ROWS_KEPT: N_("{count} rows of the table are not in the file, and stay as they are."),
    NoteCode.NUMBERS_READ: N_("{count} numbers in {column} were read like {before} as {after}."),
    NoteCode.DATES_READ: N_("{count} dates in {column} were read like {before} as {after}."),
    NoteCode.TERMS_READ: N_("{count} terms in {column} were read like {before} as {after}."),
    NoteCode.IDS_READ: N_("{count} codes in {column} were read like {before} as {after}."),
    NoteCode.LINES_JOINED: N_("{count} texts in {column} had line breaks, read as spaces."),
    NoteCode.QUOTES_REMOVED: N_(
        "{count} texts in {column} had an apostrophe before a formula sign, as our downloads "
        "write it; it was taken away."
    ),
}


@dataclass(frozen=True, slots=True)
class Note:
    """One thing about how a file was read: which kind, which file, and the particulars."""

    code: str
    file: str
    table: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


def note(code: NoteCode, file: str, table: str = "", **details: str) -> Note:
    """Make a note of a kind."""
    return Note(str(code), file, table, details)
