"""The counting rules: no money twice, an unknown is never zero, each lens is stated.

1. Each deal has ``low <= best <= high``; a missing bound equals best. A deal without a value
   is undisclosed: it counts as a deal and adds nothing to money.
2. A deal's own contribution is its value less what the deals inside it account for, never
   below zero, worked out on the whole dataset before any filter. Sums add own contributions,
   so any partition adds up to the total.
3. The lens says how firm a deal must be to be counted. Lenses are nested, so tightening one
   never raises a total.
4. The estimate says which of a deal's figures is shown. Under *low* the columns called best,
   and the value of each deal, hold the low figure (``own_low`` as above), under *high* the
   high one; ``low`` and ``high`` stay, so every figure still stands within its range.
5. A deal counts in full for each country and each actor in it, so sums by country or actor
   overlap. Flows split a deal equally over its pairs of payer and receiver, countries or
   actors, so what leaves equals what arrives.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.vocabulary import DealStatus, Estimate, Lens

OWN_COLUMNS = ["own_low_usd_m", "own_best_usd_m", "own_high_usd_m"]
_SUM_COLUMNS = ["low_usd_m", "value_usd_m", "high_usd_m"]

STATUSES_BY_LENS: dict[Lens, tuple[DealStatus, ...]] = {
    Lens.HEADLINE: tuple(status for status in DealStatus if status != DealStatus.CANCELLED),
    Lens.MEMORANDUM: (
        DealStatus.MEMORANDUM,
        DealStatus.SIGNED,
        DealStatus.IN_FORCE,
        DealStatus.COMPLETED,
    ),
    Lens.SIGNED: (DealStatus.SIGNED, DealStatus.IN_FORCE, DealStatus.COMPLETED),
    Lens.IN_FORCE: (DealStatus.IN_FORCE, DealStatus.COMPLETED),
}

FIRM_STATUSES = STATUSES_BY_LENS[Lens.SIGNED]


@dataclass(frozen=True, slots=True)
class Total:
    """A sum of own contributions in millions of US dollars, and what it rests on.

    ``deals`` counts every deal, ``undisclosed`` those of them that have no value.
    """

    low_usd_m: float
    best_usd_m: float
    high_usd_m: float
    deals: int
    undisclosed: int

    @property
    def disclosed(self) -> int:
        """How many of the deals have a value."""
        return self.deals - self.undisclosed


def bounds(deals: pd.DataFrame) -> pd.DataFrame:
    """Return ``low_usd_m``, ``best_usd_m``, ``high_usd_m`` with missing bounds equal to best."""
    best = deals["value_usd_m"]
    return pd.DataFrame(
        {
            "low_usd_m": deals["value_low_usd_m"].fillna(best),
            "best_usd_m": best,
            "high_usd_m": deals["value_high_usd_m"].fillna(best),
        }
    )


_OF_ESTIMATE: dict[Estimate, tuple[str, str]] = {
    Estimate.LOW: ("low_usd_m", "high_usd_m"),
    Estimate.BEST: ("best_usd_m", "best_usd_m"),
    Estimate.HIGH: ("high_usd_m", "low_usd_m"),
}
"""The figure shown of a deal, and the one that its parts account for: the least that is left
of a package is its low figure less the most that is inside it."""


def own_values(deals: pd.DataFrame, estimate: Estimate = Estimate.BEST) -> pd.DataFrame:
    """Work out each deal's own contribution from the whole table of deals.

    Returns:
        A frame on the index of ``deals`` with ``value_usd_m`` (the figure that the estimate
        shows), ``low_usd_m``, ``high_usd_m`` (bounds filled), ``own_low_usd_m``,
        ``own_best_usd_m``, ``own_high_usd_m`` (unknown for an undisclosed deal),
        ``parts_usd_m`` (what the deals directly inside account for, 0 without parts)
        and ``parts_exceed`` (whether that is more than the package itself).
    """
    shown, taken = _OF_ESTIMATE[estimate]
    value = bounds(deals)
    inside = value.fillna(0.0).groupby(deals["part_of"].astype(object)).sum()
    parts = inside.reindex(deals["deal_id"].astype(object)).fillna(0.0).set_axis(deals.index)
    own = pd.DataFrame(
        {
            "own_low_usd_m": (value["low_usd_m"] - parts["high_usd_m"]).clip(lower=0.0),
            "own_best_usd_m": (value[shown] - parts[taken]).clip(lower=0.0),
            "own_high_usd_m": (value["high_usd_m"] - parts["low_usd_m"]).clip(lower=0.0),
        }
    )
    return pd.concat(
        [
            value[shown].rename("value_usd_m"),
            value[["low_usd_m", "high_usd_m"]],
            own,
            parts[taken].rename("parts_usd_m"),
            (parts[taken] > value[shown]).rename("parts_exceed"),
        ],
        axis=1,
    )


def is_counted(status: pd.Series, lens: Lens) -> np.ndarray:
    """Say for each status whether the lens counts it."""
    return np.asarray(status.isin([str(rung) for rung in STATUSES_BY_LENS[lens]]))


def total(deals: pd.DataFrame) -> Total:
    """Add up the own contributions of some deals (with the columns of ``own_values``)."""
    low, best, high = (float(deals[column].sum()) for column in OWN_COLUMNS)
    return Total(
        low_usd_m=low,
        best_usd_m=best,
        high_usd_m=high,
        deals=len(deals),
        undisclosed=int(deals["own_best_usd_m"].isna().sum()),
    )


def totals_by(
    deals: pd.DataFrame, keys: str | Iterable[str], *, also: Iterable[str] = ()
) -> pd.DataFrame:
    """Add up own contributions within each group, and the columns named in ``also``.

    Returns:
        The key columns, then ``low_usd_m``, ``value_usd_m`` (best), ``high_usd_m`` in millions
        of US dollars, ``largest_usd_m`` (what the largest deal adds), ``deals`` and
        ``undisclosed``, and those of ``also``; only groups that have a deal, in the order in
        which they come first.
    """
    names = [keys] if isinstance(keys, str) else list(keys)
    codes = np.zeros(len(deals), dtype=np.int64)
    for name in names:
        of_key, distinct = pd.factorize(deals[name])
        codes = codes * max(len(distinct), 1) + of_key
    # Counting by number is ten times as quick as grouping a frame, and every page does it often.
    _, first, group = np.unique(codes, return_index=True, return_inverse=True)
    size = len(first)
    own = {column: deals[column].to_numpy(dtype=np.float64) for column in OWN_COLUMNS}
    is_undisclosed = np.isnan(own["own_best_usd_m"])
    sums = {
        target: np.bincount(group, weights=np.nan_to_num(own[column]), minlength=size)
        for target, column in zip(_SUM_COLUMNS, OWN_COLUMNS, strict=True)
    }
    largest = np.zeros(size)
    np.maximum.at(largest, group, np.nan_to_num(own["own_best_usd_m"]))
    totals = pd.DataFrame(
        {
            **{name: deals[name].array[first] for name in names},
            **sums,
            "largest_usd_m": largest,
            "deals": np.bincount(group, minlength=size),
            "undisclosed": np.bincount(group, weights=is_undisclosed, minlength=size).astype(int),
            **{
                name: np.bincount(group, weights=np.nan_to_num(deals[name]), minlength=size)
                for name in also
            },
        }
    )
    return totals.iloc[np.argsort(first, kind="stable")].reset_index(drop=True)


def split_over_pairs(
    deals: pd.DataFrame, payers: pd.DataFrame, receivers: pd.DataFrame
) -> pd.DataFrame:
    """Split each deal's own contributions equally over its pairs of payer and receiver.

    Args:
        deals: deals with the columns of ``own_values``, indexed by row number.
        payers: ``row`` (row number of the deal) and ``payer``, one row a distinct payer.
        receivers: ``row`` and ``receiver``, likewise.

    Returns:
        One row a pair of a deal: ``row``, ``payer``, ``receiver`` and the three own columns,
        each the deal's divided by its number of pairs. A deal without both sides has no row.
    """
    pairs = payers.merge(receivers, on="row")
    shares = pairs.groupby("row")["payer"].transform("size").to_numpy()
    own = deals.loc[pairs["row"], OWN_COLUMNS].to_numpy() / shares[:, np.newaxis]
    return pd.concat([pairs.reset_index(drop=True), pd.DataFrame(own, columns=OWN_COLUMNS)], axis=1)
