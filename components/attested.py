"""Doubt in words: the grade of a deal with its reasons, and the promises nobody speaks of."""

import streamlit as st

from components import cards, controls, frame, sentences, wording
from components import format as formatting
from components.i18n import _, ngettext
from components.text import plain
from data import queries
from data.evidence import FRESH_MONTHS, SILENCE_MONTHS, Evidence
from data.model import Dataset, Selection
from data.vocabulary import DealStatus

MOST_SILENT = 8


def card(dataset: Dataset, deal_id: str, *, status: str, silent_months: int) -> None:
    """Show how well one deal is attested, why, and how long nobody has spoken of it."""
    found = queries.evidence_of(dataset, deal_id)
    with frame.card(_("How well it is attested"), key="card-evidence"):
        st.markdown(f"**{plain(wording.evidence_grade(found.grade))}**")
        st.markdown("\n".join(f"- {plain(reason)}" for reason in reasons(found)))
        st.caption(plain(silence_note(status, silent_months)))


def reasons(found: Evidence) -> list[str]:
    """Return what speaks for and against a deal, a sentence for each part of the formula."""
    return [
        ngettext(
            "{count} independent publisher.", "{count} independent publishers.", found.publishers
        ).format(count=formatting.number(found.publishers)),
        ngettext("{count} kind of source.", "{count} kinds of source.", found.kinds).format(
            count=formatting.number(found.kinds)
        ),
        _("An official page stands beside a report.")
        if found.has_both_kinds
        else _("No official page stands beside a report."),
        _("Actors of more than one country state a figure for it.")
        if found.claimant_countries > 1
        else _("No two countries' actors state a figure for it."),
        _("Its newest source or step is less than {months} old.").format(
            months=months(FRESH_MONTHS)
        )
        if found.is_fresh
        else _("Its newest source or step is {months} old or older.").format(
            months=months(FRESH_MONTHS)
        ),
        _("Its date is known to the day.")
        if found.is_dated_to_the_day
        else _("Its date is not known to the day."),
    ]


def months(count: int) -> str:
    """Return a number of months."""
    return ngettext("{count} month", "{count} months", count).format(count=formatting.number(count))


def silence_note(status: str, silent_months: int) -> str:
    """Return how long nobody has spoken of a deal, and what is inferred from it, said as such."""
    if silent_months < SILENCE_MONTHS[0]:
        return _("Spoken of within the last {months}.").format(months=months(SILENCE_MONTHS[0]))
    note = _("No word of it for {months}.").format(months=months(silent_months))
    is_done = status in (DealStatus.COMPLETED, DealStatus.IN_FORCE, DealStatus.CANCELLED)
    if is_done or silent_months < SILENCE_MONTHS[-1]:
        return note
    return _(
        "{note} Perhaps it has faded: that is inferred from silence, no source says so."
    ).format(note=note)


def silent_promises(dataset: Dataset, selection: Selection) -> None:
    """Show the largest promises that nobody has spoken of for 6, 12 or 24 months."""
    note = _(
        "Deals still to be carried out, by their newest source, step or claim. That one has "
        "faded is inferred from silence, never stated."
    )
    with frame.card(_("Promises nobody speaks of"), note, key="card-silence"):
        options = [str(limit) for limit in SILENCE_MONTHS]
        limit = controls.one_of(
            "silent", _("No word for"), options, lambda code: months(int(code)), default="12"
        )
        silent = queries.silent_promises(dataset, selection, int(limit))
        if silent.empty:
            st.markdown(_("There is none."))
            return
        total = queries.total(silent)
        st.markdown(plain(sentences.deals_worth(total.deals, total.best_usd_m)))
        cards.deal_list(dataset, silent.head(MOST_SILENT), key="silent")
        frame.note(sentences.largest_of_note(MOST_SILENT, len(silent)))
