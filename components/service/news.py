"""What is new in a selection, in words: the entries of its feed.

Where revisions have been published, an entry is a deal or a meeting that one of the last of them
added or changed, be it in its own row or in its parties, steps, figures or participants. Where
none of them touched the selection, the entries are its newest deals and meetings by date.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

import pandas as pd

from components import format as formatting
from components import horizon_sentences, names, revision_sentences, wording
from components.i18n import N_, _, field
from components.service.revisions import Revisions
from data import queries
from data.diff import counts
from data.model import Change, ChangeKind, Dataset, Revision, RowCounts, Selection
from data.schema import TABLES

MOST_ENTRIES = 50
MOST_REVISIONS = 10  # comparing two packages takes a moment, and older news are none
_KEYS = {"deals": "deal_id", "meetings": "meeting_id"}
_DATES = {"deals": "announced_on", "meetings": "start_on"}
_OF = {"deal_id": "deals", "meeting_id": "meetings"}

_COLUMNS: dict[str, str] = {
    "title": N_("Title"),
    "summary": N_("Summary"),
    "kind": N_("Kind"),
    "format": N_("Format"),
    "status": N_("Status"),
    "announced_on": N_("Date"),
    "start_on": N_("Begins"),
    "end_on": N_("Ends"),
    "date_precision": N_("How finely the date is known"),
    "value_usd_m": N_("Value"),
    "value_low_usd_m": N_("Lowest figure"),
    "value_high_usd_m": N_("Highest figure"),
    "value_note": N_("Note on the figure"),
    "horizon_years": N_("Paid or invested over"),
    "part_of": N_("Part of"),
    "theme": N_("Theme"),
    "other_themes": N_("Other themes"),
    "place_id": N_("Place"),
    "sources": N_("Sources"),
}

_NAMED = {"theme": names.theme, "place_id": names.place}


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of news: which row, what became of it in words, and when.

    ``table`` is ``deals`` or ``meetings``; ``revision`` brought the news, nothing if the row is
    shown for its date alone.
    """

    table: str
    row_id: str
    title: str
    lines: tuple[str, ...]
    updated: datetime
    revision: str = ""


def entries(dataset: Dataset, selection: Selection, revisions: Revisions) -> list[Entry]:
    """Return what is new in a selection, newest first, in the language that is spoken."""
    kept = {table: queries.kept_table(dataset, selection, table) for table in _KEYS}
    rows = {table: rows.set_index(_KEYS[table], drop=False) for table, rows in kept.items()}
    found = list(islice(_changed(dataset, rows, revisions), MOST_ENTRIES))
    return found or _newest(dataset, rows)


def _changed(
    dataset: Dataset, rows: dict[str, pd.DataFrame], revisions: Revisions
) -> Iterator[Entry]:
    claims = dataset.table("claims")
    deal_of = dict(zip(claims["claim_id"], claims["deal_id"], strict=True))
    log = [each for each in revisions.log() if each.published_at <= dataset.revision.published_at]
    for revision in log[:MOST_REVISIONS]:
        if revision.parent is None:
            continue
        changes = _by_row(revisions.changes(revision.parent, revision.id), deal_of)
        for (table, row_id), of_row in changes.items():
            if row_id in rows[table].index:
                entry = _entry(dataset, rows[table].loc[row_id], table, of_row, revision)
                if entry.lines:  # else only what readers of the other language see has changed
                    yield entry


def _by_row(
    changes: Iterable[Change], deal_of: Mapping[str, str]
) -> dict[tuple[str, str], list[Change]]:
    """Gather changes by the deal or meeting that they are about.

    Args:
        changes: what differs between two revisions.
        deal_of: the deal of each claim, whose key does not name it.
    """
    gathered: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        about = dict(zip(TABLES[change.table].key, change.key, strict=True))
        if change.table == "claims" and about["claim_id"] in deal_of:
            about["deal_id"] = deal_of[about["claim_id"]]
        for column, table in _OF.items():
            if column in about:
                gathered.setdefault((table, about[column]), []).append(change)
    return gathered


def _entry(
    dataset: Dataset, row: pd.Series, table: str, changes: Sequence[Change], revision: Revision
) -> Entry:
    own = next((change for change in changes if change.table == table), None)
    if own is not None and own.kind == ChangeKind.ADDED:
        lines = [_("Added."), *_told(dataset, row, table)]
    else:
        others = [change for change in changes if change.table != table]
        lines = [
            *(_cells(dataset, own) if own is not None and own.kind == ChangeKind.MODIFIED else ()),
            *(
                revision_sentences.row_changes(
                    RowCounts(of, count.added, count.modified, count.removed)
                )
                for of, count in counts(others).items()
            ),
        ]
    return Entry(
        table, str(row[_KEYS[table]]), str(row[field("title")]), tuple(lines),
        revision.published_at, revision.id,
    )  # fmt: skip


def _cells(dataset: Dataset, change: Change) -> Iterator[str]:
    """Tell each cell that changed; of texts, that they did, and of the spoken language's only."""
    for cell in change.cells:
        name = cell.column.removesuffix("_en").removesuffix("_ar")
        if name != cell.column and cell.column != field(name):
            continue
        if name == "value_note" and cell.column != _note_column():
            continue
        words = _(_COLUMNS.get(name, name))
        if name in ("title", "summary", "value_note", "sources", "other_themes"):
            yield _("{what}: changed").format(what=words)
            continue
        yield _("{what}: {after} (before: {before})").format(
            what=words,
            after=_value(dataset, change.table, name, cell.after),
            before=_value(dataset, change.table, name, cell.before),
        )


def _note_column() -> str:
    return "value_note_ar" if field("") == "_ar" else "value_note"


def _value(dataset: Dataset, table: str, name: str, written: str) -> str:
    """Return a cell, as a package writes it, in words."""
    if not written:
        return _("not known")
    column = TABLES[table].column(name)
    try:  # what an old revision wrote may break the rules of today
        if column.vocabulary is not None:
            return wording.term(column.vocabulary(written))
        if name == "horizon_years":
            return horizon_sentences.length(float(written))
        if column.type == "number":
            return formatting.money(float(written))
        if column.type == "date":
            return formatting.date(datetime.fromisoformat(written).date())
        if name in _NAMED:
            return _NAMED[name](dataset, written)
    except (ValueError, KeyError):
        return formatting.isolate(written)
    return formatting.isolate(written)


def _told(dataset: Dataset, row: pd.Series, table: str) -> list[str]:
    """Return what a row says, for whoever has not seen it yet."""
    when = formatting.date(row[_DATES[table]], str(row["date_precision"]))
    column = TABLES[table].column("status").vocabulary
    assert column is not None
    facts = [when, wording.term(column(str(row["status"])))]
    if table == "deals":
        value = row["value_usd_m"]
        facts.append(formatting.money(value) if pd.notna(value) else _("undisclosed"))
    facts.append(names.theme(dataset, str(row["theme"])))
    return [" · ".join(facts), str(row[field("summary")])]


def _newest(dataset: Dataset, rows: dict[str, pd.DataFrame]) -> list[Entry]:
    """Return the newest rows by date; what is still to come is dated by its newest source."""
    published_on = dataset.table("sources").set_index("source_id")["published_on"]
    last = pd.Timestamp(dataset.revision.published_at).tz_localize(None)

    def moment(row: pd.Series, date: pd.Timestamp) -> datetime:
        if date > last:
            reported = published_on.reindex(list(row["sources"])).max()
            date = last if pd.isna(reported) else min(reported, last)
        day: datetime = date.to_pydatetime()
        return day.replace(tzinfo=UTC)

    found = [
        Entry(
            table,
            str(row[_KEYS[table]]),
            str(row[field("title")]),
            tuple(_told(dataset, row, table)),
            moment(row, row[_DATES[table]]),
        )
        for table, of_table in rows.items()
        for _number, row in of_table.nlargest(MOST_ENTRIES // 2, _DATES[table]).iterrows()
    ]
    return sorted(found, key=lambda entry: entry.updated, reverse=True)
