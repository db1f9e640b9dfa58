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
    several = values[(values["deals"] - values["undisclosed"] > 1) & (values["value_usd_m"] > 0)]
    shares = several["largest_usd_m"] / several["value_usd_m"]
    driven = list(zip(several["label"], shares, strict=True))
    named = [
        _("{name} {amount}").format(name=isolate(label), amount=percent(share))
        for label, share in driven
        if share > MOSTLY
    ]
    if not named:
        return ""
    return _("One deal alone makes over half of: {groups}.").format(
        groups=listing(named[:MOST_DRIVEN])
    )
