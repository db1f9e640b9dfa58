"""Checks across tables: keys are unique, references lead somewhere, states bear their code."""

from collections.abc import Iterator, Mapping

import pandas as pd
from rapidfuzz import process

from data.checks.findings import FindingCode, finding
from data.model import Finding
from data.schema import TABLES, Column, Table

Tables = Mapping[str, pd.DataFrame]
"""Typed tables by name, indexed by the row number that a spreadsheet shows."""

_LIKENESS = 70  # of 100: below it a suggestion would mislead more than help


def check_references(tables: Tables) -> Iterator[Finding]:
    """Yield what is wrong with keys and references."""
    for table in TABLES.values():
        yield from _repeated_keys(tables[table.name], table)
        for column in table.columns:
            if column.references:
                yield from _unknown_references(tables, table, column)
    yield from _state_ids(tables["actors"])


def _repeated_keys(frame: pd.DataFrame, table: Table) -> Iterator[Finding]:
    keys = frame[list(table.key)].astype(object)
    keys = keys[keys.notna().all(axis=1) & (keys != "").all(axis=1)].astype(str)
    repeated = keys.duplicated()
    if not repeated.any():
        return
    first_rows: dict[tuple[str, ...], int] = {}
    for row, *key in keys.itertuples():
        first_rows.setdefault(tuple(key), int(row))
    for row, *key in keys[repeated].itertuples():
        yield finding(
            FindingCode.REPEATED_KEY,
            table.name,
            row=int(row),
            column=", ".join(table.key),
            value=", ".join(key),
            other_row=str(first_rows[tuple(key)]),
        )


def _unknown_references(tables: Tables, table: Table, column: Column) -> Iterator[Finding]:
    target = TABLES[str(column.references)]
    known = set(tables[target.name][target.key[0]])
    cells = tables[table.name][column.name]
    named = cells.explode().dropna() if column.type == "ids" else cells
    unknown = named[(named != "") & ~named.isin(known)]
    for row, value in unknown.items():
        match = process.extractOne(value, known, score_cutoff=_LIKENESS)
        yield finding(
            FindingCode.UNKNOWN_REFERENCE,
            table.name,
            row=int(row),
            column=column.name,
            value=str(value),
            target=target.name,
            suggestion=match[0] if match else "…",
        )


def _state_ids(actors: pd.DataFrame) -> Iterator[Finding]:
    states = actors[actors["kind"] == "state"]
    for row, actor_id, country in states[["actor_id", "country"]].itertuples():
        if actor_id != country.lower():
            yield finding(
                FindingCode.STATE_ID,
                "actors",
                row=int(row),
                column="actor_id",
                value=actor_id,
                expected=country.lower(),
            )
