"""The fonts of the pages: the app's own, as files that a typesetter can embed.

The browser's fonts are one file for each script, packed for the web, and all of one family.
A typesetter takes one file for each weight of a family and has to find the other scripts under
names of their own. So each is unpacked and named once a process, in a folder that goes with it.
"""

from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any

from components.exports.fonts import FOLDER
from components.i18n import direction

_SCRIPTS = {
    "ibm-plex-sans-latin": "IBM Plex Sans",
    "ibm-plex-sans-arabic-arabic": "IBM Plex Sans Arabic",
    "ibm-plex-sans-latin-ext": "IBM Plex Sans Extended",
    "ibm-plex-sans-cyrillic": "IBM Plex Sans Cyrillic",
}
_WEIGHTS = (400, 600)
_one_at_a_time = Lock()
_STYLES = {400: "Regular", 600: "SemiBold"}
_FAMILY, _STYLE, _FULL, _POSTSCRIPT, _TYPOGRAPHIC, _TYPOGRAPHIC_STYLE = 1, 2, 4, 6, 16, 17


def families() -> list[str]:
    """Return the families to letter with; that of the reader's script comes first."""
    names = list(_SCRIPTS.values())
    if direction() == "rtl":
        names[0], names[1] = names[1], names[0]
    return names


def folder() -> Path:
    """Return the folder in which the fonts are."""
    with _one_at_a_time:  # a second folder made meanwhile would go as soon as it is named
        return Path(_unpacked().name)


@lru_cache(maxsize=1)
def _unpacked() -> "TemporaryDirectory[str]":
    from fontTools.ttLib import TTFont  # a fifth of a second that no page has to wait for

    into = TemporaryDirectory(prefix="atlas-fonts-")
    for script, family in _SCRIPTS.items():
        for weight in _WEIGHTS:
            packed = FOLDER / f"{script}-{weight}-normal.woff2"
            if packed.exists():
                font = TTFont(packed)
                font.flavor = None
                _name(font["name"], family, _STYLES[weight])
                font.save(Path(into.name) / f"{script}-{weight}.ttf")
    return into


def _name(names: Any, family: str, style: str) -> None:
    joined = f"{family} {style}"
    for name_id, text in {
        _FAMILY: family, _STYLE: "Regular", _FULL: joined,
        _POSTSCRIPT: joined.replace(" ", ""), _TYPOGRAPHIC: family, _TYPOGRAPHIC_STYLE: style,
    }.items():  # fmt: skip
        names.setName(text, name_id, 3, 1, 0x409)
