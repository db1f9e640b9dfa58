"""Questions about who pays whom. What leaves equals what arrives."""

import pandas as pd

from data import money
from data.index import PAYER, RECEIVER, index_of
from data.model import Dataset
from data.money import Total
from data.queries.deals import largest_first

OTHER_PAYERS, OTHER_RECEIVERS = "other-payers", "other-receivers"


def flows(dataset: Dataset, deals: pd.DataFrame) -> pd.DataFrame:
    """Add up what each country pays to each other one, by main theme and firmness.

    Each deal is split equally over its pairs of payer and receiver. Columns: ``payer``,
    ``receiver`` (alpha-3, or ``international`` for actors without a country), ``theme``,
    ``firm`` (signed or firmer), ``low_usd_m``, ``value_usd_m``, ``high_usd_m``, ``deals``,
    ``undisclosed``, ``weak_usd_m`` (what rests on one source only); largest first.
    Deals without both sides: ``without_direction``.
    """
    index = index_of(dataset)
    pairs = index.flows
    groups = money.totals_by(
        pairs[index.is_of(pairs, deals)],
        ["payer", "receiver", "theme", "firm"],
        also=["weak_usd_m"],
    )
    ids = {name: groups[name].astype("str") for name in ("payer", "receiver", "theme")}
    return largest_first(groups.assign(**ids))


def without_direction(dataset: Dataset, deals: pd.DataFrame) -> Total:
    """Add up the deals that no flow can show, because a payer or a receiver is not stated."""
    return money.total(deals[~deals.index.isin(index_of(dataset).flows["row"])])


def flows_by_theme(flows: pd.DataFrame, most: int = 8) -> pd.DataFrame:
    """Pool small payers and receivers so that a diagram stays legible.

    Args:
        flows: the answer of ``flows``.
        most: how many payers, and how many receivers, keep their own node.

    Returns:
        ``payer``, ``theme``, ``receiver``, ``value_usd_m``, ``deals``; the rest pooled under
        ``other-payers`` and ``other-receivers``; rows without money left out.
    """
    moneyed = flows[flows["value_usd_m"] > 0]
    pooled = moneyed[["theme", "value_usd_m", "deals"]].copy()
    for side, other in ((PAYER, OTHER_PAYERS), (RECEIVER, OTHER_RECEIVERS)):
        sums = moneyed.groupby(side)["value_usd_m"].sum()
        largest = set(sums.nlargest(most).index)
        pooled[side] = moneyed[side].where(moneyed[side].isin(largest), other)
    grouped = pooled.groupby([PAYER, "theme", RECEIVER], sort=False)
    sums = grouped[["value_usd_m", "deals"]].sum().reset_index()
    return sums.sort_values("value_usd_m", ascending=False, kind="stable").reset_index(drop=True)
