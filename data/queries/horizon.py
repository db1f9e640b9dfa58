"""Pledges over the years that they are stated for: so much a year, not all in the first."""

import math

import numpy as np
import pandas as pd

from data import money
from data.queries.deals import Dimension

SHARE = "share"
"""What part of its deal's figure falls to a year."""


def value_over_horizon(deals: pd.DataFrame, series: Dimension | None = None) -> pd.DataFrame:
    """Spread deals evenly over their stated horizon, and add up each year.

    The years count from the one a deal was announced in; of a part of a year only that part is
    filled. Deals without a figure or without a stated horizon are left out, see
    ``of_no_horizon``. Columns as ``queries.value_over_time`` by year; ``deals`` counts those
    that share in a year.
    """
    spread = _spread(deals)
    yearly = spread[money.OWN_COLUMNS].mul(spread[SHARE], axis=0)
    keys = ["period_start", "series_id"]
    dated = yearly.assign(
        period_start=pd.to_datetime(spread["year"].astype(str)).astype("datetime64[us]"),
        series_id=spread[series].astype(str) if series else "",
    )
    return money.totals_by(dated, keys).sort_values(keys).reset_index(drop=True)


def share_of_year(deals: pd.DataFrame, year: int) -> pd.DataFrame:
    """Return the deals whose horizon reaches into a year, with ``share``, the part of it there."""
    spread = _spread(deals)
    return spread[spread["year"] == year].drop(columns="year")


def of_no_horizon(deals: pd.DataFrame) -> int:
    """Count the deals with a figure for which no horizon is stated."""
    return int((deals["own_best_usd_m"].notna() & deals["horizon_years"].isna()).sum())


def _spread(deals: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each deal and year of its horizon, indexed as the deals are."""
    stated = deals[deals["own_best_usd_m"].notna() & deals["horizon_years"].notna()]
    years = stated["horizon_years"].to_numpy(dtype=np.float64)
    lengths = [math.ceil(length) for length in years]
    rows = stated.loc[stated.index.repeat(lengths)]
    turn = np.concatenate([np.arange(length) for length in lengths] or [np.arange(0)])
    horizon = rows["horizon_years"].to_numpy(dtype=np.float64)
    return rows.assign(
        year=rows["announced_on"].dt.year.to_numpy() + turn,
        share=np.minimum(1.0, horizon - turn) / horizon,
    )
