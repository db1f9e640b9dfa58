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


NOTES: dict[str, str] = {  # how a file was read as a whole is worded by its separator
    NoteCode.SHEET_PASSED_OVER: N_("Passed over, because it holds none of the tables."),
    NoteCode.COLUMNS_RENAMED: N_("Columns read by names like {before} as {after}: {count}."),
    NoteCode.COLUMNS_KEPT: N_("Columns that are not in the file stay as they are: {columns}."),
    NoteCode.ROWS_KEPT: N_("Rows that are not in the file stay as they are: {count}."),
    NoteCode.NUMBERS_READ: N_("Numbers in {column} read like {before} as {after}: {count}."),
    NoteCode.DATES_READ: N_("Dates in {column} read like {before} as {after}: {count}."),
    NoteCode.TERMS_READ: N_("Terms in {column} read like {before} as {after}: {count}."),
    NoteCode.IDS_READ: N_("Codes in {column} read like {before} as {after}: {count}."),
    NoteCode.LINES_JOINED: N_("Texts in {column} whose line breaks were read as spaces: {count}."),
    NoteCode.QUOTES_REMOVED: N_(
        "Texts in {column} that lost the apostrophe which keeps a formula from being one: {count}."
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
