"""Sums by group: the question of the Deals page, by whatever it can be grouped."""

from typing import cast

import pandas as pd

from components.service.parameters import Parameter, one_of
from data import queries
from data.model import Dataset, Selection
from data.queries import Dimension, Grain
from data.vocabulary import CountrySide

_GRAINS = {"year": ("Y", "%Y"), "quarter": ("Q", "%Y-Q%q"), "month": ("M", "%Y-%m")}
"""How pandas calls a period, and how it is written."""

BY: Parameter = one_of(
    "by", "What to group by; groups by country and by actor overlap.",
    ("theme", "country", "status", "kind", "actor", *_GRAINS), "theme",
)  # fmt: skip
SIDE: Parameter = one_of(
    "side", "By country: where in a deal the country must stand.", CountrySide, CountrySide.ANY
)
_COLUMNS = ["id", "low_usd_m", "value_usd_m", "high_usd_m", "deals", "undisclosed", "is_counted"]


def totals(dataset: Dataset, selection: Selection, *, by: str, side: str) -> pd.DataFrame:
    """Add up the deals of a selection by group.

    Columns: ``id`` (the group: an id, a term, an alpha-3 code, or a period as ``2025``,
    ``2025-Q1``, ``2025-03``), those of ``queries.value_by``, and ``is_counted``, false for the
    statuses that the lens does not count. By status all kept deals are added up, else the
    counted ones.
    """
    if by == "status":
        return queries.value_by_status(dataset, selection)[_COLUMNS]
    deals = queries.deals(dataset, selection)
    if by == "country":
        groups = queries.value_by_country(dataset, deals, CountrySide(side))
    elif by == "actor":
        groups = queries.value_by_actor(dataset, deals)
    elif by in _GRAINS:
        groups = queries.value_over_time(deals, cast(Grain, by))
        code, form = _GRAINS[by]
        groups["id"] = groups["period_start"].dt.to_period(code).dt.strftime(form).astype("str")
    else:
        groups = queries.value_by(deals, cast(Dimension, by))
    return groups.assign(is_counted=True)[_COLUMNS]
