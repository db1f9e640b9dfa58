"""Two changes of one dataset merged: by row and cell, and what collides is asked, never guessed.

Somebody published while a draft was open. What only one side changed is taken; what both
changed alike is no conflict. A cell that both changed otherwise, a row that one side removed
and the other changed, and a row that both added otherwise are conflicts, for a person to
choose.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from data import diff
from data.model import CellChange, Change, ChangeKind
from data.schema import TABLES
from data.text_form import Tables, joined_key

Place = tuple[str, tuple[str, ...], str]
"""Table, key and column; an empty column stands for the whole row."""


class Side(StrEnum):
    """Whose version of a conflict is taken."""

    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One cell, or one whole row, that both sides changed otherwise.

    Of a cell ``before``, ``mine`` and ``theirs`` are its texts; of a row they are empty, and
    the kinds say what each side did to it.
    """

    place: Place
    my_kind: ChangeKind
    their_kind: ChangeKind
    before: str = ""
    mine: str = ""
    theirs: str = ""


@dataclass(frozen=True)
class Merge:
    """Tables as text, on which all changes of theirs and the uncontested ones of mine are made.

    ``conflicts`` are those that the choices leave open; the tables have their version there.
    """

    tables: Mapping[str, pd.DataFrame]
    conflicts: tuple[Conflict, ...]


def merge(
    base: Tables, mine: Tables, theirs: Tables, choices: Mapping[Place, Side] | None = None
) -> Merge:
    """Merge my tables into theirs, both made from the same base; all given as text.

    The rows that come from my tables keep their index; other rows' goes on beyond it.
    """
    chosen = choices or {}
    tables: dict[str, pd.DataFrame] = {}
    conflicts: list[Conflict] = []
    for name in mine:
        table = TABLES[name]
        my_changes = diff.table_changes(base[name], mine[name], table)
        their_changes = diff.table_changes(base[name], theirs[name], table)
        taken, found = _uncontested(their_changes, my_changes, chosen)
        tables[name] = diff.apply_to_text(taken, mine[name], table)
        conflicts += found
    return Merge(tables, tuple(conflicts))


def _uncontested(
    theirs: Iterable[Change], mine: Iterable[Change], chosen: Mapping[Place, Side]
) -> tuple[list[Change], list[Conflict]]:
    """Return the changes that turn my version into the merged one, and what is left to choose."""
    my_change = {change.key: change for change in mine}
    taken: list[Change] = []
    conflicts: list[Conflict] = []
    for change in theirs:
        other = my_change.get(change.key)
        if other is None:
            taken.append(change)
        elif change.kind == other.kind == ChangeKind.REMOVED:
            continue
        elif change.kind == ChangeKind.REMOVED or other.kind == ChangeKind.REMOVED:
            place = (change.table, change.key, "")
            if place not in chosen:
                conflicts.append(Conflict(place, other.kind, change.kind))
            if chosen.get(place) != Side.MINE:
                taken.append(_their_row(change, other))
        else:
            cells, found = _cells(change, other, chosen)
            conflicts += found
            if cells:
                taken.append(Change(ChangeKind.MODIFIED, change.table, change.key, tuple(cells)))
    return taken, conflicts


def _their_row(change: Change, other: Change) -> Change:
    """Return the change that gives my version of a row, changed or removed, their fate."""
    if change.kind == ChangeKind.REMOVED:
        return change
    # I removed it: it comes back as it was, with their cells.
    held = {cell.column: cell.before for cell in other.cells}
    held |= {cell.column: cell.after for cell in change.cells}
    cells = tuple(CellChange(column, "", text) for column, text in held.items())
    return Change(ChangeKind.ADDED, change.table, change.key, cells)


def _cells(
    change: Change, other: Change, chosen: Mapping[Place, Side]
) -> tuple[list[CellChange], list[Conflict]]:
    my_cells = {cell.column: cell for cell in other.cells}
    columns = dict.fromkeys([cell.column for cell in change.cells])
    if change.kind == ChangeKind.ADDED:  # a cell that they left empty and I filled differs too
        columns |= dict.fromkeys(my_cells)
    their_cells = {cell.column: cell for cell in change.cells}
    taken: list[CellChange] = []
    conflicts: list[Conflict] = []
    for column in columns:
        my_cell, their_cell = my_cells.get(column), their_cells.get(column)
        before = (their_cell or my_cells[column]).before
        my_text = my_cell.after if my_cell else before
        their_text = their_cell.after if their_cell else before
        if my_text == their_text:
            continue
        is_contested = change.kind == ChangeKind.ADDED or my_cell is not None
        place = (change.table, change.key, column)
        if is_contested and place not in chosen:
            conflicts.append(Conflict(place, other.kind, change.kind, before, my_text, their_text))
        if not is_contested or chosen.get(place) != Side.MINE:
            taken.append(CellChange(column, my_text, their_text))
    return taken, conflicts


def place_name(place: Place) -> str:
    """Return a conflict's place as one text, to name a choice by."""
    table, key, column = place
    return "/".join((table, joined_key(key), column))
