"""Sentences about the years over which a figure is to be paid or invested."""

import math

from components.format import money, number
from components.i18n import _, ngettext


def spread_note() -> str:
    """Return how pledges are spread over the years."""
    return _(
        "Where a source states over how many years a figure is to be paid or invested, it is "
        "spread evenly over them, from the year it was announced in."
    )


def not_spread_note(count: int) -> str:
    """Return how many deals with a figure state no number of years."""
    if not count:
        return ""
    return ngettext(
        "{count} deal with a figure states no number of years and is left out here.",
        "{count} deals with a figure state no number of years and are left out here.",
        count,
    ).format(count=number(count))


def length(years: float) -> str:
    """Return a number of years."""
    whole = math.ceil(years)
    return ngettext("{count} year", "{count} years", whole).format(count=number(years))


def stated(years: float, value_usd_m: float) -> str:
    """Return over how many years a figure is stated, and what it comes to in each."""
    if math.isnan(value_usd_m) or years <= 1:
        return length(years)
    return _("{years}, about {amount} a year").format(
        years=length(years), amount=money(value_usd_m / years)
    )
