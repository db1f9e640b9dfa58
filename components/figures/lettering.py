"""Text within charts: in the right order, in lines that fit, with no markup of its own.

Plotly breaks no lines and cuts no labels, and what is wider than its room is clipped. Asking
the browser how wide a text is would draw every chart twice; so widths are reckoned here, from
those of IBM Plex Sans, a little on the safe side.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape

from components.i18n import direction
from components.theme import EDGE, LABEL_SIZE, TEXT_SIZE

RIGHT_TO_LEFT_ISOLATE, POP_ISOLATE = "\u2067", "\u2069"
ELLIPSIS = "…"
_BESIDE = 14  # pixels between the texts of an axis and its plot, and at their other side
HOVER_ROOM = 280  # pixels of a hover's line on a phone

_WIDTHS = {
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ&", 7.8),
    **dict.fromkeys("0123456789$+=–", 7.2),
    **dict.fromkeys("abcdeghknopquvxyz", 6.6),
    **dict.fromkeys("MWmw@%", 10.2),
    **dict.fromkeys(" fijlrtI.,:;'!|()[]/-", 3.9),
}
_OTHER_WIDTH = 5.0
"""Pixels of a character at ``LABEL_SIZE``; Arabic letters, joined, are about five wide."""


def width(text: str, size: int = LABEL_SIZE) -> float:
    """Return about how many pixels wide a line of text is."""
    return sum(_WIDTHS.get(character, _OTHER_WIDTH) for character in text) * size / LABEL_SIZE


def beside(texts: Sequence[str]) -> dict[str, float]:
    """Return the margins of a chart with such texts at its left.

    Plotly's own reckoning comes before a font has been loaded, and cuts Arabic off.
    """
    widest = max((width(text, TEXT_SIZE) for text in texts), default=0)
    return {"l": round(widest) + _BESIDE, "r": EDGE, "t": EDGE, "b": EDGE}


def run(text: str) -> str:
    """Return one line as a chart must hold it.

    Charts are laid out from left to right in both languages, which would put the figure of an
    Arabic amount on the wrong side of its unit; and data may hold what Plotly reads as markup.
    """
    line = escape(text, quote=False)
    return f"{RIGHT_TO_LEFT_ISOLATE}{line}{POP_ISOLATE}" if direction() == "rtl" else line


def stacked(lines: Iterable[str]) -> str:
    """Return lines one under the other, leaving out empty ones."""
    return "<br>".join(run(line) for line in lines if line)


def hover(title: str, *lines: str) -> str:
    """Return a hover text: what the mark is, whole, and what there is to say about it."""
    heading = (
        [f"<b>{run(line)}</b>" for line in wrapped(title, HOVER_ROOM, most=4)] if title else []
    )
    rest = [run(part) for line in lines if line for part in wrapped(line, HOVER_ROOM, most=4)]
    return "<br>".join(heading + rest)


def wrapped(text: str, room: float, *, most: int = 2, size: int = LABEL_SIZE) -> list[str]:
    """Break a text into at most so many lines of so many pixels; what is too long is cut."""
    return list(_wrapped(text, room, most, size))


@lru_cache(maxsize=4096)  # titles come again at each run; to wrap them anew took half the time
def _wrapped(text: str, room: float, most: int, size: int) -> tuple[str, ...]:
    lines: list[str] = []
    words = text.split(" ")
    while words and len(lines) < most:
        line = words.pop(0)
        while words and width(f"{line} {words[0]}", size) <= room:
            line = f"{line} {words.pop(0)}"
        lines.append(line)
    if words:
        lines[-1] = f"{lines[-1]} {' '.join(words)}"
    return tuple(_cut(line, room, size) for line in lines)


def _cut(line: str, room: float, size: int) -> str:
    if width(line, size) <= room:
        return line
    while line and width(line + ELLIPSIS, size) > room:
        line = line[:-1]
    return line.rstrip() + ELLIPSIS
