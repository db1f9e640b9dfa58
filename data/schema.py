"""The one declaration of the dataset: its tables, their columns, keys and references.

The data package's description, the codebook, the checks, the templates and the editor's column
settings are all derived from ``TABLES``; a test holds them equal. What the tables mean is told
in ``data.dictionary``.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from data.vocabulary import (
    ActorKind,
    DatePrecision,
    DealEventKind,
    DealKind,
    DealStatus,
    MeetingFormat,
    MeetingKind,
    MeetingStatus,
    MembershipStatus,
    ParticipantRole,
    PartyRole,
    SourceKind,
)

Vocabulary = type[StrEnum]
ColumnType = Literal["text", "id", "term", "number", "date", "ids", "texts"]
"""``id`` is kebab-case ASCII, ``term`` a word of a vocabulary; ``ids`` and ``texts`` are lists
whose items are joined by ``;``."""

LIST_SEPARATOR = ";"
LIST_TYPES: frozenset[ColumnType] = frozenset({"ids", "texts"})
USD_M = "millions of US dollars"
ID_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
COUNTRY_PATTERN = r"[A-Z]{3}"
URL_PATTERN = r"https?://\S+"
LANGUAGE_PATTERN = r"[a-z]{2}"
EXAMPLE_PATTERNS = {
    ID_PATTERN: "wabtec-ktz-framework-2023-09",
    COUNTRY_PATTERN: "KAZ",
    URL_PATTERN: "https://example.org/page",
    LANGUAGE_PATTERN: "ar",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its type, whether a cell must be filled, and what it refers to.

    ``vocabulary`` holds the terms of a ``term`` column; ``references`` names the table whose
    key the cells (or the items of a list) must be in; numbers lie between ``least`` and
    ``most``, and above zero where ``is_positive``; texts match ``pattern`` whole. A column that
    ``may_be_absent`` came later than the first packages: a table without it has empty cells.
    """

    name: str
    type: ColumnType = "text"
    required: bool = False
    vocabulary: Vocabulary | None = None
    references: str | None = None
    pattern: str | None = None
    least: float | None = None
    most: float | None = None
    is_positive: bool = False
    unit: str | None = None
    may_be_absent: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns in the canonical order, and the columns that make its key."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of the columns, in the canonical order."""
        return tuple(column.name for column in self.columns)

    @property
    def always_there(self) -> tuple[str, ...]:
        """The names of the columns that no package lacks."""
        return tuple(column.name for column in self.columns if not column.may_be_absent)

    def column(self, name: str) -> Column:
        """Return a column by its name; an unknown name raises ``KeyError``."""
        return {column.name: column for column in self.columns}[name]


def _id(name: str, *, required: bool = True, references: str | None = None) -> Column:
    return Column(name, "id", required, references=references, pattern=ID_PATTERN)


def _text(name: str, *, required: bool = False, pattern: str | None = None) -> Column:
    return Column(name, "text", required, pattern=pattern)


def _both(name: str, *, required: bool = True) -> tuple[Column, Column]:
    """Declare a fact that is told in English and in Arabic."""
    return _text(f"{name}_en", required=required), _text(f"{name}_ar", required=required)


def _term(name: str, vocabulary: Vocabulary) -> Column:
    return Column(name, "term", required=True, vocabulary=vocabulary)


def _date(name: str, *, required: bool = False) -> Column:
    return Column(name, "date", required)


def _ids(name: str, references: str, *, required: bool = False) -> Column:
    return Column(name, "ids", required, references=references, pattern=ID_PATTERN)


def _usd_m(name: str, *, required: bool = False) -> Column:
    return Column(name, "number", required, least=0.0, is_positive=True, unit=USD_M)


def _country(*, required: bool) -> Column:
    return _text("country", required=required, pattern=COUNTRY_PATTERN)


_PRECISION = _term("date_precision", DatePrecision)
_THEMES = (_id("theme", references="themes"), _ids("other_themes", "themes"))
_SOURCES = _ids("sources", "sources", required=True)

_ALL = (
    Table("themes", ("theme_id",), (_id("theme_id"), *_both("name"))),
    Table(
        "actors",
        ("actor_id",),
        (
            _id("actor_id"),
            _term("kind", ActorKind),
            *_both("name"),
            _country(required=False),
            *_both("role", required=False),
            Column("aliases", "texts", may_be_absent=True),
        ),
    ),
    Table(
        "places",
        ("place_id",),
        (
            _id("place_id"),
            *_both("name"),
            _country(required=True),
            Column("latitude", "number", True, least=-90.0, most=90.0, unit="degrees (WGS 84)"),
            Column("longitude", "number", True, least=-180.0, most=180.0, unit="degrees (WGS 84)"),
        ),
    ),
    Table(
        "sources",
        ("source_id",),
        (
            _id("source_id"),
            _text("publisher", required=True),
            _text("title", required=True),
            _text("url", required=True, pattern=URL_PATTERN),
            _date("published_on"),
            _text("language", required=True, pattern=LANGUAGE_PATTERN),
            _term("kind", SourceKind),
        ),
    ),
    Table(
        "deals",
        ("deal_id",),
        (
            _id("deal_id"),
            *_both("title"),
            *_both("summary"),
            _term("kind", DealKind),
            _term("status", DealStatus),
            _date("announced_on", required=True),
            _PRECISION,
            _usd_m("value_usd_m"),
            _usd_m("value_low_usd_m"),
            _usd_m("value_high_usd_m"),
            _text("value_note"),
            Column("value_note_ar", may_be_absent=True),
            Column(
                "horizon_years", "number", least=1.0, most=100.0, unit="years", may_be_absent=True
            ),
            _id("part_of", required=False, references="deals"),
            *_THEMES,
            _id("place_id", required=False, references="places"),
            _SOURCES,
        ),
    ),
    Table(
        "deal_parties",
        ("deal_id", "actor_id", "role"),
        (
            _id("deal_id", references="deals"),
            _id("actor_id", references="actors"),
            _term("role", PartyRole),
        ),
    ),
    Table(
        "deal_events",
        ("deal_id", "event", "happened_on"),
        (
            _id("deal_id", references="deals"),
            _term("event", DealEventKind),
            _date("happened_on", required=True),
            _PRECISION,
            _usd_m("amount_usd_m"),
            *_both("summary"),
            _SOURCES,
        ),
    ),
    Table(
        "claims",
        ("claim_id",),
        (
            _id("claim_id"),
            _id("deal_id", references="deals"),
            _id("claimant_id", references="actors"),
            _date("claimed_on"),
            _usd_m("value_usd_m", required=True),
            *_both("covers"),
            _id("source_id", references="sources"),
        ),
    ),
    Table(
        "meetings",
        ("meeting_id",),
        (
            _id("meeting_id"),
            *_both("title"),
            *_both("summary"),
            _term("kind", MeetingKind),
            _term("format", MeetingFormat),
            _term("status", MeetingStatus),
            _date("start_on", required=True),
            _date("end_on"),
            _PRECISION,
            _id("place_id", required=False, references="places"),
            *_THEMES,
            _SOURCES,
        ),
    ),
    Table(
        "meeting_participants",
        ("meeting_id", "actor_id", "role"),
        (
            _id("meeting_id", references="meetings"),
            _id("actor_id", references="actors"),
            _term("role", ParticipantRole),
        ),
    ),
    Table(
        "memberships",
        ("member_id", "bloc_id", "status"),
        (
            _id("member_id", references="actors"),
            _id("bloc_id", references="actors"),
            _term("status", MembershipStatus),
            _date("since"),
            _date("until"),
            _SOURCES,
        ),
    ),
)

TABLES: dict[str, Table] = {table.name: table for table in _ALL}
"""Every table of a data package by name, in the order in which references are resolved."""
