"""The headline figures of a selection, each worked out once for every page that shows it."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from data import money
from data import selection as selecting
from data.index import INTERNATIONAL, Index, index_of
from data.model import Dataset, Selection
from data.money import Total
from data.selection import Mask
from data.vocabulary import Lens, MeetingStatus


@dataclass(frozen=True, slots=True)
class Summary:
    """What a selection comes to.

    ``counted`` is what the lens counts, ``left_out`` what it leaves out of the kept deals,
    ``headline`` what the headline lens would count. ``meetings`` counts held meetings;
    ``planned`` and ``cancelled`` stand beside them. ``actors`` and ``countries`` are those of
    counted deals and of held meetings.
    """

    counted: Total
    left_out: Total
    headline: Total
    meetings: int
    planned: int
    cancelled: int
    actors: int
    countries: int

    @property
    def is_empty(self) -> bool:
        """Whether the selection keeps nothing at all."""
        return self.rows == 0

    @property
    def rows(self) -> int:
        """How many deals and meetings are counted or shown."""
        return self.counted.deals + self.meetings + self.planned + self.cancelled


@lru_cache(maxsize=32)  # going from page to page keeps the selection
def summary(dataset: Dataset, selection: Selection) -> Summary:
    """Work out the headline figures of a selection."""
    index = index_of(dataset)
    return summary_of(
        index,
        selecting.kept_deals(index, selection),
        selecting.kept_meetings(index, selection),
        selection.lens,
    )


def summary_of(index: Index, kept: Mask, kept_meetings: Mask, lens: Lens) -> Summary:
    """Work out the headline figures of some deals and meetings under a lens."""
    is_counted = selecting.is_counted(index, lens)
    status = index.meetings["status"].to_numpy()
    held, planned, cancelled = (kept_meetings & (status == str(each)) for each in MeetingStatus)
    parties = index.parties[index.links_of(index.parties, kept & is_counted)]
    participants = index.participants[index.links_of(index.participants, held)]
    actors, countries = (
        np.union1d(parties[column].cat.codes, participants[column].cat.codes)
        for column in ("actor_id", "country")
    )
    international = index.parties["country"].cat.categories.get_loc(INTERNATIONAL)
    own = index.own_values
    return Summary(
        counted=money.total(own[kept & is_counted]),
        left_out=money.total(own[kept & ~is_counted]),
        headline=money.total(own[kept & selecting.is_counted(index, Lens.HEADLINE)]),
        meetings=int(held.sum()),
        planned=int(planned.sum()),
        cancelled=int(cancelled.sum()),
        actors=len(actors),
        countries=int((countries != international).sum()),
    )


def sizes(dataset: Dataset) -> dict[str, int]:
    """Return how many rows each table has, by the table's name."""
    return {name: len(table) for name, table in dataset.tables.items()}


def source_languages(dataset: Dataset) -> pd.Series:
    """Count the sources by their language (ISO 639-1), most first."""
    return dataset.tables["sources"]["language"].astype(str).value_counts()


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
