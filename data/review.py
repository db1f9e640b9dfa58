"""A candidate checked against the dataset that it would change: findings, changes, dataset.

Only what the draft brings is told: a warning that the present dataset has already is nobody's
to mend now. Findings name file and row as the person's spreadsheet counts them.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

import pandas as pd

from data import diff
from data.checks import FindingCode, Outlines, check
from data.checks.columns import typed
from data.intake import FILE, ROW, Candidate
from data.model import Dataset, Draft, Finding, Revision, Severity
from data.schema import TABLES
from data.text_form import keys_of, tables_as_text

Identity = tuple[str, str, str, str | None, str | None, tuple[tuple[str, str], ...]]


def review(
    candidate: Candidate,
    base: Dataset,
    *,
    author: str,
    now: datetime,
    outlines: Outlines | None = None,
    known: frozenset[Identity] = frozenset(),
) -> Draft:
    """Check a candidate, and compare it with the dataset that it was made from.

    Args:
        candidate: what was uploaded.
        base: the dataset of the revision that it is based on.
        author: who would publish it.
        now: the present moment, with its time zone.
        outlines: country shapes, to check places against.
        known: the findings on the present dataset (``identities``), which are left out.
    """
    tables = dict(base.tables)
    findings = list(candidate.findings)
    for name, texts in candidate.texts.items():
        tables[name], found = typed(texts, TABLES[name])
        findings += _placed(found, candidate)
    rules = check(tables, today=now.date(), outlines=outlines)
    findings += _placed(_new_among(rules, tables, known), candidate)
    before = {name: base.tables[name] for name in candidate.tables}
    return Draft(
        based_on=base.revision,
        dataset=None if _has_errors(findings) else _dataset(tables, base, author, now),
        findings=tuple(findings),
        changes=diff.text_changes(tables_as_text(before), candidate.texts),
    )


def identities(
    dataset: Dataset, *, today: date, outlines: Outlines | None = None
) -> frozenset[Identity]:
    """Return what makes each finding on a dataset known again in a draft of it."""
    found = check(dataset.tables, today=today, outlines=outlines)
    keys = _row_keys(found, dataset.tables)
    return frozenset(_identity(each, keys) for each in found)


def position(found: Finding, candidate: Candidate) -> int | None:
    """Return where in the candidate's table the row of a finding stands, if it stands there."""
    if found.row is None or found.column is None or found.table not in candidate.tables:
        return None
    frame = candidate.tables[found.table]
    if found.column not in frame.columns:
        return None
    here = frame.index[(frame[FILE] == (found.file or "")) & (frame[ROW] == found.row)]
    return int(here[0]) if len(here) else None


def _new_among(
    found: list[Finding], tables: Mapping[str, pd.DataFrame], known: frozenset[Identity]
) -> list[Finding]:
    keys = _row_keys(found, tables)
    return [each for each in found if _identity(each, keys) not in known]


def _row_keys(
    found: list[Finding], tables: Mapping[str, pd.DataFrame]
) -> dict[tuple[str, int], str]:
    """Return the keys of the rows that findings name; rows are positions here."""
    rows = {(each.table, each.row) for each in found if each.row is not None}
    keys: dict[tuple[str, int], str] = {}
    for name in {table for table, _ in rows}:
        numbers = [row for table, row in rows if table == name]
        key_columns = tables[name].loc[numbers, list(TABLES[name].key)]
        key_columns = key_columns.astype(object).where(key_columns.notna(), "").astype(str)
        of_rows = keys_of(key_columns, TABLES[name])
        keys |= {(name, row): key for row, key in zip(numbers, of_rows, strict=True)}
    return keys


def _identity(found: Finding, keys: Mapping[tuple[str, int], str]) -> Identity:
    row = "" if found.row is None else keys[found.table, found.row]
    details = tuple(sorted(found.details.items()))
    return found.code, found.table, row, found.column, found.value, details


def _placed(found: list[Finding], candidate: Candidate) -> list[Finding]:
    """Put findings, whose rows are positions, where the person's spreadsheet has them."""
    return [_place(each, candidate) for each in found]


def _place(found: Finding, candidate: Candidate) -> Finding:
    if found.row is None:
        return found
    if found.table not in candidate.tables:
        return replace(found, row=found.row + 2)
    frame = candidate.tables[found.table]
    details = dict(found.details)
    if found.code == FindingCode.REPEATED_KEY:
        details["other_row"] = str(frame.at[int(details["other_row"]), ROW])
    file = str(frame.at[found.row, FILE]) or None
    return replace(found, row=int(frame.at[found.row, ROW]), file=file, details=details)


def _has_errors(findings: list[Finding]) -> bool:
    return any(found.severity == Severity.ERROR for found in findings)


def _dataset(
    tables: Mapping[str, pd.DataFrame], base: Dataset, author: str, now: datetime
) -> Dataset:
    in_order = {
        name: frame if frame is base.tables[name] else diff.in_canonical_order(frame, TABLES[name])
        for name, frame in tables.items()
    }
    revision = Revision(
        id="draft",
        parent=base.revision.id,
        published_at=now,
        published_by=author,
        note="",
        digest="",  # worked out when it is published
    )
    return Dataset(revision, in_order)
