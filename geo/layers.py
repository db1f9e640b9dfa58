"""Map layers: land, countries shaded by a measure, flows, places and names.

Every layer has a stable id. Every mark that answers the pointer carries ``kind`` and ``id``,
so that a click can become a filter, and ``tip``, its words. Nothing is drawn
from outside: there is no base map, and boundaries come by URL from the app itself.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np
import pandas as pd
import pydeck as pdk
from pydeck.bindings import deck
from pydeck.bindings.json_tools import default_serialize

from geo import lettering, palette
from geo.boundaries import (
    Detail,
    borders_file,
    coarse_geometries,
    feature_numbers,
    label_points,
    shapes_file,
    url_of,
)

Color = list[int]
Tips = Mapping[str, Sequence[str]]
"""The lines of a mark's tooltip by the id of the mark; the first line is its title."""

_LAND: Color = [128, 138, 150, 46]  # half transparent: muted on white and on near-black alike
_BORDER: Color = [128, 138, 150, 150]
_SHADE = 205  # opacity of a shaded country
_UNSEEN: Color = [128, 128, 128, 1]
_NARROWEST, _WIDEST = 1.2, 9.0  # pixels
_SMALLEST, _LARGEST = 4.0, 20.0  # pixels
_FIRST_TILT, _TILT_STEP = 25, 14  # degrees that an arc leans aside
_NAME_SIZE = 13
SHADES = palette.SEQUENTIAL


class Layer(pdk.Layer):  # type: ignore[misc]  # pydeck has no types
    """A layer that remembers what its form for the browser no longer tells: words by country.

    Colors travel as a lookup, Arabic names with their letters joined; a map on paper
    (``components.figures.paper``) needs both as they were. It is a slot, because pydeck sends
    whatever stands in an object's dictionary.
    """

    __slots__ = ("made_from",)
    made_from: Mapping[str, str]


# Each deck looks for Jupyter's widgets, through all the folders of the path; once is enough.
deck.has_jupyter_extra = lru_cache(deck.has_jupyter_extra)


class Deck(pdk.Deck):  # type: ignore[misc]  # pydeck has no types
    """A deck without a base map whose JSON is as short as it can be."""

    def __init__(self, layers: list[pdk.Layer], view: pdk.ViewState) -> None:
        super().__init__(
            layers=layers,
            initial_view_state=view,
            map_provider=None,
            # As text, never as HTML: what the data say can then not become markup.
            tooltip={"text": "{tip}", "style": _TOOLTIP_STYLE},
        )

    def to_json(self) -> str:
        """Return the deck without the indentation that triples its size."""
        return json.dumps(self, sort_keys=True, default=default_serialize, separators=(",", ":"))


_TOOLTIP_STYLE = {
    "backgroundColor": "#18212d",
    "color": "#f4f6f8",
    "fontSize": "13px",
    "fontFamily": "IBM Plex Sans, sans-serif",
    "lineHeight": "1.45",
    "borderRadius": "4px",
    "padding": "8px 10px",
    "maxWidth": "300px",
    "zIndex": "9",
    "whiteSpace": "pre-line",
    "unicodeBidi": "plaintext",  # each line runs as its own language does
    "textAlign": "start",
}


def steps(values: Iterable[float], classes: int = len(SHADES)) -> list[float]:
    """Return the lower bounds of shading classes: round numbers, each class about as full.

    There are fewer where the values are few; none where no value is above zero.
    """
    positive = np.array([value for value in values if value > 0])
    if not len(positive):
        return []
    quantiles = np.quantile(positive, np.linspace(0, 1, classes + 1)[:-1])
    return sorted({_rounded_down(float(bound)) for bound in quantiles})


def _rounded_down(value: float) -> float:
    unit = 10.0 ** math.floor(math.log10(value))
    return max(step for step in (1, 2, 5) if step * unit <= value * (1 + 1e-9)) * unit


def class_of(value: float, bounds: Sequence[float]) -> int:
    """Return the number of the class that a value falls into, counted from 0."""
    return sum(value >= bound for bound in bounds) - 1


def class_colors(bounds: Sequence[float]) -> list[str]:
    """Return a color for each class, spread over the whole ramp."""
    if len(bounds) == 1:
        return [SHADES[len(SHADES) // 2]]
    last = len(SHADES) - 1
    return [SHADES[round(number * last / (len(bounds) - 1))] for number in range(len(bounds))]


def countries(colors: Mapping[str, str], *, detail: Detail = Detail.FINE) -> list[pdk.Layer]:
    """Return all countries, those given in their color and the others muted, with borders.

    The browser has the shapes already: only the number of a color for each country travels,
    in an expression that looks it up. Borders are plain lines, each drawn once: the outlines
    that deck.gl makes of shapes took a second a redraw where no graphics card helps.
    """
    distinct = sorted(set(colors.values()))
    numbers = feature_numbers()
    lookup = [0] * len(numbers)
    for country, color in colors.items():
        if country in numbers:
            lookup[numbers[country]] = distinct.index(color) + 1
    fills = [_LAND, *([*palette.rgb(color), _SHADE] for color in distinct)]
    # The browser's parser looks an item up only in a list that stands in parentheses.
    written = "[".join(f"({json.dumps(part, separators=(',', ':'))})" for part in (fills, lookup))
    shapes = Layer(
        "GeoJsonLayer",
        id="shapes",
        data=url_of(shapes_file(detail)),
        get_fill_color=f"{written}[properties.n]]",
        stroked=False,
        pickable=False,
        update_triggers={"getFillColor": [written]},
    )
    shapes.made_from = dict(colors)
    borders = pdk.Layer(
        "LineLayer",
        id="borders",
        data=url_of(borders_file(detail)),
        get_source_position="a",
        get_target_position="b",
        get_color=_BORDER,
        get_width=0.8,
        pickable=False,
    )
    return [shapes, borders]


def pointer_shapes(tips: Tips, *, detail: Detail = Detail.FINE) -> pdk.Layer:
    """Return unseen coarse shapes that tell the pointer which country it is over.

    They travel with their words at each change, so a country's islands share one mark.
    """
    geometries = coarse_geometries(detail)
    features = [
        {"type": "Feature", "geometry": geometries[country], **_mark("country", country, lines)}
        for country, lines in tips.items()
        if country in geometries
    ]
    return pdk.Layer(
        "GeoJsonLayer",
        id="countries",
        data=features,
        get_fill_color=_UNSEEN,
        stroked=False,
        pickable=True,
    )


def flows(flows: pd.DataFrame, tips: Tips) -> pdk.Layer:
    """Return an arc for each flow: as wide as its value, in its theme's color.

    Args:
        flows: ``id``, ``payer``, ``receiver``, ``theme``, ``firm``, ``value_usd_m``,
            ``weak_usd_m``; only flows between two different countries that have a point
            (``can_be_drawn``).
        tips: the tooltip of each flow by its id.
    """
    points = label_points()
    largest = math.sqrt(float(flows["value_usd_m"].max())) if len(flows) else 1.0
    data = [
        {
            "tilt": tilt,
            "from": points[flow.payer],
            "to": points[flow.receiver],
            "color": [*palette.rgb(palette.theme_color(flow.theme)),
                      palette.opacity(flow.firm, flow.weak_usd_m > flow.value_usd_m / 2)],
            "width": round(_NARROWEST + (_WIDEST - _NARROWEST)
                           * math.sqrt(flow.value_usd_m) / largest, 1),
            **_mark("flow", flow.id, tips[flow.id]),
        }
        for flow, tilt in zip(flows.itertuples(), _tilts(flows), strict=True)
    ]  # fmt: skip
    return pdk.Layer(
        "ArcLayer",
        id="flows",
        data=data,
        get_source_position="from",
        get_target_position="to",
        get_source_color="color",
        get_target_color="color",
        get_width="width",
        get_height=0.4,
        get_tilt="tilt",
        great_circle=False,
        pickable=True,
        auto_highlight=True,
    )


def _tilts(flows: pd.DataFrame) -> list[int]:
    """Lean each arc to the right of its way, and the next between the same two further.

    So what goes and what comes back part, and themes between two countries lie side by side.
    """
    drawn: dict[tuple[str, str], int] = {}
    tilts = []
    for ends in zip(flows["payer"], flows["receiver"], strict=True):
        drawn[ends] = drawn.get(ends, 0) + 1
        tilts.append(min(_FIRST_TILT + _TILT_STEP * (drawn[ends] - 1), 80))
    return tilts


def can_be_drawn(flows: pd.DataFrame) -> pd.Series:
    """Say which flows have two different ends on the map, and money to show."""
    points = label_points()
    ends = zip(flows["payer"], flows["receiver"], flows["value_usd_m"], strict=True)
    return pd.Series(
        [
            payer != receiver and payer in points and receiver in points and value > 0
            for payer, receiver, value in ends
        ],
        index=flows.index,
        dtype=bool,
    )


def places(places: pd.DataFrame, tips: Tips) -> pdk.Layer:
    """Return a disc for each place, as large as it has deals and meetings.

    Args:
        places: ``place_id``, ``latitude``, ``longitude``, ``deals``, ``meetings``.
        tips: the tooltip of each place by its id.
    """
    rows = places["deals"] + places["meetings"]
    largest = math.sqrt(float(rows.max())) if len(places) else 1.0
    data = [
        {
            "at": [place.longitude, place.latitude],
            "size": round(_SMALLEST + (_LARGEST - _SMALLEST)
                          * math.sqrt(place.deals + place.meetings) / largest, 1),
            **_mark("place", place.place_id, tips[place.place_id]),
        }
        for place in places.itertuples()
    ]  # fmt: skip
    return pdk.Layer(
        "ScatterplotLayer",
        id="places",
        data=data,
        get_position="at",
        get_radius="size",
        radius_units=pdk.types.String("pixels"),
        get_fill_color=[*palette.rgb(palette.PAID), 150],
        get_line_color=[255, 255, 255, 220],
        line_width_min_pixels=1,
        stroked=True,
        pickable=True,
        auto_highlight=True,
    )


def country_names(names: Mapping[str, str], view: pdk.ViewState, *, is_dark: bool) -> pdk.Layer:
    """Return the names of countries that find room, the first ones before the others.

    Arabic is shaped here, because the browser's layer cannot.
    """
    points = label_points()
    at = {country: points[country] for country in names if country in points}
    shown = {
        country: names[country]
        for country in lettering.with_room(at, names, view.zoom, size=_NAME_SIZE)
    }
    layer = Layer(
        "TextLayer",
        id="names",
        data=[
            {"at": at[country], "name": lettering.shaped(name)} for country, name in shown.items()
        ],
        get_position="at",
        get_text="name",
        get_size=_NAME_SIZE,
        get_color=[228, 233, 238, 255] if is_dark else [27, 39, 51, 255],
        background=True,
        get_background_color=[15, 22, 32, 150] if is_dark else [255, 255, 255, 165],
        background_padding=[3, 1],
        font_family=pdk.types.String("IBM Plex Sans, sans-serif"),
        character_set=pdk.types.String("auto"),
        parameters={"depthCompare": pdk.types.String("always")},  # above the arcs, not in them
        pickable=False,
    )
    layer.made_from = shown
    return layer


def _mark(kind: str, mark_id: str, lines: Sequence[str]) -> dict[str, str]:
    return {"kind": kind, "id": mark_id, "tip": "\n".join(lines)}
