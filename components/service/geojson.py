"""Rows on a map as GeoJSON (RFC 7946): deals and meetings at their places, flows as lines."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from components.service.formats import json_rows
from data.model import Dataset
from geo.boundaries import label_points

MEDIA_TYPE = "application/geo+json"
Geometry = dict[str, Any] | None


def collection(
    dataset: Dataset, rows: pd.DataFrame, key: Sequence[str], about: Mapping[str, Any]
) -> dict[str, Any]:
    """Return rows as features: points where they have a place, lines where they have two ends.

    A row without a place has no geometry; none is left out. A line runs between the points
    where the map writes the names of its two countries.

    Args:
        dataset: where the places are.
        rows: deals or meetings (``place_id``), or flows (``payer``, ``receiver``).
        key: the columns that tell a row.
        about: what the collection says of itself, beside its features.
    """
    geometries = _lines(rows) if "payer" in rows else _points(dataset, rows)
    features = [
        {
            "type": "Feature",
            "id": "/".join(str(properties[name]) for name in key),
            "geometry": geometry,
            "properties": properties,
        }
        for geometry, properties in zip(geometries, json_rows(rows), strict=True)
    ]
    return {"type": "FeatureCollection", **about, "features": features}


def _points(dataset: Dataset, rows: pd.DataFrame) -> list[Geometry]:
    places = dataset.table("places").set_index("place_id")[["longitude", "latitude"]]
    where = {place_id: list(point) for place_id, *point in places.itertuples()}
    return [
        {"type": "Point", "coordinates": where[place_id]} if place_id in where else None
        for place_id in rows["place_id"]
    ]


def _lines(flows: pd.DataFrame) -> list[Geometry]:
    points = label_points()
    return [
        {"type": "LineString", "coordinates": [list(points[payer]), list(points[receiver])]}
        if payer in points and receiver in points and payer != receiver
        else None
        for payer, receiver in zip(flows["payer"], flows["receiver"], strict=True)
    ]
