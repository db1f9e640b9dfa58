"""A warning where one deal drives a bar: without it the bar would say something else."""

import pandas as pd

from components.format import isolate, listing, percent
from components.i18n import _

MOSTLY = 0.5  # from which share on one deal is said to drive a bar
MOST_DRIVEN = 3  # a warning names as many bars as a reader keeps in mind


def driven_note(values: pd.DataFrame) -> str:
    """Warn where one deal makes more than half of a bar that several make.

    ``values``: ``label``, ``value_usd_m``, ``largest_usd_m``, ``deals``, ``undisclosed``.
    """
    columns = ("label", "value_usd_m", "largest_usd_m", "deals", "undisclosed")
    rows = zip(*(values[column].tolist() for column in columns), strict=True)
    named = [
        _("{name} {amount}").format(name=isolate(label), amount=percent(largest / value))
        for label, value, largest, deals, undisclosed in rows
        if deals - undisclosed > 1 and largest > MOSTLY * value
    ]
    if not named:
        return ""
    return _("One deal alone makes over half of: {groups}.").format(
        groups=listing(named[:MOST_DRIVEN])
    )
