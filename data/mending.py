"""What a faulty cell could be replaced with, at a click: one remedy where one is likely."""

from dataclasses import dataclass

from rapidfuzz import process

from data.checks import FindingCode
from data.checks.columns import without_hidden
from data.intake import Candidate
from data.model import Finding
from data.review import position
from data.schema import LIST_SEPARATOR, LIST_TYPES, TABLES

_LIKENESS = 70  # of 100, as for unknown ids
_NONE_LIKE_IT = "…"
_MEANT = {
    FindingCode.UNKNOWN_REFERENCE: ("suggestion",),
    FindingCode.STATE_ID: ("expected",),
    FindingCode.DATE_FINER_THAN_KNOWN: ("expected",),
    FindingCode.AMBIGUOUS_NUMBER: ("first", "second"),
    FindingCode.AMBIGUOUS_DATE: ("first", "second"),
    FindingCode.THREE_DECIMALS: ("thousands",),
}
"""The particulars of a finding that say what may have been meant."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """One text put in the place of another, wherever it stands in a column."""

    table: str
    column: str
    before: str
    after: str
    findings: tuple[Finding, ...]


def remedies(findings: tuple[Finding, ...], candidate: Candidate) -> list[Remedy]:
    """Return the likely remedies, the same replacement in many cells as one of them."""
    alike: dict[tuple[str, str, str, str], list[Finding]] = {}
    for found in findings:
        if found.value is None or found.column is None or position(found, candidate) is None:
            continue
        for text in _meant(found):
            alike.setdefault((found.table, found.column, found.value, text), []).append(found)
    return [Remedy(*key, tuple(of_it)) for key, of_it in alike.items()]


def mended(candidate: Candidate, remedy: Remedy) -> Candidate:
    """Return the candidate after a remedy."""
    is_list = TABLES[remedy.table].column(remedy.column).type in LIST_TYPES
    for found in remedy.findings:
        row = position(found, candidate)
        if row is None:
            continue
        text = remedy.after
        if is_list:
            items = candidate.tables[remedy.table].at[row, remedy.column].split(LIST_SEPARATOR)
            replaced = [text if item.strip() == remedy.before else item for item in items]
            text = LIST_SEPARATOR.join(replaced)
        candidate = candidate.with_cell(remedy.table, row, remedy.column, text)
    return candidate


def without_hidden_characters(candidate: Candidate, findings: tuple[Finding, ...]) -> Candidate:
    """Return the candidate without the invisible characters that findings name."""
    for found in findings:
        row = position(found, candidate)
        if found.code == FindingCode.HIDDEN_CHARACTER and row is not None and found.column:
            text = without_hidden(candidate.tables[found.table].at[row, found.column])
            candidate = candidate.with_cell(found.table, row, found.column, text)
    return candidate


def _meant(found: Finding) -> list[str]:
    if found.code == FindingCode.NOT_IN_VOCABULARY:
        terms = found.details["allowed"].split(", ")
        match = process.extractOne(str(found.value), terms, score_cutoff=_LIKENESS)
        return [match[0]] if match else []
    names = _MEANT.get(FindingCode(found.code), ())
    return [found.details[name] for name in names if found.details[name] != _NONE_LIKE_IT]
