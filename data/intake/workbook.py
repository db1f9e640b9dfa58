"""XLSX workbooks become sheets of text.

calamine reads them fast, but lays out every sheet as a full rectangle and copies a shared text
into each cell that uses it, so that a workbook of a few kilobytes can ask for terabytes. So it
is handed nothing that has not been unpacked within bounds and measured first.
"""

import io
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from xml.parsers import expat

from python_calamine import CalamineError, CalamineWorkbook

from data.checks.findings import FindingCode, of_file
from data.intake.archive import repacked
from data.intake.separated import too_many_columns, too_many_rows
from data.intake.sheet import Sheet, sheet_of
from data.model import Finding
from data.settings import MEGABYTE, Limits

WORKBOOK_PART = "xl/workbook.xml"
_PARTS = ("xl/", "_rels/", "[Content_Types].xml")
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_MOST_TEXT_FACTOR = 5  # all cells with the longest text, against what the workbook unpacks to
_MOST_FORMULAS = 20  # named one by one; mending them shows the others
_UNREADABLE = (CalamineError, expat.ExpatError, ValueError, OverflowError)


class _Measure:
    """The furthest row and column of a sheet, its cells, its faulty formulas, its longest text."""

    def __init__(self) -> None:
        self.rows = self.columns = self.cells = self.longest_text = 0
        self.faulty_formulas: list[str] = []
        self._row = self._row_cells = self._text = 0
        self._here = self._formula_at = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Count a cell where it says that it stands, or else where it comes."""
        tag = name.rpartition(":")[2]
        if tag == "row":
            given = attributes.get("r", "")
            self._row = int(given) if given.isdecimal() else self._row + 1
            self._row_cells = 0
        elif tag == "c":
            self._cell(attributes)
        elif tag == "f":
            self._formula_at = self._here
        elif tag == "v":
            self._formula_at = ""
        if tag in ("c", "si"):  # a text ends where the next cell or shared text begins
            self._text = 0

    def _cell(self, attributes: dict[str, str]) -> None:
        self.end()
        self._here = attributes.get("r", "…")
        match = _REFERENCE.fullmatch(self._here)
        column, row = (_column_number(match[1]), int(match[2])) if match else (0, 0)
        self._row_cells = max(self._row_cells + 1, column)
        self.columns = max(self.columns, self._row_cells)
        self.rows = max(self.rows, self._row, row)
        self.cells += 1
        if attributes.get("t") == "e":
            self.faulty_formulas.append(self._here)

    def text(self, characters: str) -> None:
        """Count a text's length."""
        self._text += len(characters)
        self.longest_text = max(self.longest_text, self._text)

    def end(self) -> None:
        """Note a formula of the cell before that no value followed."""
        if self._formula_at:
            self.faulty_formulas.append(self._formula_at)
            self._formula_at = ""


def read_workbook(
    files: dict[str, bytes], file: str, limits: Limits
) -> tuple[list[Sheet], list[Finding]]:
    """Read every sheet of an unpacked workbook that has any row."""
    parts = {
        name: content
        for name, content in files.items()
        if name.startswith(_PARTS) and name.endswith((".xml", ".rels"))
    }
    try:
        measures = [_measured(content) for name, content in parts.items() if name.endswith(".xml")]
        refusal = _refusal(measures, file, limits)
        if refusal:
            return [], [refusal]
        book = CalamineWorkbook.from_filelike(io.BytesIO(repacked(parts)))
        sheets = [
            sheet_of(f"{file}: {name}", name, list(_rows(book, name))) for name in book.sheet_names
        ]
    except _UNREADABLE:
        return [], [of_file(FindingCode.UNREADABLE_FILE, file)]
    filled = [sheet for sheet in sheets if sheet is not None]
    if not filled:
        return [], [of_file(FindingCode.EMPTY_FILE, file)]
    faulty = [cell for measure in measures for cell in measure.faulty_formulas][:_MOST_FORMULAS]
    return filled, [of_file(FindingCode.FORMULA_WITHOUT_VALUE, file, cell=cell) for cell in faulty]


def _refusal(measures: list[_Measure], file: str, limits: Limits) -> Finding | None:
    widest, longest = (
        max((getattr(measure, side) for measure in measures), default=0)
        for side in ("columns", "rows")
    )
    if widest > limits.columns:
        return too_many_columns(file, widest, limits)
    if longest > limits.rows + 1:
        return too_many_rows(file, limits)
    cells = sum(measure.cells for measure in measures)
    longest_text = max((measure.longest_text for measure in measures), default=0)
    if cells * longest_text > limits.unpacked_bytes * _MOST_TEXT_FACTOR:
        most = str(limits.unpacked_bytes // MEGABYTE)
        return of_file(FindingCode.UNPACKS_TOO_LARGE, file, most=most)
    return None


def _measured(content: bytes) -> _Measure:
    measure = _Measure()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = measure.start
    parser.CharacterDataHandler = measure.text
    parser.Parse(content, True)
    measure.end()
    return measure


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _rows(book: CalamineWorkbook, name: str) -> Iterator[tuple[int, list[str]]]:
    sheet = book.get_sheet_by_name(name)
    first_row, first_column = sheet.start or (0, 0)
    before = [""] * first_column
    for number, row in enumerate(sheet.to_python(), start=first_row + 1):
        yield number, [*before, *map(_as_text, row)]


def _as_text(cell: Any) -> str:
    """Return a cell as a person would write it; a workbook knows numbers and dates as such."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return f"{cell:.10g}" if cell != int(cell) or abs(cell) >= 1e15 else str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)
