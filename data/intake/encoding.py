"""Which letters the bytes of a file are, where the file does not say so.

A byte order mark says it, and UTF-8 can hardly be anything else. What is left is told between
the two encodings that Excel writes in the region, Windows-1256 (Arabic) and Windows-1251
(Cyrillic), by their words: read wrongly, Arabic becomes Cyrillic that jumps between capitals
and small letters, and Cyrillic becomes Arabic with French letters in the middle of words. An
encoding is taken if nearly all words are sound in it and clearly fewer in the other; else the
file is refused. (A library that weighs a hundred encodings always names one.)
"""

import codecs
import re
from itertools import islice

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_CANDIDATES = (("cp1256", "Windows-1256"), ("cp1251", "Windows-1251"))
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile(
    "[\u0621-\u064a\u067e\u0686\u0698\u06a9\u06af\u06ba\u06be\u06c1\u06d2\u200c\u200d]+"
)
_CYRILLIC = re.compile("[\u0400-\u04ff]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]+")
_MOST_WORDS = 5000  # by then it is clear
_SOUND_ENOUGH = 0.9
_FEW_NULS = 0.2  # UTF-16 without a mark: most of its text is ASCII, every other byte a NUL


def decoded(content: bytes) -> tuple[str, str] | None:
    """Return the text of a file and what its encoding is called; nothing if it cannot be told."""
    for mark, codec, name in _MARKS:
        if content.startswith(mark):
            return _strictly(content, codec, name)
    if without_mark := _utf_16_without_mark(content):
        return _strictly(content, without_mark, "UTF-16")
    if utf_8 := _strictly(content, "utf-8", "UTF-8"):
        return utf_8
    readings = [
        (_soundness(reading[0]), reading)
        for codec, name in _CANDIDATES
        if (reading := _strictly(content, codec, name))
    ]
    sound = [reading for share, reading in readings if share >= _SOUND_ENOUGH]
    return sound[0] if len(sound) == 1 else None


def _strictly(content: bytes, codec: str, name: str) -> tuple[str, str] | None:
    try:
        return content.decode(codec), name
    except UnicodeDecodeError:
        return None


def _utf_16_without_mark(content: bytes) -> str | None:
    head = content[:4096]
    half = len(head) // 2
    if not half:
        return None
    even, odd = head[::2].count(0) / half, head[1::2].count(0) / half
    if odd > _FEW_NULS and even < odd / 4:
        return "utf-16-le"
    if even > _FEW_NULS and odd < even / 4:
        return "utf-16-be"
    return None


def _soundness(text: str) -> float:
    """Return which part of the words beyond ASCII are of one script and of one case."""
    beyond = (word for word in map(re.Match.group, _WORD.finditer(text)) if not word.isascii())
    words = list(islice(beyond, _MOST_WORDS))
    return sum(map(_is_sound, words)) / len(words) if words else 0.0


def _is_sound(word: str) -> bool:
    if _ARABIC.fullmatch(word):
        return True
    has_one_case = word.islower() or word.isupper() or word.istitle()
    return has_one_case and bool(_CYRILLIC.fullmatch(word) or _LATIN.fullmatch(word))
