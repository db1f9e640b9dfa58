"""A map on paper: the layers of a deck, drawn again by Plotly, which needs no graphics card.

The browser's map is drawn by deck.gl from shapes that it fetches; a picture is made without it.
So land, shades, flows, places and names are drawn here in the same projection and order, from
the same layers.
"""

import math
from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go

from components import theme
from components.figures import lettering
from components.figures.drawing import drawn
from geo import palette
from geo.boundaries import Point, label_points, shapes
from geo.layers import Deck, Layer

ASPECT = 1.77  # a map's width to its height, on a page and on paper
PLOT_WIDTH = theme.PAPER_WIDTH - 2 * theme.EDGE
PLOT_HEIGHT = round(PLOT_WIDTH / ASPECT)
TILE = 512  # pixels that deck.gl gives the whole world at zoom 0
HIGHEST = 85.0  # degrees; beyond it the projection runs away
LAND, BORDER, SHADE_OPACITY = "#e6e9ec", "#a9b2bb", 0.85
BULGE = 0.18  # how far an arc leaves the straight line, as a share of its length
NAME_SIZE = 11

Place = Callable[[Point], Point]
"""Where a point of the earth lies on the paper, in pixels from the upper left."""


def paper_map(deck: Deck, height: int) -> go.Figure:
    """Draw a deck as it is first seen on a page.

    Args:
        deck: the map, of layers from ``geo.layers``.
        height: how high it stands on the page, in pixels.
    """
    view = deck.initial_view_state
    scale = PLOT_HEIGHT / height
    place = _projection((view.longitude, view.latitude), view.zoom + math.log2(scale))
    by_id = {layer.id: layer for layer in deck.layers}
    painted: dict[str, Any] = {"shapes": [], "annotations": []}
    traces: list[dict[str, Any]] = []
    if "shapes" in by_id:
        painted["shapes"] += _countries(by_id["shapes"].made_from, place)
    if "flows" in by_id:
        painted["shapes"] += [_arc(flow, place, scale) for flow in by_id["flows"].data]
    if "places" in by_id:
        traces.append(_discs(by_id["places"], place, scale))
    if "names" in by_id:
        painted["annotations"] += _names(by_id["names"].made_from, place)
    unseen = {"visible": False, "fixedrange": True}
    layout = theme.layout(
        PLOT_HEIGHT + 2 * theme.EDGE,
        xaxis={**unseen, "range": [0, PLOT_WIDTH]},
        yaxis={**unseen, "range": [PLOT_HEIGHT, 0]},
        showlegend=False,
        **painted,
    )
    # Shapes lie on the axes that a trace uses; an empty one will do.
    return drawn([{"type": "scatter", "x": [None], "y": [None]}, *traces], layout)


def _projection(center: Point, zoom: float) -> Place:
    """Return the projection of web maps, looking at a point from a zoom."""
    world = TILE * 2.0**zoom

    def on_world(point: Point) -> Point:
        longitude, latitude = point
        sine = math.sin(math.radians(max(-HIGHEST, min(HIGHEST, latitude))))
        across = (longitude + 180) / 360
        down = 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)
        return across * world, down * world

    middle = on_world(center)

    def on_paper(point: Point) -> Point:
        across, down = on_world(point)
        return across - middle[0] + PLOT_WIDTH / 2, down - middle[1] + PLOT_HEIGHT / 2

    return on_paper


def _countries(colors: dict[str, str], place: Place) -> list[dict[str, Any]]:
    """Return the countries in sight, each in its color or as land."""
    seen = []
    for country, polygons in shapes().items():
        outlines = [
            [place((point[0], point[1])) for point in ring] for rings in polygons for ring in rings
        ]
        outlines = [outline for outline in outlines if _is_in_sight(outline)]
        if outlines:
            color = colors.get(country)
            seen.append(
                {
                    "type": "path",
                    "layer": "below",
                    "path": "".join(map(_path, outlines)),
                    "fillrule": "evenodd",
                    "fillcolor": palette.rgba(color, SHADE_OPACITY) if color else LAND,
                    "line": {"color": BORDER, "width": 0.6},
                }
            )
    return seen


def _is_in_sight(outline: list[Point]) -> bool:
    across = [point[0] for point in outline]
    down = [point[1] for point in outline]
    return (
        max(across) > 0 and min(across) < PLOT_WIDTH and max(down) > 0 and min(down) < PLOT_HEIGHT
    )


def _path(outline: list[Point]) -> str:
    return "M" + "L".join(f"{across:.1f},{down:.1f}" for across, down in outline) + "Z"


def _arc(flow: dict[str, Any], place: Place, scale: float) -> dict[str, Any]:
    """Return a flow as a curve that bends to the north."""
    (left, top), (right, bottom) = place(tuple(flow["from"])), place(tuple(flow["to"]))
    sideways = BULGE if right >= left else -BULGE
    bend = (
        (left + right) / 2 + (bottom - top) * sideways,
        (top + bottom) / 2 - (right - left) * sideways,
    )
    red, green, blue, opacity = flow["color"]
    return {
        "type": "path",
        "layer": "below",
        "path": f"M{left:.1f},{top:.1f}Q{bend[0]:.1f},{bend[1]:.1f} {right:.1f},{bottom:.1f}",
        "line": {
            "color": f"rgba({red},{green},{blue},{opacity / 255:.2f})",
            "width": max(flow["width"] * scale, 1.0),
        },
    }


def _discs(layer: Layer, place: Place, scale: float) -> dict[str, Any]:
    points = [place(tuple(disc["at"])) for disc in layer.data]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [across for across, _down in points],
        "y": [down for _across, down in points],
        "showlegend": False,
        "marker": {
            "size": [max(2 * disc["size"] * scale, 4.0) for disc in layer.data],
            "color": palette.rgba(palette.PAID, 0.6),
            "line": {"color": "#ffffff", "width": 1},
        },
    }


def _names(names: dict[str, str], place: Place) -> list[dict[str, Any]]:
    """Return the names in sight; one that would lie on an earlier one is left out."""
    points = label_points()
    seen: list[dict[str, Any]] = []
    taken: list[tuple[Point, float]] = []
    for country, name in names.items():
        if country not in points:
            continue
        across, down = place(points[country])
        half = lettering.width(name, NAME_SIZE) / 2 + 2
        is_inside = half < across < PLOT_WIDTH - half and NAME_SIZE < down < PLOT_HEIGHT - NAME_SIZE
        is_free = all(
            abs(across - other) > half + its_half or abs(down - its_down) > NAME_SIZE * 1.6
            for (other, its_down), its_half in taken
        )
        if is_inside and is_free:
            taken.append(((across, down), half))
            seen.append(
                {
                    "x": across,
                    "y": down,
                    "text": lettering.run(name),
                    "showarrow": False,
                    "font": {"size": NAME_SIZE},
                    "bgcolor": "rgba(255,255,255,0.65)",
                    "borderpad": 1,
                }
            )
    return seen
