"""What each country, or each actor, comes to: one row each, worked out by number."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd


def measures(deal_links: pd.DataFrame, meeting_links: pd.DataFrame, whose: str) -> pd.DataFrame:
    """Add up what the countries, or the actors, of some deals and meetings come to.

    Each deal counts in full for each of them, so the rows overlap.

    Args:
        deal_links: ``Index.deal_countries`` or ``Index.deal_actors`` of the deals.
        meeting_links: ``Index.meeting_countries`` or ``Index.meeting_actors`` of the meetings.
        whose: ``country`` or ``actor_id``, a category in both.

    Returns:
        ``whose``, ``value_usd_m`` (of all its deals), ``received_usd_m``, ``paid_usd_m``,
        ``deals``, ``undisclosed``, ``meetings``; a row for each category, in its order.
    """
    categories = deal_links[whose].cat.categories
    codes = deal_links[whose].cat.codes.to_numpy()
    own = deal_links["own_best_usd_m"].to_numpy()
    value = np.nan_to_num(own)

    def added(weights: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
        return np.bincount(codes, weights, len(categories)).astype(np.float64)

    attended = np.bincount(meeting_links[whose].cat.codes.to_numpy(), minlength=len(categories))
    return pd.DataFrame(
        {
            whose: categories.astype("str"),
            "value_usd_m": added(value),
            "received_usd_m": added(value * deal_links["receives"].to_numpy()),
            "paid_usd_m": added(value * deal_links["pays"].to_numpy()),
            "deals": added(np.ones(len(codes))),
            "undisclosed": added(np.isnan(own)),
            "meetings": attended.astype(np.float64),
        }
    )
