"""What can be read: every table of the API, the question behind it, and what its columns hold.

The one declaration: routes, checks of requests and the OpenAPI document are made from it. Rows
are those of the download on the Data page (``queries.kept_table``), with what the screen's own
question adds to them; sums and flows are the screen's answers as they are.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from components.service import totals
from components.service.parameters import Parameter, limit
from data import queries
from data.dictionary import column_words
from data.model import Act, Dataset, Revision, Selection
from data.queries import WORKED_OUT
from data.schema import LIST_TYPES, TABLES, USD_M, Column

JSON, CSV, PARQUET, GEOJSON = "json", "csv", "parquet", "geojson"
TABLE_ENDINGS = (JSON, CSV, PARQUET)
LIMITS = {
    # A page of rows that a program takes in at once; it follows the links to the others.
    JSON: limit(100, 1_000),
    # Files are taken whole, as from the Data page.
    **dict.fromkeys((CSV, PARQUET, GEOJSON), limit(None, 10_000_000)),
}
"""How many rows an answer holds, by its format."""


class Question(NamedTuple):
    """What rows are asked for.

    Attributes:
        dataset: of the revision, the day and the estimate that are asked for.
        selection: which rows, and how they are counted.
        settings: the parameters that the resource alone has, by name, defaults filled in.
        log: returns every revision, newest first.
    """

    dataset: Dataset
    selection: Selection
    settings: Mapping[str, str]
    log: Callable[[], Sequence[Revision]]


Rows = Callable[[Question], pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Field:
    """One column of an answer: its name, its JSON Schema, and what it means."""

    name: str
    schema: Mapping[str, Any]
    words: str


@dataclass(frozen=True)
class Resource:
    """One table of the API: its name in the address, what a row is, and the question behind.

    ``settings`` are parameters that it alone has; ``key`` names the columns that tell a row;
    ``page`` is where the dashboard shows the same. What is not ``is_selected`` is the same
    whatever the filters.
    """

    name: str
    words: str
    rows: Rows
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    page: str
    endings: tuple[str, ...] = TABLE_ENDINGS
    settings: tuple[Parameter, ...] = ()
    is_selected: bool = True


def _schema_of(column: Column) -> Mapping[str, Any]:
    """Return what a cell of a column may be in JSON; what is not known is null."""
    if column.type in LIST_TYPES:
        return {"type": "array", "items": {"type": "string"}}
    kind = "number" if column.type == "number" else "string"
    schema: dict[str, Any] = {"type": kind if column.required else [kind, "null"]}
    if column.type == "date":
        schema["format"] = "date"
    if column.vocabulary is not None and column.required:
        schema["enum"] = [str(term) for term in column.vocabulary]
    return schema


def _table_fields(table: str) -> tuple[Field, ...]:
    return tuple(
        Field(column.name, _schema_of(column), column_words(table, column.name).en)
        for column in TABLES[table].columns
    )


def _count(name: str, words: str) -> Field:
    return Field(name, {"type": "integer", "minimum": 0}, words)


def _money(name: str, words: str) -> Field:
    return Field(name, {"type": ["number", "null"]}, f"{words} In {USD_M}.")


def _text(name: str, words: str) -> Field:
    return Field(name, {"type": "string"}, words)


def _flag(name: str, words: str) -> Field:
    return Field(name, {"type": "boolean"}, words)


_DEAL_FIELDS = (
    _flag(WORKED_OUT[0], "Whether the counting rule counts the deal."),
    _money(WORKED_OUT[1], "The least that the deal adds to sums, beyond the deals inside it."),
    _money(WORKED_OUT[2], "What the deal adds to sums, beyond the deals inside it."),
    _money(WORKED_OUT[3], "The most that the deal adds to sums, beyond the deals inside it."),
)
_ACTOR_FIELDS = (
    _money("counted_usd_m", "All its counted deals, each in full, so that actors overlap."),
    _money("received_usd_m", "Those in which it receives."),
    _money("paid_usd_m", "Those in which it pays."),
    _count("deals", "How many counted deals it has."),
    _count("undisclosed", "How many of them have no value."),
    _count("meetings", "At how many held meetings it was."),
)
_SOURCE_FIELDS = tuple(
    _count(name, f"How many counted or held {name} rest on it.")
    for name in ("deals", "meetings", "memberships", "events", "claims", "rows")
)
_SUM_FIELDS = (
    _money("low_usd_m", "The least that it may be."),
    _money("value_usd_m", "The sum."),
    _money("high_usd_m", "The most that it may be."),
    _count("deals", "How many deals there are."),
    _count("undisclosed", "How many of them have no value."),
)
_FLOW_FIELDS = (
    _text("payer", "Alpha-3 code, or `international`."),
    _text("receiver", "Alpha-3 code, or `international`."),
    _text("theme", "The main theme."),
    _flag("firm", "Whether it is signed or firmer."),
    *_SUM_FIELDS,
)
_REVISION_FIELDS = (
    _text("revision_id", "The name of the revision, for the parameter `rev`."),
    Field("parent", {"type": ["string", "null"]}, "The revision that it was made from."),
    Field("published_at", {"type": "string", "format": "date-time"}, "When it was published."),
    Field("act", {"type": "string", "enum": [str(act) for act in Act]}, "How it came about."),
    Field("restores", {"type": ["string", "null"]}, "The revision that a roll-back repeats."),
    Field("note", {"type": ["string", "null"]}, "Why it was published."),
    _text("digest", "SHA-256 of its tables in canonical form."),
    _count("rows_added", "How many rows it added."),
    _count("rows_modified", "How many rows it modified."),
    _count("rows_removed", "How many rows it removed."),
)


def _table(name: str) -> Rows:
    return lambda asked: queries.kept_table(asked.dataset, asked.selection, name)


def _actors(asked: Question) -> pd.DataFrame:
    measured = queries.actors(asked.dataset, asked.selection)
    return _with(
        queries.kept_table(asked.dataset, asked.selection, "actors"),
        measured.rename(columns={"value_usd_m": "counted_usd_m"}),
        _ACTOR_FIELDS,
    )


def _sources(asked: Question) -> pd.DataFrame:
    used = queries.sources(asked.dataset, asked.selection)
    return _with(
        queries.kept_table(asked.dataset, asked.selection, "sources"), used, _SOURCE_FIELDS
    )


def _totals(asked: Question) -> pd.DataFrame:
    by, side = (asked.settings[parameter.name] for parameter in (totals.BY, totals.SIDE))
    return totals.totals(asked.dataset, asked.selection, by=by, side=side)


def _flows(asked: Question) -> pd.DataFrame:
    answer = queries.flows(asked.dataset, queries.deals(asked.dataset, asked.selection))
    return answer[[field.name for field in _FLOW_FIELDS]]


def _revisions(asked: Question) -> pd.DataFrame:
    rows = [
        {
            "revision_id": revision.id,
            "parent": revision.parent or "",
            "published_at": revision.published_at.isoformat(),
            "act": str(revision.act),
            "restores": revision.restores or "",
            "note": revision.note,
            "digest": revision.digest,
            **{
                f"rows_{what}": sum(getattr(counts, what) for counts in revision.changes)
                for what in ("added", "modified", "removed")
            },
        }
        for revision in asked.log()
    ]
    return pd.DataFrame(rows, columns=[field.name for field in _REVISION_FIELDS])


def _with(kept: pd.DataFrame, asked: pd.DataFrame, fields: tuple[Field, ...]) -> pd.DataFrame:
    """Put what a question says of some rows beside all that are kept; of others it says none."""
    key = kept.columns[0]
    said = asked.set_index(key).reindex(kept[key]).set_axis(kept.index)
    return kept.assign(
        **{
            field.name: said[field.name].fillna(0).astype("int64")
            if field.schema["type"] == "integer"
            else said[field.name].fillna(0.0)
            for field in fields
        }
    )


def _of_table(name: str, table: str, words: str, **more: Any) -> Resource:
    extra = more.pop("fields", ())
    rows = more.pop("rows", None) or _table(table)
    fields = (*_table_fields(table), *extra)
    return Resource(name, words, rows, fields, TABLES[table].key, f"data?table={table}", **more)


_WITH_PLACES = (*TABLE_ENDINGS, GEOJSON)

RESOURCES: dict[str, Resource] = {
    resource.name: resource
    for resource in (
        _of_table("deals", "deals", "Every deal that the filters keep, counted or not.",
                  fields=_DEAL_FIELDS, endings=_WITH_PLACES),
        _of_table("meetings", "meetings", "Every meeting that the filters keep.",
                  endings=_WITH_PLACES),
        _of_table("actors", "actors", "Actors of what the filters keep, and what each comes to.",
                  fields=_ACTOR_FIELDS, rows=_actors),
        _of_table("memberships", "memberships", "Standings of these actors in blocs and accords."),
        _of_table("sources", "sources", "Sources of what the filters keep, and what rests on each.",
                  fields=_SOURCE_FIELDS, rows=_sources),
        _of_table("events", "deal_events", "Dated steps of the deals that the filters keep."),
        _of_table("claims", "claims", "Figures stated for the deals that the filters keep."),
        Resource("totals", "Sums by group, as the Deals page draws them.", _totals,
                 (_text("id", "The group."), *_SUM_FIELDS,
                  _flag("is_counted", "Whether the counting rule counts the group.")),
                 ("id",), "deals", settings=(totals.BY, totals.SIDE)),
        Resource("flows", "Who pays whom, by theme and firmness; a deal is split over its pairs.",
                 _flows, _FLOW_FIELDS, ("payer", "receiver", "theme", "firm"),
                 "deals?view=flows", endings=_WITH_PLACES),
        Resource("revisions", "Every revision, newest first.", _revisions, _REVISION_FIELDS,
                 ("revision_id",), "changes", is_selected=False),
    )
}  # fmt: skip
"""Every table of the API by its name in the address."""
