"""Questions of doubt: how well a deal is attested, and which promises nobody speaks of any more."""

from dataclasses import replace
from functools import lru_cache

import pandas as pd

from data import evidence, history
from data.evidence import Evidence
from data.index import index_of
from data.model import Dataset, Selection
from data.queries.reality import kept_deals
from data.vocabulary import DealStatus

_PROMISES = [
    str(status)
    for status in (
        DealStatus.PROPOSED,
        DealStatus.ANNOUNCED,
        DealStatus.MEMORANDUM,
        DealStatus.SIGNED,
        DealStatus.STALLED,
    )
]
"""Statuses of deals that have still to be carried out."""
_OF_DEALS = ("deal_events", "claims")


@lru_cache(maxsize=256)  # the deals that a few dozen readers look at
def evidence_of(dataset: Dataset, deal_id: str) -> Evidence:
    """Return what one deal rests on, and the grade that follows from it."""
    tables = dataset.tables
    deal = tables["deals"].iloc[[index_of(dataset).deal_rows[deal_id]]]
    own = {name: tables[name][tables[name]["deal_id"] == deal_id] for name in _OF_DEALS}
    cited = {*deal["sources"].iloc[0], *own["claims"]["source_id"]}
    sources = tables["sources"][tables["sources"]["source_id"].isin(cited)]
    alone = replace(dataset, tables={**tables, **own, "deals": deal, "sources": sources})
    return evidence.evidence(alone, deal)[0]


@lru_cache(maxsize=256)
def ladder(dataset: Dataset, deal_id: str) -> pd.DataFrame:
    """Return how firm a deal was on each day of its life: see ``history.status_path``."""
    return history.status_path(dataset, deal_id)


def silent_promises(dataset: Dataset, selection: Selection, months: int) -> pd.DataFrame:
    """Return the deals still to be carried out that nobody has spoken of for so many months.

    Columns as ``deals``, ``silent_months`` among them; what adds most first, undisclosed last.
    """
    kept = kept_deals(dataset, selection)
    is_promise = kept["status"].isin(_PROMISES)
    silent = kept[is_promise & (kept["silent_months"] >= months)]
    return silent.sort_values("own_best_usd_m", ascending=False, kind="stable")
