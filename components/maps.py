"""Maps on the page: countries by a measure, flows, places, standings; each explained."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

import pandas as pd
import streamlit as st

from components import (
    explained,
    figures,
    footer,
    names,
    navigation,
    offers,
    sentences,
    session,
    wording,
)
from components import format as formatting
from components import twins as tabled
from components.explained import Measure, measure_name, measured_text
from components.exports.pictures import Legend
from components.footer import Takeaway
from components.i18n import _
from data.model import Dataset, Selection
from data.selection import toggled
from data.vocabulary import MembershipStatus
from geo import layers, palette, views
from geo.boundaries import Detail
from geo.views import ViewState

Twin = Callable[[], pd.DataFrame]
MOST_FLOWS_IN_CARD = 24  # a small map shows the thickest arcs; the full one shows them all
MOST_NAMES = 40  # names of countries with a single deal would only fill the map
SMALL, BESIDE, LARGE = 360, 440, 640  # pixels; one as high as the chart beside it


def show(
    deck: layers.Deck,
    words: str,
    *,
    key: str,
    height: int,
    title: str = "",
    legends: Sequence[Legend] = (),
    twins: Mapping[str, Twin] | None = None,
    seen: Selection | None = None,
    explains: Callable[[], Mapping[str, str]] | None = None,
) -> None:
    """Show a map; a click on a country or a flow becomes a filter, one on a place opens it.

    Args:
        deck: the map.
        words: what it says, for those who cannot see it.
        key: the element's name on its page, and in an address that leads to it.
        height: in pixels.
        title: what a picture of the map is headed with; what it says if not given.
        legends: what its colors mean.
        twins: make its figures as tables, by name.
        seen: what it shows is kept by this, if not by the reader's selection alone.
        explains: names the marks whose making can be explained: see ``explain.menu``.
    """
    with footer.figure(key):
        st.pydeck_chart(
            deck,
            key=key,
            height=height,
            selection_mode="single-object",
            on_select=lambda: _clicked(key),
            alt=words,
        )
    for legend in legends:
        explained.show(legend)
    footer.show(
        Takeaway(
            key=key,
            title=title or words,
            words=words,
            twins=twins or {},
            picture=lambda: figures.paper_map(deck, height),
            selection=seen or session.selection(),
            legends=legends,
            explains=explains,
        )
    )


def _clicked(key: str) -> None:
    event = cast(dict[str, Any], session.widget_value(key))
    objects = event["selection"]["objects"]
    marks = [mark for marks in objects.values() for mark in marks]
    if marks and marks[0]["kind"] == "place":
        navigation.open_row(navigation.PLACE, str(marks[0]["id"]))
    elif marks:
        session.choose(_after_click(session.selection(), marks[0]))


def _after_click(asked: Selection, mark: dict[str, Any]) -> Selection:
    if mark["kind"] == "country":
        return toggled(asked, "countries", str(mark["id"]))
    if mark["kind"] == "flow":
        payer, receiver, theme = str(mark["id"]).split(" ")
        countries = dict.fromkeys([*asked.countries, payer, receiver])
        return replace(asked, countries=tuple(countries), themes=(theme,))
    return asked


def country_layers(
    dataset: Dataset, measures: pd.DataFrame, measure: Measure, *, detail: Detail = Detail.FINE
) -> list[Any]:
    """Return the layers of countries shaded by a measure, with the pointer's shapes."""
    values = dict(zip(measures["country"], measures[measure], strict=True))
    bounds = layers.steps(values.values())
    colors = layers.class_colors(bounds)
    shades = {
        country: colors[layers.class_of(value, bounds)]
        for country, value in values.items()
        if value > 0
    }
    tips = {row.country: _country_tip(dataset, row) for row in measures.itertuples()}
    return [
        *layers.countries(shades, detail=detail),
        layers.pointer_shapes(tips, detail=detail),
    ]


def _country_tip(dataset: Dataset, row: Any) -> list[str]:
    lines = [names.country(dataset, row.country)]
    if row.received_usd_m > 0:
        lines.append(_("Receives {amount}").format(amount=formatting.money(row.received_usd_m)))
    if row.paid_usd_m > 0:
        lines.append(_("Pays {amount}").format(amount=formatting.money(row.paid_usd_m)))
    lines.append(
        _("{deals}, {meetings}").format(
            deals=sentences.deal_count(int(row.deals)),
            meetings=sentences.meeting_count(int(row.meetings)),
        )
    )
    if row.undisclosed:
        lines.append(_("{count} undisclosed").format(count=formatting.number(row.undisclosed)))
    return lines


def plain_layers(dataset: Dataset, measures: pd.DataFrame) -> list[Any]:
    """Return the layers of countries without shades, still answering the pointer."""
    tips = {row.country: _country_tip(dataset, row) for row in measures.itertuples()}
    return [*layers.countries({}), layers.pointer_shapes(tips)]


def name_layer(dataset: Dataset, countries: list[str], view: ViewState) -> Any:
    """Return the names of some countries, as many as have room; the first ones come first."""
    return layers.country_names(
        {code: names.country(dataset, code) for code in countries[:MOST_NAMES]},
        view,
        is_dark=session.is_dark(),
    )


def flow_layer(dataset: Dataset, flows: pd.DataFrame) -> tuple[Any, pd.DataFrame]:
    """Return the arcs of flows, and the flows that have no arc."""
    is_drawn = layers.can_be_drawn(flows)
    drawn = flows[is_drawn]
    ends = zip(drawn["payer"], drawn["receiver"], drawn["theme"], strict=True)
    drawn = drawn.assign(id=[" ".join(each) for each in ends])
    tips = {
        flow.id: [
            _("{payer} pays {receiver}").format(
                payer=names.country(dataset, flow.payer),
                receiver=names.country(dataset, flow.receiver),
            ),
            names.theme(dataset, flow.theme),
            _("{amount} in {deals}").format(
                amount=formatting.money(flow.value_usd_m),
                deals=sentences.deal_count(int(flow.deals)),
            ),
            *sentences.weak_note(flow.weak_usd_m, flow.value_usd_m),
        ]
        for flow in drawn.itertuples()
    }
    return layers.flows(drawn, tips), flows[~is_drawn]


def drawn_flows(flows: pd.DataFrame) -> pd.DataFrame:
    """Return the flows that have an arc."""
    return flows[layers.can_be_drawn(flows)]


def place_layer(dataset: Dataset, places: pd.DataFrame) -> Any:
    """Return the discs of places."""
    tips = {}
    for place in places.itertuples():
        lines = [names.place(dataset, place.place_id), names.country(dataset, place.country)]
        if place.deals:
            lines.append(sentences.deals_worth(int(place.deals), place.value_usd_m))
        if place.meetings:
            lines.append(sentences.meeting_count(int(place.meetings)))
        tips[place.place_id] = lines
    return layers.places(places, tips)


def membership_layers(dataset: Dataset, memberships: pd.DataFrame) -> list[Any]:
    """Return the layers of countries by their standing in a bloc."""
    colors = {row.country: palette.membership_color(row.status) for row in memberships.itertuples()}
    tips = {
        row.country: [
            names.country(dataset, row.country),
            wording.label(MembershipStatus(row.status)),
        ]
        for row in memberships.itertuples()
    }
    return [*layers.countries(colors), layers.pointer_shapes(tips)]


def overview_deck(dataset: Dataset, measures: pd.DataFrame, flows: pd.DataFrame) -> layers.Deck:
    """Return countries shaded by value received, the largest flows, and the busiest names."""
    arcs, _undrawn = flow_layer(dataset, flows.head(MOST_FLOWS_IN_CARD))
    ranked = measures.sort_values("deals", ascending=False, kind="stable")
    view = views.preset("both", is_small=True)
    return layers.Deck(
        [
            *country_layers(dataset, measures, "received_usd_m", detail=Detail.SMALL),
            arcs,
            name_layer(dataset, ranked["country"].tolist(), view),
        ],
        view,
    )


def overview_map(dataset: Dataset, measures: pd.DataFrame, flows: pd.DataFrame) -> None:
    """Show where the deals are: countries shaded by value received, and the largest flows."""
    show(
        overview_deck(dataset, measures, flows),
        words(dataset, measures, "received_usd_m"),
        key="overview-map",
        height=BESIDE,
        title=_("Where the money goes"),
        legends=[explained.shades(measures, "received_usd_m")],
        twins={
            "countries": lambda: tabled.measures(dataset, measures),
            "flows": lambda: tabled.arcs(dataset, drawn_flows(flows.head(MOST_FLOWS_IN_CARD))),
        },
        explains=lambda: (
            offers.of_countries(dataset, measures, "received_usd_m")
            | offers.of_flows(dataset, flows.head(MOST_FLOWS_IN_CARD))
        ),
    )


def venue_map(dataset: Dataset, places: pd.DataFrame) -> None:
    """Show the places of meetings, as large as there were many."""
    points = list(zip(places["longitude"], places["latitude"], strict=True))
    deck = layers.Deck([*layers.countries({}), place_layer(dataset, places)], views.around(points))
    top = formatting.listing([names.place(dataset, place) for place in places["place_id"].head(3)])
    show(
        deck,
        _("Map of venues; most often {places}.").format(places=top),
        key="venue-map",
        height=LARGE,
        title=_("Venues"),
        legends=[explained.places()],
        twins={"places": lambda: tabled.places(dataset, places)},
    )


def place_map(dataset: Dataset, places: pd.DataFrame, place: pd.Series) -> None:
    """Show where one place lies; ``places`` answers ``queries.places`` for what is there."""
    view = views.at((place["longitude"], place["latitude"]))
    drawn = [
        *layers.countries({}),
        place_layer(dataset, places),
        name_layer(dataset, [place["country"]], view),
    ]
    words = _("Map: {place} in {country}.").format(
        place=names.place(dataset, place["place_id"]),
        country=names.country(dataset, place["country"]),
    )
    show(layers.Deck(drawn, view), words, key="place-map", height=SMALL)


def words(dataset: Dataset, measures: pd.DataFrame, measure: Measure) -> str:
    """Say what a map of countries shows."""
    measured = zip(measures["country"], measures[measure], strict=True)
    top = sorted((pair for pair in measured if pair[1] > 0), key=lambda pair: -pair[1])[:3]
    if not top:
        return _("Map without a shaded country.")
    return _("Map of countries by {measure}; most: {countries}.").format(
        measure=measure_name(measure),
        countries=formatting.listing(
            [
                _("{name} {amount}").format(
                    name=names.country(dataset, country), amount=measured_text(measure, value)
                )
                for country, value in top
            ]
        ),
    )
