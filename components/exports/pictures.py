"""A figure as a picture that explains itself: title, filters, the figure, legend and source.

The picture is one SVG: the figure as plotly.js draws it, with our lines above and below. The
fonts are part of it. A PNG is that SVG, seen by the same browser.
"""

import re
from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, NamedTuple

import plotly.graph_objects as go

from components import making, theme
from components.exports import chromium, fonts
from components.exports.provenance import Provenance
from components.figures import lettering
from components.i18n import _, direction

MARGIN = 24
WIDTH = theme.PAPER_WIDTH + 2 * (MARGIN - theme.EDGE)  # pixels
DOTS = 3  # a pixel, each way: 2,400 across fill a printed page
_GROUND, _MUTED = "#ffffff", "#5b6774"
_TITLE, _SUBTITLE, _LEGEND, _SOURCE = 20, 13, 12, 11  # sizes of lettering
_LEADING = 1.45
_SWATCH = 12
_AXIS = re.compile(r"[xy]axis\d*")
_XML_PROLOG = re.compile(r"^\s*<\?xml[^>]*\?>")


class Legend(NamedTuple):
    """What the colors of a figure mean: a title, the shape of its marks, and color by color."""

    title: str
    mark: str
    entries: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Picture:
    """What is to be seen: the figure, where it comes from, and legends that it lacks itself."""

    draw: Callable[[], go.Figure]
    about: Provenance
    legends: Sequence[Legend] = ()


def svg(picture: Picture) -> bytes:
    """Return a picture as an SVG that needs nothing beside itself."""
    return _sheet(picture)[0].encode()


def png(picture: Picture) -> bytes:
    """Return a picture as a PNG fit for print."""
    sheet, height = _sheet(picture)
    making.step(_("Taking the picture"))
    seen = {
        "source": f"data:image/svg+xml;base64,{b64encode(sheet.encode()).decode()}",
        "xref": "paper", "yref": "paper", "x": 0, "y": 1, "sizex": 1, "sizey": 1,
        "sizing": "stretch", "layer": "above",
    }  # fmt: skip
    unseen = {"visible": False}
    layout = {
        "margin": dict.fromkeys("lrtb", 0), "images": [seen], "xaxis": unseen, "yaxis": unseen,
    }  # fmt: skip
    return chromium.drawn(
        {"data": [], "layout": layout}, "png", width=WIDTH, height=height, scale=DOTS
    )


def _sheet(picture: Picture) -> tuple[str, int]:
    """Return the whole picture and its height."""
    making.step(_("Drawing the figure"))
    about = picture.about
    sheet = _Sheet()
    sheet.write(about.title, size=_TITLE, weight=600)
    sheet.write(about.subtitle, size=_SUBTITLE, color=_MUTED)
    sheet.skip(8)
    sheet.put(*_figure(picture.draw()))
    for legend in picture.legends:
        sheet.explain(legend)
    sheet.skip(8)
    sheet.write(about.source, size=_SOURCE, color=_MUTED)
    return sheet.finished()


def _figure(figure: go.Figure) -> tuple[str, int]:
    """Return a figure as SVG, on the light ground of paper, and its height."""
    drawn = figure.to_dict()
    layout: dict[str, Any] = {**drawn["layout"], "paper_bgcolor": _GROUND}
    layout["font"] = {**layout.get("font", {}), "color": theme.text_color(is_dark=False),
                      "family": fonts.FAMILY}  # fmt: skip
    # The page's theme draws no ticks beside an axis's words; plotly by itself does.
    axes = {name: {**layout[name], "ticks": ""} for name in layout if _AXIS.fullmatch(name)}
    layout.update(axes)
    height = int(layout["height"])
    wide = layout["width"] = theme.PAPER_WIDTH
    picture = chromium.drawn({**drawn, "layout": layout}, "svg", width=wide, height=height)
    return _XML_PROLOG.sub("", picture.decode()), height


class _Sheet:
    """A sheet that is filled from the top down."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._down = float(MARGIN)
        self._is_rtl = direction() == "rtl"

    def skip(self, pixels: float) -> None:
        self._down += pixels

    def write(self, text: str, *, size: int, weight: int = 400, color: str = "") -> None:
        """Write a text in as many lines as it needs, from the side where reading begins."""
        if not text:
            return
        for line in lettering.wrapped(text, WIDTH - 2 * MARGIN, most=6, size=size):
            self._down += size * _LEADING
            start = WIDTH - MARGIN if self._is_rtl else MARGIN
            self._letter(line, start, size, weight, color or theme.text_color(is_dark=False))

    def put(self, figure: str, height: int) -> None:
        """Put a figure, itself an SVG, across the sheet."""
        across = MARGIN - theme.EDGE
        self._parts.append(f'<g transform="translate({across},{self._down:g})">{figure}</g>')
        self._down += height

    def explain(self, legend: Legend) -> None:
        """Write what colors mean: as many entries in a line as it holds."""
        self.skip(6)
        self.write(legend.title, size=_LEGEND, weight=600)
        line_height, gap = _LEGEND * _LEADING, 16
        room, across = WIDTH - 2 * MARGIN, 0.0
        self._down += line_height
        for color, label in legend.entries:
            wide = _SWATCH + 6 + lettering.width(label, _LEGEND)
            if across and across + wide > room:
                across, self._down = 0.0, self._down + line_height
            left = WIDTH - MARGIN - across - _SWATCH if self._is_rtl else MARGIN + across
            self._parts.append(_swatch(legend.mark, color, left, self._down))
            start = left - 6 if self._is_rtl else left + _SWATCH + 6
            self._letter(label, start, _LEGEND, 400, theme.text_color(is_dark=False))
            across += wide + gap

    def _letter(self, line: str, start: float, size: int, weight: int, color: str) -> None:
        way = ' direction="rtl"' if self._is_rtl else ""
        self._parts.append(
            f'<text x="{start:g}" y="{self._down:g}" font-size="{size}" font-weight="{weight}"'
            f' fill="{color}"{way}>{escape(line)}</text>'
        )

    def finished(self) -> tuple[str, int]:
        """Return the sheet, cut where it ends, and its height."""
        height = round(self._down + MARGIN)
        body = "".join(self._parts)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}"'
            f' viewBox="0 0 {WIDTH} {height}" font-family="{fonts.FAMILY}, sans-serif">'
            f"<style>{fonts.faces(body)}</style>"
            f'<rect width="100%" height="100%" fill="{_GROUND}"/>{body}</svg>'
        ), height


def _swatch(mark: str, color: str, left: float, baseline: float) -> str:
    middle = baseline - _LEGEND * 0.35
    if mark == "disc":
        return (
            f'<circle cx="{left + _SWATCH / 2:g}" cy="{middle:g}" r="{_SWATCH / 2}"'
            f' fill="{color}"/>'
        )
    tall = 3 if mark == "line" else _SWATCH
    return (
        f'<rect x="{left:g}" y="{middle - tall / 2:g}" width="{_SWATCH}" height="{tall}"'
        f' fill="{color}"/>'
    )
