"""Cells of a table as other programs may read them: numbers, dates, and text that runs nothing."""

from datetime import date
from typing import Any

import pandas as pd

from data.schema import LIST_SEPARATOR

Cell = str | float | int | bool | date | None

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def defused(text: str) -> str:
    """Return a text that a spreadsheet takes for a text, whatever it begins with."""
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text


def cells(column: pd.Series) -> list[Cell]:
    """Return a column's cells as plain values; what is not known is nothing."""
    return [_cell(value) for value in column.tolist()]


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return defused(value)
    if isinstance(value, tuple | list):
        return defused(LIST_SEPARATOR.join(map(str, value)))
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        day: date = value.date()
        return day
    number: float | int | bool = value
    return number


def as_text(cell: Cell) -> str:
    """Return a cell as a CSV file writes it: ISO dates, numbers without needless digits."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return f"{cell:.10g}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)
