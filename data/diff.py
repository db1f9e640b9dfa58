"""What differs between two datasets: rows added, removed and modified, cell by cell.

Tables are compared as text, a column at a time, so that a hundred thousand rows take a moment.
Comparing and applying are two sides of one promise: ``apply(changes(a, b), a)`` is ``b``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from data.checks.columns import typed
from data.model import CellChange, Change, ChangeKind, Dataset
from data.schema import TABLES, Table
from data.text_form import as_text, joined_key, key_cells, keys_of


@dataclass(frozen=True, slots=True)
class ChangeCounts:
    """How many rows of a table were added, removed and modified."""

    added: int = 0
    removed: int = 0
    modified: int = 0


def changes(before: Dataset, after: Dataset) -> tuple[Change, ...]:
    """Return every change from one dataset to another, tables in the order of the schema."""
    found: list[Change] = []
    for name, table in TABLES.items():
        if before.tables[name] is not after.tables[name]:
            was, became = (as_text(each.tables[name], table) for each in (before, after))
            found += table_changes(was, became, table)
    return tuple(found)


def text_changes(
    before: Mapping[str, pd.DataFrame], after: Mapping[str, pd.DataFrame]
) -> tuple[Change, ...]:
    """Return every change in the tables that ``after`` has, all given as text."""
    found: list[Change] = []
    for name, table in TABLES.items():
        if name in after:
            found += table_changes(before[name], after[name], table)
    return tuple(found)


def table_changes(before: pd.DataFrame, after: pd.DataFrame, table: Table) -> list[Change]:
    """Return the changes of one table given as text; of rows that share a key the first counts."""
    before, after = _first_of_each_key(before, table), _first_of_each_key(after, table)
    rows_before = before.index.get_indexer(after.index)
    is_new = rows_before < 0
    is_gone = ~before.index.isin(after.index)
    return [
        *_modified(before, after, rows_before, table),
        *_whole_rows(after[is_new], table, ChangeKind.ADDED),
        *_whole_rows(before[is_gone], table, ChangeKind.REMOVED),
    ]


def counts(found: Iterable[Change]) -> dict[str, ChangeCounts]:
    """Count changes by table, for the tables that have any."""
    by_table: dict[str, ChangeCounts] = {}
    for change in found:
        so_far = by_table.get(change.table, ChangeCounts())
        field = str(change.kind)
        by_table[change.table] = replace(so_far, **{field: getattr(so_far, field) + 1})
    return by_table


def apply(found: Iterable[Change], before: Dataset) -> dict[str, pd.DataFrame]:
    """Return the tables of a dataset after some changes, typed and in canonical order."""
    by_table: dict[str, list[Change]] = {}
    for change in found:
        by_table.setdefault(change.table, []).append(change)
    tables = dict(before.tables)
    for name, of_table in by_table.items():
        table = TABLES[name]
        texts = apply_to_text(of_table, as_text(before.tables[name], table), table)
        tables[name] = typed(in_canonical_order(texts, table), table)[0]
    return tables


def apply_to_text(found: Iterable[Change], before: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Return a table, given as text, after some changes; new rows stand at its end.

    Rows keep their index; a new row's goes on from the highest one.
    """
    keys = keys_of(before, table)
    rows = {key: row for row, key in zip(before.index, keys, strict=True)}
    columns = {name: before[name].to_dict() for name in table.column_names}
    next_row = int(before.index.max()) + 1 if len(before) else 0
    for change in found:
        key = joined_key(change.key)
        if change.kind == ChangeKind.REMOVED:
            row = rows.pop(key)
            for cells in columns.values():
                del cells[row]
            continue
        if change.kind == ChangeKind.ADDED:
            rows[key], next_row = next_row, next_row + 1
            for cells in columns.values():
                cells[rows[key]] = ""
        for cell in change.cells:
            columns[cell.column][rows[key]] = cell.after
    index = pd.Index(list(next(iter(columns.values()))), dtype="int64")
    return pd.DataFrame(
        {name: list(cells.values()) for name, cells in columns.items()}, index=index, dtype="str"
    )


def in_canonical_order(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Return a table, typed or text, with its rows sorted by key as the package writes them."""
    return frame.sort_values(
        list(table.key), key=lambda cells: cells.astype(str), kind="stable", ignore_index=True
    )


def _first_of_each_key(texts: pd.DataFrame, table: Table) -> pd.DataFrame:
    texts = texts.set_axis(keys_of(texts, table))
    return texts[~texts.index.duplicated()]


def _modified(
    before: pd.DataFrame, after: pd.DataFrame, rows_before: np.ndarray, table: Table
) -> list[Change]:
    kept = rows_before >= 0
    common_after, common_before = after[kept], before.iloc[rows_before[kept]]
    cells: dict[int, list[CellChange]] = {}
    for name in table.column_names:
        was, became = (
            frame[name].to_numpy(dtype=object) for frame in (common_before, common_after)
        )
        for row in np.flatnonzero(was != became):
            cells.setdefault(int(row), []).append(CellChange(name, was[row], became[row]))
    return [
        Change(
            ChangeKind.MODIFIED, table.name, key_cells(common_after.index[row]), tuple(cells[row])
        )
        for row in sorted(cells)
    ]


def _whole_rows(rows: pd.DataFrame, table: Table, kind: ChangeKind) -> list[Change]:
    is_added = kind == ChangeKind.ADDED
    return [
        Change(
            kind,
            table.name,
            key_cells(key),
            tuple(
                CellChange(name, "" if is_added else cell, cell if is_added else "")
                for name, cell in zip(table.column_names, cells, strict=True)
                if cell
            ),
        )
        for key, *cells in rows.itertuples()
    ]
