"""Questions about pairs: who deals with whom and who meets whom, countries or actors."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
import pandas as pd

from data import money
from data import selection as selecting
from data.index import INTERNATIONAL, PAYER, RECEIVER, Index, index_of
from data.model import Dataset, Selection
from data.queries.deals import deals as deals_of
from data.queries.meetings import meetings as meetings_of
from data.queries.summary import Summary, summary_of
from data.regions import region_of
from data.selection import Mask
from data.vocabulary import MeetingStatus

Between = Literal["countries", "actors"]
Weight = Literal["money", "deals", "meetings"]

WEIGHT_COLUMNS: dict[Weight, str] = {
    "money": "value_usd_m",
    "deals": "deals",
    "meetings": "meetings",
}


@dataclass(frozen=True)
class _Pairs:
    """All pairs of one dataset, whatever the selection; a pair is a number.

    Attributes:
        ids: the countries or actors; a pair is ``place of one * size + place of other``.
        money: one pair of payer and receiver of one deal: ``row``, ``pair``, ``is_forth``
            (whether the one pays the other), own contributions split over the deal's pairs.
        deals: one pair of takers of one deal: ``row``, ``pair``, own contributions in full.
        meetings: one pair present at one meeting: ``row``, ``pair``; two actors of one country
            come together and do not meet each other there.
    """

    ids: pd.Index
    money: pd.DataFrame
    deals: pd.DataFrame
    meetings: pd.DataFrame


@dataclass(frozen=True)
class PairRows:
    """What a selection keeps of two countries, or two actors, together.

    ``deals`` are the counted deals in which both take part, ``meetings`` the meetings at which
    both are; columns as ``queries.deals`` and ``queries.meetings``.
    """

    summary: Summary
    deals: pd.DataFrame
    meetings: pd.DataFrame


@lru_cache(maxsize=32)  # profiles of one selection share it; it would be a third of their time
def edges(dataset: Dataset, selection: Selection, between: Between) -> pd.DataFrame:
    """Say what goes on between any two countries, or any two actors.

    Money is split equally over the pairs of payer and receiver of a deal; so the edges, with
    what stays within one (``one`` is ``other``) and what has no direction, add up to the total.
    Deals and held meetings are those in which both take part, whatever they do there; at a
    meeting two actors of one country come together and do not count as a pair.

    Columns: ``one``, ``other`` (ids), ``low_usd_m``, ``value_usd_m``, ``high_usd_m`` (both
    directions), ``forth_usd_m`` (what the one pays the other), ``deals``, ``undisclosed``,
    ``meetings``.
    """
    index = index_of(dataset)
    deals, meetings = deals_of(dataset, selection), meetings_of(dataset, selection)
    pairs = _pairs(index, between)
    paid = pairs.money[index.is_of(pairs.money, deals)]
    sums = money.totals_by(paid, "pair").set_index("pair")[
        ["low_usd_m", "value_usd_m", "high_usd_m"]
    ]
    forth = money.totals_by(paid[paid["is_forth"]], "pair").set_index("pair")["value_usd_m"]
    together = pairs.deals[index.is_of(pairs.deals, deals)]
    counts = money.totals_by(together, "pair").set_index("pair")[["deals", "undisclosed"]]
    held = meetings[(meetings["status"] == str(MeetingStatus.HELD)).to_numpy()]
    met = pairs.meetings["pair"][index.is_of(pairs.meetings, held)].value_counts()
    found = pd.concat(
        [sums, forth.rename("forth_usd_m"), counts, met.rename("meetings")], axis=1
    ).fillna(0.0)
    one, other = np.divmod(found.index.to_numpy(dtype=np.int64), len(pairs.ids))
    ends = pd.DataFrame(
        {"one": pairs.ids[one].astype("str"), "other": pairs.ids[other].astype("str")}
    )
    return pd.concat([ends, found.reset_index(drop=True)], axis=1)


@lru_cache(maxsize=8)  # countries and actors of each dataset that is being looked at
def _pairs(index: Index, between: Between) -> _Pairs:
    if between == "countries":
        whose, flows = "country", index.flows
        in_deals, at_meetings = index.deal_countries, index.meeting_countries
    else:
        whose, flows = "actor_id", index.actor_flows
        in_deals, at_meetings = index.deal_actors, index.meeting_actors
    ids = pd.Index(index.parties[whose].cat.categories)
    payer, receiver = (flows[side].cat.codes.astype("int64") for side in (PAYER, RECEIVER))
    paid = flows[["row", *money.OWN_COLUMNS]].assign(
        pair=np.minimum(payer, receiver) * len(ids) + np.maximum(payer, receiver),
        is_forth=payer <= receiver,
    )
    together = _together(in_deals, whose, len(ids))
    own = index.own_values.loc[together["row"]].reset_index(drop=True)
    return _Pairs(
        ids=ids,
        money=paid,
        deals=pd.concat([together, own], axis=1),
        meetings=_together(at_meetings, whose, len(ids), is_apart=True),
    )


def _together(
    links: pd.DataFrame, whose: str, size: int, *, is_apart: bool = False
) -> pd.DataFrame:
    """Return each two that stand in one row, of two countries if asked: ``row``, ``pair``."""
    present = pd.DataFrame({"row": links["row"], "code": links[whose].cat.codes.astype("int64")})
    if is_apart:
        present["country"] = links["country"].astype(object)
    both = present.merge(present, on="row", suffixes=("", "_other"))
    both = both[(both["code"] < both["code_other"]).to_numpy()]
    if is_apart:
        both = both[
            ((both["country"] != both["country_other"]) | (both["country"] == INTERNATIONAL))
        ]
    pair = both["code"].to_numpy() * size + both["code_other"].to_numpy()
    return pd.DataFrame({"row": both["row"].to_numpy(), "pair": pair})


def strongest(edges: pd.DataFrame, weight: Weight) -> pd.DataFrame:
    """Return the edges between two that have a weight, strongest first."""
    column = WEIGHT_COLUMNS[weight]
    linked = edges[(edges["one"] != edges["other"]) & (edges[column] > 0)]
    order = list(dict.fromkeys((column, "value_usd_m", "deals", "meetings")))
    return linked.sort_values(order, ascending=False, kind="stable").reset_index(drop=True)


def within(edges: pd.DataFrame) -> float:
    """Return the money that stays within one country or actor, in millions of US dollars."""
    return float(edges["value_usd_m"][edges["one"] == edges["other"]].sum())


def nodes(dataset: Dataset, edges: pd.DataFrame, between: Between, weight: Weight) -> pd.DataFrame:
    """Return the ends of some edges.

    Columns: ``id``, ``group`` (the region of a country, the kind of an actor), ``weight`` (of
    all these edges that meet in it); heaviest first.
    """
    column = WEIGHT_COLUMNS[weight]
    ends = pd.concat(
        [edges[[end, column]].rename(columns={end: "id", column: "weight"})
         for end in ("one", "other")]
    )  # fmt: skip
    heaviest = (
        ends.groupby("id", sort=True)["weight"].sum().sort_values(ascending=False, kind="stable")
    )
    found = heaviest.reset_index()
    if between == "countries":
        found["group"] = [
            INTERNATIONAL if country == INTERNATIONAL else region_of(country)
            for country in found["id"]
        ]
    else:
        kinds = dataset.table("actors").set_index("actor_id")["kind"]
        found["group"] = found["id"].map(kinds).astype("str")
    return found


def around(edges: pd.DataFrame, node: str, weight: Weight, most: int) -> pd.DataFrame:
    """Return the strongest edges of one node, and those among the nodes they lead to."""
    ends = edges["one"].to_numpy(dtype=object), edges["other"].to_numpy(dtype=object)
    own = strongest(edges[(ends[0] == node) | (ends[1] == node)], weight).head(most)
    near = {*own["one"], *own["other"]}
    is_near = [one in near and other in near for one, other in zip(*ends, strict=True)]
    return strongest(edges[is_near], weight)


def pair_rows(
    dataset: Dataset, selection: Selection, between: Between, pair: tuple[str, str]
) -> PairRows:
    """Return the deals and meetings that the edge of two countries, or two actors, counts."""
    index = index_of(dataset)
    if between == "countries":
        whose, in_deals, at_meetings = "country", index.parties, index.participants
    else:
        whose, in_deals, at_meetings = "actor_id", index.deal_actors, index.meeting_actors
    kept = selecting.kept_deals(index, selection).copy()
    met = selecting.kept_meetings(index, selection).copy()
    for end in pair:
        kept &= _rows_of(in_deals, whose, end, len(index.deals))
        met &= _rows_of(at_meetings, whose, end, len(index.meetings))
    if between == "actors" and _are_of_one_country(dataset, pair):
        met[:] = False
    return PairRows(
        summary=summary_of(index, kept, met, selection.lens),
        deals=index.deals[kept & selecting.is_counted(index, selection.lens)],
        meetings=index.meetings[met],
    )


def _are_of_one_country(dataset: Dataset, pair: tuple[str, str]) -> bool:
    actors = dataset.tables["actors"]
    countries = set(actors["country"][actors["actor_id"].isin(pair)])
    return len(countries) == 1 and "" not in countries


def _rows_of(links: pd.DataFrame, whose: str, end: str, size: int) -> Mask:
    mask = np.zeros(size, dtype=bool)
    mask[links["row"].to_numpy()[(links[whose] == end).to_numpy()]] = True
    return mask
