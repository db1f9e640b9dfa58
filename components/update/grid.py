"""The grid of faulty cells: which rows and columns it has, and what each column offers."""

from typing import Any

import pandas as pd
import streamlit as st

from components import names
from components.i18n import _
from components.update.desk import Desk
from data.intake import ROW
from data.review import position
from data.schema import LIST_SEPARATOR, LIST_TYPES, TABLES, Column

_MOST_ROWS = 200  # a file with more is better mended where it was made
_NAMED = ("actors", "themes", "places", "deals", "meetings")


def editable_rows(here: Desk) -> dict[str, pd.DataFrame]:
    """Return the rows and columns with faulty cells by table, indexed by position.

    The first columns say which row it is: its number in the file, and its key. Cells of lists
    are lists.
    """
    faulty: dict[str, dict[tuple[int, str], None]] = {}
    for found in here.draft.errors:
        row = position(found, here.candidate)
        if row is not None and found.column:
            faulty.setdefault(found.table, {})[row, found.column] = None
    grids = {}
    for name, cells in faulty.items():
        table = TABLES[name]
        rows = list(dict.fromkeys(row for row, _column in cells))[:_MOST_ROWS]
        columns = [column for column in table.column_names if any(at == column for _r, at in cells)]
        shown = dict.fromkeys([ROW, *table.key, *columns])
        grid = here.candidate.tables[name].loc[rows, list(shown)]
        grids[name] = grid.assign(
            **{
                column: [_items(cell) for cell in grid[column]]
                for column in grid.columns
                if column != ROW and table.column(column).type in LIST_TYPES
            }
        )
    return grids


def grid_columns(here: Desk, table: str, rows: pd.DataFrame) -> dict[str, Any]:
    """Return how each column of a grid is edited: vocabularies and references as choices."""
    settings: dict[str, Any] = {
        ROW: st.column_config.NumberColumn(_("Row"), disabled=True, pinned=True, width="small")
    }
    for name in rows.columns:
        if name != ROW:
            settings[name] = _setting(here, TABLES[table].column(name), rows[name])
    return settings


def text_of(value: Any) -> str:
    """Return an edited cell as text."""
    if isinstance(value, list):
        return LIST_SEPARATOR.join(value)
    return "" if value is None else str(value)


def _items(cell: str) -> list[str]:
    return [item.strip() for item in cell.split(LIST_SEPARATOR)] if cell else []


def _setting(here: Desk, column: Column, cells: pd.Series) -> Any:
    if column.type == "texts":
        return st.column_config.ListColumn(column.name)
    if column.type == "ids":
        given = {item for items in cells for item in items}
        return st.column_config.MultiselectColumn(
            column.name, options=[*_ids(here, column), *sorted(given - set(_ids(here, column)))]
        )
    if column.vocabulary:
        terms = [str(term) for term in column.vocabulary]
        return st.column_config.SelectboxColumn(column.name, options=_with(cells, terms))
    if column.references:
        called = _names(here, column.references)
        return st.column_config.SelectboxColumn(
            column.name,
            options=_with(cells, _ids(here, column)),
            format_func=lambda row_id: _called(str(row_id), called),
        )
    return st.column_config.TextColumn(column.name)


def _called(row_id: str, called: dict[str, str]) -> str:
    return f"{called[row_id]} · {row_id}" if row_id in called else row_id


def _with(cells: pd.Series, options: list[str]) -> list[str]:
    """Return the options and what stands in the cells, which a choice must be able to show."""
    return list(dict.fromkeys([*options, *(cell for cell in cells if cell)]))


def _ids(here: Desk, column: Column) -> list[str]:
    """Return the ids that a column may name: those of the draft."""
    name = str(column.references)
    tables = here.candidate.tables if name in here.candidate.tables else here.base.tables
    return sorted(tables[name][TABLES[name].key[0]])


def _names(here: Desk, table: str) -> dict[str, str]:
    if table not in _NAMED:
        return {}
    return names.titles(here.base, table)
