"""Whole sentences about sources: how many there are, and what rests on them."""

from components.format import listing, number
from components.i18n import _, ngettext
from components.sentences import deal_count, meeting_count, row_count, source_count


def publisher_count(count: int) -> str:
    """Return a number of publishers."""
    return ngettext("{count} publisher", "{count} publishers", count).format(count=number(count))


def sources_sentence(sources: int, publishers: int, rows: int) -> str:
    """Return, in one sentence, how many sources a selection rests on."""
    return _("{rows} rest on {sources} by {publishers}.").format(
        rows=row_count(rows),
        sources=source_count(sources),
        publishers=publisher_count(publishers),
    )


def rests_on_it(deals: int, meetings: int, memberships: int, events: int, claims: int) -> str:
    """Return, in one sentence, what rests on one source; what is none is not told."""
    counted = [
        (deals, deal_count),
        (meetings, meeting_count),
        (memberships, _membership_count),
        (events, _event_count),
        (claims, _claim_count),
    ]
    return _("What rests on this source: {rows}.").format(
        rows=listing([word(count) for count, word in counted if count]) or row_count(0)
    )


def _membership_count(count: int) -> str:
    return ngettext("{count} membership", "{count} memberships", count).format(count=number(count))


def _event_count(count: int) -> str:
    return ngettext(
        "{count} step in the life of a deal", "{count} steps in the life of deals", count
    ).format(count=number(count))


def _claim_count(count: int) -> str:
    return ngettext("{count} claim", "{count} claims", count).format(count=number(count))
