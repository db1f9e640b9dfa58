"""The names on a map: in the order in which they are drawn, and no more than have room.

Those that would lie over another one are left out.
"""

import math
from collections.abc import Mapping
from functools import lru_cache

import arabic_reshaper
from bidi.algorithm import get_display

from geo.boundaries import Point

WORLD_SIZE = 512  # pixels of the whole world at zoom 0, as deck.gl draws it
LETTER_WIDTH = 0.56  # of the size of the type, on average; Arabic runs narrower
GAP = 4  # pixels between two names

Box = tuple[float, float, float, float]
"""Left, top, right and bottom edge in pixels."""


def with_room(
    points: Mapping[str, Point], names: Mapping[str, str], zoom: float, *, size: int
) -> list[str]:
    """Return whose names can be drawn at their points, side by side, the first ones first.

    Args:
        points: longitude and latitude by id; the more important come first.
        names: the names by id.
        zoom: how close the map looks.
        size: the height of the letters in pixels.
    """
    kept: dict[str, Box] = {}
    for row_id, point in points.items():
        box = _box(point, names[row_id], zoom, size)
        if not any(_overlap(box, other) for other in kept.values()):
            kept[row_id] = box
    return list(kept)


@lru_cache(maxsize=4096)
def shaped(text: str) -> str:
    """Join Arabic letters and put them in the order in which they are drawn."""
    return str(get_display(arabic_reshaper.reshape(text)))


def _box(point: Point, name: str, zoom: float, size: int) -> Box:
    x, y = _on_screen(point, zoom)
    half_width = len(name) * size * LETTER_WIDTH / 2 + GAP
    half_height = size * 0.7 + GAP / 2
    return x - half_width, y - half_height, x + half_width, y + half_height


def _on_screen(point: Point, zoom: float) -> tuple[float, float]:
    """Project a point as web maps do (spherical Mercator)."""
    longitude, latitude = point
    scale = WORLD_SIZE * 2**zoom
    up = math.asinh(math.tan(math.radians(latitude)))
    return scale * (longitude + 180) / 360, scale * (1 - up / math.pi) / 2


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
