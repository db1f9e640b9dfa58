"""The dataset as it stood on an earlier day: what had been announced, and how firm it was then.

The rule, row by row:

1. A date known only to its month or year counts from the last day of that period, so that
   nothing is shown before it must have happened. On the revision's own day all of it is known.
2. A deal is there from its announcement on. From its newest dated step on, its status is the
   one that its row has today. Before that, it is that of the newest step by then which names a
   status; before any such step, *announced* (or *proposed*, if it is no more today). A deal
   without steps keeps its status of today from its announcement on.
3. A deal whose best figure is the one that its newest revision gave had, before that revision,
   the newest figure that a step by then states, without a range; if no earlier step states
   one, the figure stays. A part whose package was not announced yet stands alone.
4. Steps, claims, meetings and memberships of later days are not there; an undated claim counts
   from the day of its source, and what has no date at all stays.

Sources stay as they are: they are what we rest on today, not what could be read then.
"""

from dataclasses import replace
from datetime import date
from functools import lru_cache

import numpy as np
import pandas as pd

from data.model import Dataset, Selection
from data.vocabulary import DealEventKind, DealStatus, Estimate

_LADDER = [str(status) for status in DealStatus]
_STATUS_STEPS = set(_LADDER)
"""The steps that name a status; the others (financed, delivery, revised) tell of one."""

_TOTALS = {str(step) for step in DealEventKind} - {
    str(DealEventKind.DELIVERY),
    str(DealEventKind.FINANCED),
}
"""The steps whose amount is a figure for the whole deal, not for a part of its money."""

_SAME_FIGURE = 0.005  # figures that differ by less than half a percent are one figure, rounded


def as_asked(dataset: Dataset, selection: Selection) -> Dataset:
    """Return the dataset that a selection looks at: its day, and its figure of each deal."""
    if selection.known_on is not None:
        dataset = as_known_on(dataset, selection.known_on)
    if selection.estimate == dataset.estimate:
        return dataset
    return _with_estimate(dataset, selection.estimate)


@lru_cache(maxsize=8)  # a few readers look at a few days, in one estimate or another
def _with_estimate(dataset: Dataset, estimate: Estimate) -> Dataset:
    return replace(dataset, estimate=estimate)


@lru_cache(maxsize=8)
def as_known_on(dataset: Dataset, day: date) -> Dataset:
    """Return the dataset as it stood at the end of a day, by the rule of this module."""
    if day >= dataset.revision.published_at.date():
        return replace(dataset, known_on=day)
    deals, is_known = deals_on(dataset, day)
    deals = without_absent_packages(deals[is_known]).reset_index(drop=True)
    until = pd.Timestamp(day)
    tables = dict(dataset.tables)
    meetings = dataset.table("meetings")
    meetings = meetings[known_from(meetings["start_on"], meetings["date_precision"]) <= until]
    tables["deals"], tables["meetings"] = deals, meetings.reset_index(drop=True)
    for name, key, kept in (
        ("deal_parties", "deal_id", tables["deals"]),
        ("meeting_participants", "meeting_id", tables["meetings"]),
        ("deal_events", "deal_id", tables["deals"]),
        ("claims", "deal_id", tables["deals"]),
    ):
        rows = tables[name]
        tables[name] = rows[rows[key].isin(kept[key])].reset_index(drop=True)
    events, claims = tables["deal_events"], tables["claims"]
    tables["deal_events"] = events[
        known_from(events["happened_on"], events["date_precision"]) <= until
    ].reset_index(drop=True)
    tables["claims"] = claims[~(_claimed_on(claims, dataset) > until)].reset_index(drop=True)
    tables["memberships"] = _memberships_on(tables["memberships"], until)
    return replace(dataset, tables=tables, known_on=day)


def without_absent_packages(deals: pd.DataFrame) -> pd.DataFrame:
    """Let a part whose package is not among the deals stand alone."""
    is_there = deals["part_of"].isin(deals["deal_id"])
    return deals.assign(part_of=deals["part_of"].where(is_there, ""))


def known_from(days: pd.Series, precisions: pd.Series) -> pd.Series:
    """Return the day from which each dated row counts: the last one of its month or year."""
    precision = precisions.astype(str)
    ends = days.where(precision != "month", days + pd.offsets.MonthEnd(0))
    return ends.where(precision != "year", days + pd.offsets.YearEnd(0))


def deals_on(dataset: Dataset, day: date) -> tuple[pd.DataFrame, np.ndarray]:
    """Return the deals table with statuses and figures as of a day, and which deals were there.

    The table keeps every row in its place, so that what is known of the rows (their parties,
    their themes) still fits; rows that were not there yet are to be left out by the mask.
    """
    deals, until = dataset.table("deals"), pd.Timestamp(day)
    if day >= dataset.revision.published_at.date():
        return deals, np.ones(len(deals), dtype=bool)
    steps = _steps(dataset)
    is_past = steps["known_from"] <= until
    has_future = deals["deal_id"].isin(steps["deal_id"][~is_past])
    past = steps[is_past]
    named = past[past["event"].isin(_STATUS_STEPS)]
    newest = dict(zip(named["deal_id"], named["event"], strict=True))  # the last one stays
    then = [
        newest.get(deal_id, min(now, str(DealStatus.ANNOUNCED), key=_LADDER.index))
        if awaits
        else now
        for deal_id, now, awaits in zip(
            deals["deal_id"], deals["status"].astype(str), has_future, strict=True
        )
    ]
    deals["status"] = pd.Categorical(then, categories=_LADDER, ordered=True)
    _revert(deals, past, _unheard_revisions(steps, deals, until))
    is_known = known_from(deals["announced_on"], deals["date_precision"]) <= until
    return deals, is_known.to_numpy()


def status_path(dataset: Dataset, deal_id: str) -> pd.DataFrame:
    """Return how firm one deal was, day by day, by the rule of this module.

    Columns: ``day``, ``status``; a row for each day on which its status became another, and
    one for the last day of the dataset.
    """
    alone = replace(
        dataset,
        tables={
            name: dataset.tables[name][dataset.tables[name]["deal_id"] == deal_id].reset_index(
                drop=True
            )
            for name in ("deals", "deal_events")
        },
    )
    deal = alone.table("deals")
    last = pd.Timestamp(dataset.as_of)
    # The month or year of a deal may not be over yet; by the last day all of it is known.
    first = min(known_from(deal["announced_on"], deal["date_precision"]).iloc[0], last)
    days = sorted({first, *_steps(alone)["known_from"], last})
    path = [
        (day.date(), str(deals_on(alone, day.date())[0]["status"].iloc[0]))
        for day in days
        if first <= day <= last
    ]
    before = [None, *(status for _day, status in path)]
    changes = [row for row, earlier in zip(path, before, strict=False) if row[1] != earlier]
    return pd.DataFrame([*changes, path[-1]], columns=["day", "status"])


def steps_by(dataset: Dataset, day: date) -> pd.DataFrame:
    """Return the steps of all deals that count by the end of a day, in order of time."""
    steps = _steps(dataset)
    is_known = steps["known_from"] <= pd.Timestamp(day)
    return steps[is_known | (day >= dataset.revision.published_at.date())]


@lru_cache(maxsize=4)
def _steps(dataset: Dataset) -> pd.DataFrame:
    """Return the steps of all deals in order of time, with the day from which each counts."""
    events = dataset.table("deal_events")
    events = events.assign(
        event=events["event"].astype(str),
        known_from=known_from(events["happened_on"], events["date_precision"]),
    )
    return events.sort_values(["happened_on", "known_from"], kind="stable")


def _unheard_revisions(steps: pd.DataFrame, deals: pd.DataFrame, until: pd.Timestamp) -> set[str]:
    """Return the deals whose figure of today is that of a revision still to come."""
    revised = steps[(steps["event"] == str(DealEventKind.REVISED)) & steps["amount_usd_m"].notna()]
    newest = revised.groupby("deal_id").last()
    best = deals.set_index("deal_id")["value_usd_m"].reindex(newest.index)
    follows = (best - newest["amount_usd_m"]).abs() <= _SAME_FIGURE * newest["amount_usd_m"]
    return set(newest.index[follows & (newest["known_from"] > until)])


def _revert(deals: pd.DataFrame, past: pd.DataFrame, deal_ids: set[str]) -> None:
    """Give some deals the newest figure that a past step states, where one does."""
    stated = past[past["event"].isin(_TOTALS) & past["amount_usd_m"].notna()]
    figures = stated[stated["deal_id"].isin(deal_ids)].groupby("deal_id")["amount_usd_m"].last()
    earlier = deals["deal_id"].map(figures)
    is_earlier = earlier.notna()
    deals["value_usd_m"] = deals["value_usd_m"].where(~is_earlier, earlier)
    for bound in ("value_low_usd_m", "value_high_usd_m"):
        deals[bound] = deals[bound].where(~is_earlier)


def _claimed_on(claims: pd.DataFrame, dataset: Dataset) -> pd.Series:
    published = dataset.table("sources").set_index("source_id")["published_on"]
    of_source = published.reindex(claims["source_id"]).set_axis(claims.index)
    return claims["claimed_on"].fillna(of_source)


def _memberships_on(memberships: pd.DataFrame, until: pd.Timestamp) -> pd.DataFrame:
    """Return the standings that had begun; an end still to come is not known yet."""
    begun = memberships[~(memberships["since"] > until)].reset_index(drop=True)
    begun["until"] = begun["until"].where(~(begun["until"] > until))
    return begun
