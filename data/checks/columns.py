"""Checks of single cells: filled, well formed, in the vocabulary; and strings become values.

Everything is done a column at a time, so that a hundred thousand rows take a moment.
"""

import re
import unicodedata
from collections.abc import Iterator

import numpy as np
import pandas as pd

from data import readings
from data.checks.findings import FindingCode, finding
from data.model import Finding
from data.schema import EXAMPLE_PATTERNS, ID_PATTERN, LIST_SEPARATOR, USD_M, Column, Table
from data.settings import LONGEST_CELL

_NUMBER = r"-?[0-9]+(\.[0-9]+)?"
_LIKE_THOUSANDS = r"[1-9][0-9]{0,2}\.[0-9]{3}"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
# Control characters and those that turn the direction of text around them; ordinary line
# breaks are control characters too, and no cell of ours needs one.
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_FORMULA = ("=", "+", "-", "@")


def typed(strings: pd.DataFrame, table: Table) -> tuple[pd.DataFrame, list[Finding]]:
    """Turn the strings of a table into values, with a finding for each cell that has none.

    Args:
        strings: all columns of the table as text, indexed by spreadsheet row.
        table: the declaration that the columns are read by.

    Returns:
        The table typed as ``data.schema`` says (text, ordered categories, numbers, dates,
        tuples), on the same index; a faulty cell is empty in it.
    """
    columns: dict[str, pd.Series] = {}
    findings: list[Finding] = []
    for column in table.columns:
        cells = strings[column.name]
        findings += _text_findings(cells, column, table.name)
        if column.required:
            findings += _each(cells, cells == "", FindingCode.EMPTY_CELL, column, table.name)
        columns[column.name], found = _values(cells, column, table.name)
        findings += found
    return pd.DataFrame(columns, index=strings.index), findings


def without_hidden(text: str) -> str:
    """Return a text without its invisible control characters."""
    return _HIDDEN.sub("", text)


def _values(cells: pd.Series, column: Column, table: str) -> tuple[pd.Series, list[Finding]]:
    if column.type == "number":
        return _numbers(cells, column, table)
    if column.type == "date":
        return _dates(cells, column, table)
    if column.type == "term":
        return _terms(cells, column, table)
    if column.type == "ids":
        return _ids(cells, column, table)
    if column.type == "texts":
        return _texts(cells, column, table)
    if column.pattern is None:
        return cells, []
    is_wrong = (cells != "") & ~cells.str.fullmatch(column.pattern)
    if column.pattern == ID_PATTERN:
        return cells, list(_each(cells, is_wrong, FindingCode.BAD_ID, column, table))
    example = EXAMPLE_PATTERNS[column.pattern]
    found = _each(cells, is_wrong, FindingCode.BAD_FORM, column, table, example=example)
    return cells, list(found)


def _numbers(cells: pd.Series, column: Column, table: str) -> tuple[pd.Series, list[Finding]]:
    is_number = cells.str.fullmatch(_NUMBER)
    wrong = cells[(cells != "") & ~is_number]
    found = [_unread_number(int(row), cell, column, table) for row, cell in wrong.items()]
    if column.unit == USD_M:
        found += _three_decimals(cells, column, table)
    values = pd.to_numeric(cells.where(is_number, None)).astype("float64")
    is_outside = pd.Series(False, index=cells.index)
    if column.least is not None:
        is_outside |= values < column.least
    if column.most is not None:
        is_outside |= values > column.most
    if column.is_positive:
        is_outside |= values <= 0
    found += _each(cells, is_outside, FindingCode.OUT_OF_RANGE, column, table, range=_range(column))
    return values.mask(is_outside), found


def _unread_number(row: int, cell: str, column: Column, table: str) -> Finding:
    found = readings.numbers(cell, column)
    if len(found) < 2:
        return _of_cell(FindingCode.NOT_A_NUMBER, row, cell, column, table)
    first, second = found
    return _of_cell(
        FindingCode.AMBIGUOUS_NUMBER, row, cell, column, table, first=first, second=second
    )


def _three_decimals(cells: pd.Series, column: Column, table: str) -> Iterator[Finding]:
    for row, cell in cells[cells.str.fullmatch(_LIKE_THOUSANDS)].items():
        thousands = cell.replace(".", "")
        yield _of_cell(
            FindingCode.THREE_DECIMALS, int(row), cell, column, table, thousands=thousands
        )


def _range(column: Column) -> str:
    if column.is_positive:
        return "> 0"
    return f"{column.least:g}…{column.most:g}"


def _dates(cells: pd.Series, column: Column, table: str) -> tuple[pd.Series, list[Finding]]:
    written = cells.where(cells.str.fullmatch(_DAY), None)
    values = pd.to_datetime(written, format="%Y-%m-%d", errors="coerce")
    wrong = cells[(cells != "") & values.isna()]
    return values, [_unread_date(int(row), cell, column, table) for row, cell in wrong.items()]


def _unread_date(row: int, cell: str, column: Column, table: str) -> Finding:
    found = readings.dates(cell)
    if len(found) < 2:
        return _of_cell(FindingCode.NOT_A_DATE, row, cell, column, table)
    first, second = found
    return _of_cell(
        FindingCode.AMBIGUOUS_DATE, row, cell, column, table, first=first, second=second
    )


def _terms(cells: pd.Series, column: Column, table: str) -> tuple[pd.Series, list[Finding]]:
    assert column.vocabulary is not None, f"{table}.{column.name} has no vocabulary"
    terms = [str(term) for term in column.vocabulary]
    is_wrong = (cells != "") & ~cells.isin(terms)
    found = _each(
        cells,
        is_wrong,
        FindingCode.NOT_IN_VOCABULARY,
        column,
        table,
        allowed=", ".join(terms),
    )
    known = cells.astype(object).where(cells.isin(terms), None)
    values = pd.Series(pd.Categorical(known, categories=terms, ordered=True), index=cells.index)
    return values, list(found)


def _ids(cells: pd.Series, column: Column, table: str) -> tuple[pd.Series, list[Finding]]:
    lists = _lists(cells)
    well_formed = re.compile(ID_PATTERN)
    found = [
        _of_cell(FindingCode.BAD_ID, int(row), item, column, table)
        for row, items in lists.items()
        for item in dict.fromkeys(items)
        if not well_formed.fullmatch(item)
    ]
    return lists, [*found, *_repeated(lists, column, table)]


def _texts(cells: pd.Series, column: Column, table: str) -> tuple[pd.Series, list[Finding]]:
    lists = _lists(cells)
    has_gap = lists.map(lambda items: "" in items)
    example = LIST_SEPARATOR.join(("UAE", "الإمارات"))
    found = _each(cells, has_gap, FindingCode.BAD_FORM, column, table, example=example)
    return lists, [*found, *_repeated(lists, column, table)]


def _lists(cells: pd.Series) -> pd.Series:
    values = pd.Series(index=cells.index, dtype=object)
    values[:] = [
        tuple(item.strip() for item in cell.split(LIST_SEPARATOR)) if cell else () for cell in cells
    ]
    return values


def _repeated(lists: pd.Series, column: Column, table: str) -> Iterator[Finding]:
    for row, items in lists.items():
        for item in dict.fromkeys(items):
            if items.count(item) > 1:
                yield _of_cell(FindingCode.REPEATED_IN_LIST, int(row), item, column, table)


def _of_cell(
    code: FindingCode, row: int, value: str, column: Column, table: str, **details: str
) -> Finding:
    return finding(code, table, row=row, column=column.name, value=value, **details)


def _text_findings(cells: pd.Series, column: Column, table: str) -> Iterator[Finding]:
    is_hidden = cells.str.contains(_HIDDEN)
    for row, cell in cells[is_hidden].items():
        match = _HIDDEN.search(cell)
        sign = match.group() if match else ""
        yield finding(
            FindingCode.HIDDEN_CHARACTER,
            table,
            row=int(row),
            column=column.name,
            name=unicodedata.name(sign, f"U+{ord(sign):04X}"),
        )
    lengths = cells.str.len()
    for row, length in lengths[lengths > LONGEST_CELL].items():
        yield finding(
            FindingCode.CELL_TOO_LONG,
            table,
            row=int(row),
            column=column.name,
            length=str(length),
            most=str(LONGEST_CELL),
        )
    if column.type in ("text", "texts"):
        for row, cell in cells[cells.str.startswith(_FORMULA)].items():
            yield finding(
                FindingCode.FORMULA_CHARACTER,
                table,
                row=int(row),
                column=column.name,
                value=cell,
                character=cell[0],
            )


def _each(
    cells: pd.Series,
    is_wrong: pd.Series,
    code: FindingCode,
    column: Column,
    table: str,
    **details: str,
) -> Iterator[Finding]:
    """Yield a finding of one kind for every cell that is wrong."""
    for row, cell in cells[np.asarray(is_wrong, dtype=bool)].items():
        yield finding(
            code, table, row=int(row), column=column.name, value=str(cell) or None, **details
        )
