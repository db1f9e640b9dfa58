"""Find names as people type them: in either script, half typed, misspelled; best first.

Texts are folded (``data.search``) and split into words once; a query looks its words up in the
sorted list of all words. So what a query costs grows with the distinct words, not the names.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Generic, NamedTuple, TypeVar

from rapidfuzz import fuzz, process

from data.search import normalize

SHORTEST_FUZZY = 4
"""Letters below which every word resembles another."""
LEAST_LIKENESS = 75.0
"""Percent of letters that a misspelled word must share, in order, with the right one."""
_ARTICLE, _SHORTEST_AFTER_ARTICLE = "ال", 3
_MOST_LIKE = 40  # known words tried for one that is misspelled

Key = TypeVar("Key")


class Match(IntEnum):
    """How well a name answers a query; the lower, the better."""

    EXACT = 0
    PREFIX = 1
    WORD = 2
    BESIDE = 3  # some words are only in what stands beside the name
    FUZZY = 4
    PART = 5  # only some of the words, where nothing has them all


@dataclass(frozen=True, slots=True)
class Found(Generic[Key]):
    """One answer: what was found, how well it matches, and how alike (0 to 100)."""

    key: Key
    match: Match
    likeness: float


@dataclass(frozen=True, slots=True)
class Entry(Generic[Key]):
    """Something that can be found.

    Attributes:
        key: what the answer gives back.
        names: what it is called, in any language; each is one name.
        beside: other words that may find it, such as the parties of a deal; folded already,
            since many entries share theirs.
        weight: which of two that match alike comes first: the heavier.
    """

    key: Key
    names: tuple[str, ...]
    beside: str = ""
    weight: float = 0.0


@dataclass(frozen=True, eq=False)
class WordIndex(Generic[Key]):
    """Entries prepared for queries: folded names, and which entry has which word."""

    entries: list[Entry[Key]]
    names: list[tuple[str, ...]]
    vocabulary: list[str]
    by_name: dict[str, list[int]]
    beside: dict[str, list[int]] = field(repr=False)


class _Hit(NamedTuple):
    """How an entry answers one word, or several: percent alike, and where the word stands."""

    likeness: float
    is_named: bool
    is_spelled: bool


def build(entries: Iterable[Entry[Key]]) -> WordIndex[Key]:
    """Prepare entries for queries."""
    listed = list(entries)
    names = [tuple(_folded(name) for name in entry.names if name) for entry in listed]
    by_name: dict[str, list[int]] = {}
    beside: dict[str, list[int]] = {}
    for number, (entry, own) in enumerate(zip(listed, names, strict=True)):
        own_words = {word for name in own for word in name.split()}
        for word in own_words:
            by_name.setdefault(word, []).append(number)
        for word in set(map(_without_article, entry.beside.split())) - own_words:
            beside.setdefault(word, []).append(number)
    return WordIndex(listed, names, sorted(by_name.keys() | beside.keys()), by_name, beside)


def find(index: WordIndex[Key], text: str) -> list[Found[Key]]:
    """Return every entry that has all words of a query, or words like them, best first.

    Where no entry has all of them, those that have most of them are the answer.
    """
    asked = _folded(text)
    words = list(dict.fromkeys(asked.split()))
    if not words:
        return []
    having = [_having(index, word) for word in words]
    counts = Counter(number for hits in having for number in hits)
    most = max(counts.values(), default=0)
    hits = {
        number: _together([hits[number] for hits in having if number in hits])
        for number, count in counts.items()
        if count == most
    }

    def rank(found: tuple[Match, float, int]) -> tuple[float, ...]:
        match, likeness, number = found
        # Of names that begin so, more letters to come do not make one a worse answer.
        unlike = 0 if match is Match.PREFIX else round((100 - likeness) / 10)
        return (match, unlike, -index.entries[number].weight, number)

    found = [
        (
            _match(index.names[number], asked, hit) if most == len(words) else Match.PART,
            hit.likeness,
            number,
        )
        for number, hit in hits.items()
    ]
    return [
        Found(index.entries[number].key, match, likeness)
        for match, likeness, number in sorted(found, key=rank)
    ]


def _having(index: WordIndex[Key], word: str) -> dict[int, _Hit]:
    """Return the entries that have a word, or begin one with it, or have one like it."""
    hits: dict[int, _Hit] = {}
    for known, likeness in _beginning(index.vocabulary, word):
        for number in index.by_name.get(known, ()):
            _keep_best(hits, number, _Hit(likeness, is_named=True, is_spelled=True))
        # One letter begins a word beside almost every name, which is no answer.
        for number in index.beside.get(known, ()) if len(word) > 1 else ():
            _keep_best(hits, number, _Hit(likeness, is_named=False, is_spelled=True))
    if len(word) >= SHORTEST_FUZZY:
        for known, likeness, _place in process.extract(
            word,
            index.vocabulary,
            scorer=fuzz.ratio,
            score_cutoff=LEAST_LIKENESS,
            limit=_MOST_LIKE,
        ):
            for number in index.by_name.get(known, ()):
                hits.setdefault(number, _Hit(likeness, is_named=True, is_spelled=False))
    return hits


def _beginning(vocabulary: list[str], word: str) -> Iterator[tuple[str, float]]:
    """Return the known words that begin so, and how much of each has been typed."""
    for place in range(bisect_left(vocabulary, word), len(vocabulary)):
        known = vocabulary[place]
        if not known.startswith(word):
            return
        yield known, 100.0 if known == word else 90.0 + 10.0 * len(word) / len(known)


def _keep_best(hits: dict[int, _Hit], number: int, hit: _Hit) -> None:
    best = hits.get(number)
    if best is None or (hit.is_named, hit.likeness) > (best.is_named, best.likeness):
        hits[number] = hit


def _together(hits: list[_Hit]) -> _Hit:
    """Return how an entry answers several words: as well as on average, as surely as the least."""
    return _Hit(
        sum(hit.likeness for hit in hits) / len(hits),
        all(hit.is_named for hit in hits),
        all(hit.is_spelled for hit in hits),
    )


def _match(names: tuple[str, ...], asked: str, hit: _Hit) -> Match:
    if asked in names:
        return Match.EXACT
    if not hit.is_spelled:
        return Match.FUZZY
    if any(name.startswith(asked) for name in names):
        return Match.PREFIX
    return Match.WORD if hit.is_named else Match.BESIDE


def _folded(text: str) -> str:
    """Fold a text, and take the article off Arabic words: who types خليج means الخليج."""
    return " ".join(map(_without_article, normalize(text).split()))


def _without_article(word: str) -> str:
    bare = word.removeprefix(_ARTICLE)
    return bare if len(bare) >= _SHORTEST_AFTER_ARTICLE else word
