"""Everything about one deal, one meeting or one place, for the page that shows it."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from data.index import INTERNATIONAL, index_of
from data.model import Dataset
from data.schema import TABLES


@dataclass(frozen=True)
class DealDetail:
    """One deal and what hangs together with it.

    Attributes:
        deal: its row, columns of the deals table and as ``queries.deals``.
        parties: ``actor_id``, ``role``, ``country``, ``side``.
        packages: the deals it stands inside, outermost first; columns as ``deals``.
        parts: the deals inside it, at any depth, each with its ``depth`` (1 for a direct
            part); in tree order; columns as ``deals``.
        events: its dated steps in order of time, columns of the deal_events table.
        claims: who states which figure, newest first, columns of the claims table.
        sources: every page it rests on, its own first: columns of the sources table.
    """

    deal: pd.Series
    parties: pd.DataFrame
    packages: pd.DataFrame
    parts: pd.DataFrame
    events: pd.DataFrame
    claims: pd.DataFrame
    sources: pd.DataFrame


@dataclass(frozen=True)
class MeetingDetail:
    """One meeting and what hangs together with it.

    Attributes:
        meeting: its row, columns as ``queries.meetings``.
        participants: ``actor_id``, ``role``, ``country``; invited ones who did not come too.
        sources: every page it rests on, columns of the sources table.
    """

    meeting: pd.Series
    participants: pd.DataFrame
    sources: pd.DataFrame


@dataclass(frozen=True)
class PlaceDetail:
    """One place and what was agreed or held there, newest first.

    Attributes:
        place: its row, columns of the places table.
        deals: columns as ``queries.deals``, whatever a lens counts.
        meetings: columns as ``queries.meetings``.
    """

    place: pd.Series
    deals: pd.DataFrame
    meetings: pd.DataFrame


def record(dataset: Dataset, table: str, row_id: str) -> dict[str, Any]:
    """Return one row of a table by its id, by column; an unknown id raises ``KeyError``."""
    found = dataset.tables[table].iloc[_row_numbers(dataset, table)[row_id]]
    return {str(column): value for column, value in found.items()}


@lru_cache(maxsize=16)
def _row_numbers(dataset: Dataset, table: str) -> dict[str, int]:
    key = TABLES[table].key[0]
    return {row_id: number for number, row_id in enumerate(dataset.tables[table][key])}


def deal_detail(dataset: Dataset, deal_id: str) -> DealDetail | None:
    """Return everything about one deal; nothing if there is no such deal."""
    index = index_of(dataset)
    row = index.deal_rows.get(deal_id)
    if row is None:
        return None
    deal = _whole_row(dataset.table("deals"), index.deals, row)
    events = dataset.table("deal_events")
    events = events[events["deal_id"] == deal_id].sort_values("happened_on", kind="stable")
    claims = dataset.table("claims")
    claims = claims[claims["deal_id"] == deal_id]
    claims = claims.sort_values("claimed_on", ascending=False, kind="stable")
    cited = [
        *deal["sources"],
        *(source for sources in events["sources"] for source in sources),
        *claims["source_id"],
    ]
    return DealDetail(
        deal=deal,
        parties=index.parties[index.parties["row"] == row].drop(columns="row"),
        packages=_packages(index.deals, index.deal_rows, str(deal["part_of"])),
        parts=_parts(dataset, deal_id),
        events=events,
        claims=claims,
        sources=sources_of(dataset, cited),
    )


def meeting_detail(dataset: Dataset, meeting_id: str) -> MeetingDetail | None:
    """Return everything about one meeting; nothing if there is no such meeting."""
    index = index_of(dataset)
    row = index.meeting_rows.get(meeting_id)
    if row is None:
        return None
    meeting = _whole_row(dataset.table("meetings"), index.meetings, row)
    present = dataset.table("meeting_participants")
    present = present[present["meeting_id"] == meeting_id]
    country = dataset.table("actors").set_index("actor_id")["country"]
    return MeetingDetail(
        meeting=meeting,
        participants=pd.DataFrame(
            {
                "actor_id": present["actor_id"],
                "role": present["role"],
                "country": present["actor_id"].map(country),
            }
        ),
        sources=sources_of(dataset, list(meeting["sources"])),
    )


def place_detail(dataset: Dataset, place_id: str) -> PlaceDetail | None:
    """Return everything about one place; nothing if there is no such place."""
    places = dataset.table("places")
    found = places[places["place_id"] == place_id]
    if found.empty:
        return None
    index = index_of(dataset)
    deals = index.deals[index.deals["place_id"] == place_id]
    meetings = index.meetings[index.meetings["place_id"] == place_id]
    return PlaceDetail(
        place=found.iloc[0],
        deals=deals.sort_values("announced_on", ascending=False, kind="stable"),
        meetings=meetings.sort_values("start_on", ascending=False, kind="stable"),
    )


def _whole_row(table: pd.DataFrame, indexed: pd.DataFrame, row: int) -> pd.Series:
    """Return a row with its long texts and with what the index worked out for it."""
    only_told = table.columns.difference(indexed.columns)
    return pd.concat([indexed.loc[row], table.loc[row, only_told]])


def _packages(deals: pd.DataFrame, rows: dict[str, int], parent: str) -> pd.DataFrame:
    chain: list[int] = []
    while parent:
        chain.insert(0, rows[parent])
        parent = str(deals.at[rows[parent], "part_of"])
    return deals.loc[chain]


@lru_cache(maxsize=4)
def _rows_by_package(dataset: Dataset) -> dict[str, list[int]]:
    """Return the rows of the deals that are parts of a package, by the package's id."""
    deals = index_of(dataset).deals
    inside = deals["part_of"][deals["part_of"] != ""]
    found: dict[str, list[int]] = {}
    for row, package in inside.items():
        found.setdefault(package, []).append(row)
    return found


def _parts(dataset: Dataset, deal_id: str) -> pd.DataFrame:
    deals, rows_by_package = index_of(dataset).deals, _rows_by_package(dataset)
    found: list[tuple[int, int]] = []
    waiting = [(row, 1) for row in reversed(rows_by_package.get(deal_id, []))]
    while waiting:
        row, depth = waiting.pop()
        found.append((row, depth))
        part_id = str(deals.at[row, "deal_id"])
        waiting += [(part, depth + 1) for part in reversed(rows_by_package.get(part_id, []))]
    return deals.loc[[row for row, _ in found]].assign(depth=[depth for _, depth in found])


def sources_of(dataset: Dataset, cited: list[str]) -> pd.DataFrame:
    """Return the pages that some rows cite, each once; columns of the sources table."""
    sources = dataset.table("sources").set_index("source_id", drop=False)
    return sources.loc[list(dict.fromkeys(cited))].reset_index(drop=True)


def countries_of_deals(dataset: Dataset, deals: pd.DataFrame) -> list[list[str]]:
    """Return the alpha-3 codes of each deal's countries, in the order of ``deals``."""
    return _countries(index_of(dataset).parties, deals)


def countries_of_meetings(dataset: Dataset, meetings: pd.DataFrame) -> list[list[str]]:
    """Return the alpha-3 codes of the countries at each meeting, in the order of ``meetings``."""
    return _countries(index_of(dataset).participants, meetings)


def _countries(links: pd.DataFrame, table: pd.DataFrame) -> list[list[str]]:
    present = links[links["row"].isin(table.index) & (links["country"] != INTERNATIONAL)]
    found: dict[int, dict[str, None]] = {}
    for row, country in zip(present["row"], present["country"], strict=True):
        found.setdefault(row, {})[country] = None
    return [list(found.get(row, ())) for row in table.index]
