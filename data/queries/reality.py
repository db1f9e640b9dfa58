"""From headline to hard money: what becomes, step by step, of all that was announced.

The walk takes every deal that a selection keeps, whatever the lens, and leads from the sum of
all stated figures to the money delivered:

    announced  less  restated             what packages state again of the deals inside them
               less  only announced       proposed or announced, and no more
               less  only a memorandum
               less  stalled or cancelled
    signed     less  not begun            signed, and no step shows that it has begun
    begun      less  delivery not known   begun, and no step states what was delivered
               less  not yet delivered    what is left of deals of which some was delivered
    delivered

A deal has begun if it is signed or firmer and in force, completed, or partly delivered. What
was delivered is the sum of the amounts of its dated steps of delivery, less what the deals
inside it were delivered, and never more than the deal itself adds to sums; a completed deal
counts as delivered whole, which is inferred from its status where no step says so.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from data import history
from data import selection as selecting
from data.index import index_of, with_values
from data.model import Dataset, Selection
from data.selection import Mask
from data.vocabulary import DealEventKind, DealStatus

CONTRIBUTION = "contribution_usd_m"


class Step(StrEnum):
    """A step of the walk from what was announced to what was delivered."""

    ANNOUNCED = "announced"
    RESTATED = "restated"
    ONLY_ANNOUNCED = "only-announced"
    ONLY_MEMORANDUM = "only-memorandum"
    OFF_LADDER = "off-ladder"
    SIGNED = "signed"
    NOT_BEGUN = "not-begun"
    BEGUN = "begun"
    DELIVERY_UNKNOWN = "delivery-unknown"
    UNDELIVERED = "undelivered"
    DELIVERED = "delivered"


STANDS = (Step.ANNOUNCED, Step.SIGNED, Step.BEGUN, Step.DELIVERED)
"""The steps that are sums; what lies between two of them is taken from one to get the other."""

_UNFIRM: dict[DealStatus, Step] = {
    DealStatus.PROPOSED: Step.ONLY_ANNOUNCED,
    DealStatus.ANNOUNCED: Step.ONLY_ANNOUNCED,
    DealStatus.MEMORANDUM: Step.ONLY_MEMORANDUM,
    DealStatus.STALLED: Step.OFF_LADDER,
    DealStatus.CANCELLED: Step.OFF_LADDER,
}
RUNGS = (
    Step.OFF_LADDER,
    Step.ONLY_ANNOUNCED,
    Step.ONLY_MEMORANDUM,
    Step.NOT_BEGUN,
    Step.DELIVERY_UNKNOWN,
    Step.UNDELIVERED,
)
"""The steps at which a deal's own money may stop; what does not stop is delivered."""

_SIGNED = (Step.NOT_BEGUN, Step.DELIVERY_UNKNOWN, Step.UNDELIVERED)
_BEGUN = (Step.DELIVERY_UNKNOWN, Step.UNDELIVERED)
"""Where the money of a signed, and of a begun, deal may stop; the rest of it is delivered."""


def kept_deals(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Return every deal that the selection keeps, counted by the lens or not; as ``deals``."""
    index = index_of(dataset)
    return index.deals[selecting.kept_deals(index, selection)]


def walk(dataset: Dataset, deals: pd.DataFrame) -> pd.DataFrame:
    """Walk some deals from what was announced to what was delivered.

    Args:
        dataset: where their dated steps are.
        deals: columns as ``queries.deals``; often the answer of ``kept_deals``.

    Returns:
        One row a step, in order: ``step``, ``is_stand`` (a sum, not a subtraction),
        ``amount_usd_m`` (never negative: a subtraction says how much it takes away),
        ``deals`` and ``undisclosed`` (how many the step is about, and how many of them have
        no figure).
    """
    fates, rows = _fates(dataset), deals.index.to_numpy()
    amounts, is_of = fates.amounts[rows], fates.is_of[rows]
    return pd.DataFrame(
        {
            "step": list(Step),
            "is_stand": [step in STANDS for step in Step],
            "amount_usd_m": np.nansum(amounts, axis=0),
            "deals": is_of.sum(axis=0),
            "undisclosed": np.isnan(amounts).sum(axis=0),
        }
    )


def rows_of(dataset: Dataset, deals: pd.DataFrame, step: Step) -> pd.DataFrame:
    """Return the deals that make a step, each with what it contributes, largest first.

    Columns as ``queries.deals``, ``is_delivery_inferred``, and ``contribution_usd_m``, whose
    sum is the step's amount; unknown for an undisclosed deal.
    """
    fates, rows, place = _fates(dataset), deals.index.to_numpy(), list(Step).index(step)
    rows = rows[fates.is_of[rows, place]]
    found = deals.loc[rows].assign(
        is_delivery_inferred=fates.is_inferred[rows],
        **{CONTRIBUTION: fates.amounts[rows, place]},
    )
    return found.sort_values(CONTRIBUTION, ascending=False, kind="stable")


def amounts_at(dataset: Dataset, step: Step) -> npt.NDArray[np.float64]:
    """Return what each deal, by its row number, contributes to a step, 0 where unknown."""
    return np.nan_to_num(_fates(dataset).amounts[:, list(Step).index(step)])


@lru_cache(maxsize=32)  # readers share their selections, and a page asks at every run
def over_time(dataset: Dataset, selection: Selection, days: tuple[date, ...]) -> pd.DataFrame:
    """Say for each of some days where the money of the deals known by then had come to.

    Columns: ``day``, ``step`` (where money may stop, firmest last), ``amount_usd_m``; the
    rows of a day add up to all that was known of by then. Filters hold as of that day, save
    that a deal's grade of evidence is today's.
    """
    index = index_of(dataset)
    steps = (*RUNGS, Step.DELIVERED)
    places = [list(Step).index(step) for step in steps]
    frames = []
    for day in days:
        fates = _fates_on(dataset, day)
        as_then = replace(
            index, deals=index.deals.assign(status=fates.status, value_usd_m=fates.value)
        )
        masks = selecting.deal_masks(as_then, selection).values()
        kept = selecting.all_of(masks, len(index.deals)) & fates.is_known
        sums = np.nansum(fates.amounts[kept][:, places], axis=0)
        frames.append(pd.DataFrame({"day": day, "step": steps, "amount_usd_m": sums}))
    return pd.concat(frames, ignore_index=True)


@dataclass(frozen=True, eq=False)
class _Fates:
    """Where the money of every deal has come to, by row number of the deal.

    Attributes:
        amounts: what each deal (row) contributes to each step (column): 0 where the step is
            not about it, unknown where the deal is undisclosed.
        is_of: whether a step is about a deal.
        is_inferred: whether a delivery is inferred: completed, and no step states an amount.
        status, value: the deal's status and figure; is_known: whether it was announced yet.
    """

    amounts: npt.NDArray[np.float64]
    is_of: Mask
    is_inferred: Mask
    status: pd.Series
    value: pd.Series
    is_known: Mask


@lru_cache(maxsize=12)
def _fates(dataset: Dataset) -> _Fates:
    deals = index_of(dataset).deals
    every = np.ones(len(deals), dtype=bool)
    return _fates_of(deals, every, deals, dataset.table("deal_events"))


@lru_cache(maxsize=96)  # the days of a chart over time, for a few datasets
def _fates_on(dataset: Dataset, day: date) -> _Fates:
    """Say the same as of an earlier day, in the rows of today: see ``history.deals_on``."""
    deals, is_known = history.deals_on(dataset, day)
    known = with_values(history.without_absent_packages(deals[is_known]), dataset)
    return _fates_of(known, is_known, deals, history.steps_by(dataset, day))


def _fates_of(
    deals: pd.DataFrame, is_known: Mask, every: pd.DataFrame, events: pd.DataFrame
) -> _Fates:
    """Work out the fate of the deals known, from all the steps known, in the rows of all."""
    steps = events[events["event"].astype(str) == str(DealEventKind.DELIVERY)]
    stated = _stated_deliveries(deals, steps)
    status = deals["status"].astype(str).to_numpy(dtype=object)
    value, own = (deals[name].to_numpy() for name in ("value_usd_m", "own_best_usd_m"))
    is_completed = status == str(DealStatus.COMPLETED)
    is_inferred = is_completed & np.isnan(stated)
    delivered = np.where(is_inferred, own, np.minimum(np.nan_to_num(stated), own))
    stops_at = _stops(
        status, is_completed | ~np.isnan(stated), deals["deal_id"].isin(steps["deal_id"])
    )
    amounts = np.zeros((len(every), len(Step)))
    is_of = np.zeros((len(every), len(Step)), dtype=bool)
    of_step = {step: _of_step(step, stops_at, value, own, delivered) for step in Step}
    for place, (mask, amount) in enumerate(of_step.values()):
        is_of[is_known, place] = mask
        amounts[is_known, place] = np.where(mask, amount, 0.0)
    inferred = np.zeros(len(every), dtype=bool)
    inferred[is_known] = is_inferred
    return _Fates(
        amounts=amounts,
        is_of=is_of,
        is_inferred=inferred,
        status=every["status"],
        value=deals["value_usd_m"].reindex(every.index),
        is_known=is_known,
    )


def _stops(
    status: npt.NDArray[np.object_], is_delivery_known: Mask, has_delivery: pd.Series
) -> npt.NDArray[np.object_]:
    """Return the step at which each deal's own money, or what is left of it, stops."""
    has_begun = np.isin(status, [str(DealStatus.IN_FORCE), str(DealStatus.COMPLETED)])
    has_begun |= has_delivery.to_numpy()
    stops_at = np.full(len(status), Step.NOT_BEGUN, dtype=object)
    stops_at[has_begun] = Step.DELIVERY_UNKNOWN
    stops_at[has_begun & is_delivery_known] = Step.UNDELIVERED
    for unfirm, step in _UNFIRM.items():
        stops_at[status == str(unfirm)] = step
    return stops_at


def _of_step(
    step: Step,
    stops_at: npt.NDArray[np.object_],
    value: npt.NDArray[np.float64],
    own: npt.NDArray[np.float64],
    delivered: npt.NDArray[np.float64],
) -> tuple[Mask, npt.NDArray[np.float64]]:
    """Return which deals a step is about, and what each of them contributes to it."""
    if step == Step.ANNOUNCED:
        return np.ones(len(value), dtype=bool), value
    if step == Step.RESTATED:
        return value - own > 0, value - own
    if step == Step.UNDELIVERED:
        return stops_at == step, own - delivered
    if step == Step.DELIVERED:
        return stops_at == Step.UNDELIVERED, delivered
    stops = {Step.SIGNED: _SIGNED, Step.BEGUN: _BEGUN}.get(step, (step,))
    return np.isin(stops_at, stops), own


def _stated_deliveries(deals: pd.DataFrame, steps: pd.DataFrame) -> npt.NDArray[np.float64]:
    """Return for each deal what its steps state as delivered of it alone; unknown where none.

    What a deal inside it was delivered is in the package's figure too, and is taken from the
    nearest package that states one.
    """
    amounts = steps.dropna(subset="amount_usd_m").groupby("deal_id")["amount_usd_m"].sum().to_dict()
    parent = dict(zip(deals["deal_id"], deals["part_of"], strict=True))
    alone = {deal_id: amount for deal_id, amount in amounts.items() if deal_id in parent}
    for deal_id in list(alone):
        package = parent[deal_id]
        while package and package not in amounts:
            package = parent[package]
        if package:
            alone[package] -= amounts[deal_id]
    return np.array(
        [max(alone[deal_id], 0.0) if deal_id in alone else np.nan for deal_id in deals["deal_id"]],
        dtype=np.float64,
    )
