"""Questions about blocs and accords: who stood where on any day, what changed, what overlaps.

The table of memberships dates a standing by ``since`` and ``until``, either of which may be
missing. The rule by which a day is answered:

- A standing holds from its first day up to, but not including, its last.
- ``left`` means: a member from ``since``, and out from ``until`` on.
- An undated standing is known to hold now, at the end of the revision; when it began is not
  known. On an earlier day it may have held or not, so it is answered as *not certain*, and
  counts nowhere.
- Of two standings that hold on one day, the one that began last is the answer.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
import pandas as pd

from data import search
from data.model import Dataset, Selection
from data.queries.details import sources_of
from data.regions import COUNTRIES_BY_REGION, ELSEWHERE, region_of
from data.vocabulary import MembershipStatus

BELONGS = (MembershipStatus.MEMBER, MembershipStatus.SIGNATORY)
"""The standings by which a state counts as being in a bloc, for overlaps and comparisons."""


@dataclass(frozen=True)
class StandingDetail:
    """One standing as the table has it.

    ``country`` is an alpha-3 code, empty for a member that is no state; ``sources`` has the
    columns of the sources table.
    """

    member_id: str
    country: str
    bloc_id: str
    status: MembershipStatus
    since: pd.Timestamp
    until: pd.Timestamp
    sources: pd.DataFrame


def blocs(dataset: Dataset) -> pd.DataFrame:
    """Return the blocs and accords that have members: ``bloc_id``, ``members``, largest first."""
    counts = dataset.table("memberships")["bloc_id"].value_counts()
    return counts.rename("members").rename_axis("bloc_id").reset_index()


def last_day(dataset: Dataset) -> date:
    """Return the day up to which the dataset knows: that of its revision."""
    return dataset.revision.published_at.date()


def first_day(dataset: Dataset) -> date:
    """Return the day of the earliest dated standing; the last day if none is dated."""
    earliest = _spells(dataset)["starts_on"].min()
    return last_day(dataset) if pd.isna(earliest) else min(earliest.date(), last_day(dataset))


@lru_cache(maxsize=4)
def _spells(dataset: Dataset) -> pd.DataFrame:
    """Return each stretch of time in one standing, as the rule at the top reads the table.

    Columns: ``standing_id``, ``member_id``, ``country`` (alpha-3, empty for a member that is
    no state), ``region``, ``bloc_id``, ``status``, ``starts_on`` and ``ends_on`` (unknown, or
    the first day after), ``sources``, ``text`` (both names, folded, for a search).
    """
    table = dataset.table("memberships").astype({"status": str})
    actors = dataset.table("actors").set_index("actor_id")
    states = actors["country"].where(actors["kind"] == "state", "")
    names = actors["name_en"] + " " + actors["name_ar"]
    country = table["member_id"].map(states)
    called = table["member_id"].map(names) + " " + table["bloc_id"].map(names)
    described = table.assign(
        standing_id=table["member_id"] + "." + table["bloc_id"] + "." + table["status"],
        country=country,
        region=[region_of(code) for code in country],
        text=[search.normalize(text) for text in called],
    ).rename(columns={"since": "starts_on", "until": "ends_on"})
    is_left = described["status"] == str(MembershipStatus.LEFT)
    before = described[is_left & described["ends_on"].notna()]
    left = described[is_left]
    return pd.concat(
        [
            described[~is_left],
            before.assign(status=str(MembershipStatus.MEMBER)),
            left.assign(starts_on=left["ends_on"], ends_on=pd.NaT),
        ],
        ignore_index=True,
    ).astype({"starts_on": "datetime64[us]", "ends_on": "datetime64[us]"})


@lru_cache(maxsize=32)  # readers look at today, and at a few days of history
def _all_standings(dataset: Dataset, on: date) -> pd.DataFrame:
    spells, day = _spells(dataset), pd.Timestamp(on)
    is_over = spells["ends_on"] <= day
    is_undated = spells["starts_on"].isna()
    is_certain = (spells["starts_on"] <= day) | (
        is_undated & spells["ends_on"].isna() & (on >= last_day(dataset))
    )
    held = spells.assign(is_certain=is_certain)[~is_over & (is_certain | is_undated)]
    ladder = [str(status) for status in reversed(MembershipStatus)]
    ranked = held.assign(rank=held["status"].map(ladder.index)).sort_values(
        ["is_certain", "starts_on", "rank"], na_position="first", kind="stable"
    )
    return ranked.drop_duplicates(["member_id", "bloc_id"], keep="last").drop(columns="rank")


def standings(dataset: Dataset, selection: Selection, on: date) -> pd.DataFrame:
    """Return who stood where on a day, by the rule at the top, as far as the selection asks.

    A selection's countries, regions, actors (members or blocs) and words bear on
    standings; its themes, months, statuses, kinds and values do not. Columns: ``standing_id``,
    ``member_id``, ``country`` (empty for a member that is no state), ``region`` (empty
    elsewhere), ``bloc_id``, ``status``, ``starts_on``, ``ends_on``, ``is_certain``, ``sources``;
    at most one row a member and bloc.
    """
    return _asked(_all_standings(dataset, on), selection).drop(columns="text")


def _asked(spells: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """Keep the rows that the selection asks for; a state must be, or lie in, what is named."""
    kept = np.ones(len(spells), dtype=bool)
    in_regions = [code for name in selection.regions for code in COUNTRIES_BY_REGION[name]]
    if selection.countries or selection.regions:
        kept &= spells["country"].isin([*selection.countries, *in_regions]).to_numpy()
    if selection.actors:
        kept &= spells[["member_id", "bloc_id"]].isin(selection.actors).any(axis=1).to_numpy()
    for word in search.words(selection.text):
        kept &= np.array([word in text for text in spells["text"]], dtype=bool)
    return spells[kept]


def region_order(regions: pd.Series) -> pd.Series:
    """Return the place of each region in a list of states; elsewhere comes last."""
    places = {region: place for place, region in enumerate(COUNTRIES_BY_REGION)}
    return regions.map({**places, ELSEWHERE: len(places)}).astype(int)


def certain(standings: pd.DataFrame) -> pd.DataFrame:
    """Return the standings that are known to have held on the day asked for."""
    return standings[standings["is_certain"]]


def belonging(standings: pd.DataFrame) -> pd.DataFrame:
    """Return the standings by which a state surely is in a bloc: member or signatory."""
    return certain(standings)[certain(standings)["status"].isin([str(each) for each in BELONGS])]


def memberships(dataset: Dataset, bloc_id: str, on: date | None = None) -> pd.DataFrame:
    """Return each state's standing in a bloc on a day, by default the revision's own.

    Columns: ``country`` (alpha-3), ``status``, ``starts_on``, ``ends_on``; members that are no
    state and standings that are not certain are left out.
    """
    every = certain(_all_standings(dataset, on or last_day(dataset)))
    of_bloc = every[(every["bloc_id"] == bloc_id) & (every["country"] != "")]
    return of_bloc[["country", "status", "starts_on", "ends_on"]].reset_index(drop=True)


def members(dataset: Dataset, bloc_id: str) -> tuple[str, ...]:
    """Return the states (alpha-3) that are in a bloc now, as members or signatories."""
    every = belonging(_all_standings(dataset, last_day(dataset)))
    of_bloc = every[(every["bloc_id"] == bloc_id) & (every["country"] != "")]
    return tuple(sorted(of_bloc["country"]))


def blocs_of(dataset: Dataset, country: str) -> list[str]:
    """Return the blocs that a state (alpha-3) is in now, the largest first."""
    every = belonging(_all_standings(dataset, last_day(dataset)))
    joined = set(every["bloc_id"][every["country"] == country])
    return [bloc_id for bloc_id in blocs(dataset)["bloc_id"] if bloc_id in joined]


def overlaps(standings: pd.DataFrame) -> pd.DataFrame:
    """Count the states that any two blocs have in common, as members or signatories.

    Columns: ``bloc_id``, ``other_id``, ``states``; each pair once, most in common first.
    """
    inside = belonging(standings)
    inside = inside[inside["country"] != ""]
    states, countries = pd.factorize(inside["country"])
    columns, bloc_ids = pd.factorize(inside["bloc_id"], sort=True)
    is_in = np.zeros((len(countries), len(bloc_ids)), dtype=np.int64)
    is_in[states, columns] = 1
    shared = is_in.T @ is_in
    one, other = np.nonzero(np.triu(shared, 1))
    pairs = pd.DataFrame(
        {"bloc_id": bloc_ids[one], "other_id": bloc_ids[other], "states": shared[one, other]}
    )
    return pairs.sort_values("states", ascending=False, kind="stable").reset_index(drop=True)


def changes(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Return every dated change of standing that the selection asks for, in order of time.

    A standing that ends with no other after it is a change to ``left``. Columns:
    ``member_id``, ``country``, ``bloc_id``, ``status`` (the new standing), ``changed_on``.
    """
    return _asked(_all_changes(dataset), selection).drop(columns="text").reset_index(drop=True)


@lru_cache(maxsize=4)
def _all_changes(dataset: Dataset) -> pd.DataFrame:
    spells = _spells(dataset)
    began = spells[spells["starts_on"].notna()]
    began = began.assign(changed_on=began["starts_on"])
    every = pd.concat([began, _ended(spells)]).sort_values("changed_on", kind="stable")
    columns = ["member_id", "country", "bloc_id", "status", "changed_on", "text"]
    return every[columns].drop_duplicates(ignore_index=True)


def _ended(spells: pd.DataFrame) -> pd.DataFrame:
    """Return the spells that ended while no other one of the same pair held, as having left."""
    ended = spells[spells["ends_on"].notna()].rename(columns={"ends_on": "changed_on"})
    pair = ["member_id", "bloc_id"]
    beside = ended[[*pair, "changed_on"]].merge(spells[[*pair, "starts_on", "ends_on"]], on=pair)
    holds = (beside["starts_on"].isna() | (beside["starts_on"] <= beside["changed_on"])) & (
        beside["ends_on"].isna() | (beside["ends_on"] > beside["changed_on"])
    )
    followed = pd.MultiIndex.from_frame(beside[holds][[*pair, "changed_on"]])
    is_followed = pd.MultiIndex.from_frame(ended[[*pair, "changed_on"]]).isin(followed)
    return ended[~is_followed].assign(status=str(MembershipStatus.LEFT))


def changes_by_day(changes: pd.DataFrame) -> pd.DataFrame:
    """Put together the changes to one standing in one bloc on one day.

    Columns: ``bloc_id``, ``changed_on``, ``status``, ``member_ids``, ``members`` (how many);
    the blocs with most changes first, then in order of time.
    """
    grouped = changes.groupby(["bloc_id", "changed_on", "status"], sort=False)["member_id"]
    days = grouped.agg(list).rename("member_ids").reset_index()
    days["members"] = days["member_ids"].map(len)
    size = days["bloc_id"].map(changes["bloc_id"].value_counts())
    order = days.assign(size=size).sort_values(
        ["size", "bloc_id", "changed_on"], ascending=[False, True, True], kind="stable"
    )
    return order.drop(columns="size").reset_index(drop=True)


def undated(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Return the standings of now whose beginning is not known; columns as ``standings``."""
    now = standings(dataset, selection, last_day(dataset))
    return now[now["starts_on"].isna()].reset_index(drop=True)


@lru_cache(maxsize=4)
def standing_ids(dataset: Dataset) -> frozenset[str]:
    """Return the ids that an address may name a standing by."""
    return frozenset(_spells(dataset)["standing_id"])


def standing_detail(dataset: Dataset, standing_id: str) -> StandingDetail:
    """Return one row of the table of memberships, and the pages that it rests on."""
    member_id, bloc_id, status = standing_id.split(".")
    table, spells = dataset.table("memberships"), _spells(dataset)
    row = table[
        (table["member_id"] == member_id)
        & (table["bloc_id"] == bloc_id)
        & (table["status"] == status)
    ].iloc[0]
    return StandingDetail(
        member_id=member_id,
        country=str(spells["country"][spells["member_id"] == member_id].iloc[0]),
        bloc_id=bloc_id,
        status=MembershipStatus(status),
        since=row["since"],
        until=row["until"],
        sources=sources_of(dataset, list(row["sources"])),
    )
