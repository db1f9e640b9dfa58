"""Where a map looks: presets, and the box around some points."""

from collections.abc import Iterable

import numpy as np
import pydeck as pdk

from geo.boundaries import Point

ViewState = pdk.ViewState

PRESETS: dict[str, pdk.ViewState] = {
    "both": pdk.ViewState(longitude=54.0, latitude=36.0, zoom=2.85),
    "central-asia": pdk.ViewState(longitude=66.5, latitude=45.5, zoom=3.6),
    "middle-east": pdk.ViewState(longitude=46.0, latitude=28.5, zoom=3.7),
    "world": pdk.ViewState(longitude=20.0, latitude=30.0, zoom=0.9),
}

NARROW_BY = 0.9  # zoom steps that a card's map is further away than a full page's
PLACE_ZOOM = 3.0  # a few hundred kilometres around: enough to know where one is
CLOSEST_ZOOM = 6.0


def preset(name: str, *, is_small: bool = False) -> pdk.ViewState:
    """Return the view of a preset; a map in a card looks from further away."""
    view = PRESETS[name]
    zoom = view.zoom - (NARROW_BY if is_small else 0.0)
    return pdk.ViewState(longitude=view.longitude, latitude=view.latitude, zoom=zoom)


def at(point: Point) -> pdk.ViewState:
    """Return a small map's view of one place: its country and the neighbours around it."""
    longitude, latitude = point
    return pdk.ViewState(longitude=longitude, latitude=latitude, zoom=PLACE_ZOOM)


def around(points: Iterable[Point]) -> pdk.ViewState:
    """Return a view that holds all of some points, not closer than a country is drawn well."""
    given = np.array(list(points))
    if not len(given):
        return preset("both")
    west, south = given.min(axis=0)
    east, north = given.max(axis=0)
    span = max(east - west, (north - south) * 2.0, 1.0)
    zoom = min(float(np.log2(360.0 / span)) + 0.4, CLOSEST_ZOOM)
    return pdk.ViewState(longitude=(west + east) / 2, latitude=(south + north) / 2, zoom=zoom)
