"""A chart on the page: its words, its table twin, and what a click on a mark does."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Literal, cast

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components import (
    clicks,
    concentration,
    figures,
    footer,
    navigation,
    offers,
    session,
    theme,
    twins,
)
from components.figures import words
from components.footer import Takeaway
from components.i18n import _
from components.labels import labelled
from components.navigation import PageEntry
from components.text import plain
from data import queries
from data.model import Dataset
from data.queries import Dimension, Grain, Measure, SourceDimension

Axis = Literal["theme", "status", "kind", "country"]

_FILTER_OF: dict[str, str] = {
    "theme": "themes",
    "status": "statuses",
    "kind": "deal_kinds",
    "country": "countries",
    "meeting_kind": "meeting_kinds",
}
_COLORED = {"theme", "status"}


def value_by(
    dataset: Dataset, values: pd.DataFrame, axis: Axis, *, key: str, side: str | None = None
) -> None:
    """Show value by theme, status, kind or country; a click on a bar filters by it.

    ``values`` is the answer of ``queries.value_by`` or ``queries.value_by_country``, the latter
    for countries on a ``side``.
    """
    shown = labelled(dataset, values, axis)
    color_by = cast(Any, axis if axis in _COLORED else "none")
    title = _("Value by {group}").format(group=axis_name(axis))
    # Bars by status show every rung, whatever the lens counts.
    measure = Measure.KEPT if axis == "status" else Measure.VALUE
    show(
        figures.value_bars(shown, color_by=color_by),
        words.by_value(shown, title),
        key=key,
        title=title,
        picks=_FILTER_OF[axis],
        twin=lambda: twins.values(shown, axis_name(axis)),
        explains=lambda: offers.of_values(shown, axis, measure=measure, side=side),
    )
    driven = concentration.driven_note(shown)
    if driven:
        st.caption(plain(driven))


def axis_name(axis: Axis) -> str:
    """Return what the groups of a chart are."""
    return {
        "theme": _("theme"),
        "status": _("status"),
        "kind": _("kind of deal"),
        "country": _("country"),
    }[axis]


def axis_label(axis: Axis) -> str:
    """Return what the groups of a chart are, as it stands alone on a button."""
    name = axis_name(axis)
    return name[:1].upper() + name[1:]


def grain_label(grain: str) -> str:
    """Return what a length of period is called."""
    return {"month": _("Month"), "quarter": _("Quarter"), "year": _("Year")}[grain]


def over_time(
    dataset: Dataset,
    values: pd.DataFrame,
    *,
    grain: Grain,
    series: Dimension | None,
    is_cumulative: bool,
) -> None:
    """Show value over time; ``values`` is the answer of ``queries.value_over_time``."""
    shown = labelled(dataset, values, series or "", of="series_id", to="series_label")
    color_by = cast(Any, series if series in _COLORED else "none")
    show(
        figures.value_over_time(shown, grain=grain, is_cumulative=is_cumulative, color_by=color_by),
        words.over_time(shown, _("Value over time"), grain=grain),
        key="value-over-time",
        title=_("Value over time"),
        twin=lambda: twins.over_time(shown, grain),
        explains=lambda: offers.of_periods(shown, grain, series, is_sum=is_cumulative),
    )


def largest_deals(dataset: Dataset, deals: pd.DataFrame, *, key: str) -> None:
    """Show the largest deals; a click opens one. ``deals`` answers ``queries.largest_deals``."""
    shown = labelled(dataset, deals, "deal")
    show(
        figures.largest_bars(shown),
        words.by_value(shown, _("Largest deals")),
        key=key,
        title=_("Largest deals"),
        opens=navigation.DEAL,
        twin=lambda: twins.largest(shown),
    )
    if shown["is_weak"].any():
        st.caption(_("Paler: rests on one source."))


def actors_by_value(dataset: Dataset, values: pd.DataFrame, subject: str, *, key: str) -> None:
    """Show some actors by value; a click opens one. ``values``: ``queries.value_by_actor``."""
    shown = labelled(dataset, values, "actor")
    show(
        figures.value_bars(shown),
        words.by_value(shown, subject),
        key=key,
        title=subject,
        opens=navigation.ACTOR,
        twin=lambda: twins.values(shown, _("actor")),
    )


def actors_by_count(
    dataset: Dataset, counts: pd.DataFrame, subject: str, *, of: str, key: str
) -> None:
    """Show some actors by their number of deals or of meetings: ``id`` and the column ``of``."""
    shown = labelled(dataset, counts, "actor")
    show(
        figures.count_bars(shown, of=of),
        words.by_count(shown, subject, of=of),
        key=key,
        title=subject,
        opens=navigation.ACTOR,
        twin=lambda: twins.counts(shown, _("actor"), of),
    )


def sankey(dataset: Dataset, flows: pd.DataFrame, *, most: int = 8) -> None:
    """Show who pays whom for what, small ones pooled; ``flows`` answers ``queries.flows``."""
    pooled = queries.flows_by_theme(flows, most)
    shown = labelled(dataset, pooled, "party", of="payer", to="payer_label")
    shown = labelled(dataset, shown, "party", of="receiver", to="receiver_label")
    shown = labelled(dataset, shown, "theme", of="theme", to="theme_label")
    show(
        figures.sankey(shown, is_dark=session.is_dark()),
        words.of_flows(shown),
        key="sankey",
        title=_("Who pays whom, and for what"),
        twin=lambda: twins.flows(shown),
        on_paper=lambda: figures.sankey(shown, is_dark=False),
        explains=lambda: offers.of_flows(dataset, flows),
    )


def timeline(dataset: Dataset, meetings: pd.DataFrame, lane: Literal["kind", "host"]) -> None:
    """Show meetings in lanes; a click opens one. ``meetings`` answers ``queries.meeting_lanes``."""
    dimension = "meeting_kind" if lane == "kind" else "country"
    shown = labelled(dataset, meetings, dimension, of="lane", to="lane_label")
    shown = labelled(dataset, shown, "meeting")
    show(
        figures.timeline(shown),
        words.of_meetings(shown),
        key="meeting-timeline",
        title=_("Timeline of meetings"),
        opens=navigation.MEETING,
        twin=lambda: twins.timeline(shown),
    )


def life(dataset: Dataset, life: pd.DataFrame) -> None:
    """Show an actor's deals and meetings in time; ``life`` answers ``queries.actor_life``."""
    of_deals = life["table"] == "deals"
    shown = pd.concat(
        [
            labelled(dataset, life[of_deals], "deal"),
            labelled(dataset, life[~of_deals], "meeting"),
        ]
    )
    shown = labelled(dataset, shown, "lane", of="lane", to="lane_label")
    show(
        figures.life(shown),
        words.of_life(shown),
        key="actor-life",
        title=_("Deals and meetings in time"),
        twin=lambda: twins.life(shown),
        acts={
            "deals": partial(navigation.open_row, navigation.DEAL),
            "meetings": partial(navigation.open_row, navigation.MEETING),
        },
    )


def month_heatmap(counts: pd.DataFrame) -> None:
    """Show meetings by month and year; ``counts`` answers ``queries.meetings_by_month``."""
    show(
        figures.month_heatmap(counts),
        words.of_months(counts),
        key="meeting-months",
        title=_("Meetings by month"),
        twin=lambda: twins.months(counts),
        explains=lambda: offers.of_months(counts),
    )


def calendar(counts: pd.DataFrame) -> None:
    """Show meetings by day; ``counts`` is the answer of ``queries.meetings_by_day``."""
    show(
        figures.calendar(counts),
        words.of_days(counts),
        key="meeting-days",
        title=_("Meetings by day"),
        twin=lambda: twins.days(counts),
        explains=lambda: offers.of_days(counts),
    )


def who_met_whom(dataset: Dataset, pairs: pd.DataFrame) -> None:
    """Show how often countries met; ``pairs`` is the answer of ``queries.who_met_whom``."""
    shown = labelled(dataset, pairs, "country", of="row", to="row_label")
    shown = labelled(dataset, shown, "country", of="column", to="column_label")
    show(
        figures.matrix(shown),
        words.of_pairs(shown),
        key="who-met-whom",
        title=_("Who met whom"),
        twin=lambda: twins.pairs(shown),
        explains=lambda: offers.of_pairs(shown),
    )


def sources_by(dataset: Dataset, counts: pd.DataFrame, dimension: SourceDimension) -> None:
    """Show how many sources there are of each; ``counts`` is the answer of ``sources_by``."""
    shown = labelled(dataset, counts, "source_kind" if dimension == "kind" else dimension)
    name = {"kind": _("Kind"), "language": _("Language"), "year": _("Year")}[dimension]
    show(
        figures.count_bars(shown, of="sources"),
        words.by_count(shown, _("Sources"), of="sources"),
        key=f"sources-by-{dimension}",
        twin=lambda: twins.counts(shown, name, "sources"),
    )


def publishers(dataset: Dataset, counts: pd.DataFrame) -> None:
    """Show whom most rows rest on; ``counts`` is the answer of ``queries.publishers``."""
    shown = labelled(dataset, counts, "publisher")
    show(
        figures.count_bars(shown, of="rows"),
        words.by_count(shown, _("Rows that rest on each publisher"), of="rows"),
        key="publishers",
        twin=lambda: twins.counts(shown, _("Publisher"), "rows"),
    )


def show(
    figure: go.Figure,
    alternative: str,
    *,
    key: str,
    title: str = "",
    picks: str | None = None,
    opens: PageEntry | None = None,
    acts: Mapping[str, Callable[[str], None]] | None = None,
    twin: Callable[[], pd.DataFrame] | None = None,
    on_paper: Callable[[], go.Figure] | None = None,
    is_selected: bool = True,
    explains: Callable[[], Mapping[str, str]] | None = None,
) -> None:
    """Show a figure with the words that say what it shows, and with ways to take it away.

    Args:
        figure: the chart; a mark that can be clicked has an id as its first custom datum.
        alternative: what the chart says, for those who cannot see it.
        key: the element's name on its page, and in an address that leads to it.
        title: what a picture of the chart is headed with; what it says if not given.
        picks: the filter that a click on a mark adds its id to, or takes it from.
        opens: the detail view that a click on a mark opens.
        acts: where marks differ, what a click does with its id, by its second custom datum.
        twin: makes the chart's figures as a table, headed in the reader's language.
        on_paper: draws the chart for a white ground, if it is drawn otherwise on a dark one.
        is_selected: whether it shows what the reader's filters keep.
        explains: names the marks whose making can be explained: see ``explain.menu``.
    """
    clickable: dict[str, Any] = {}
    if picks or opens or acts:
        clickable = {
            "on_select": lambda: clicks.follow(key, picks, opens, acts or {}),
            "selection_mode": "points",
        }
    with footer.figure(key):
        st.plotly_chart(figure, key=key, config=theme.plotly_config(), alt=alternative, **clickable)
    footer.show(
        Takeaway(
            key=key,
            title=title or alternative,
            words=alternative,
            twins={key: twin} if twin else {},
            picture=on_paper or (lambda: figure),
            selection=session.selection() if is_selected else None,
            explains=explains,
        )
    )
