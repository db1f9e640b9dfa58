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

_LINE_BREAKS = re.compile(r"\s*[\r\n]+\s*")
_DEFUSED = re.compile(r"'[=+\-@]")
_OTHER_SEPARATORS = re.compile("[,،؛|\n]")


def read_cell(text: str, column: Column) -> str:
    """Read one cell, as after it was typed into the grid of faulty cells."""
    for _code, read in _readers(column):
        text = read(text, column)
    return text.strip()


def read_cells(frame: pd.DataFrame, table: Table, file: str) -> tuple[pd.DataFrame, list[Note]]:
    """Read every cell of a table of text; columns of the frame are among the table's."""
    columns: dict[str, pd.Series] = {}
    notes: list[Note] = []
    for name in frame.columns:
        cells, column = frame[name], table.column(name)
        for code, read in _readers(column):
            cells, found = _read_column(cells, column, read)
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
    cells: pd.Series, column: Column, read: Reader
) -> tuple[pd.Series, tuple[int, str, str] | None]:
    known = {text: read(text, column) for text in cells.unique()}
    changed = [text for text, became in known.items() if text != became]
    if not changed:
        return cells, None
    count = int(cells.isin(changed).sum())
    return cells.map(known).astype("str"), (count, changed[0], known[changed[0]])


def _readers(column: Column) -> list[tuple[NoteCode, Reader]]:
    if column.type == "number":
        return [(NoteCode.NUMBERS_READ, _number)]
    if column.type == "date":
        return [(NoteCode.DATES_READ, _date)]
    if column.type == "term":
        return [(NoteCode.TERMS_READ, _term)]
    if column.type == "ids":
        return [(NoteCode.IDS_READ, _list)]
    if column.type == "texts":
        return [(NoteCode.LINES_JOINED, _on_one_line), (NoteCode.IDS_READ, _texts)]
    if column.pattern in (ID_PATTERN, LANGUAGE_PATTERN):
        return [(NoteCode.IDS_READ, lambda text, _: text.lower())]
    if column.pattern == COUNTRY_PATTERN:
        return [(NoteCode.IDS_READ, lambda text, _: text.upper())]
    return [(NoteCode.LINES_JOINED, _on_one_line), (NoteCode.QUOTES_REMOVED, _without_quote)]


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
