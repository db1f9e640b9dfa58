"""The core types: what the dashboard is about, in a few frozen classes.

Everything that the dashboard shows is a function of a ``Dataset`` and a ``Selection``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

import pandas as pd

from data.vocabulary import (
    CountrySide,
    DealKind,
    DealStatus,
    Estimate,
    EvidenceGrade,
    Lens,
    MeetingKind,
    ThemeMatch,
)


class Act(StrEnum):
    """What was done with revisions or briefings, and is noted for good in the audit log."""

    SHIPPED = "shipped"
    PUBLISHED = "published"
    ROLLED_BACK = "rolled_back"
    REFUSED = "refused"
    SIGNED_IN = "signed_in"
    BRIEFING_SAVED = "briefing_saved"
    BRIEFING_DELETED = "briefing_deleted"


@dataclass(frozen=True, slots=True)
class RowCounts:
    """How many rows of one table a revision added, modified and removed."""

    table: str
    added: int
    modified: int
    removed: int


@dataclass(frozen=True, slots=True)
class Revision:
    """One immutable published state of the dataset.

    ``id`` is a sortable moment and the start of the digest (``20261122T133000Z-9f3ac1``);
    ``published_at`` is in UTC; ``digest`` is the SHA-256 of the tables in canonical form.
    ``act`` says how it came about; ``restores`` names the revision that a roll-back repeats;
    ``changes`` counts the rows that differ from the parent's, table by table.
    """

    id: str
    parent: str | None
    published_at: datetime
    published_by: str
    note: str
    digest: str
    act: Act = Act.SHIPPED
    restores: str | None = None
    changes: tuple[RowCounts, ...] = ()


@dataclass(frozen=True, eq=False)
class Dataset:
    """The tables of one revision, typed by ``data.schema``. Read it, never change it.

    Two datasets are equal only if they are the same object, so one can key a cache.
    ``estimate`` is the figure of each deal that sums take; ``known_on`` is the day whose
    knowledge the tables hold (``data.history``), nothing if they hold all there is.
    """

    revision: Revision
    tables: Mapping[str, pd.DataFrame]
    estimate: Estimate = Estimate.BEST
    known_on: date | None = None

    @property
    def as_of(self) -> date:
        """The day that ages are reckoned from: the day looked back to, else the revision's."""
        return self.known_on or self.revision.published_at.date()

    def table(self, name: str) -> pd.DataFrame:
        """Return a shallow copy of a table: under copy-on-write a caller cannot spoil it."""
        return self.tables[name].copy(deep=False)


@dataclass(frozen=True, slots=True)
class Selection:
    """What the reader asked to see. Empty means everything.

    Within one filter any value will do; all filters must hold. ``since`` and ``until`` are
    months (``2024-01``), both included; ``minimum_value_usd_m`` is in millions of US dollars
    and leaves out undisclosed deals. ``lens`` decides which of the kept deals are counted,
    ``estimate`` which of their figures; ``known_on`` is the day to look back to.
    """

    regions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    country_side: CountrySide = CountrySide.ANY
    themes: tuple[str, ...] = ()
    theme_match: ThemeMatch = ThemeMatch.MAIN
    lens: Lens = Lens.SIGNED
    statuses: tuple[DealStatus, ...] = ()
    deal_kinds: tuple[DealKind, ...] = ()
    meeting_kinds: tuple[MeetingKind, ...] = ()
    since: str | None = None
    until: str | None = None
    actors: tuple[str, ...] = ()
    minimum_value_usd_m: float | None = None
    text: str = ""
    evidence: tuple[EvidenceGrade, ...] = ()
    estimate: Estimate = Estimate.BEST
    known_on: date | None = None


class Severity(StrEnum):
    """Whether a finding forbids publishing or asks to be read."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with a dataset: what kind, where, and the particulars.

    ``code`` names the rule (``data.checks.FindingCode``). ``row`` counts as a spreadsheet
    does: the header is row 1, in the uploaded ``file`` or, without one, in the table as it is
    downloaded. The sentence is worded last, in the reader's language.
    """

    code: str
    severity: Severity
    table: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    details: Mapping[str, str] = field(default_factory=dict)
    file: str | None = None


class ChangeKind(StrEnum):
    """What became of a row between two datasets."""

    ADDED = "added"
    REMOVED = "removed"
    MODIFIED = "modified"


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell before and after, as a CSV file of the package writes it."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """One row added, removed or modified between two datasets.

    ``key`` holds the cells of the row's key in the order of the schema. ``cells`` holds what
    differs: an added row's filled cells have nothing before, a removed row's nothing after.
    """

    kind: ChangeKind
    table: str
    key: tuple[str, ...]
    cells: tuple[CellChange, ...]

    @property
    def id(self) -> str:
        """The row's key as one text."""
        return ", ".join(self.key)


@dataclass(frozen=True, eq=False)
class Draft:
    """What an upload would make of the dataset: a dataset not yet published.

    ``dataset`` is there only if no finding forbids publishing; ``based_on`` is the revision
    that the draft was made from.
    """

    based_on: Revision
    dataset: Dataset | None
    findings: tuple[Finding, ...]
    changes: tuple[Change, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that forbid publishing."""
        return tuple(found for found in self.findings if found.severity == Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that ask to be read before publishing."""
        return tuple(found for found in self.findings if found.severity == Severity.WARNING)
