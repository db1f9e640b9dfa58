"""Sentences about standings in blocs: since when, how certain, what two things share."""

from datetime import date as Day

import pandas as pd

from components.format import date, date_span, number
from components.i18n import _, ngettext


def standing_dates(since: Day, until: Day) -> str:
    """Return from when to when a standing holds, as far as that is known."""
    if pd.isna(since) and pd.isna(until):
        return _("beginning not known")
    if pd.isna(since):
        return _("until {date}, beginning not known").format(date=date(until))
    if pd.isna(until):
        return _("since {date}").format(date=date(since))
    return date_span(since, until)


def uncertain_note(count: int) -> str:
    """Return how many standings of a day are not certain, and why."""
    if not count:
        return ""
    return ngettext(
        "{count} standing has no known beginning: it holds now, but may not have held on this "
        "day, so it is counted nowhere.",
        "{count} standings have no known beginning: they hold now, but may not have held on "
        "this day, so they are counted nowhere.",
        count,
    ).format(count=number(count))


def first_of_january_note() -> str:
    """Return why some dates of standings may say more than is known."""
    return _("Dates of standings have no stated precision: 1 January may stand for the year alone.")


def shared_note() -> str:
    """Return the warning beside figures that stand side by side."""
    return _(
        "A deal counts in full for each of those compared that has a part in it. What they "
        "share stands in every column, so columns must not be added up."
    )
