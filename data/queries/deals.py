"""Questions about deals: which, how many, how much, by what, when."""

from functools import lru_cache
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from data import evidence, money
from data import selection as selecting
from data.index import index_of
from data.model import Dataset, Selection
from data.money import Total
from data.vocabulary import CountrySide

Dimension = Literal["theme", "status", "kind"]
Grain = Literal["month", "quarter", "year"]

_OF_LARGEST = {
    "deal_id": "id",
    "status": "status",
    "value_usd_m": "value_usd_m",
    "low_usd_m": "low_usd_m",
    "high_usd_m": "high_usd_m",
    "own_best_usd_m": "own_usd_m",
    "parts_usd_m": "parts_usd_m",
    "part_of": "part_of",
    "evidence": "evidence",
}

_PERIOD_CODES: dict[Grain, str] = {"month": "M", "quarter": "Q", "year": "Y"}


def deals(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Return the deals that the selection keeps and its lens counts.

    Columns: those of the deals table without its long texts, those of ``money.own_values``,
    ``undisclosed`` and ``month``; indexed by row number, in the order of the table.
    """
    index = index_of(dataset)
    kept = selecting.kept_deals(index, selection)
    return index.deals[kept & selecting.is_counted(index, selection.lens)]


def left_out(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Return the deals that the selection keeps but its lens does not count; columns as deals."""
    index = index_of(dataset)
    kept = selecting.kept_deals(index, selection)
    return index.deals[kept & ~selecting.is_counted(index, selection.lens)]


@lru_cache(maxsize=32)  # going from page to page keeps the selection
def value_by_status(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Add up all kept deals by status, whatever the lens counts.

    Columns as ``value_by``, and ``is_counted``: whether the lens counts the status.
    """
    index = index_of(dataset)
    # Only what is added up: a row of all columns costs ten times as much to pick.
    summands = index.deals[["status", *money.OWN_COLUMNS]]
    groups = value_by(summands[selecting.kept_deals(index, selection)], "status")
    return groups.assign(is_counted=money.is_counted(groups["id"], selection.lens))


def total(deals: pd.DataFrame) -> Total:
    """Add up some deals: value with its range, how many, and how many undisclosed."""
    return money.total(deals)


def value_by(deals: pd.DataFrame, dimension: Dimension) -> pd.DataFrame:
    """Add up deals by main theme, status or kind. The groups add up to the total.

    Columns: ``id`` (the group), ``low_usd_m``, ``value_usd_m``, ``high_usd_m``, ``deals``,
    ``undisclosed``; largest value first, statuses in the order of their ladder.
    """
    if dimension == "status":
        return _with_ids(money.totals_by(deals, dimension).sort_values(dimension), dimension)
    return ranked_totals(deals, dimension)


def value_by_country(
    dataset: Dataset, deals: pd.DataFrame, side: CountrySide = CountrySide.ANY
) -> pd.DataFrame:
    """Add up deals by country; a deal counts in full for each of its countries.

    So the rows overlap and do not add up to the total. Columns as ``value_by`` with ``id`` an
    alpha-3 code; actors without a country are left out.
    """
    index = index_of(dataset)
    if side == CountrySide.VENUE:
        counted = deals[money.OWN_COLUMNS].assign(country=index.deal_venues[deals.index])
        counted = counted[counted["country"] != ""]
    else:
        counted = index.deal_countries
        if side != CountrySide.ANY:
            counted = counted[counted["pays" if side == CountrySide.PAYER else "receives"]]
        counted = counted[index.is_of(counted, deals)]
    return ranked_totals(counted, "country")


def ranked_totals(links: pd.DataFrame, whose: str) -> pd.DataFrame:
    """Add up own contributions by country or by actor, largest first; columns as ``value_by``."""
    return _with_ids(largest_first(money.totals_by(links, whose)), whose)


def _with_ids(groups: pd.DataFrame, whose: str) -> pd.DataFrame:
    called = groups.rename(columns={whose: "id"}).reset_index(drop=True)
    return called.assign(id=called["id"].astype("str"))


def largest_first(groups: pd.DataFrame) -> pd.DataFrame:
    """Return sums in falling order of value, then of deals; equals keep their order."""
    falling = np.lexsort((-groups["deals"].to_numpy(), -groups["value_usd_m"].to_numpy()))
    return groups.iloc[falling].reset_index(drop=True)


def value_over_time(
    deals: pd.DataFrame, grain: Grain, series: Dimension | None = None
) -> pd.DataFrame:
    """Add up deals by the period they are dated in, and within it by theme, status or kind.

    A deal known only to its month or year is put at that period's first day. Columns:
    ``period_start``, ``series_id`` (empty without a series), ``value_usd_m``, ``low_usd_m``,
    ``high_usd_m``, ``deals``, ``undisclosed``; in order of time.
    """
    dated = deals.assign(
        period_start=deals["announced_on"].dt.to_period(_PERIOD_CODES[grain]).dt.start_time,
        series_id=deals[series].astype(str) if series else "",
    )
    groups = money.totals_by(dated, ["period_start", "series_id"])
    return groups.sort_values(["period_start", "series_id"]).reset_index(drop=True)


def coarsely_dated(deals: pd.DataFrame, grain: Grain) -> int:
    """Count the deals whose date is known less finely than the periods of a chart are."""
    too_coarse = {"month": ["year"], "quarter": ["year"], "year": []}[grain]
    return int(deals["date_precision"].isin(too_coarse).sum())


def largest_deals(dataset: Dataset, deals: pd.DataFrame, most: int = 12) -> pd.DataFrame:
    """Return the deals that add most, each part under its package when both are counted.

    Columns: ``id``, ``status``, ``value_usd_m``, ``low_usd_m``, ``high_usd_m`` (the deal's
    own figure and range), ``own_usd_m`` (what it adds to sums), ``parts_usd_m``,
    ``parent_id`` (empty for a deal that stands alone here), ``depth``, ``is_weak`` (rests on
    one source).
    """
    top = highest_first(deals[list(_OF_LARGEST)], "value_usd_m", most).rename(columns=_OF_LARGEST)
    rows = {str(deal_id): row for row, deal_id in enumerate(top["id"])}
    parents = {
        deal_id: parent if parent in rows else ""
        for deal_id, parent in zip(rows, top["part_of"], strict=True)
    }
    order = _nested_order(list(parents), parents)
    nested = top.iloc[[rows[deal_id] for deal_id, _ in order]].reset_index(drop=True)
    return nested.drop(columns=["part_of", "evidence"]).assign(
        status=nested["status"].astype("str"),
        parent_id=[parents[deal_id] for deal_id, _ in order],
        depth=[depth for _, depth in order],
        is_weak=evidence.is_weak(nested["evidence"]),
    )


def _nested_order(ids: list[str], parents: dict[str, str]) -> list[tuple[str, int]]:
    """Put each part right after its package, with its depth; siblings keep their order."""
    children: dict[str, list[str]] = {}
    for deal_id in ids:
        children.setdefault(parents[deal_id], []).append(deal_id)
    order: list[tuple[str, int]] = []
    waiting = [(deal_id, 0) for deal_id in reversed(children.get("", []))]
    while waiting:
        deal_id, depth = waiting.pop()
        order.append((deal_id, depth))
        waiting += [(part, depth + 1) for part in reversed(children.get(deal_id, []))]
    return order


def highest_first(
    table: pd.DataFrame, column: str, most: int, *, among: selecting.Mask | None = None
) -> pd.DataFrame:
    """Return the few rows in which a column is highest, highest first; unknown never is.

    Only these rows are copied; sorting a whole table, or filtering it, would copy it for nothing.

    Args:
        table: the rows to choose from.
        column: what is to be high.
        most: how many rows.
        among: which of the rows may be chosen, if not all of them.
    """
    is_known = table[column].notna().to_numpy()
    known = np.flatnonzero(is_known if among is None else is_known & among)
    order = np.argsort(table[column].to_numpy()[known], kind="stable")[::-1]
    return table.iloc[known[order[:most]]]


def latest_deals(deals: pd.DataFrame, most: int = 5) -> pd.DataFrame:
    """Return the deals dated last, newest first; columns as ``deals``."""
    return highest_first(deals, "announced_on", most)


def latest_events(dataset: Dataset, deals: pd.DataFrame, most: int = 5) -> pd.DataFrame:
    """Return the newest dated steps in the life of some deals, newest first.

    Columns: those of the deal_events table, ``title_en`` and ``title_ar`` of the deal.
    """
    every_deal = index_of(dataset).deals
    newest_first, of_deals = _events_newest_first(dataset)
    is_wanted = np.zeros(len(every_deal), dtype=bool)
    is_wanted[deals.index.to_numpy()] = True
    found = np.flatnonzero(is_wanted[of_deals])[:most]
    newest = dataset.table("deal_events").iloc[newest_first[found]].reset_index(drop=True)
    titles = every_deal.loc[of_deals[found], ["title_en", "title_ar"]].reset_index(drop=True)
    return pd.concat([newest, titles], axis=1)


@lru_cache(maxsize=4)
def _events_newest_first(dataset: Dataset) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """Return the row of each event, newest first, and the row of the deal it belongs to."""
    events = dataset.table("deal_events")
    newest_first = events["happened_on"].argsort().to_numpy()[::-1]
    of_deals = events["deal_id"].map(index_of(dataset).deal_rows).to_numpy(dtype=np.int64)
    return newest_first, of_deals[newest_first]


def dominant(deals: pd.DataFrame, most: int = 5) -> float:
    """Return which part of the total the largest contributions make, from 0 to 1."""
    own = deals["own_best_usd_m"].dropna().sort_values(ascending=False)
    whole = float(own.sum())
    return float(own.head(most).sum()) / whole if whole else 0.0
