"""Examples of the counting rules, found in the data by the code that counts."""

from dataclasses import dataclass
from dataclasses import replace as changed

import pandas as pd

from data.index import index_of
from data.model import Dataset, Selection
from data.queries.deals import deals, value_by_country
from data.queries.details import deal_detail
from data.queries.summary import summary, worked_example
from data.vocabulary import Lens


def range_example(dataset: Dataset) -> pd.Series | None:
    """Return the deal whose sources disagree most, in dollars; columns as ``queries.deals``."""
    found = index_of(dataset).deals
    wide = found[
        (found["low_usd_m"] < found["value_usd_m"]) & (found["value_usd_m"] < found["high_usd_m"])
    ]
    if wide.empty:
        return None
    return wide.loc[(wide["high_usd_m"] - wide["low_usd_m"]).idxmax()]


def package_example(dataset: Dataset) -> pd.DataFrame:
    """Return a package and all deals inside it, what they are worth and what each adds.

    Columns: as ``queries.deals``, and ``depth`` (0 for the package). What they add comes to the
    value of the package. Empty if no package holds more than its parts.
    """
    package = worked_example(dataset)
    if package is None:
        return index_of(dataset).deals.iloc[:0].assign(depth=0)
    detail = deal_detail(dataset, str(package["deal_id"]))
    assert detail is not None
    whole = index_of(dataset).deals.loc[[package.name]].assign(depth=0)
    return pd.concat([whole, detail.parts])


@dataclass(frozen=True)
class SplitExample:
    """A deal with several pairs of payer and receiver, and its shares.

    Attributes:
        deal: its row, columns as ``queries.deals``.
        shares: ``payer``, ``receiver`` (alpha-3 or ``international``), ``value_usd_m``.
    """

    deal: pd.Series
    shares: pd.DataFrame


def split_example(dataset: Dataset) -> SplitExample | None:
    """Return the largest counted deal that has two pairs of payer and receiver."""
    index = index_of(dataset)
    counted = deals(dataset, Selection())
    pairs = index.flows[index.is_of(index.flows, counted)]
    pairs = pairs[pairs["own_best_usd_m"] > 0]
    two = pairs[pairs.groupby("row")["row"].transform("size") == 2]
    if two.empty:
        return None
    row = two.groupby("row")["own_best_usd_m"].sum().idxmax()
    shares = two[two["row"] == row].rename(columns={"own_best_usd_m": "value_usd_m"})
    shares = shares[["payer", "receiver", "value_usd_m"]].astype({"payer": str, "receiver": str})
    return SplitExample(index.deals.loc[row], shares.reset_index(drop=True))


@dataclass(frozen=True, slots=True)
class OverlapExample:
    """What the bars by country come to if they are added up, and the total that is right."""

    total_usd_m: float
    added_up_usd_m: float


def overlap_example(dataset: Dataset) -> OverlapExample:
    """Return how far the bars by country overlap, over all counted deals."""
    counted = deals(dataset, Selection())
    return OverlapExample(
        float(counted["own_best_usd_m"].sum()),
        float(value_by_country(dataset, counted)["value_usd_m"].sum()),
    )


def lens_example(dataset: Dataset) -> pd.DataFrame:
    """Return what all deals come to under each counting rule.

    Columns: ``lens``, ``deals``, ``value_usd_m``, ``undisclosed``; from the widest down.
    """
    totals = {lens: summary(dataset, changed(Selection(), lens=lens)).counted for lens in Lens}
    return pd.DataFrame(
        {
            "lens": [str(lens) for lens in totals],
            "deals": [total.deals for total in totals.values()],
            "value_usd_m": [total.best_usd_m for total in totals.values()],
            "undisclosed": [total.undisclosed for total in totals.values()],
        }
    )
