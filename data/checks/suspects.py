"""Checks that can only suspect: rows that look alike, points that lie outside their country."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd
from rapidfuzz import fuzz
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from data.checks.findings import FindingCode, finding
from data.checks.references import Tables
from data.model import Finding

Outlines = Mapping[str, BaseGeometry]
"""The shape of each country by its alpha-3 code, in degrees (WGS 84)."""

FURTHEST_OFFSHORE_DEGREES = 0.5  # coasts are simplified, and fields and ports lie off them
KM_PER_DEGREE = 111.0
_SAME_TITLE = 92  # of 100, words in any order; sister agreements of one summit stay below
_DAYS_APART = 3  # reports of one event date it by when they heard of it


def check_suspects(tables: Tables, outlines: Outlines | None) -> Iterator[Finding]:
    """Yield rows that look like one another and, given outlines, misplaced points."""
    yield from _alike("deals", "deal_id", "announced_on", tables["deals"], tables["deal_parties"])
    yield from _alike(
        "meetings", "meeting_id", "start_on", tables["meetings"], tables["meeting_participants"]
    )
    if outlines is not None:
        yield from _misplaced(tables["places"], outlines)


def _alike(
    name: str, key: str, day: str, table: pd.DataFrame, links: pd.DataFrame
) -> Iterator[Finding]:
    """Compare each row with those dated up to a few days after it that share most actors."""
    actors: dict[str, set[str]] = defaultdict(set)
    for row_id, actor_id in zip(links[key], links["actor_id"], strict=True):
        actors[row_id].add(actor_id)
    rows = table[table[day].notna()].sort_values(day, kind="stable")
    described: list[Any] = list(
        zip(rows.index, rows[key], rows[day], rows["title_en"], strict=True)
    )
    window = pd.Timedelta(days=_DAYS_APART)
    for position, (_, first_id, first_day, first_title) in enumerate(described):
        for row, other_id, other_day, other_title in described[position + 1 :]:
            if other_day - first_day > window:
                break
            if not _share_most(actors[first_id], actors[other_id]):
                continue
            if fuzz.token_sort_ratio(first_title, other_title) >= _SAME_TITLE:
                yield finding(
                    FindingCode.DUPLICATE_SUSPECT,
                    name,
                    row=int(row),
                    column=key,
                    value=other_id,
                    other=first_id,
                )


def _share_most(first: set[str], other: set[str]) -> bool:
    shared, every = len(first & other), len(first | other)
    return every == 0 or shared * 2 > every


def _misplaced(places: pd.DataFrame, outlines: Outlines) -> Iterator[Finding]:
    for row, country, latitude, longitude in places[
        ["country", "latitude", "longitude"]
    ].itertuples():
        outline = outlines.get(country)
        if outline is None or pd.isna(latitude) or pd.isna(longitude):
            continue
        distance = outline.distance(Point(longitude, latitude))
        if distance > FURTHEST_OFFSHORE_DEGREES:
            yield finding(
                FindingCode.PLACE_OUTSIDE_COUNTRY,
                "places",
                row=int(row),
                column="latitude",
                value=f"{latitude:g}, {longitude:g}",
                distance=f"{distance * KM_PER_DEGREE:.0f}",
                country=country,
            )
