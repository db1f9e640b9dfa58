"""The schema written out for others: a Frictionless Data Package, and a codebook to read."""

import json
from datetime import datetime
from typing import Any

from data.dictionary import TABLE_WORDS, column_words
from data.schema import LIST_SEPARATOR, LIST_TYPES, TABLES, Column, Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
LICENSE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
VERSION = "1.0.0"
_TYPES = {"text": "string", "id": "string", "term": "string", "ids": "list", "texts": "list",
          "number": "number", "date": "date"}  # fmt: skip


def data_package(created: datetime) -> dict[str, Any]:
    """Return the description of the package (Data Package v2) as plain values.

    Args:
        created: when the package was put together, with its time zone.
    """
    return {
        "$schema": PROFILE,
        "name": "accord-atlas",
        "title": "Accord Atlas: actors, deals and meetings",
        "description": (
            "Actors, deals and meetings across Central Asia and the Middle East and the outside "
            "powers that deal with them; every row names its sources."
        ),
        "version": VERSION,
        "created": created.isoformat(),
        "licenses": [LICENSE],
        "contributors": [{"title": "Accord Atlas contributors", "roles": ["author"]}],
        "keywords": ["Central Asia", "Middle East", "Abraham Accords", "deals", "meetings"],
        "resources": [_resource(table) for table in TABLES.values()],
    }


def _resource(table: Table) -> dict[str, Any]:
    words = TABLE_WORDS[table.name]
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "description": words.en,
        "description_ar": words.ar,
        "schema": _table_schema(table),
    }


def _table_schema(table: Table) -> dict[str, Any]:
    foreign_keys = [
        {
            "fields": [column.name],
            "reference": {
                # An empty name means the table itself.
                "resource": "" if column.references == table.name else column.references,
                "fields": [TABLES[str(column.references)].key[0]],
            },
        }
        for column in table.columns
        if column.references and column.type == "id"
    ]
    schema: dict[str, Any] = {
        "fields": [_field(table, column) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    if foreign_keys:
        schema["foreignKeys"] = foreign_keys
    return schema


def _field(table: Table, column: Column) -> dict[str, Any]:
    words = column_words(table.name, column.name)
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": words.en,
        "description_ar": words.ar,
    }
    if column.type in LIST_TYPES:
        field |= {"delimiter": LIST_SEPARATOR, "itemType": "string"}
    if column.type == "ids":
        field["references"] = column.references  # Table Schema has no keys for list items
    if column.unit:
        field["unit"] = column.unit
    constraints = _constraints(table, column)
    if constraints:
        field["constraints"] = constraints
    return field


def _constraints(table: Table, column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if table.key == (column.name,):
        constraints["unique"] = True
    if column.vocabulary:
        constraints["enum"] = [str(term) for term in column.vocabulary]
    if column.pattern and column.type not in LIST_TYPES:
        constraints["pattern"] = f"^{column.pattern}$"
    if column.is_positive:
        constraints["exclusiveMinimum"] = 0
    elif column.least is not None:
        constraints |= {"minimum": column.least, "maximum": column.most}
    return constraints


def data_package_json(created: datetime) -> str:
    """Return ``datapackage.json`` as it is written."""
    return json.dumps(data_package(created), ensure_ascii=False, indent=2) + "\n"


def codebook() -> str:
    """Return the codebook in Markdown: every table, column and vocabulary."""
    lines = [_CODEBOOK_HEAD]
    for table in TABLES.values():
        lines += [f"## {table.name}", "", TABLE_WORDS[table.name].en, ""]
        lines += [f"Key: {', '.join(f'`{name}`' for name in table.key)}", ""]
        lines += ["| column | type | filled | meaning |", "| --- | --- | --- | --- |"]
        for column in table.columns:
            meaning = column_words(table.name, column.name).en
            lines.append(
                f"| `{column.name}` | {_type_words(column)} | {_filled_words(column)} | {meaning} |"
            )
        lines.append("")
    lines += ["## Vocabularies", ""]
    for table in TABLES.values():
        for column in table.columns:
            if column.vocabulary:
                terms = ", ".join(f"`{term}`" for term in column.vocabulary)
                lines.append(f"- `{table.name}.{column.name}`: {terms}")
    return "\n".join(lines) + "\n"


def _filled_words(column: Column) -> str:
    if column.may_be_absent:
        return "if known; the column may be absent"
    return "always" if column.required else "if known"


def _type_words(column: Column) -> str:
    if column.references:
        return f"{'ids' if column.type == 'ids' else 'id'} of `{column.references}`"
    if column.unit:
        return f"number, {column.unit}"
    if column.type == "texts":
        return "list of texts"
    return column.type


_CODEBOOK_HEAD = """# Codebook

The curated first revision of Accord Atlas: a [Data Package](https://datapackage.org) of CSV
tables. This page and `datapackage.json` are made from `data/schema.py` and
`data/dictionary.py` by `python -m data describe`; do not edit them by hand.

UTF-8, comma-separated, a header row, one record a row. A semicolon joins the items of a list.
An empty cell means not known. Ids are lower-case ASCII words joined by hyphens, and never
change once published. License: CC BY 4.0.

## Editorial rules

1. Every deal, meeting and membership names at least one source that says what the row says; a
   deal of a billion dollars or more names two independent ones where two exist. No row rests
   on memory alone.
2. `value_usd_m` is the figure best supported, in millions of US dollars. Where sources
   disagree, the low and high columns hold the range, and the note says why. Undisclosed is
   empty, never 0.
3. No money is counted twice: a package and the contracts inside it are separate rows, and each
   contract's `part_of` names the package. Sums take the parts, plus what the package holds
   beyond them.
4. A status is what the sources show, not what a press release hopes: a letter of intent is
   `memorandum`, a headline with no named contract is `announced`.
5. Titles and summaries are our own neutral words, in English and in Modern Standard Arabic; a
   source's `title` is its own headline. Contested matters name who says what.
6. Coordinates are decimal degrees (WGS 84): a city's center, or the site to about a kilometer.
"""
