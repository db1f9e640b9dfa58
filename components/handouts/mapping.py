"""The map of a hand-out: the picture of the screen's map as an SVG, made without a browser.

``figures.paper_map`` lays land, shades, flows and names out in pixels; all that is left is to
write its shapes down. Names are kept apart, so that each format letters them as it does text.
"""

from html import escape, unescape
from typing import Any

import pandas as pd

from components import figures, names
from components import format as formatting
from components.figures.paper import PLOT_HEIGHT, PLOT_WIDTH
from components.handouts.content import Map, Name
from components.i18n import _
from data.model import Dataset
from geo import layers, views

MOST_FLOWS, MOST_NAMES = 24, 30
_HEIGHT = 360  # pixels that the same map has in its card on the page
_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))


def where_money_goes(dataset: Dataset, measures: pd.DataFrame, flows: pd.DataFrame) -> Map:
    """Return countries shaded by value received, the largest flows, and the busiest names.

    Args:
        dataset: names the countries.
        measures: the answer of ``queries.country_measures``.
        flows: the answer of ``queries.flows``.
    """
    bounds = layers.steps(measures["received_usd_m"])
    colors = layers.class_colors(bounds)
    received = zip(measures["country"], measures["received_usd_m"], strict=True)
    shades = {code: colors[layers.class_of(usd_m, bounds)] for code, usd_m in received if usd_m > 0}
    busiest = measures.sort_values("deals", ascending=False, kind="stable")["country"]
    view = views.preset("both", is_small=True)
    called = {code: names.country(dataset, code) for code in busiest.head(MOST_NAMES)}
    deck = layers.Deck(
        [
            *layers.countries(shades),
            _arcs(flows.head(MOST_FLOWS)),
            layers.country_names(called, view, is_dark=False),
        ],
        view,
    )
    drawn = figures.paper_map(deck, _HEIGHT).layout
    return Map(
        title=_("Where the money goes"),
        note=_("Shade: value received. Lines: the largest flows, faint below signed."),
        svg=_svg(drawn.shapes),
        width=PLOT_WIDTH,
        height=PLOT_HEIGHT,
        names=tuple(
            Name(each.x, each.y, unescape(each.text).translate(_ISOLATES))
            for each in drawn.annotations
        ),
        shades=tuple(
            (color, _("from {amount}").format(amount=formatting.money(bound)))
            for color, bound in zip(colors, bounds, strict=True)
        ),
    )


def _arcs(flows: pd.DataFrame) -> Any:
    drawn = flows[layers.can_be_drawn(flows)]
    ends = zip(drawn["payer"], drawn["receiver"], drawn["theme"], drawn["firm"], strict=True)
    drawn = drawn.assign(id=[" ".join(map(str, each)) for each in ends])
    return layers.flows(drawn, {flow: [] for flow in drawn["id"]})


def _svg(shapes: Any) -> str:
    """Write the shapes of a figure laid out in pixels, whose ``y`` runs down, as an SVG."""
    paths = "".join(
        f'<path d="{escape(shape.path)}" fill="{escape(shape.fillcolor or "none")}"'
        f' fill-rule="evenodd" stroke="{escape(shape.line.color)}"'
        f' stroke-width="{shape.line.width:g}"/>'
        for shape in shapes
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {PLOT_WIDTH} {PLOT_HEIGHT}"'
        f' width="{PLOT_WIDTH}" height="{PLOT_HEIGHT}">{paths}</svg>'
    )
