"""A Selection and its two faces: the address it is written as, and the rows it keeps.

The address holds ids, never labels, leaves defaults out and is the same in both languages:
``?country=KAZ&country=UZB&as=payer&theme=aviation&lens=signed&from=2024-01``. A value that is
unknown or malformed is dropped when an address is read, and so leaves it when it is written.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from data import money, search
from data.index import PAYER, RECEIVER, Index
from data.model import Selection
from data.regions import COUNTRIES_BY_REGION
from data.vocabulary import (
    CountrySide,
    DealKind,
    DealStatus,
    Estimate,
    EvidenceGrade,
    Lens,
    MeetingKind,
    ThemeMatch,
)

Term = TypeVar("Term", bound=StrEnum)
Query = dict[str, list[str]]
Mask = npt.NDArray[np.bool_]

NOTHING_ASKED = Selection()
LONGEST_TEXT = 200  # a search is a few words; a longer one would only swell the address
_MONTH = re.compile(r"(19|20)\d\d-(0[1-9]|1[0-2])")
EARLIEST_DAY, LATEST_DAY = date(1990, 1, 1), date(2099, 12, 31)
"""The days that one can look back to: wider than any data, so that no address breaks."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")

PARAMETERS = (
    "region", "country", "as", "theme", "theme-as", "lens", "status", "deal-kind",
    "meeting-kind", "from", "to", "actor", "min", "q", "evidence", "estimate", "known-on",
)  # fmt: skip
"""The names that a Selection may have in the address, in the order they are written."""


@dataclass(frozen=True, slots=True)
class KnownIds:
    """The ids that a dataset has; an address that names another one loses it."""

    countries: Collection[str]
    themes: Collection[str]
    actors: Collection[str]


def to_query(selection: Selection) -> Query:
    """Write a Selection as query parameters, leaving out what stands at its default."""
    minimum = selection.minimum_value_usd_m
    written: Query = {
        "region": list(selection.regions),
        "country": list(selection.countries),
        "as": _unless_default(selection.country_side, CountrySide.ANY),
        "theme": list(selection.themes),
        "theme-as": _unless_default(selection.theme_match, ThemeMatch.MAIN),
        "lens": _unless_default(selection.lens, Lens.SIGNED),
        "status": [str(status) for status in selection.statuses],
        "deal-kind": [str(kind) for kind in selection.deal_kinds],
        "meeting-kind": [str(kind) for kind in selection.meeting_kinds],
        "from": [selection.since] if selection.since else [],
        "to": [selection.until] if selection.until else [],
        "actor": list(selection.actors),
        "min": [repr(minimum).removesuffix(".0")] if minimum is not None else [],
        "q": [selection.text] if selection.text else [],
        "evidence": [str(grade) for grade in selection.evidence],
        "estimate": _unless_default(selection.estimate, Estimate.BEST),
        "known-on": [selection.known_on.isoformat()] if selection.known_on else [],
    }
    return {name: values for name, values in written.items() if values}


def from_query(query: Mapping[str, Iterable[str]], known: KnownIds) -> Selection:
    """Read a Selection from query parameters; what is unknown or malformed is dropped."""

    def values(name: str) -> list[str]:
        return list(dict.fromkeys(query.get(name, ())))  # each once, in the order given

    def first(name: str) -> str:
        return next(iter(query.get(name, ())), "")

    return Selection(
        regions=_among(values("region"), COUNTRIES_BY_REGION),
        countries=_among(values("country"), known.countries),
        country_side=_member(CountrySide, first("as"), CountrySide.ANY),
        themes=_among(values("theme"), known.themes),
        theme_match=_member(ThemeMatch, first("theme-as"), ThemeMatch.MAIN),
        lens=_member(Lens, first("lens"), Lens.SIGNED),
        statuses=_members(DealStatus, values("status")),
        deal_kinds=_members(DealKind, values("deal-kind")),
        meeting_kinds=_members(MeetingKind, values("meeting-kind")),
        since=_month(first("from")),
        until=_month(first("to")),
        actors=_among(values("actor"), known.actors),
        minimum_value_usd_m=_positive_number(first("min")),
        text=" ".join(first("q").split())[:LONGEST_TEXT].strip(),
        evidence=_members(EvidenceGrade, values("evidence")),
        estimate=_member(Estimate, first("estimate"), Estimate.BEST),
        known_on=_day(first("known-on")),
    )


def _unless_default(value: StrEnum, default: StrEnum) -> list[str]:
    return [] if value == default else [str(value)]


def _among(values: list[str], known: Collection[str]) -> tuple[str, ...]:
    return tuple(value for value in values if value in known)


def _member(vocabulary: type[Term], value: str, default: Term) -> Term:
    return vocabulary(value) if value in vocabulary.__members__.values() else default


def _members(vocabulary: type[Term], values: list[str]) -> tuple[Term, ...]:
    return tuple(vocabulary(value) for value in values if value in vocabulary.__members__.values())


def _month(value: str) -> str | None:
    return value if _MONTH.fullmatch(value) else None


def _day(value: str) -> date | None:
    if not _DAY.fullmatch(value):
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError:  # such as the thirtieth of February
        return None
    return day if EARLIEST_DAY <= day <= LATEST_DAY else None


def _positive_number(value: str) -> float | None:
    try:
        number = float(value)
    except ValueError:
        return None
    return number if 0 < number < float("inf") else None


def is_everything(selection: Selection) -> bool:
    """Say whether the reader filtered nothing; the lens counts, it does not filter."""
    return replace(selection, lens=Lens.SIGNED) == NOTHING_ASKED


def with_field(selection: Selection, field: str, value: Any) -> Selection:
    """Return the Selection with one filter, by its name, set to a value."""
    changed: dict[str, Any] = {field: value}
    return replace(selection, **changed)


def without(selection: Selection, field: str, value: str | None = None) -> Selection:
    """Return the Selection with one filter, or one value of it, taken away."""
    if value is None:
        return with_field(selection, field, getattr(NOTHING_ASKED, field))
    kept = tuple(other for other in getattr(selection, field) if other != value)
    return with_field(selection, field, kept)


def toggled(selection: Selection, field: str, value: str) -> Selection:
    """Return the Selection with one value of a filter added, or taken away if it was there."""
    if value in getattr(selection, field):
        return without(selection, field, value)
    return with_field(selection, field, (*getattr(selection, field), value))


def deal_masks(index: Index, selection: Selection) -> dict[str, Mask]:
    """Say for each filter that is set which deals it keeps; all must hold together."""
    deals = index.deals
    masks: dict[str, Mask] = {}
    countries = _countries_masks(
        selection, index.parties, index.deal_venues, size=len(deals), has_money=True
    )
    masks.update(countries)
    if selection.themes:
        masks["themes"] = _theme_mask(selection, index.deal_themes, len(deals))
    if selection.statuses:
        masks["statuses"] = np.asarray(deals["status"].isin(list(map(str, selection.statuses))))
    if selection.deal_kinds:
        masks["deal_kinds"] = np.asarray(deals["kind"].isin(list(map(str, selection.deal_kinds))))
    if selection.minimum_value_usd_m is not None:
        masks["minimum_value_usd_m"] = np.asarray(
            deals["value_usd_m"] >= selection.minimum_value_usd_m
        )
    if selection.evidence:
        masks["evidence"] = np.asarray(deals["evidence"].isin(list(map(str, selection.evidence))))
    masks.update(_shared_masks(selection, deals, index.parties, index.deal_texts))
    return masks


def meeting_masks(index: Index, selection: Selection) -> dict[str, Mask]:
    """Say for each filter that is set which meetings it keeps.

    Filters that only deals can answer (status, kind of deal, value, evidence) leave meetings
    alone; a chosen payer or receiver is looked for among the participants.
    """
    meetings = index.meetings
    masks: dict[str, Mask] = {}
    countries = _countries_masks(
        selection, index.participants, index.meeting_venues, size=len(meetings), has_money=False
    )
    masks.update(countries)
    if selection.themes:
        masks["themes"] = _theme_mask(selection, index.meeting_themes, len(meetings))
    if selection.meeting_kinds:
        masks["meeting_kinds"] = np.asarray(
            meetings["kind"].isin(list(map(str, selection.meeting_kinds)))
        )
    masks.update(_shared_masks(selection, meetings, index.participants, index.meeting_texts))
    return masks


def all_of(masks: Iterable[Mask], size: int) -> Mask:
    """Return the rows that every mask keeps; all rows if there is no mask."""
    kept = np.ones(size, dtype=bool)
    for mask in masks:
        kept &= mask
    return kept


@lru_cache(maxsize=64)  # a page asks a dozen questions of one selection; readers share theirs
def kept_deals(index: Index, selection: Selection) -> Mask:
    """Say for each deal whether the selection keeps it, counted or not."""
    return all_of(deal_masks(index, selection).values(), len(index.deals))


@lru_cache(maxsize=64)
def kept_meetings(index: Index, selection: Selection) -> Mask:
    """Say for each meeting whether the selection keeps it."""
    return all_of(meeting_masks(index, selection).values(), len(index.meetings))


@lru_cache(maxsize=16)  # four lenses for each dataset that is being looked at
def is_counted(index: Index, lens: Lens) -> Mask:
    """Say for each deal whether the lens counts it."""
    return money.is_counted(index.deals["status"], lens)


def _shared_masks(
    selection: Selection, table: pd.DataFrame, links: pd.DataFrame, texts: list[str]
) -> dict[str, Mask]:
    masks: dict[str, Mask] = {}
    if selection.since or selection.until:
        months = table["month"].to_numpy(dtype=object)
        within = np.ones(len(table), dtype=bool)
        if selection.since:
            within &= months >= selection.since
        if selection.until:
            within &= months <= selection.until
        masks["period"] = within
    if selection.actors:
        rows = links["row"][links["actor_id"].isin(selection.actors)]
        masks["actors"] = _mask(rows, len(table))
    if selection.text:
        asked = search.words(selection.text)
        masks["text"] = np.fromiter(
            (all(word in text for word in asked) for text in texts),
            dtype=bool,
            count=len(table),
        )
    return masks


def _countries_masks(
    selection: Selection,
    links: pd.DataFrame,
    venues: npt.NDArray[np.object_],
    *,
    size: int,
    has_money: bool,
) -> dict[str, Mask]:
    """Keep rows in which a chosen country stands on the chosen side; regions likewise."""
    asked = {
        "countries": selection.countries,
        "regions": tuple(
            country for region in selection.regions for country in COUNTRIES_BY_REGION[region]
        ),
    }
    masks: dict[str, Mask] = {}
    for name, countries in asked.items():
        if not countries:
            continue
        if selection.country_side == CountrySide.VENUE:
            masks[name] = np.isin(venues, countries)
            continue
        standing = links["country"].isin(countries).to_numpy()
        if has_money and selection.country_side == CountrySide.PAYER:
            standing = standing & (links["side"] == PAYER).to_numpy()
        if has_money and selection.country_side == CountrySide.RECEIVER:
            standing = standing & (links["side"] == RECEIVER).to_numpy()
        masks[name] = _mask(links["row"][standing], size)
    return masks


def _theme_mask(selection: Selection, themes: pd.DataFrame, size: int) -> Mask:
    chosen = themes["theme"].isin(selection.themes)
    if selection.theme_match == ThemeMatch.MAIN:
        chosen &= themes["is_main"]
    return _mask(themes["row"][chosen], size)


def _mask(rows: pd.Series, size: int) -> Mask:
    mask = np.zeros(size, dtype=bool)
    mask[rows.to_numpy(dtype=np.int64)] = True
    return mask
