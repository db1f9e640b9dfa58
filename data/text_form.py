"""Typed tables as text: each cell as a CSV file of the package writes it.

This is the form in which rows are compared, edited and merged: what is written the same is the
same. ``data.checks.typed`` is the way back.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from data.schema import LIST_SEPARATOR, LIST_TYPES, TABLES, Column, Table

Tables = Mapping[str, pd.DataFrame]


def as_text(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Return a typed table as text, on the same index, columns in the order of the schema."""
    return pd.DataFrame(
        {column.name: column_as_text(frame[column.name], column) for column in table.columns},
        index=frame.index,
        dtype="str",
    )


def tables_as_text(tables: Tables) -> dict[str, pd.DataFrame]:
    """Return every table as text."""
    return {name: as_text(frame, TABLES[name]) for name, frame in tables.items()}


def column_as_text(cells: pd.Series, column: Column) -> pd.Series:
    """Return a typed column as text; what is not known is empty."""
    if column.type == "number":
        numbers = cells.to_numpy(dtype="float64")
        texts = ["" if np.isnan(number) else f"{number:.10g}" for number in numbers.tolist()]
        return pd.Series(texts, index=cells.index, dtype="str")
    if column.type == "date":
        return cells.dt.strftime("%Y-%m-%d").fillna("").astype("str")
    if column.type in LIST_TYPES:
        texts = [LIST_SEPARATOR.join(items) for items in cells]
        return pd.Series(texts, index=cells.index, dtype="str")
    return cells.astype("str").where(cells.notna(), "").astype("str")


def keys_of(texts: pd.DataFrame, table: Table) -> pd.Index:
    """Return the key of each row as one text, to look rows up by."""
    return pd.Index(_joined(texts, table), dtype=object)


def key_cells(joined: str) -> tuple[str, ...]:
    """Return the cells of a key that ``keys_of`` joined."""
    return tuple(joined.split(_KEY_SEPARATOR))


def joined_key(cells: tuple[str, ...]) -> str:
    """Return a key's cells as ``keys_of`` joins them."""
    return _KEY_SEPARATOR.join(cells)


# The sign for it in ASCII; a cell that contains it has a finding of its own.
_KEY_SEPARATOR = "\x1f"


def _joined(texts: pd.DataFrame, table: Table) -> list[str]:
    columns: list[list[str]] = [texts[name].tolist() for name in table.key]
    if len(columns) == 1:
        return columns[0]
    return list(map(_KEY_SEPARATOR.join, zip(*columns, strict=True)))
