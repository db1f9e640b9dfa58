"""Questions that a map asks: what lies where, and how much of it has no place."""

import pandas as pd

from data.index import INTERNATIONAL, index_of
from data.model import Dataset, Selection
from data.queries.deals import deals as deals_of
from data.queries.measures import measures
from data.queries.meetings import meetings as meetings_of
from data.vocabulary import MeetingStatus


def country_measures(dataset: Dataset, deals: pd.DataFrame, meetings: pd.DataFrame) -> pd.DataFrame:
    """Measure every country that takes part in a deal or a held meeting.

    Columns: ``country`` (alpha-3), ``received_usd_m``, ``paid_usd_m``, ``deals``,
    ``undisclosed`` (deals of any side), ``meetings``; countries overlap, see ``value_by_country``.
    """
    index = index_of(dataset)
    held = meetings[meetings["status"] == str(MeetingStatus.HELD)]
    measured = measures(
        index.deal_countries[index.is_of(index.deal_countries, deals)],
        index.meeting_countries[index.is_of(index.meeting_countries, held)],
        "country",
    ).drop(columns="value_usd_m")  # of a country in any part, as no map shows it
    takes_part = (measured["deals"] + measured["meetings"] > 0).to_numpy()
    return measured[takes_part & (measured["country"] != INTERNATIONAL)].reset_index(drop=True)


def places(dataset: Dataset, deals: pd.DataFrame | None, meetings: pd.DataFrame) -> pd.DataFrame:
    """Count deals and meetings by the place where they were made, held or are to be.

    Columns: ``place_id``, ``country``, ``latitude``, ``longitude``, ``deals``, ``meetings``,
    ``value_usd_m`` (own contributions of the deals there); most rows first. Without deals,
    only meetings are counted.
    """
    if deals is None:
        deals = index_of(dataset).deals.iloc[:0]
    counts = pd.DataFrame(
        {
            "deals": deals.groupby("place_id").size(),
            "meetings": meetings.groupby("place_id").size(),
            "value_usd_m": deals.groupby("place_id")["own_best_usd_m"].sum(),
        }
    ).fillna(0.0)
    located = dataset.table("places").merge(
        counts.rename_axis("place_id").reset_index(), on="place_id"
    )
    located = located.astype({"deals": int, "meetings": int})
    located["rows"] = located["deals"] + located["meetings"]
    located = located.sort_values("rows", ascending=False, kind="stable")
    return located[
        ["place_id", "country", "latitude", "longitude", "deals", "meetings", "value_usd_m"]
    ].reset_index(drop=True)


def without_place(deals: pd.DataFrame, meetings: pd.DataFrame) -> tuple[int, int]:
    """Count the deals and the meetings that have no place, and so no mark on the map."""
    return int((deals["place_id"] == "").sum()), int((meetings["place_id"] == "").sum())


def years(dataset: Dataset, selection: Selection) -> list[int]:
    """Return the years in which the selection has a counted deal or a meeting, in order."""
    dated = pd.concat(
        [
            deals_of(dataset, selection)["announced_on"],
            meetings_of(dataset, selection)["start_on"],
        ]
    )
    return [int(year) for year in sorted(dated.dt.year.unique())]
