"""Everything about one actor: who it is, what it does under a selection, and with whom."""

from dataclasses import dataclass

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
        deals: its counted deals, columns as ``queries.deals``; ``parts`` says for each part
            which of them (``payer``, ``receiver``, ``other``), by row number.
        meetings: its meetings, columns as ``queries.meetings``.
    """

    summary: Summary
    deals: pd.DataFrame
    parts: dict[Part, pd.Index]
    meetings: pd.DataFrame

    def deals_as(self, part: Part) -> pd.DataFrame:
        """Return its deals in which it has a part."""
        return self.deals if part == "any" else self.deals.loc[self.parts[part]]

    def total_as(self, part: Part) -> Total:
        """Add up its deals in which it has a part."""
        return money.total(self.deals_as(part))


def actor_detail(dataset: Dataset, actor_id: str) -> ActorDetail | None:
    """Return who an actor is; nothing if there is no such actor."""
    actors = dataset.table("actors")
    row = actors[actors["actor_id"] == actor_id]
    if row.empty:
        return None
    memberships = dataset.table("memberships").sort_values(["status", "since"], kind="stable")
    return ActorDetail(
        actor=row.iloc[0],
        standings=memberships[memberships["member_id"] == actor_id],
        members=memberships[memberships["bloc_id"] == actor_id],
    )


def actor_rows(dataset: Dataset, selection: Selection, actor_id: str) -> ActorRows:
    """Return the deals and meetings of one actor that the selection keeps."""
    index = index_of(dataset)
    in_deals = index.deal_actors[(index.deal_actors["actor_id"] == actor_id).to_numpy()]
    at_meetings = index.meeting_actors[(index.meeting_actors["actor_id"] == actor_id).to_numpy()]
    kept = selecting.kept_deals(index, selection) & _rows(in_deals, len(index.deals))
    met = selecting.kept_meetings(index, selection) & _rows(at_meetings, len(index.meetings))
    deals = index.deals[kept & selecting.is_counted(index, selection.lens)]
    counted = in_deals[in_deals["row"].isin(deals.index)]
    parts: tuple[Part, ...] = ("payer", "receiver", "other")
    return ActorRows(
        summary=summary_of(index, kept, met, selection.lens),
        deals=deals,
        parts={part: pd.Index(counted["row"][has_part(counted, part)]) for part in parts},
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
    pairs = index.actor_flows[index.is_of(index.actor_flows, rows.deals)]
    pays, receives = ((pairs[side] == actor_id).to_numpy() for side in (PAYER, RECEIVER))
    paid = pairs[pays & ~receives].rename(columns={RECEIVER: "id"})
    received = pairs[receives & ~pays].rename(columns={PAYER: "id"})
    both = money.totals_by(pd.concat([paid, received]).astype({"id": "str"}), "id")
    together = money.totals_by(_others(index, index.deal_actors, rows.deals, actor_id), "id")
    held = rows.meetings[rows.meetings["status"] == str(MeetingStatus.HELD)]
    met = _met(dataset, _others(index, index.meeting_actors, held, actor_id), actor_id)
    ids = dataset.table("actors")["actor_id"]

    def of(totals: pd.DataFrame, column: str) -> npt.NDArray[np.float64]:
        values = totals.set_index(totals["id"].astype("str"))[column]
        return np.asarray(values.reindex(ids, fill_value=0), dtype=np.float64)

    beside = pd.DataFrame(
        {
            "id": ids,
            **{name: of(both, name) for name in ("low_usd_m", "value_usd_m", "high_usd_m")},
            "paid_usd_m": of(money.totals_by(paid, "id"), "value_usd_m"),
            "received_usd_m": of(money.totals_by(received, "id"), "value_usd_m"),
            "deals": of(together, "deals"),
            "undisclosed": of(together, "undisclosed"),
            "meetings": met.set_axis(met.index.astype("str")).reindex(ids, fill_value=0).to_numpy(),
        }
    )
    return beside[(beside["deals"] + beside["meetings"] > 0).to_numpy()].reset_index(drop=True)


def _others(index: Index, links: pd.DataFrame, rows: pd.DataFrame, actor_id: str) -> pd.DataFrame:
    """Return the other actors' links to some deals or meetings, each under ``id``."""
    is_other = index.is_of(links, rows) & (links["actor_id"] != actor_id).to_numpy()
    return links[is_other].rename(columns={"actor_id": "id"})


def _met(dataset: Dataset, others: pd.DataFrame, actor_id: str) -> pd.Series:
    """Count the meetings with each of those that are not of the actor's own country."""
    actors = dataset.table("actors").set_index("actor_id")["country"]
    own = str(actors[actor_id])
    if own:
        others = others[(others["country"] != own).to_numpy()]
    return others["id"].value_counts()


def actor_life(rows: ActorRows) -> pd.DataFrame:
    """Lay an actor's deals and meetings out in time, by its part in them.

    A deal in which it has two parts stands in both lanes. Columns: ``id``, ``table`` (``deals``
    or ``meetings``), ``lane`` (a part, or ``meetings``), ``start_on``, ``end_on``,
    ``date_precision``, ``kind``, ``status``, ``value_usd_m``; lane by lane, in order of time.
    """
    lanes = []
    for part in rows.parts:
        deals = rows.deals_as(part).sort_values("announced_on", kind="stable")
        renamed = deals.rename(columns={"deal_id": "id", "announced_on": "start_on"})
        lanes.append(renamed.assign(table="deals", lane=part, end_on=renamed["start_on"]))
    meetings = rows.meetings.sort_values("start_on", kind="stable")
    meetings = meetings.rename(columns={"meeting_id": "id"}).assign(
        table="meetings", lane="meetings", value_usd_m=np.nan
    )
    meetings["end_on"] = meetings["end_on"].fillna(meetings["start_on"])
    columns = ["id", "table", "lane", "start_on", "end_on", "date_precision", "kind", "status",
               "value_usd_m"]  # fmt: skip
    texts = dict.fromkeys(("date_precision", "kind", "status"), "str")
    return pd.concat(
        [lane[columns].astype(texts) for lane in (*lanes, meetings)], ignore_index=True
    )


def recent_life(life: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """Return the years in which most of a life lies, and how many of its rows are older.

    A treaty of the nineties would press ten years of meetings into the edge of an axis.
    """
    years = life["start_on"].dt.year
    first = int(years.quantile(_FEW_ARE_OLDER, interpolation="lower"))
    recent = life[(years >= first).to_numpy()]
    return recent.reset_index(drop=True), len(life) - len(recent)
