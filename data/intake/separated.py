"""Text whose cells a comma, a semicolon or a tab separates becomes rows."""

import csv
import io
from collections.abc import Iterator

from data.checks.findings import FindingCode, of_file
from data.intake.encoding import decoded
from data.intake.sheet import Sheet, sheet_of
from data.model import Finding
from data.schema import TABLES
from data.settings import Limits

SEPARATORS = (",", ";", "\t")
_KNOWN_NAMES = {name for table in TABLES.values() for name in table.column_names}


def read_separated(
    content: bytes, file: str, name: str, limits: Limits
) -> tuple[Sheet | None, list[Finding]]:
    """Read a CSV file, finding out its encoding and separator."""
    if not content.strip():
        return None, [of_file(FindingCode.EMPTY_FILE, file)]
    reading = decoded(content)
    if reading is None:
        return None, [of_file(FindingCode.UNKNOWN_ENCODING, file)]
    text, encoding = reading
    separator, text = _separator(text)
    numbered: list[tuple[int, list[str]]] = []
    try:
        # A row is one row in a spreadsheet too where quoted line breaks spread it over many.
        for number, row in _rows(text, separator):
            if len(row) > limits.columns:
                return None, [too_many_columns(file, len(row), limits)]
            numbered.append((number, row))
            if len(numbered) > limits.rows + 1:
                return None, [too_many_rows(file, limits)]
    except csv.Error:
        return None, [of_file(FindingCode.UNREADABLE_FILE, file)]
    sheet = sheet_of(file, name, numbered, encoding=encoding, separator=separator)
    if sheet is None:
        return None, [of_file(FindingCode.EMPTY_FILE, file)]
    return sheet, []


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    return ((number, row) for number, row in enumerate(rows, start=1) if row)


def _separator(text: str) -> tuple[str, str]:
    """Return the sign under which the header has most known columns, and the text to read.

    Excel's own first line ``sep=;`` says it outright; it counts as no row, as Excel counts.
    """
    first, _, rest = text.partition("\n")
    said = first.strip().lower().removeprefix("sep=")
    if first.lower().startswith("sep=") and said in SEPARATORS:
        return said, rest
    header = next((line for line in text.splitlines()[:50] if line.strip()), "")

    def known_and_all(separator: str) -> tuple[int, int]:
        names = [name.strip().strip('"').lower() for name in header.split(separator)]
        return sum(name in _KNOWN_NAMES for name in names), len(names)

    return max(SEPARATORS, key=known_and_all), text


def too_many_columns(file: str, count: int, limits: Limits) -> Finding:
    """Say that a file is wider than any table."""
    return of_file(FindingCode.TOO_MANY_COLUMNS, file, count=str(count), most=str(limits.columns))


def too_many_rows(file: str, limits: Limits) -> Finding:
    """Say that a file is longer than what is read at once."""
    return of_file(FindingCode.TOO_MANY_ROWS, file, most=str(limits.rows))
