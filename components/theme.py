"""How charts look: fonts, heights, and a layout that leaves text and ground to the page's theme."""

from collections.abc import Mapping
from typing import Any

from components.i18n import direction, language

FONT = "IBM Plex Sans, IBM Plex Sans Arabic, sans-serif"
TEXT_SIZE = 13
LABEL_SIZE = 12  # of labels beside bars and along axes
MUTED = "rgba(128,138,150,0.28)"  # grid lines that show on white and on near-black
SMALLEST_HEIGHT = 120
EDGE = 8  # pixels left free around a chart
BAR_HEIGHT, BAR_LINE = 27, 14  # pixels of a bar with one line of label, and of each line more
PAPER_WIDTH = 768  # pixels of a chart in a picture to take away
LEGEND_LINE = 19  # pixels of a line of the legend

PLOTLY_CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,  # on by default: a button that uploads the chart
    "showTips": False,
    "scrollZoom": False,
    "doubleClick": "reset",
    "typesetMath": False,  # two amounts in one title are no formula
}
"""What every chart's own controls do: nothing that a page does not do itself, nothing online."""


def plotly_config() -> dict[str, Any]:
    """Return ``PLOTLY_CONFIG`` with the reader's language."""
    return {**PLOTLY_CONFIG, "locale": str(language())}


def text_color(*, is_dark: bool) -> str:
    """Return the color of text that a chart draws over its own marks."""
    return "#e6ebf0" if is_dark else "#1b2733"


def bar_height(rows: int, lines: int = 1) -> int:
    """Return the height in pixels of a chart of horizontal bars, whose labels have some lines."""
    return max(SMALLEST_HEIGHT, (BAR_HEIGHT + BAR_LINE * (lines - 1)) * rows + 2 * EDGE)


def layout(
    height: int, *, legend: Mapping[str, Any] | None = None, **settings: Any
) -> dict[str, Any]:
    """Return the layout that all charts share, with a chart's own settings on top.

    Args:
        height: in pixels.
        legend: what a chart's legend has of its own; it stays on the reader's side.
        settings: any other part of a Plotly layout.
    """
    is_rtl = direction() == "rtl"
    shared: dict[str, Any] = {
        # Plotly's own template would be most of a small figure, and with none at all the page's
        # theme finds no place to stand.
        "template": {"layout": {"hovermode": "closest"}},
        "height": height,
        "margin": {"l": EDGE, "r": EDGE, "t": EDGE, "b": EDGE},
        "font": {"family": FONT, "size": TEXT_SIZE},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "dragmode": False,
        "hoverlabel": {
            "font": {"family": FONT, "size": TEXT_SIZE},
            "align": "right" if is_rtl else "left",
        },
        "legend": {
            "orientation": "h",
            "x": 1 if is_rtl else 0,
            "xanchor": "right" if is_rtl else "left",
            "traceorder": "normal",
            "font": {"size": LABEL_SIZE},
            "maxheight": 1,  # a legend with a scroll bar hides what it explains
            **(legend or {}),
        },
        "barcornerradius": 2,
    }
    return {**shared, **settings}
