"""Questions about a few countries, actors or blocs side by side, on the same scales.

Each is asked of the deals and meetings that a selection keeps and its lens counts. A deal
counts in full for each of those compared that has a part in it; so a deal that two of them
share stands in both columns, and columns must not be added up.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
import pandas as pd

from data import money
from data.index import INTERNATIONAL, PAYER, RECEIVER, Index, index_of
from data.model import Dataset
from data.money import Total
from data.queries.blocs import blocs, blocs_of, members
from data.queries.deals import value_by, value_by_country, value_over_time
from data.selection import Mask
from data.vocabulary import ActorKind, MeetingStatus

SubjectKind = Literal["country", "actor", "bloc"]


@dataclass(frozen=True, slots=True)
class Subject:
    """One of those compared.

    Attributes:
        id: an alpha-3 code for a country with all its actors; else an actor's id, and a
            bloc's stands for its member states together.
        kind: which of the three it is.
        countries: the countries (alpha-3) whose parts are its own; none for an actor.
    """

    id: str
    kind: SubjectKind
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """What one of those compared comes to: money in millions of US dollars, and meetings.

    ``whole`` is what it has any part in; ``paid`` and ``received`` are the deals of which it
    is on that side, in full. A deal may be on both, or on neither.
    """

    whole: Total
    paid: Total
    received: Total
    meetings: int
    planned: int


@dataclass(frozen=True)
class Common:
    """What those compared have in common.

    Attributes:
        deals: the deals in which two or more of them have a part, largest first, then newest;
            columns as
            ``queries.deals``.
        meetings: the meetings at which two or more of them were, newest first, likewise.
        partners: the countries (alpha-3) with which each of them has a deal.
        blocs: the blocs that each country among them is in now; none if they are not two.
    """

    deals: pd.DataFrame
    meetings: pd.DataFrame
    partners: list[str]
    blocs: list[str]


@lru_cache(maxsize=4)
def subjects(dataset: Dataset) -> dict[str, Subject]:
    """Return all that can be compared, by id: what has a part in some deal or meeting."""
    index = index_of(dataset)
    links = (index.parties, index.participants)
    active = set(np.union1d(*(table["actor_id"].astype(str) for table in links)))
    located = set(np.union1d(*(table["country"].astype(str) for table in links)))
    members_of = {bloc: members(dataset, bloc) for bloc in blocs(dataset)["bloc_id"]}
    actors = dataset.table("actors")
    found = {code: Subject(code, "country", (code,)) for code in sorted(located - {INTERNATIONAL})}
    for actor_id, kind in zip(actors["actor_id"], actors["kind"], strict=True):
        if members_of.get(actor_id):
            found[actor_id] = Subject(actor_id, "bloc", members_of[actor_id])
        # A state by itself, without its companies, would only be taken for the country.
        elif kind not in (ActorKind.STATE, ActorKind.BLOC) and actor_id in active:
            found[actor_id] = Subject(actor_id, "actor")
    return found


def _parts(links: pd.DataFrame, subject: Subject) -> pd.DataFrame:
    """Return the parties or participants that are the subject's own."""
    if subject.kind == "actor":
        return links[(links["actor_id"] == subject.id).to_numpy()]
    return links[links["country"].isin(subject.countries).to_numpy()]


def _rows(links: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """Return the deals or meetings of a frame to which some links belong."""
    return table[np.isin(table.index.to_numpy(), links["row"].to_numpy())]


def deals_with(
    dataset: Dataset, deals: pd.DataFrame, subject: Subject, side: str = ""
) -> pd.DataFrame:
    """Return the deals in which the subject has a part, or is ``payer`` or ``receiver``.

    Columns as ``queries.deals``.
    """
    parts = _parts(index_of(dataset).parties, subject)
    return _rows(parts[(parts["side"] == side).to_numpy()] if side else parts, deals)


def meetings_with(dataset: Dataset, meetings: pd.DataFrame, subject: Subject) -> pd.DataFrame:
    """Return the meetings at which the subject was; columns as ``queries.meetings``."""
    return _rows(_parts(index_of(dataset).participants, subject), meetings)


def tally(dataset: Dataset, deals: pd.DataFrame, meetings: pd.DataFrame, subject: Subject) -> Tally:
    """Return what a subject comes to among some deals and meetings."""
    status = meetings_with(dataset, meetings, subject)["status"].astype(str)
    return Tally(
        whole=money.total(deals_with(dataset, deals, subject)),
        paid=money.total(deals_with(dataset, deals, subject, PAYER)),
        received=money.total(deals_with(dataset, deals, subject, RECEIVER)),
        meetings=int((status == MeetingStatus.HELD).sum()),
        planned=int((status == MeetingStatus.PLANNED).sum()),
    )


def themes_compared(dataset: Dataset, deals: pd.DataFrame, compared: list[Subject]) -> pd.DataFrame:
    """Add up each subject's deals by main theme.

    Columns: ``subject_id`` and those of ``value_by``; each subject's groups add up to its total.
    Themes stand in the order of the most that one of the subjects has in them.
    """
    groups = {
        subject.id: value_by(deals_with(dataset, deals, subject), "theme") for subject in compared
    }
    return _side_by_side(groups)


def partners_compared(
    dataset: Dataset, deals: pd.DataFrame, compared: list[Subject], most: int = 8
) -> pd.DataFrame:
    """Add up each subject's deals by the other countries in them.

    A deal counts in full for each of its countries, so the rows overlap. Columns:
    ``subject_id`` and those of ``value_by_country``; the partners that are largest to some
    subject, at most so many.
    """
    groups = {}
    for subject in compared:
        partners = value_by_country(dataset, deals_with(dataset, deals, subject))
        groups[subject.id] = partners[~partners["id"].isin(_home(dataset, subject))]
    every = _side_by_side(groups)
    return every[every["id"].isin(every["id"].unique()[:most])].reset_index(drop=True)


def _home(dataset: Dataset, subject: Subject) -> tuple[str, ...]:
    """Return the countries that are no partners of a subject, being its own."""
    if subject.kind != "actor":
        return subject.countries
    actors = dataset.table("actors")
    return tuple(actors["country"][actors["actor_id"] == subject.id])


def _side_by_side(groups: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Put the groups of each subject into one frame, the largest group first."""
    every = pd.concat(
        [group.assign(subject_id=subject_id) for subject_id, group in groups.items()],
        ignore_index=True,
    )
    top = every.groupby("id")[["value_usd_m", "deals"]].transform("max")
    every = every.assign(top_usd_m=top["value_usd_m"], top_deals=top["deals"])
    by = ["top_usd_m", "top_deals", "id"]
    every = every.sort_values(by, ascending=[False, False, True], kind="stable")
    return every.drop(columns=by[:2]).reset_index(drop=True)


def years_compared(dataset: Dataset, deals: pd.DataFrame, compared: list[Subject]) -> pd.DataFrame:
    """Add up each subject's deals by year: ``subject_id``, columns of ``value_over_time``."""
    return pd.concat(
        [
            value_over_time(deals_with(dataset, deals, subject), "year").assign(
                subject_id=subject.id
            )
            for subject in compared
        ],
        ignore_index=True,
    )


def common(
    dataset: Dataset, deals: pd.DataFrame, meetings: pd.DataFrame, compared: list[Subject]
) -> Common:
    """Return what the subjects have in common among some deals and meetings."""
    index = index_of(dataset)
    shared_deals = deals[_is_shared(index.parties, deals, compared)]
    shared_meetings = meetings[_is_shared(index.participants, meetings, compared)]
    countries = [subject.id for subject in compared if subject.kind == "country"]
    joined = [blocs_of(dataset, country) for country in countries]
    return Common(
        deals=shared_deals.sort_values(["value_usd_m", "announced_on"], ascending=False),
        meetings=shared_meetings.sort_values("start_on", ascending=False, kind="stable"),
        partners=_common_partners(index, deals, compared, dataset),
        blocs=[
            bloc for bloc in blocs(dataset)["bloc_id"]
            if len(joined) > 1 and all(bloc in each for each in joined)
        ],
    )  # fmt: skip


def _is_shared(links: pd.DataFrame, table: pd.DataFrame, compared: list[Subject]) -> Mask:
    """Say which deals or meetings two or more of the subjects have a part in."""
    rows = table.index.to_numpy()
    parts = [np.isin(rows, _parts(links, subject)["row"].to_numpy()) for subject in compared]
    return np.asarray(np.sum(parts, axis=0, dtype=np.int64) > 1)


def _common_partners(
    index: Index, deals: pd.DataFrame, compared: list[Subject], dataset: Dataset
) -> list[str]:
    """Return the countries that stand in some deal of every subject, busiest first."""
    located = index.deal_countries
    own = {country for subject in compared for country in _home(dataset, subject)}
    counts: dict[str, int] = {}
    everywhere: set[str] | None = None
    for subject in compared:
        of_subject = located[index.is_of(located, deals_with(dataset, deals, subject))]
        sizes = of_subject["country"].astype(str).value_counts()
        counts = {country: counts.get(country, 0) + int(sizes.get(country, 0))
                  for country in {*counts, *sizes.index}}  # fmt: skip
        everywhere = set(sizes.index) if everywhere is None else everywhere & set(sizes.index)
    return sorted((everywhere or set()) - own, key=lambda country: (-counts[country], country))
