"""Rows in the formats of the API: values for JSON, Parquet; CSV is that of the download."""

import io
from collections.abc import Iterable
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet

from components.exports.provenance import Provenance
from components.service.resources import Field

_ARROW: dict[str, pa.DataType] = {
    "string": pa.string(),
    "number": pa.float64(),
    "integer": pa.int64(),
    "boolean": pa.bool_(),
    "array": pa.list_(pa.string()),
}


def json_rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return rows as JSON has them: days as ``2025-11-06``, lists, and null for the unknown."""
    names = [str(name) for name in table.columns]
    columns = (map(json_value, table[name].tolist()) for name in table.columns)
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def json_value(value: Any) -> Any:
    """Return a cell as JSON has it."""
    if isinstance(value, tuple | list):
        return list(value)
    if pd.isna(value) or value == "":
        return None
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return value


def parquet(table: pd.DataFrame, fields: Iterable[Field], about: Provenance) -> bytes:
    """Return a table as Parquet: typed columns, and what it says of itself as metadata.

    Args:
        table: the rows.
        fields: its columns as they are declared, in their order.
        about: where the rows come from.
    """
    kinds = {field.name: _arrow_type(field) for field in fields}
    rows = pa.Table.from_pydict(
        {name: pa.array(_cells(table[name], kind), type=kind) for name, kind in kinds.items()},
        metadata=dict(about.lines),
    )
    file = io.BytesIO()
    pyarrow.parquet.write_table(rows, file, compression="zstd")
    return file.getvalue()


def _arrow_type(field: Field) -> pa.DataType:
    if field.schema.get("format") == "date":
        return pa.date32()
    kind = field.schema["type"]
    return _ARROW[kind if isinstance(kind, str) else kind[0]]


def _cells(column: pd.Series, kind: pa.DataType) -> list[Any]:
    if kind == pa.date32():
        return [None if pd.isna(day) else day.date() for day in column]
    return [json_value(value) for value in column.tolist()]
