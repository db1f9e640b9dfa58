"""Cells as people write them become cells as the package writes them, where no doubt is left.

What is read otherwise than it was written is counted in a note. A cell that has no reading, or
more than one (``data.readings``), stays as it was written, for the checks to find.
"""

import re
from collections.abc import Callable

import pandas as pd

from data import readings
from data.intake.notes import Note, NoteCode, note
from data.schema import (
    COUNTRY_PATTERN,
    ID_PATTERN,
    LANGUAGE_PATTERN,
    LIST_SEPARATOR,
    Column,
    Table,
)

Reader = Callable[[str, Column], str]
Reading = tuple[NoteCode, Reader, str]
"""What a note says of a reading, the reading, and the form of cells that need none."""

_LINE_BREAKS = re.compile(r"\s*[\r\n]+\s*")
_DEFUSED = re.compile(r"'[=+\-@]")
_OTHER_SEPARATORS = re.compile("[,،؛|\n]")


def read_cell(text: str, column: Column) -> str:
    """Read one cell, as after it was typed into the grid of faulty cells."""
    for _code, read, _as_it_is in _readers(column):
        text = read(text, column)
    return text.strip()


def read_cells(frame: pd.DataFrame, table: Table, file: str) -> tuple[pd.DataFrame, list[Note]]:
    """Read every cell of a table of text; columns of the frame are among the table's."""
    columns: dict[str, pd.Series] = {}
    notes: list[Note] = []
    for name in frame.columns:
        cells, column = frame[name], table.column(name)
        for code, read, as_it_is in _readers(column):
            cells, found = _read_column(cells, column, read, as_it_is)
            if found:
                count, before, after = found
                notes.append(
                    note(
                        code,
                        file,
                        table.name,
                        count=str(count),
                        column=name,
                        before=before,
                        after=after,
                    )
                )
        columns[name] = cells
    return pd.DataFrame(columns, index=frame.index), notes


def _read_column(
    cells: pd.Series, column: Column, read: Reader, as_it_is: str
) -> tuple[pd.Series, tuple[int, str, str] | None]:
    # Most cells are written as they should be, which is told for a whole column at once.
    doubtful = cells[~cells.str.fullmatch(f"(?:{as_it_is})")]
    became = doubtful.map({text: read(text, column) for text in doubtful.unique()})
    changed = became[became != doubtful]
    if changed.empty:
        return cells, None
    cells = cells.copy()
    cells[changed.index] = changed
    return cells, (len(changed), str(doubtful[changed.index[0]]), str(changed.iloc[0]))


def _readers(column: Column) -> list[Reading]:
    if column.type == "number":
        return [(NoteCode.NUMBERS_READ, _number, r"(-?[0-9]+(\.[0-9]+)?)?")]
    if column.type == "date":
        return [(NoteCode.DATES_READ, _date, r"([0-9]{4}-[0-9]{2}-[0-9]{2})?")]
    if column.type == "term":
        return [(NoteCode.TERMS_READ, _term, r"[a-z_]*")]
    if column.type == "ids":
        return [(NoteCode.IDS_READ, _list, r"([a-z0-9-]+(;[a-z0-9-]+)*)?")]
    lines_joined: Reading = (NoteCode.LINES_JOINED, _on_one_line, r"[^\r\n]*")
    if column.type == "texts":
        return [lines_joined, (NoteCode.IDS_READ, _texts, r"[^;؛]*")]
    if column.pattern in (ID_PATTERN, LANGUAGE_PATTERN):
        return [(NoteCode.IDS_READ, lambda text, _: text.lower(), r"[a-z0-9-]*")]
    if column.pattern == COUNTRY_PATTERN:
        return [(NoteCode.IDS_READ, lambda text, _: text.upper(), r"[A-Z]*")]
    return [lines_joined, (NoteCode.QUOTES_REMOVED, _without_quote, r"([^'][^\r\n]*)?")]


def _number(text: str, column: Column) -> str:
    return _only(readings.numbers(text, column), text)


def _date(text: str, _column: Column) -> str:
    return _only(readings.dates(text), text)


def _only(found: tuple[str, ...], text: str) -> str:
    return found[0] if len(found) == 1 else text


def _term(text: str, column: Column) -> str:
    """Return the term that a text is but for case, blanks and hyphens."""
    code = re.sub(r"[\s\-]+", "_", text.lower())
    assert column.vocabulary is not None, f"{column.name} has no vocabulary"
    return code if code in [str(term) for term in column.vocabulary] else text


def _list(text: str, _column: Column) -> str:
    """Return a list of ids joined by semicolons; an id holds no comma that could be meant."""
    items = [item.strip() for item in _OTHER_SEPARATORS.sub(LIST_SEPARATOR, text).split(";")]
    return LIST_SEPARATOR.join(item.lower() for item in items if item)


def _texts(text: str, _column: Column) -> str:
    """Return a list of texts joined by semicolons; the Arabic one separates as well."""
    items = [item.strip() for item in text.replace("؛", LIST_SEPARATOR).split(LIST_SEPARATOR)]
    return LIST_SEPARATOR.join(item for item in items if item)


def _on_one_line(text: str, _column: Column) -> str:
    return _LINE_BREAKS.sub(" ", text)


def _without_quote(text: str, _column: Column) -> str:
    return text[1:] if _DEFUSED.match(text) else text
