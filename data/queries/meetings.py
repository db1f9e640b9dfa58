"""Questions about meetings: who met whom, when, in what form."""

from datetime import date
from typing import Literal

import numpy as np
import pandas as pd

from data import selection as selecting
from data.index import INTERNATIONAL, index_of
from data.model import Dataset, Selection
from data.queries.deals import highest_first
from data.vocabulary import MeetingStatus, ParticipantRole

Lane = Literal["kind", "host"]


def meetings(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Return the meetings that the selection keeps: held, planned and cancelled ones.

    Columns: those of the meetings table without its long texts, and ``month``; indexed by
    row number.
    """
    index = index_of(dataset)
    return index.meetings[selecting.kept_meetings(index, selection)]


def latest_meetings(meetings: pd.DataFrame, most: int = 5) -> pd.DataFrame:
    """Return the meetings held last, newest first; columns as ``meetings``."""
    is_held = (meetings["status"] == str(MeetingStatus.HELD)).to_numpy()
    return highest_first(meetings, "start_on", most, among=is_held)


def newest_meetings(meetings: pd.DataFrame, most: int) -> pd.DataFrame:
    """Return the meetings that begin last, planned ones too, in the order of the table."""
    return highest_first(meetings, "start_on", most).sort_index()


def next_meetings(meetings: pd.DataFrame, today: date, most: int = 5) -> pd.DataFrame:
    """Return the planned meetings that are not over, soonest first; columns as ``meetings``."""
    planned = meetings[meetings["status"] == str(MeetingStatus.PLANNED)]
    end = planned["end_on"].fillna(planned["start_on"])
    coming = planned[end >= pd.Timestamp(today)]
    return coming.sort_values("start_on", kind="stable").head(most)


def meetings_by_month(meetings: pd.DataFrame) -> pd.DataFrame:
    """Count meetings that were not cancelled by month; ``year``, ``month`` (1-12), ``meetings``.

    A meeting known only to its year is left out: it has no month.
    """
    dated = meetings[
        (meetings["status"] != str(MeetingStatus.CANCELLED))
        & (meetings["date_precision"] != "year")
    ]
    start = dated["start_on"].dt
    counts = dated.groupby([start.year.rename("year"), start.month.rename("month")]).size()
    return counts.rename("meetings").reset_index()


def meetings_by_day(meetings: pd.DataFrame) -> pd.DataFrame:
    """Count meetings that were not cancelled by the day they began; ``day``, ``meetings``.

    Only meetings known to the day have one.
    """
    dated = meetings[
        (meetings["status"] != str(MeetingStatus.CANCELLED)) & (meetings["date_precision"] == "day")
    ]
    counts = dated.groupby("start_on").size().rename("meetings")
    return counts.rename_axis("day").reset_index()


def meeting_lanes(
    dataset: Dataset, meetings: pd.DataFrame, lane: Lane = "kind", most: int = 10
) -> pd.DataFrame:
    """Lay meetings out in lanes by kind or by host country.

    A meeting with several hosts stands in the lane of each. Columns: ``id``, ``start_on``,
    ``end_on``, ``date_precision``, ``lane`` (kind or alpha-3), ``kind``, ``status``; lanes
    by their number of meetings, the ``most`` largest, then time.
    """
    columns = {"meeting_id": "id"}
    kept = ["id", "start_on", "end_on", "date_precision", "kind", "status"]
    described = meetings.rename(columns=columns)[kept].astype({"kind": str, "status": str})
    described["end_on"] = described["end_on"].fillna(described["start_on"])
    if lane == "kind":
        described["lane"] = described["kind"]
    else:
        links = index_of(dataset).participants
        hosts = links[links["role"] == str(ParticipantRole.HOST)][["row", "country"]]
        hosts = hosts[hosts["country"] != INTERNATIONAL].drop_duplicates()
        hosts = hosts.set_index("row")["country"].astype(object).rename("lane")
        described = described.join(hosts, how="inner")
    sizes = described["lane"].value_counts().head(most)
    described = described[described["lane"].isin(sizes.index)]
    rank = {name: number for number, name in enumerate(sizes.index)}
    return (
        described.assign(rank=described["lane"].map(rank))
        .sort_values(["rank", "start_on"], kind="stable")
        .drop(columns="rank")
        .reset_index(drop=True)
    )


def who_met_whom(dataset: Dataset, meetings: pd.DataFrame, most: int = 15) -> pd.DataFrame:
    """Count the held meetings at which two countries were both present.

    Columns: ``row``, ``column`` (alpha-3), ``meetings``; both directions, without the
    diagonal, for the countries present most often, most present first.
    """
    held = meetings[meetings["status"] == str(MeetingStatus.HELD)]
    links = index_of(dataset).participants
    present = links[links["row"].isin(held.index) & (links["country"] != INTERNATIONAL)]
    present = present[["row", "country"]].drop_duplicates().astype({"country": object})
    often = present["country"].value_counts().head(most).index
    present = present[present["country"].isin(often)]
    order = {country: number for number, country in enumerate(often)}
    attendance = np.zeros((held.index.max() + 1 if len(held) else 0, len(often)), dtype=np.int64)
    attendance[present["row"], present["country"].map(order)] = 1
    together = attendance.T @ attendance
    rows, columns = np.nonzero(together)
    pairs = pd.DataFrame(
        {
            "row": np.asarray(often, dtype=object)[rows],
            "column": np.asarray(often, dtype=object)[columns],
            "meetings": together[rows, columns],
        }
    )
    return pairs[pairs["row"] != pairs["column"]].reset_index(drop=True)
