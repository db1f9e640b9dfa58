"""What can be wrong with a dataset: every rule yields findings, all of them at once."""

from datetime import date

from data.checks.findings import CURES, RULES, SENTENCES, FindingCode, Rule, finding
from data.checks.references import Tables, check_references
from data.checks.rules import check_rules
from data.checks.suspects import Outlines, check_suspects
from data.model import Finding

__all__ = [
    "CURES",
    "RULES",
    "SENTENCES",
    "FindingCode",
    "Outlines",
    "Rule",
    "Tables",
    "check",
    "check_references",
    "finding",
]


def check(tables: Tables, *, today: date, outlines: Outlines | None = None) -> list[Finding]:
    """Return everything that keys, references and rows have wrong.

    Args:
        tables: every table, typed, indexed by spreadsheet row (``data.packages.read_tables``).
        today: the day that "the future" is counted from.
        outlines: country shapes, to check places against; without them places go unchecked.
    """
    return [
        *check_references(tables),
        *check_rules(tables, today),
        *check_suspects(tables, outlines),
    ]
