"""The full map: its layers, its years, its legend, and what could not be drawn and why."""

from dataclasses import replace
from typing import Any, cast

import pandas as pd
import streamlit as st

from components import (
    controls,
    explained,
    maps,
    names,
    offers,
    sentences,
    session,
    wording,
)
from components import twins as tabled
from components.explained import Measure
from components.exports.pictures import Legend
from components.i18n import _
from components.maps import Twin
from data import queries
from data.model import Dataset, Selection
from geo import layers, views

Drawn = tuple[pd.DataFrame | None, pd.DataFrame | None]
"""The flows and the places that the map draws, as far as it does."""

STANDING, NOTHING = "standing", "none"
SHADES = (*explained.MEASURES, STANDING, NOTHING)
DEFAULT_BLOC = "abraham-accords"
ALL_YEARS = "all"
MOST_FLOWS = 120  # arcs beyond these are thinner than a pixel; a note says how many there are
SECONDS_A_YEAR = 1.5  # long enough to read a year's map, short enough to see it move

_MAY_ADVANCE = "map-may-advance"


def controls_row(dataset: Dataset) -> None:
    """Show what the map looks at, shades and draws."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="map-controls"):
        controls.one_of("preset", _("View"), list(views.PRESETS), preset_name)
        shade = controls.one_of("shade", _("Countries by"), SHADES, _shade_name, is_long=True)
        if shade == STANDING:
            controls.one_of(
                "bloc",
                _("Accord or bloc"),
                _blocs(dataset),
                lambda bloc: names.actor(dataset, bloc),
                default=DEFAULT_BLOC,
                is_long=True,
            )
        with st.container(horizontal=True, width="content", key="map-switches"):
            controls.switch("flows", _("Flows"), default=True)
            controls.switch("places", _("Places"), default=False)
            controls.switch("names", _("Names"), default=True)


def show(dataset: Dataset, selection: Selection) -> None:
    """Show the map for the selection, or for one year of it; the years can be played."""
    years = [ALL_YEARS, *map(str, queries.years(dataset, selection))]
    is_playing = False
    if len(years) > 2:
        with st.container(horizontal=True, vertical_alignment="bottom", key="map-years"):
            controls.slider("year", _("Year"), years, _year_name)
            is_playing = st.toggle(_("Play the years"), key="map-play")
    session.seed(_MAY_ADVANCE, False)
    beat = SECONDS_A_YEAR if is_playing else None
    st.fragment(_map, run_every=beat)(dataset, selection, years, is_playing)


def _map(dataset: Dataset, selection: Selection, years: list[str], is_playing: bool) -> None:
    session.rerun_if_chosen()
    year = session.setting("year", years, ALL_YEARS)
    if is_playing:
        year = _advanced(year, years)
        st.subheader(_year_name(year), anchor=False)
    seen = selection
    if year != ALL_YEARS:
        seen = replace(selection, since=f"{year}-01", until=f"{year}-12")
    deals, meetings = queries.deals(dataset, seen), queries.meetings(dataset, seen)
    measures = queries.country_measures(dataset, deals, meetings)
    notes: list[str] = []
    shown_flows = shown_places = None
    drawn = _country_layers(dataset, measures)
    if session.switch("flows", default=True):
        flows = queries.flows(dataset, deals)
        shown_flows = flows.head(MOST_FLOWS)
        arcs, undrawn = maps.flow_layer(dataset, shown_flows)
        shown_flows = maps.drawn_flows(shown_flows)
        drawn.append(arcs)
        notes += _flow_notes(dataset, deals, len(flows), undrawn)
    if session.switch("places", default=False):
        shown_places = queries.places(dataset, deals, meetings)
        drawn.append(maps.place_layer(dataset, shown_places))
        notes.append(sentences.no_place_note(*queries.without_place(deals, meetings)))
    view = views.preset(session.setting("preset", list(views.PRESETS), next(iter(views.PRESETS))))
    if session.switch("names", default=True):
        ranked = measures.sort_values("deals", ascending=False, kind="stable")
        drawn.append(maps.name_layer(dataset, ranked["country"].tolist(), view))
    deck = layers.Deck(drawn, view)
    maps.show(
        deck,
        _words(dataset, measures),
        key="map",
        height=maps.LARGE,
        title=_title(dataset),
        legends=_legends(dataset, measures, deals),
        twins=_twins(dataset, measures, (shown_flows, shown_places)),
        seen=seen,
        # The rows of one year are those of another selection.
        explains=(lambda: _offers(dataset, measures, deals)) if year == ALL_YEARS else None,
    )
    for note in notes:
        if note:
            st.caption(note)


def _advanced(year: str, years: list[str]) -> str:
    """Move on by a year at each beat; the run that drew the page is not a beat."""
    if session.widget_value(_MAY_ADVANCE):
        year = years[(years.index(year) + 1) % len(years)]
        session.remember_setting("year", year)
    session.seed(_MAY_ADVANCE, True)
    return year


def _shade() -> str:
    return session.setting("shade", SHADES, SHADES[0])


def _bloc(dataset: Dataset) -> str:
    return session.setting("bloc", _blocs(dataset), DEFAULT_BLOC)


def _blocs(dataset: Dataset) -> list[str]:
    return cast(list[str], queries.blocs(dataset)["bloc_id"].tolist())


def _country_layers(dataset: Dataset, measures: pd.DataFrame) -> list[Any]:
    shade = _shade()
    if shade == STANDING:
        return maps.membership_layers(dataset, queries.memberships(dataset, _bloc(dataset)))
    if shade == NOTHING:
        return maps.plain_layers(dataset, measures)
    return maps.country_layers(dataset, measures, cast(Measure, shade))


def _words(dataset: Dataset, measures: pd.DataFrame) -> str:
    shade = _shade()
    if shade == STANDING:
        return _("Map of standings in {bloc}.").format(bloc=names.actor(dataset, _bloc(dataset)))
    if shade == NOTHING:
        return _("Map without a shaded country.")
    return maps.words(dataset, measures, cast(Measure, shade))


def _offers(dataset: Dataset, measures: pd.DataFrame, deals: pd.DataFrame) -> dict[str, str]:
    """Return the countries and flows drawn, each with what it is called."""
    found: dict[str, str] = {}
    if _shade() in explained.MEASURES:
        found |= offers.of_countries(dataset, measures, _shade())
    if session.switch("flows", default=True):
        found |= offers.of_flows(dataset, queries.flows(dataset, deals))
    return found


def _title(dataset: Dataset) -> str:
    shade = _shade()
    if shade == STANDING:
        return names.actor(dataset, _bloc(dataset))
    if shade == NOTHING:
        return _("Map")
    return explained.measure_name(cast(Measure, shade))


def _legends(dataset: Dataset, measures: pd.DataFrame, deals: pd.DataFrame) -> list[Legend]:
    shade = _shade()
    legends = []
    if shade == STANDING:
        legends.append(
            explained.standings(
                dataset, _bloc(dataset), queries.memberships(dataset, _bloc(dataset))
            )
        )
    elif shade != NOTHING:
        legends.append(explained.shades(measures, cast(Measure, shade)))
    if session.switch("flows", default=True):
        legends.append(explained.flows(dataset, deals))
    if session.switch("places", default=False):
        legends.append(explained.places())
    return legends


def _twins(dataset: Dataset, measures: pd.DataFrame, drawn: Drawn) -> dict[str, Twin]:
    """Return what makes the figures of countries, flows and places as tables, as far as drawn."""
    flows, places = drawn
    twins: dict[str, Twin] = {}
    if _shade() == STANDING:
        standings = queries.memberships(dataset, _bloc(dataset))
        twins["standings"] = lambda: tabled.standings(dataset, standings)
    else:
        twins["countries"] = lambda: tabled.measures(dataset, measures)
    if flows is not None:
        twins["flows"] = lambda: tabled.arcs(dataset, flows)
    if places is not None:
        twins["places"] = lambda: tabled.places(dataset, places)
    return twins


def _flow_notes(
    dataset: Dataset, deals: pd.DataFrame, all_flows: int, undrawn: pd.DataFrame
) -> list[str]:
    """Say what no arc can show: no direction, no point on the map, within one country."""
    beside = queries.without_direction(dataset, deals)
    return [
        sentences.no_direction_note(beside.deals) if beside.deals else "",
        sentences.undrawn_flows_note(len(undrawn)),
        sentences.largest_of_note(MOST_FLOWS, all_flows),
        sentences.split_note(),
    ]


def preset_name(preset: str) -> str:
    """Return what a view of the map is called."""
    return {
        "both": _("Both regions"),
        "central-asia": wording.region("central-asia"),
        "middle-east": wording.region("middle-east"),
        "world": _("World"),
    }[preset]


def _shade_name(shade: str) -> str:
    if shade == STANDING:
        return _("Standing in an accord")
    if shade == NOTHING:
        return _("No shading")
    return explained.measure_name(cast(Measure, shade))


def _year_name(year: str) -> str:
    return _("All years") if year == ALL_YEARS else year
