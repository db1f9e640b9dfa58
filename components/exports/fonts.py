"""The fonts of a picture, as part of it: it looks the same on a machine that has none."""

from base64 import b64encode
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

FAMILY = "IBM Plex Sans"
FOLDER = Path(__file__).parents[2] / "static" / "fonts"


class _Script(NamedTuple):
    """One script of the family: its file, its weights, and the characters that it is for."""

    file: str
    weights: tuple[int, ...]
    ranges: tuple[tuple[int, int], ...]

    def has(self, text: str) -> bool:
        return any(first <= ord(sign) <= last for sign in text for first, last in self.ranges)


_LATIN = _Script(
    "ibm-plex-sans-latin", (400, 600),
    ((0x20, 0xFF), (0x131, 0x131), (0x152, 0x153), (0x2000, 0x206F), (0x20AC, 0x20AC),
     (0x2122, 0x2122), (0x2191, 0x2193), (0x2212, 0x2215)),
)  # fmt: skip
_OTHERS = (
    _Script(
        "ibm-plex-sans-latin-ext", (400, 600),
        ((0x100, 0x130), (0x132, 0x151), (0x154, 0x2BA), (0x1E00, 0x1EFF), (0x20A0, 0x20AB)),
    ),
    _Script("ibm-plex-sans-cyrillic", (400,), ((0x400, 0x45F), (0x490, 0x491), (0x4B0, 0x4B1))),
    _Script("ibm-plex-sans-arabic-arabic", (400, 600), ((0x600, 0x6FF), (0x750, 0x77F),
                                                        (0xFB50, 0xFDFF), (0xFE70, 0xFEFC))),
)  # fmt: skip
EVERY_SCRIPT = "".join(chr(script.ranges[0][0]) for script in _OTHERS)
"""A text for which all fonts are needed."""


def faces(text: str) -> str:
    """Return the style rules that bring the fonts a text needs, each as part of the rule."""
    scripts = [_LATIN, *(script for script in _OTHERS if script.has(text))]
    return "".join(_face(script, weight) for script in scripts for weight in script.weights)


@lru_cache(maxsize=16)
def _face(script: _Script, weight: int) -> str:
    font = b64encode((FOLDER / f"{script.file}-{weight}-normal.woff2").read_bytes()).decode()
    ranges = ",".join(f"U+{first:X}-{last:X}" for first, last in script.ranges)
    return (
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};unicode-range:{ranges};"
        f"src:url(data:font/woff2;base64,{font}) format('woff2')}}"
    )
