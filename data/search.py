"""Free text as people type it: accents, case and Arabic spelling variants do not matter."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz, process

_VARIANTS = str.maketrans(
    {
        "ٱ": "ا", "ة": "ه", "ى": "ي",  # decomposed, the hamza of أ, إ, آ, ؤ and ئ is a mark
        "ـ": None,  # the tatweel only stretches a word
        "ı": "i", "’": None, "'": None, "ʻ": None, "ʼ": None,
    }
)  # fmt: skip


class _Letters(dict[int, Any]):
    """What becomes of each sign of a decomposed text, learned as signs come: marks go."""

    def __missing__(self, sign: int) -> int | None:
        kept = None if unicodedata.combining(chr(sign)) else sign
        self[sign] = kept
        return kept


_LETTERS = _Letters(_VARIANTS)
_NOT_A_WORD = re.compile(r"[\W_]+")

WHOLE_NAME, EQUAL, BEGINS, CONTAINS = 110.0, 100.0, 90.0, 80.0
"""How well a text is met: a whole name, or the weakest of its words within a name."""
_LEAST_ALIKE = 76.0  # of 100: "Tokaev" is 92 like "Tokayev", "Salman" 73 like "Salam"
_SHORTEST_TYPO = 4  # letters; among shorter words almost any two are alike
_SHORTEST_PART = 3  # letters; a shorter part stands in almost any word


def normalize(text: str) -> str:
    """Fold a text so that its spelling variants are equal, in both scripts.

    Case, accents, Arabic vowel signs and tatweel go; the forms of alef, yeh and teh marbuta
    become one letter each; everything that is not a letter or a digit becomes one space.
    """
    if text.isascii():  # half of all texts, and quickly done
        return _NOT_A_WORD.sub(" ", text.replace("'", "").lower()).strip()
    bare = unicodedata.normalize("NFKD", text).translate(_LETTERS)
    return _NOT_A_WORD.sub(" ", bare.casefold()).strip()


# The same texts come again: with every day that is looked back to, and as names that many share.
folded = lru_cache(maxsize=16_384)(normalize)


def words(text: str) -> list[str]:
    """Return the folded words of a query; each must occur in a row for the row to match."""
    return normalize(text).split()


def likeness(text: str, names: Sequence[str]) -> list[float]:
    """Say how well a text, perhaps misspelled, meets each of some names.

    Args:
        text: as a reader typed it; every word of it must be met by a word of the name.
        names: folded by ``normalize``.

    Returns:
        For each name ``WHOLE_NAME``, ``EQUAL`` … down to the likeness of the least alike word,
        or 0 where some word is like none of the name's.
    """
    asked = words(text)
    if not asked:
        return [0.0] * len(names)
    known = {word for name in names for word in name.split()}
    alike = [_alike(word, known) for word in asked]
    # Written together or apart: "binsalman", "al sharaa", "Abdul Aziz".
    whole = "".join(asked)
    return [max(_met(alike, name.split()), _met_whole(whole, name)) for name in names]


def _alike(asked: str, known: Iterable[str]) -> dict[str, float]:
    """Return the words that a word may stand for, with how well it does."""
    found: dict[str, float] = {}
    if len(asked) >= _SHORTEST_TYPO:
        near = process.extract(
            asked, list(known), scorer=fuzz.ratio, limit=None, score_cutoff=_LEAST_ALIKE
        )
        # Below a part of a word that is right, however alike.
        found = {word: min(score, CONTAINS - 1) for word, score, _ in near}
    for word in known:
        if word == asked:
            found[word] = EQUAL
        elif word.startswith(asked):
            found[word] = BEGINS
        elif len(asked) >= _SHORTEST_PART and asked in word:
            found[word] = CONTAINS
    return found


def _met(alike: Sequence[dict[str, float]], name: Sequence[str]) -> float:
    return min(max((scores.get(word, 0.0) for word in name), default=0.0) for scores in alike)


def _met_whole(asked: str, name: str) -> float:
    together = name.replace(" ", "")
    if asked == together:
        return WHOLE_NAME
    if len(asked) >= _SHORTEST_TYPO and asked in together:
        return CONTAINS
    return 0.0
