"""Everything about one actor: who it is, what it does under a selection, and with whom."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from data import money
from data import selection as selecting
from data.index import PAYER, RECEIVER, Index, index_of
from data.model import Dataset, Selection
from data.money import Total
from data.queries.actors import Part, has_part
from data.queries.summary import Summary, summary_of
from data.selection import Mask
from data.vocabulary import MeetingStatus

_CODED = ("date_precision", "kind", "status")
_FEW_ARE_OLDER = 0.1  # of an actor's deals and meetings, before the first year of a time axis


@dataclass(frozen=True)
class ActorDetail:
    """One actor, whatever the selection.

    Attributes:
        actor: its row of the actors table.
        standings: its own standing in blocs and accords: ``bloc_id``, ``status``, ``since``,
            ``until``; never that of the state it belongs to.
        members: who stands in it, if it is a bloc: ``member_id``, ``status``, ``since``,
            ``until``.
    """

    actor: pd.Series
    standings: pd.DataFrame
    members: pd.DataFrame


@dataclass(frozen=True)
class ActorRows:
    """What a selection keeps of one actor.

    Attributes:
        summary: what its deals and meetings come to.
        kept: all its deals, counted or not, columns as ``queries.deals``.
        deals: its counted deals, columns as ``queries.deals``; ``parts`` says of each of them
            whether it is ``payer``, ``receiver`` or ``other`` in it.
        meetings: its meetings, columns as ``queries.meetings``.
    """

    summary: Summary
    kept: pd.DataFrame
    deals: pd.DataFrame
    parts: dict[Part, Mask]
    meetings: pd.DataFrame

    def deals_as(self, part: Part) -> pd.DataFrame:
        """Return its deals in which it has a part."""
        return self.deals if part == "any" else self.deals[self.parts[part]]

    def total_as(self, part: Part) -> Total:
        """Add up its deals in which it has a part."""
        return money.total(self.deals_as(part))


def actor_detail(dataset: Dataset, actor_id: str) -> ActorDetail | None:
    """Return who an actor is; nothing if there is no such actor."""
    actors = dataset.table("actors")
    row = actors[actors["actor_id"] == actor_id]
    if row.empty:
        return None
    memberships = dataset.table("memberships")
    standings, members = (
        memberships[(memberships[whom] == actor_id).to_numpy()].sort_values(
            ["status", "since"], kind="stable"
        )
        for whom in ("member_id", "bloc_id")
    )
    return ActorDetail(actor=row.iloc[0], standings=standings, members=members)


def actor_rows(dataset: Dataset, selection: Selection, actor_id: str) -> ActorRows:
    """Return the deals and meetings of one actor that the selection keeps."""
    index = index_of(dataset)
    in_deals = index.deal_actors[(index.deal_actors["actor_id"] == actor_id).to_numpy()]
    at_meetings = index.meeting_actors[(index.meeting_actors["actor_id"] == actor_id).to_numpy()]
    kept = selecting.kept_deals(index, selection) & _rows(in_deals, len(index.deals))
    met = selecting.kept_meetings(index, selection) & _rows(at_meetings, len(index.meetings))
    of_actor = index.deals[kept]
    deals = of_actor[money.is_counted(of_actor["status"], selection.lens)]
    counted = in_deals[in_deals["row"].isin(deals.index)]
    parts: tuple[Part, ...] = ("payer", "receiver", "other")
    return ActorRows(
        summary=summary_of(index, kept, met, selection.lens),
        kept=of_actor,
        deals=deals,
        # One link a deal, in the order of the deals.
        parts={part: has_part(counted, part) for part in parts},
        meetings=index.meetings[met],
    )


def _rows(links: pd.DataFrame, size: int) -> Mask:
    mask = np.zeros(size, dtype=bool)
    mask[links["row"].to_numpy()] = True
    return mask


def counterparts(dataset: Dataset, rows: ActorRows, actor_id: str) -> pd.DataFrame:
    """Say whom an actor deals with and whom it meets.

    Money is split equally over the pairs of payer and receiver of a deal, as flows are; deals
    and held meetings are those in which both take part, whatever they do there. Those of its
    own country come to a meeting with it; it does not meet them.

    Columns: ``id`` (an actor's), ``low_usd_m``, ``value_usd_m``, ``high_usd_m`` (both
    directions), ``paid_usd_m`` (to it), ``received_usd_m`` (from it), ``deals``,
    ``undisclosed``, ``meetings``; in the order of the table of actors.
    """
    index = index_of(dataset)
    place, size = _place(index, actor_id), len(index.parties["actor_id"].cat.categories)
    held = rows.meetings[(rows.meetings["status"] == str(MeetingStatus.HELD)).to_numpy()]
    deals = _others(index.deal_actors, index.is_of(index.deal_actors, rows.deals), place)
    met = _others(index.meeting_actors, index.is_of(index.meeting_actors, held), place)
    own_country = str(dataset.tables["actors"]["country"].iloc[place])
    met = met[(met["country"] != own_country).to_numpy()]
    beside = pd.DataFrame(
        {
            "id": index.parties["actor_id"].cat.categories.astype("str"),
            **_money_with_each(index, rows.deals, place, size),
            "deals": _counted(deals, size),
            "undisclosed": _counted(deals[deals["own_best_usd_m"].isna().to_numpy()], size),
            "meetings": _counted(met, size),
        }
    )
    return beside[(beside["deals"] + beside["meetings"] > 0).to_numpy()].reset_index(drop=True)


def _place(index: Index, actor_id: str) -> int:
    """Return the number that links know an actor by: its place in the table of actors."""
    return int(index.parties["actor_id"].cat.categories.get_loc(actor_id))


def _others(links: pd.DataFrame, is_of: Mask, place: int) -> pd.DataFrame:
    return links[is_of & (links["actor_id"].cat.codes.to_numpy() != place)]


def _counted(links: pd.DataFrame, size: int) -> npt.NDArray[np.int64]:
    return np.bincount(links["actor_id"].cat.codes.to_numpy(), minlength=size)


def _money_with_each(
    index: Index, deals: pd.DataFrame, place: int, size: int
) -> dict[str, npt.NDArray[np.float64]]:
    """Add up the flows between an actor and each other one, by column."""
    flows = index.actor_flows
    payer, receiver = (flows[side].cat.codes.to_numpy() for side in (PAYER, RECEIVER))
    is_of = index.is_of(flows, deals)
    pays = is_of & (payer == place) & (receiver != place)
    receives = is_of & (receiver == place) & (payer != place)

    def added(is_meant: Mask, others: npt.NDArray[Any], column: str) -> npt.NDArray[np.float64]:
        own = np.nan_to_num(flows[column].to_numpy()[is_meant])
        return np.bincount(others[is_meant], own, size).astype(np.float64)

    both = {
        name: added(pays, receiver, column) + added(receives, payer, column)
        for name, column in zip(
            ("low_usd_m", "value_usd_m", "high_usd_m"), money.OWN_COLUMNS, strict=True
        )
    }
    return {
        **both,
        "paid_usd_m": added(pays, receiver, "own_best_usd_m"),
        "received_usd_m": added(receives, payer, "own_best_usd_m"),
    }


_LIFE = ["id", "start_on", "end_on", "date_precision", "kind", "status", "value_usd_m"]


def actor_life(rows: ActorRows) -> pd.DataFrame:
    """Lay an actor's deals and meetings out in time, by its part in them.

    A deal in which it has two parts stands in both lanes. Columns: ``id``, ``table`` (``deals``
    or ``meetings``), ``lane`` (a part, or ``meetings``), ``start_on``, ``end_on``,
    ``date_precision``, ``kind``, ``status``, ``value_usd_m``; lane by lane, in order of time.
    """
    of_deals, of_meetings = rows.deals, rows.meetings
    dates = {"start_on": of_deals["announced_on"], "end_on": of_deals["announced_on"]}
    deals = _living(of_deals, id=of_deals["deal_id"], **dates)
    ends = of_meetings["end_on"].fillna(of_meetings["start_on"])
    meetings = _living(of_meetings, id=of_meetings["meeting_id"], end_on=ends, value_usd_m=np.nan)
    in_time = np.argsort(deals["start_on"].to_numpy(), kind="stable")
    lanes = [
        *((part, "deals", in_time[is_in[in_time]]) for part, is_in in rows.parts.items()),
        ("meetings", "meetings", np.argsort(meetings["start_on"].to_numpy(), kind="stable")),
    ]
    tables = {"deals": deals, "meetings": meetings}
    life = pd.concat([tables[table].iloc[places] for _lane, table, places in lanes])
    sizes = [len(places) for _lane, _table, places in lanes]
    return life.assign(
        lane=np.repeat([str(lane) for lane, _table, _places in lanes], sizes),
        table=np.repeat([table for _lane, table, _places in lanes], sizes),
    ).reset_index(drop=True)


def _living(rows: pd.DataFrame, **others: Any) -> pd.DataFrame:
    """Return the columns of a life, those that ``others`` name from there."""
    columns = {name: others[name] if name in others else rows[name] for name in _LIFE}
    texts = {name: columns[name].astype("str") for name in _CODED}
    return pd.DataFrame(columns | texts, index=rows.index)


def recent_life(life: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """Return the years in which most of a life lies, and how many of its rows are older.

    A treaty of the nineties would press ten years of meetings into the edge of an axis.
    """
    years = life["start_on"].dt.year
    first = int(years.quantile(_FEW_ARE_OLDER, interpolation="lower"))
    recent = life[(years >= first).to_numpy()]
    return recent.reset_index(drop=True), len(life) - len(recent)
