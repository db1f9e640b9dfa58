"""Questions about sources: what rests on which page, and how much on a single one."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from data import selection as selecting
from data.index import index_of
from data.model import Dataset, Selection
from data.regions import COUNTRIES_BY_REGION
from data.selection import NOTHING_ASKED, Mask, with_field

SUPPORTED = ("deals", "meetings", "memberships", "events", "claims")
"""The tables whose rows rest on sources, as columns of ``sources``."""

UNDATED = "undated"
SourceDimension = Literal["kind", "language", "year"]


@dataclass(frozen=True, slots=True)
class Support:
    """What rests on sources, and how much of it on a single one.

    ``rows`` are all that name a source. ``comparable`` leaves out claims: a claim is what one
    page says, so it cannot rest on two. ``single`` of these rest on one source alone.
    """

    rows: int
    comparable: int
    single: int

    @property
    def single_share(self) -> float:
        """Which part rests on one source alone, from 0 to 1."""
        return self.single / self.comparable if self.comparable else 0.0


@dataclass(frozen=True)
class SourceDetail:
    """One source and every row that rests on it.

    Attributes:
        source: its row, columns of the sources table.
        deals, meetings: rows that name it, newest first; columns as ``queries.deals`` and
            ``queries.meetings``.
        memberships: columns of the memberships table.
        events: columns of the deal_events table, and ``title_en``, ``title_ar`` of the deal.
        claims: columns of the claims table, and ``title_en``, ``title_ar`` of the deal.
    """

    source: pd.Series
    deals: pd.DataFrame
    meetings: pd.DataFrame
    memberships: pd.DataFrame
    events: pd.DataFrame
    claims: pd.DataFrame


def sources(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Return the sources that something in the selection rests on, most used first.

    Columns: those of the sources table; ``deals``, ``meetings``, ``memberships``, ``events``,
    ``claims`` (how many rows of each rest on it) and ``rows`` (all of them). Deals are those
    that the lens counts, events and claims those of these deals; of memberships see
    ``selected_memberships``.
    """
    table = dataset.table("sources")
    for name, is_kept in _kept_rows(dataset, selection).items():
        cited = _citations(dataset)[name]
        kept = cited.source[is_kept[cited.row]]
        table[name] = np.bincount(kept, minlength=len(table))
    table["rows"] = table[list(SUPPORTED)].sum(axis=1)
    table = table[table["rows"] > 0]
    return table.sort_values("rows", ascending=False, kind="stable").reset_index(drop=True)


def support(dataset: Dataset, selection: Selection) -> Support:
    """Count the rows of the selection, and those that rest on one source alone."""
    kept = _kept_rows(dataset, selection)
    comparable, single = 0, 0
    for name, cited in _citations(dataset).items():
        if name != "claims":
            named = np.bincount(cited.row, minlength=len(kept[name]))[kept[name]]
            comparable += len(named)
            single += int((named == 1).sum())
    return Support(comparable + int(kept["claims"].sum()), comparable, single)


def sources_by(sources: pd.DataFrame, dimension: SourceDimension) -> pd.DataFrame:
    """Count sources by kind, by language or by the year they were published in.

    Columns: ``id`` (the year as text, ``undated`` where none is known), ``sources``; most
    first, years newest first and undated last.
    """
    if dimension == "year":
        year = sources["published_on"].dt.year
        group = year.map("{:.0f}".format, na_action="ignore").fillna(UNDATED)
    else:
        group = sources[dimension].astype(str)
    counts = group.value_counts()
    if dimension == "year":
        dated = sorted((name for name in counts.index if name != UNDATED), reverse=True)
        counts = counts.reindex([*dated, *counts.index.intersection([UNDATED])])
    return pd.DataFrame({"id": counts.index.astype(str), "sources": counts.to_numpy()})


def publishers(sources: pd.DataFrame, most: int = 12) -> pd.DataFrame:
    """Return the publishers on whom most rows rest: ``id`` (the name), ``sources``, ``rows``."""
    of_publisher = sources.groupby("publisher", sort=False)
    counts = pd.DataFrame({"sources": of_publisher.size(), "rows": of_publisher["rows"].sum()})
    counts = counts.sort_values("rows", ascending=False, kind="stable").head(most)
    return counts.rename_axis("id").reset_index()


def source_detail(dataset: Dataset, source_id: str) -> SourceDetail | None:
    """Return a source and every row that rests on it; nothing if there is no such source."""
    row = _source_rows(dataset).get(source_id)
    if row is None:
        return None
    index = index_of(dataset)
    tables = {
        "deals": index.deals,
        "meetings": index.meetings,
        "memberships": dataset.table("memberships"),
        "events": dataset.table("deal_events"),
        "claims": dataset.table("claims"),
    }
    resting = {
        name: table.iloc[cited.row[cited.source == row]]
        for (name, table), cited in zip(tables.items(), _citations(dataset).values(), strict=True)
    }
    return SourceDetail(
        source=dataset.table("sources").iloc[row],
        deals=resting["deals"].sort_values("announced_on", ascending=False, kind="stable"),
        meetings=resting["meetings"].sort_values("start_on", ascending=False, kind="stable"),
        memberships=resting["memberships"],
        events=_titled(dataset, resting["events"]),
        claims=_titled(dataset, resting["claims"]),
    )


@lru_cache(maxsize=4)
def _source_rows(dataset: Dataset) -> dict[str, int]:
    return {str(page): row for row, page in enumerate(dataset.tables["sources"]["source_id"])}


class _Cited(NamedTuple):
    """Rows of a table and the sources that they name, by position: one pair a place."""

    row: npt.NDArray[np.int64]
    source: npt.NDArray[np.int64]


@lru_cache(maxsize=4)
def _citations(dataset: Dataset) -> dict[str, _Cited]:
    """Return which rows of each of ``SUPPORTED``, in that order, name which sources."""
    tables, number = dataset.tables, _source_rows(dataset)
    cited = {
        "deals": tables["deals"]["sources"],
        "meetings": tables["meetings"]["sources"],
        "memberships": tables["memberships"]["sources"],
        "events": tables["deal_events"]["sources"],
        "claims": [(page,) for page in tables["claims"]["source_id"]],
    }
    return {
        name: _Cited(
            np.repeat(np.arange(len(groups)), [len(group) for group in groups]),
            np.array([number[page] for group in groups for page in group], dtype=np.int64),
        )
        for name, groups in cited.items()
    }


def selected_memberships(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Return the memberships that the selection keeps; columns of the memberships table.

    A membership has a member and a bloc, and so countries and actors, but no theme, date of
    its own, kind or value: a selection that filters by any of these keeps none.
    """
    memberships = dataset.table("memberships")
    rest = selection
    for field in ("countries", "regions", "actors", "country_side", "lens", "theme_match"):
        rest = with_field(rest, field, getattr(NOTHING_ASKED, field))
    if rest != NOTHING_ASKED:
        return memberships.iloc[:0]
    actors = dataset.tables["actors"]
    actors = actors[actors["actor_id"].isin(memberships["member_id"])]
    country = memberships["member_id"].map(
        dict(zip(actors["actor_id"], actors["country"], strict=True))
    )
    kept = np.ones(len(memberships), dtype=bool)
    if selection.countries:
        kept &= country.isin(selection.countries).to_numpy()
    if selection.regions:
        within = [code for region in selection.regions for code in COUNTRIES_BY_REGION[region]]
        kept &= country.isin(within).to_numpy()
    if selection.actors:
        asked = memberships[["member_id", "bloc_id"]].isin(selection.actors)
        kept &= asked.any(axis=1).to_numpy()
    return memberships[kept]


@lru_cache(maxsize=4)  # a page lists them, and says how many rest on one source alone
def _kept_rows(dataset: Dataset, selection: Selection) -> dict[str, Mask]:
    """Say of each row of each of ``SUPPORTED``, in that order, whether the selection keeps it."""
    index, memberships = index_of(dataset), dataset.tables["memberships"]
    deals = selecting.kept_deals(index, selection) & selecting.is_counted(index, selection.lens)
    return {
        "deals": deals,
        "meetings": selecting.kept_meetings(index, selection),
        "memberships": memberships.index.isin(selected_memberships(dataset, selection).index),
        "events": deals[_deal_rows(dataset, "deal_events")],
        "claims": deals[_deal_rows(dataset, "claims")],
    }


@lru_cache(maxsize=8)
def _deal_rows(dataset: Dataset, table: str) -> npt.NDArray[np.int64]:
    """Return the row number of the deal that each row of a table is about."""
    rows = index_of(dataset).deal_rows
    return np.array([rows[deal_id] for deal_id in dataset.tables[table]["deal_id"]], dtype=np.int64)


def _titled(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    index = index_of(dataset)
    numbers = [index.deal_rows[deal_id] for deal_id in rows["deal_id"]]
    titles = index.deals.loc[numbers, ["title_en", "title_ar"]]
    return pd.concat([rows, titles.set_index(rows.index)], axis=1)
