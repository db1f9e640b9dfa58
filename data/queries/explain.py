"""What any figure on any page is made of: its rows, what each adds, and what was left out.

A ``Mark`` names a figure the way the page that shows it asked for it: what is measured, and
which part of the selection. ``explain`` asks the same questions again and keeps the rows. So
the rows of an explanation add up to the figure, which a test holds for every figure shown.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import cast

import numpy as np
import pandas as pd

from data import selection as selecting
from data.index import INTERNATIONAL, Index, index_of
from data.model import Dataset, Selection
from data.queries import reality
from data.queries.actors import Part, has_part
from data.queries.compare import deals_with, meetings_with, subjects
from data.queries.deals import deals as counted_deals
from data.queries.deals import left_out
from data.queries.horizon import SHARE, share_of_year
from data.queries.meetings import meetings as kept_meetings
from data.queries.reality import Step
from data.vocabulary import CountrySide, Lens, MeetingStatus

CONTRIBUTION = "contribution"
SEPARATOR = "."
HORIZON = "horizon"
_TO = "to-"  # before a grain: all periods up to one
_PERIODS = {"month": "M", "quarter": "Q", "year": "Y"}


class Measure(StrEnum):
    """What a figure measures."""

    VALUE = "value"  # money of the deals that the lens counts
    HEADLINE = "headline"  # money of all deals but cancelled ones
    KEPT = "kept"  # money of all deals, whatever the lens: bars by status show every rung
    STEP = "step"  # money at one step of the walk from headline to hard money
    DEALS = "deals"  # how many deals the lens counts
    MEETINGS = "meetings"  # how many meetings were held
    ACTORS = "actors"  # how many actors take part in a counted deal or a held meeting


MONEY = (Measure.VALUE, Measure.HEADLINE, Measure.KEPT, Measure.STEP)


@dataclass(frozen=True, slots=True)
class Mark:
    """Names one figure: ``axis`` and ``ids`` say which part, ``theme`` and ``aviation``.

    Axes of deals: theme, status, kind; country and actor (id, side; of a step: id, step);
    month, quarter, year (first day, and the axis and id of a series), to-month … (all up to
    it), horizon (as year, of pledges spread over their years); flow (payer, receiver, theme);
    place; subject (a country, bloc or actor that is compared, side). Axes of meetings: pair
    (two countries), month, day, place, country, actor, subject.
    """

    measure: Measure
    axis: str = ""
    ids: tuple[str, ...] = ()

    def written(self) -> str:
        """Return the mark as the address holds it: ``value.theme.aviation``."""
        return SEPARATOR.join([self.measure, *([self.axis] if self.axis else []), *self.ids])


@dataclass(frozen=True)
class Explanation:
    """What a figure is made of.

    Attributes:
        mark: the figure.
        table: what its rows are: ``deals``, ``meetings`` or ``actors``.
        rows: the rows, largest first, with ``contribution`` (millions of US dollars, unknown
            for an undisclosed deal; or 1, where rows are counted).
        left_out: deals of the same part that the lens does not count; columns as rows, with
            what each would add.
    """

    mark: Mark
    table: str
    rows: pd.DataFrame
    left_out: pd.DataFrame

    @property
    def amount(self) -> float:
        """The figure: the sum of what its rows add."""
        return float(self.rows[CONTRIBUTION].sum())

    @property
    def undisclosed(self) -> int:
        """How many rows add nothing because no figure is known for them."""
        return int(self.rows[CONTRIBUTION].isna().sum())


def mark_of(written: str) -> Mark | None:
    """Read a mark from an address; nothing if it names no figure that there could be."""
    measure, *rest = written.split(SEPARATOR)
    if measure not in set(Measure):
        return None
    if measure == Measure.STEP:
        return _mark_of_step(rest)
    axis, *ids = rest or [""]
    if measure == Measure.MEETINGS and axis not in _AXES_OF_MEETINGS:
        return None
    if measure != Measure.MEETINGS and axis in ("pair", "day"):
        return None
    wanted = _IDS_OF_AXIS.get(axis)
    if wanted is None or len(ids) not in wanted:
        return None
    return Mark(Measure(measure), axis, tuple(ids))


def _mark_of_step(rest: list[str]) -> Mark | None:
    """Read the step of a walk: that of the selection, or of an actor in it."""
    *axis, step = rest or [""]
    if step not in set(Step):
        return None
    if not axis:
        return Mark(Measure.STEP, ids=(step,))
    if len(axis) == 2 and axis[0] == "actor":
        return Mark(Measure.STEP, "actor", (axis[1], step))
    return None


_IDS_OF_AXIS: dict[str, tuple[int, ...]] = {
    "": (0,), "theme": (1,), "status": (1,), "kind": (1,), "country": (1, 2), "actor": (1, 2),
    "month": (1, 3), "quarter": (1, 3), "year": (1, 3), "to-month": (1, 3), "to-quarter": (1, 3),
    "to-year": (1, 3), HORIZON: (1, 3), "flow": (3,), "place": (1,), "pair": (2,), "day": (1,),
    "subject": (1, 2),
}  # fmt: skip
_AXES_OF_MEETINGS = {"", "pair", "place", "month", "day", "country", "actor", "subject"}


def explain(dataset: Dataset, selection: Selection, mark: Mark) -> Explanation:
    """Return the rows that make a figure, under a selection."""
    nothing = index_of(dataset).deals.iloc[:0].assign(**{CONTRIBUTION: 0.0})
    if mark.measure == Measure.MEETINGS:
        rows = _narrowed_meetings(dataset, selection, mark).assign(**{CONTRIBUTION: 1.0})
        return Explanation(mark, "meetings", rows, nothing)
    if mark.measure == Measure.ACTORS:
        return Explanation(mark, "actors", _actors(dataset, selection), nothing)
    if mark.measure == Measure.STEP:
        kept = reality.kept_deals(dataset, selection)
        if mark.axis == "actor":
            kept = _of_actor(index_of(dataset), kept, mark.ids[0])
        rows = reality.rows_of(dataset, kept, Step(mark.ids[-1]))
        return Explanation(
            mark, "deals", rows.rename(columns={reality.CONTRIBUTION: CONTRIBUTION}), nothing
        )
    deals, beside = _deals_and_left_out(dataset, selection, mark.measure)
    rows, others = (_narrowed(dataset, frame, mark) for frame in (deals, beside))
    if mark.measure == Measure.DEALS:
        rows = rows.assign(**{CONTRIBUTION: 1.0})
    return Explanation(mark, "deals", _largest_first(rows), _largest_first(others))


def _deals_and_left_out(
    dataset: Dataset, selection: Selection, measure: Measure
) -> tuple[pd.DataFrame, pd.DataFrame]:
    if measure == Measure.KEPT:
        kept = reality.kept_deals(dataset, selection)
        return kept, kept.iloc[:0]
    if measure == Measure.HEADLINE:
        selection = replace(selection, lens=Lens.HEADLINE)
    return counted_deals(dataset, selection), left_out(dataset, selection)


def _largest_first(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.sort_values(CONTRIBUTION, ascending=False, kind="stable")


def _narrowed(dataset: Dataset, deals: pd.DataFrame, mark: Mark) -> pd.DataFrame:
    """Return the deals of a part, with what each adds to it."""
    index = index_of(dataset)
    if mark.axis == "flow":
        return _of_flow(index, deals, mark.ids)
    if mark.axis == HORIZON:
        return _of_horizon(deals, *mark.ids)
    if mark.axis == "country":
        deals = _of_country(index, deals, *mark.ids)
    elif mark.axis == "place":
        deals = deals[deals["place_id"] == mark.ids[0]]
    elif mark.axis == "actor":
        deals = _of_actor(index, deals, *mark.ids)
    elif mark.axis == "subject":
        deals = deals_with(dataset, deals, subjects(dataset)[mark.ids[0]], *mark.ids[1:])
    elif mark.axis.removeprefix(_TO) in _PERIODS:
        deals = _of_period(deals, mark.axis, *mark.ids)
    elif mark.axis:
        deals = deals[deals[mark.axis].astype(str) == mark.ids[0]]
    return deals.assign(**{CONTRIBUTION: deals["own_best_usd_m"]})


def _of_country(
    index: Index, deals: pd.DataFrame, country: str, side: str = str(CountrySide.ANY)
) -> pd.DataFrame:
    if side == CountrySide.VENUE:
        return deals[index.deal_venues[deals.index] == country]
    links = index.deal_countries
    links = links[links["country"] == country]
    if side in (CountrySide.PAYER, CountrySide.RECEIVER):
        links = links[links["pays" if side == CountrySide.PAYER else "receives"]]
    return deals[deals.index.isin(links["row"])]


def _of_actor(index: Index, deals: pd.DataFrame, actor: str, part: str = "any") -> pd.DataFrame:
    links = index.deal_actors
    links = links[has_part(links, cast(Part, part)) & (links["actor_id"] == actor).to_numpy()]
    return deals[deals.index.isin(links["row"])]


def _of_period(
    deals: pd.DataFrame, axis: str, start: str, series: str = "", series_id: str = ""
) -> pd.DataFrame:
    begins = deals["announced_on"].dt.to_period(_PERIODS[axis.removeprefix(_TO)]).dt.start_time
    first = pd.Timestamp(start)
    deals = deals[begins <= first if axis.startswith(_TO) else begins == first]
    return deals[deals[series].astype(str) == series_id] if series else deals


def _of_horizon(
    deals: pd.DataFrame, start: str, series: str = "", series_id: str = ""
) -> pd.DataFrame:
    """Return the deals spread over a year; each adds the part of its figure that falls there."""
    rows = share_of_year(deals, pd.Timestamp(start).year)
    rows = rows[rows[series].astype(str) == series_id] if series else rows
    return rows.assign(**{CONTRIBUTION: rows["own_best_usd_m"] * rows[SHARE]})


def _of_flow(index: Index, deals: pd.DataFrame, ids: tuple[str, ...]) -> pd.DataFrame:
    """Return the deals of a flow; each adds its share, split equally over its pairs."""
    flows = index.flows[index.is_of(index.flows, deals)]
    for column, wanted in zip(("payer", "receiver", "theme"), ids, strict=True):
        flows = flows[(flows[column] == wanted).to_numpy()]
    shares = flows.set_index("row")["own_best_usd_m"]
    return deals.loc[shares.index].assign(**{CONTRIBUTION: shares})


def _narrowed_meetings(dataset: Dataset, selection: Selection, mark: Mark) -> pd.DataFrame:
    index, meetings = index_of(dataset), kept_meetings(dataset, selection)
    narrow: dict[str, Callable[[], pd.Series | np.ndarray]] = {
        "": lambda: meetings["status"] == str(MeetingStatus.HELD),
        "pair": lambda: (
            _attended_by(index, meetings, mark.ids)
            & (meetings["status"] == str(MeetingStatus.HELD))
        ),
        "country": lambda: (
            _attended_by(index, meetings, mark.ids[:1])
            & (meetings["status"] == str(MeetingStatus.HELD))
        ),
        "actor": lambda: (
            meetings.index.isin(
                index.meeting_actors["row"][index.meeting_actors["actor_id"] == mark.ids[0]]
            )
            & (meetings["status"] == str(MeetingStatus.HELD))
        ),
        "subject": lambda: (
            meetings.index.isin(
                meetings_with(dataset, meetings, subjects(dataset)[mark.ids[0]]).index
            )
            & (meetings["status"] == str(MeetingStatus.HELD))
        ),
        "place": lambda: meetings["place_id"] == mark.ids[0],
        "month": lambda: (
            (meetings["month"] == mark.ids[0][:7])
            & (meetings["status"] != str(MeetingStatus.CANCELLED))
            & (meetings["date_precision"] != "year")
        ),
        "day": lambda: (
            (meetings["start_on"] == pd.Timestamp(mark.ids[0]))
            & (meetings["status"] != str(MeetingStatus.CANCELLED))
            & (meetings["date_precision"] == "day")
        ),
    }
    return meetings[narrow[mark.axis]()]


def _attended_by(index: Index, meetings: pd.DataFrame, countries: tuple[str, ...]) -> np.ndarray:
    present = index.participants
    masks = [
        meetings.index.isin(present["row"][present["country"] == country])
        for country in countries
        if country != INTERNATIONAL
    ]
    return selecting.all_of(masks, len(meetings))


def _actors(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Return the actors of counted deals and of held meetings, each counted once."""
    index = index_of(dataset)
    meetings = kept_meetings(dataset, selection)
    held = meetings[meetings["status"] == str(MeetingStatus.HELD)]
    deals = counted_deals(dataset, selection)
    ids = set(index.parties["actor_id"][index.is_of(index.parties, deals)])
    ids |= set(index.participants["actor_id"][index.is_of(index.participants, held)])
    actors = dataset.table("actors")
    return actors[actors["actor_id"].isin(ids)].assign(**{CONTRIBUTION: 1.0})
