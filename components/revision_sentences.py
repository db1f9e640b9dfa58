"""Sentences about revisions: how many there are, and what one of them did to a table."""

from datetime import datetime

from components.format import listing, moment, number
from components.i18n import _, ngettext
from components.wording import table
from data.model import RowCounts


def row_changes(counts: RowCounts) -> str:
    """Return what a revision did to one table: ``Deals: 3 added and 1 modified``."""
    parts = []
    if counts.added:
        parts.append(_("{count} added").format(count=number(counts.added)))
    if counts.modified:
        parts.append(_("{count} modified").format(count=number(counts.modified)))
    if counts.removed:
        parts.append(_("{count} removed").format(count=number(counts.removed)))
    return _("{table}: {changes}").format(table=table(counts.table), changes=listing(parts))


def revisions_sentence(count: int, last_at: datetime) -> str:
    """Return how many revisions there are and when the last one was published."""
    return _("{revisions}; the last one was published on {moment}.").format(
        revisions=ngettext("{count} revision", "{count} revisions", count).format(
            count=number(count)
        ),
        moment=moment(last_at),
    )
