"""Panels: the visuals that can stand alone, in a briefing, on a projector or in another's page."""

from collections.abc import Callable

from components import cards, charts, maps, session, walk_chart
from components.panel_titles import TITLES
from data import queries
from data.model import Dataset, Selection

PANEL = "panel"
"""The parameter of an address that names the panel to show."""

MOST_BARS = 8  # on a projector, a bar and its label must be read from the last row

Show = Callable[[Dataset, Selection], None]


def _map(dataset: Dataset, selection: Selection) -> None:
    deals = queries.deals(dataset, selection)
    meetings = queries.meetings(dataset, selection)
    measures = queries.country_measures(dataset, deals, meetings)
    maps.overview_map(dataset, measures, queries.flows(dataset, deals))


def _walk(dataset: Dataset, selection: Selection) -> None:
    walk = queries.walk(dataset, queries.kept_deals(dataset, selection))
    walk_chart.show(walk, key="panel-walk", whose=None)


def _themes(dataset: Dataset, selection: Selection) -> None:
    values = queries.value_by(queries.deals(dataset, selection), "theme").head(MOST_BARS)
    charts.value_by(dataset, values, "theme", key="panel-themes")


def _statuses(dataset: Dataset, selection: Selection) -> None:
    charts.value_by(
        dataset, queries.value_by_status(dataset, selection), "status", key="panel-statuses"
    )


def _countries(dataset: Dataset, selection: Selection) -> None:
    deals = queries.deals(dataset, selection)
    values = queries.value_by_country(dataset, deals).head(MOST_BARS)
    charts.value_by(dataset, values, "country", key="panel-countries")


def _largest(dataset: Dataset, selection: Selection) -> None:
    deals = queries.deals(dataset, selection)
    charts.largest_deals(
        dataset, queries.largest_deals(dataset, deals, MOST_BARS), key="panel-largest"
    )


def _years(dataset: Dataset, selection: Selection) -> None:
    deals = queries.deals(dataset, selection)
    by_year = queries.value_over_time(deals, "year", "status")
    charts.over_time(dataset, by_year, grain="year", series="status", is_cumulative=False)


def _flows(dataset: Dataset, selection: Selection) -> None:
    flows = queries.flows(dataset, queries.deals(dataset, selection))
    charts.sankey(dataset, flows, most=MOST_BARS - 2)


def _meetings(dataset: Dataset, selection: Selection) -> None:
    meetings = queries.meetings(dataset, selection)
    charts.timeline(dataset, queries.meeting_lanes(dataset, meetings, "kind"), "kind")


def _pairs(dataset: Dataset, selection: Selection) -> None:
    meetings = queries.meetings(dataset, selection)
    charts.who_met_whom(dataset, queries.who_met_whom(dataset, meetings, MOST_BARS + 2))


def _venues(dataset: Dataset, selection: Selection) -> None:
    maps.venue_map(dataset, queries.places(dataset, None, queries.meetings(dataset, selection)))


def _figures(dataset: Dataset, selection: Selection) -> None:
    cards.key_figures(queries.summary(dataset, selection))


PANELS: dict[str, Show] = {
    "map": _map,
    "walk": _walk,
    "themes": _themes,
    "statuses": _statuses,
    "countries": _countries,
    "largest": _largest,
    "years": _years,
    "flows": _flows,
    "meetings": _meetings,
    "pairs": _pairs,
    "venues": _venues,
    "figures": _figures,
}
"""What shows each panel, by its id."""


def asked() -> str:
    """Return the panel that the address names; else the first one."""
    first = next(iter(TITLES))
    return session.setting(PANEL, TITLES, first)
