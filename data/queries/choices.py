"""What a reader can choose in each filter, and how many rows each choice would show now."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from data import selection as selecting
from data.index import INTERNATIONAL, Index, index_of
from data.model import Dataset, Selection
from data.regions import COUNTRIES_BY_REGION
from data.selection import KnownIds, Mask


@dataclass(frozen=True)
class Choices:
    """Counts of deals and meetings beside each choice, under all the other filters.

    Each maps an id to a number of rows: for countries, regions and themes counted deals
    and meetings together; for statuses kept deals whatever the lens; for kinds their
    own rows. A choice that no row has any more is there with 0. ``months`` runs from the
    first to the last dated row, as ``2024-01``.
    """

    regions: dict[str, int]
    countries: dict[str, int]
    themes: dict[str, int]
    statuses: dict[str, int]
    deal_kinds: dict[str, int]
    evidence: dict[str, int]
    meeting_kinds: dict[str, int]
    months: tuple[str, ...]


@lru_cache(maxsize=4)
def known_ids(dataset: Dataset) -> KnownIds:
    """Return the ids that an address may name."""
    index = index_of(dataset)
    countries = set(index.parties["country"]) | set(index.participants["country"])
    countries |= set(index.deal_venues) | set(index.meeting_venues)
    return KnownIds(
        countries=frozenset(countries - {INTERNATIONAL, ""}),
        themes=frozenset(dataset.table("themes")["theme_id"]),
        actors=frozenset(dataset.table("actors")["actor_id"]),
    )


@lru_cache(maxsize=4)
def busiest_actors(dataset: Dataset) -> tuple[str, ...]:
    """Return the ids of all actors, those with most deals and meetings first."""
    index = index_of(dataset)
    rows = _added(
        _codes_count(index.deal_actors, "actor_id", np.ones(len(index.deals), dtype=bool)),
        _codes_count(index.meeting_actors, "actor_id", np.ones(len(index.meetings), dtype=bool)),
    )
    return tuple(sorted(rows, key=rows.__getitem__, reverse=True))


@lru_cache(maxsize=4)
def _months(dataset: Dataset) -> tuple[str, ...]:
    index = index_of(dataset)
    months = pd.concat([index.deals["month"], index.meetings["month"]])
    return tuple(str(month) for month in pd.period_range(months.min(), months.max(), freq="M"))


@lru_cache(maxsize=32)  # going from page to page keeps the selection
def choices(dataset: Dataset, selection: Selection) -> Choices:
    """Count what each choice of each filter would show, the other filters staying as they are."""
    index = index_of(dataset)
    offered = {*known_ids(dataset).countries, *selection.countries}
    deal_masks = selecting.deal_masks(index, selection)
    meeting_masks = selecting.meeting_masks(index, selection)
    counted = selecting.is_counted(index, selection.lens)

    def but(filter_name: str) -> tuple[Mask, Mask]:
        """Return the deals and the meetings that all filters but one keep."""
        return (
            _all_but(deal_masks, filter_name, len(index.deals)),
            _all_but(meeting_masks, filter_name, len(index.meetings)),
        )

    deals, meetings = but("countries")
    countries = _by_country(index, deals & counted, meetings)
    region_deals, region_meetings = but("regions")
    in_regions = _region_counts(index, region_deals & counted, region_meetings)
    theme_deals, theme_meetings = but("themes")
    status_deals, _ = but("statuses")
    kind_deals, _ = but("deal_kinds")
    evidence_deals, _ = but("evidence")
    _, kind_meetings = but("meeting_kinds")
    return Choices(
        regions=in_regions,
        countries={country: countries.get(country, 0) for country in sorted(offered)},
        themes=_by_theme(dataset, index, theme_deals & counted, theme_meetings),
        statuses=_values(index.deals["status"][status_deals]),
        deal_kinds=_values(index.deals["kind"][kind_deals & counted]),
        evidence=_values(index.deals["evidence"][evidence_deals & counted]),
        meeting_kinds=_values(index.meetings["kind"][kind_meetings]),
        months=_months(dataset),
    )


def _all_but(masks: dict[str, Mask], filter_name: str, size: int) -> Mask:
    return selecting.all_of((mask for name, mask in masks.items() if name != filter_name), size)


def _values(column: pd.Series) -> dict[str, int]:
    return {str(value): int(count) for value, count in column.value_counts(sort=False).items()}


def _codes_count(links: pd.DataFrame, column: str, kept: Mask) -> dict[str, int]:
    """Count kept rows by a category of their links, in which a row stands once a category."""
    category = links[column].cat
    codes = category.codes.to_numpy()[kept[links["row"].to_numpy()]]
    counts: npt.NDArray[np.int64] = np.bincount(codes, minlength=len(category.categories))
    return {str(name): int(count) for name, count in zip(category.categories, counts, strict=True)}


def _added(first: dict[str, int], second: dict[str, int]) -> dict[str, int]:
    return {name: first.get(name, 0) + second.get(name, 0) for name in first | second}


def _by_country(index: Index, deals: Mask, meetings: Mask) -> dict[str, int]:
    return _added(
        _codes_count(index.deal_countries, "country", deals),
        _codes_count(index.meeting_countries, "country", meetings),
    )


def _region_counts(index: Index, deals: Mask, meetings: Mask) -> dict[str, int]:
    members = _rows_of_regions(index)
    return {
        region: int((deals & of_deals).sum() + (meetings & of_meetings).sum())
        for region, (of_deals, of_meetings) in members.items()
    }


@lru_cache(maxsize=4)
def _rows_of_regions(index: Index) -> dict[str, tuple[Mask, Mask]]:
    """Say for each region which deals and which meetings have a country of it."""
    members = {}
    for region, countries in COUNTRIES_BY_REGION.items():
        masks = []
        for links, table in ((index.parties, index.deals), (index.participants, index.meetings)):
            mask = np.zeros(len(table), dtype=bool)
            mask[links["row"][links["country"].isin(countries)].to_numpy(dtype=np.int64)] = True
            masks.append(mask)
        members[region] = (masks[0], masks[1])
    return members


def _by_theme(dataset: Dataset, index: Index, deals: Mask, meetings: Mask) -> dict[str, int]:
    counts = _added(
        _codes_count(index.deal_themes[index.deal_themes["is_main"]], "theme", deals),
        _codes_count(index.meeting_themes[index.meeting_themes["is_main"]], "theme", meetings),
    )
    return {str(theme): counts.get(theme, 0) for theme in dataset.table("themes")["theme_id"]}
