"""How charts look: fonts, heights, and a layout that leaves text and ground to the page's theme."""

from collections.abc import Iterable
from typing import Any

from components.i18n import direction

FONT = "IBM Plex Sans, sans-serif"
MUTED = "rgba(128,138,150,0.28)"  # grid lines that show on white and on near-black
BAR_HEIGHT = 27  # pixels a bar needs for its label to be read
SMALLEST_HEIGHT, LARGEST_HEIGHT = 150, 1400
LONGEST_LABEL = 27  # characters of an axis label that fit beside bars on a phone
LETTER_WIDTH = 6.9  # pixels, of a letter at the size of axis labels

PLOTLY_CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "showTips": False,
    "scrollZoom": False,
    "doubleClick": "reset",
    "topojsonURL": "/app/static/plotly/",  # never the public host that is the default
}
"""What every chart's own controls do: nothing that a page does not do itself, nothing online."""


def text_color(*, is_dark: bool) -> str:
    """Return the color of text that a chart draws over its own marks."""
    return "#e6ebf0" if is_dark else "#1b2733"


def bar_height(rows: int) -> int:
    """Return the height in pixels of a chart of horizontal bars."""
    return max(SMALLEST_HEIGHT, min(LARGEST_HEIGHT, BAR_HEIGHT * rows + 46))


def layout(height: int, **settings: Any) -> dict[str, Any]:
    """Return the layout that all charts share, with a chart's own settings on top."""
    is_rtl = direction() == "rtl"
    shared: dict[str, Any] = {
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8, "pad": 4},
        "font": {"family": FONT, "size": 13},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "dragmode": False,
        "hoverlabel": {
            "font": {"family": FONT, "size": 13},
            "align": "right" if is_rtl else "left",
        },
        "legend": {
            "orientation": "h",
            "y": 1.02,
            "yanchor": "bottom",
            "x": 1 if is_rtl else 0,
            "xanchor": "right" if is_rtl else "left",
            "traceorder": "normal",
        },
        "barcornerradius": 2,
    }
    return {**shared, **settings}


def label_width(labels: Iterable[str]) -> int:
    """Return the margin that axis labels need; measuring them in the browser would draw twice."""
    longest = max((len(shortened(label)) for label in labels), default=0)
    return int(longest * LETTER_WIDTH) + 14


def shortened(label: str) -> str:
    """Cut a label that would not fit beside its bar; the whole text is in the hover."""
    if len(label) <= LONGEST_LABEL:
        return label
    return label[: LONGEST_LABEL - 1].rstrip() + "…"
