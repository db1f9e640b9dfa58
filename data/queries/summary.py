"""The headline figures of a selection, each worked out once for every page that shows it."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data import money
from data import selection as selecting
from data.index import INTERNATIONAL, index_of
from data.model import Dataset, Selection
from data.money import Total
from data.vocabulary import Lens, MeetingStatus


@dataclass(frozen=True, slots=True)
class Summary:
    """What a selection comes to.

    ``counted`` is what the lens counts, ``left_out`` what it leaves out of the kept deals,
    ``headline`` what the headline lens would count. ``meetings`` counts held meetings;
    ``planned`` and ``cancelled`` stand beside them. ``actors`` and ``countries`` are those of
    counted deals and of held meetings. ``newest_on`` is the day of the newest row, if any.
    """

    counted: Total
    left_out: Total
    headline: Total
    meetings: int
    planned: int
    cancelled: int
    actors: int
    countries: int
    newest_on: pd.Timestamp | None

    @property
    def is_empty(self) -> bool:
        """Whether the selection keeps nothing at all."""
        return self.rows == 0

    @property
    def rows(self) -> int:
        """How many deals and meetings are counted or shown."""
        return self.counted.deals + self.meetings + self.planned + self.cancelled


def summary(dataset: Dataset, selection: Selection) -> Summary:
    """Work out the headline figures of a selection."""
    index = index_of(dataset)
    kept = index.deals[selecting.kept_deals(index, selection)]
    is_counted = money.is_counted(kept["status"], selection.lens)
    counted = kept[is_counted]
    meetings = index.meetings[selecting.kept_meetings(index, selection)]
    by_status = dict(zip(*np.unique(meetings["status"].cat.codes, return_counts=True), strict=True))
    planned, cancelled = (
        int(by_status.get(list(MeetingStatus).index(status), 0))
        for status in (MeetingStatus.PLANNED, MeetingStatus.CANCELLED)
    )
    held = meetings[meetings["status"] == str(MeetingStatus.HELD)]
    parties = index.parties[index.is_of(index.parties, counted)]
    participants = index.participants[index.is_of(index.participants, held)]
    actors, countries = (
        np.union1d(parties[column].cat.codes, participants[column].cat.codes)
        for column in ("actor_id", "country")
    )
    international = index.parties["country"].cat.categories.get_loc(INTERNATIONAL)
    newest = max(counted["announced_on"].max(), held["start_on"].max(), key=_or_earliest)
    return Summary(
        counted=money.total(counted),
        left_out=money.total(kept[~is_counted]),
        headline=money.total(kept[money.is_counted(kept["status"], Lens.HEADLINE)]),
        meetings=len(held),
        planned=planned,
        cancelled=cancelled,
        actors=len(actors),
        countries=int((countries != international).sum()),
        newest_on=None if pd.isna(newest) else newest,
    )


def _or_earliest(moment: pd.Timestamp) -> pd.Timestamp:
    return pd.Timestamp.min if pd.isna(moment) else moment


def sizes(dataset: Dataset) -> dict[str, int]:
    """Return how many rows each table has, by the table's name."""
    return {name: len(table) for name, table in dataset.tables.items()}


def worked_example(dataset: Dataset) -> pd.Series | None:
    """Return the package with most parts whose parts leave a remainder, if there is one."""
    deals = index_of(dataset).deals
    parts = deals["part_of"].value_counts().drop("", errors="ignore")
    packages = deals[
        (deals["own_best_usd_m"] > 0) & (deals["parts_usd_m"] > 0) & ~deals["parts_exceed"]
    ]
    if packages.empty:
        return None
    return packages.loc[packages["deal_id"].map(parts).idxmax()]
