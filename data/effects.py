"""What a draft does to the headlines: each figure before and after, and the deals behind it.

Both sides are answers of ``data.queries`` to the same question, so a figure here is the figure
that the dashboard shows, before and after.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

import pandas as pd

from data import queries
from data.model import Dataset, Selection
from data.queries import Summary
from data.selection import NOTHING_ASKED
from data.vocabulary import Lens

EffectDimension = Literal["country", "theme"]
_NOTHING = 1e-6  # of a million dollars: what adding in another order may leave


@dataclass(frozen=True, slots=True)
class HeadlineEffect:
    """The headline figures under one lens, before and after."""

    lens: Lens
    before: Summary
    after: Summary

    @property
    def value_usd_m(self) -> float:
        """By how much the value counted grows, in millions of US dollars."""
        return self.after.counted.best_usd_m - self.before.counted.best_usd_m

    @property
    def is_nothing(self) -> bool:
        """Whether no figure changes."""
        return self.before == self.after


# An editor clicks about in one state of a draft; each click asks the same again.
@lru_cache(maxsize=4)
def headlines(before: Dataset, after: Dataset) -> tuple[HeadlineEffect, ...]:
    """Return the headline figures under each lens, before and after."""
    return tuple(
        HeadlineEffect(
            lens,
            queries.summary(before, _selection(lens)),
            queries.summary(after, _selection(lens)),
        )
        for lens in Lens
    )


@lru_cache(maxsize=8)
def by_group(
    before: Dataset, after: Dataset, dimension: EffectDimension, lens: Lens
) -> pd.DataFrame:
    """Return the countries or themes whose figures change.

    Columns: ``id``, ``value_before_usd_m``, ``value_after_usd_m``, ``change_usd_m``,
    ``deals_before``, ``deals_after``; largest change of value first. Countries overlap, see
    ``queries.value_by_country``.
    """
    sides = [_groups(dataset, dimension, lens) for dataset in (before, after)]
    both = sides[0].join(sides[1], how="outer", suffixes=("_before", "_after")).fillna(0)
    groups = pd.DataFrame(
        {
            "value_before_usd_m": both["value_usd_m_before"],
            "value_after_usd_m": both["value_usd_m_after"],
            "change_usd_m": both["value_usd_m_after"] - both["value_usd_m_before"],
            "deals_before": both["deals_before"].astype(int),
            "deals_after": both["deals_after"].astype(int),
        }
    )
    differs = (groups["change_usd_m"].abs() > _NOTHING) | (
        groups["deals_before"] != groups["deals_after"]
    )
    changed = groups[differs].rename_axis("id").reset_index()
    return changed.sort_values(
        "change_usd_m", key=lambda change: -change.abs(), kind="stable", ignore_index=True
    )


@lru_cache(maxsize=64)
def causes(
    before: Dataset,
    after: Dataset,
    lens: Lens,
    *,
    dimension: EffectDimension | None = None,
    group_id: str = "",
) -> pd.DataFrame:
    """Return the deals that make a figure change: the whole value counted, or a group's.

    Columns: ``deal_id``, ``title_en``, ``title_ar``, ``before_usd_m`` and ``after_usd_m`` (what
    the deal adds to the figure, nothing where it is not counted), ``change_usd_m``, ``is_new``
    and ``is_gone`` (whether the deal is counted only after, or only before); largest first. The
    changes add up to the change of the figure.
    """
    chosen = _in_group(_selection(lens), dimension, group_id)
    sides = []
    for dataset in (before, after):
        deals = queries.deals(dataset, chosen)
        sides.append(deals.set_index("deal_id")[["own_best_usd_m", "title_en", "title_ar"]])
    both = sides[0].join(sides[1], how="outer", suffixes=("_before", "_after"))
    added = both[["own_best_usd_m_before", "own_best_usd_m_after"]].fillna(0.0)
    found = pd.DataFrame(
        {
            "title_en": both["title_en_after"].fillna(both["title_en_before"]),
            "title_ar": both["title_ar_after"].fillna(both["title_ar_before"]),
            "before_usd_m": added["own_best_usd_m_before"],
            "after_usd_m": added["own_best_usd_m_after"],
            "change_usd_m": added["own_best_usd_m_after"] - added["own_best_usd_m_before"],
            "is_new": both["title_en_before"].isna(),
            "is_gone": both["title_en_after"].isna(),
        }
    )
    moved = (found["change_usd_m"].abs() > _NOTHING) | found["is_new"] | found["is_gone"]
    found = found[moved].rename_axis("deal_id").reset_index()
    return found.sort_values(
        "change_usd_m", key=lambda change: -change.abs(), kind="stable", ignore_index=True
    )


def _selection(lens: Lens) -> Selection:
    return replace(NOTHING_ASKED, lens=lens)


def _in_group(chosen: Selection, dimension: EffectDimension | None, group_id: str) -> Selection:
    if dimension == "country":
        return replace(chosen, countries=(group_id,))
    if dimension == "theme":
        return replace(chosen, themes=(group_id,))
    return chosen


def _groups(dataset: Dataset, dimension: EffectDimension, lens: Lens) -> pd.DataFrame:
    deals = queries.deals(dataset, _selection(lens))
    if dimension == "country":
        groups = queries.value_by_country(dataset, deals)
    else:
        groups = queries.value_by(deals, dimension)
    return groups.set_index("id")[["value_usd_m", "deals"]]
