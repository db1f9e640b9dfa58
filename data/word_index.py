"""Find names as people type them: in either script, half typed, misspelled; best first.

Texts are folded (``data.search``) and split into words once; a query looks its words up in the
sorted list of all words. Which entry has which word is kept as numbers, so that a million names
are prepared in a minute and asked in a fraction of a second.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz import fuzz, process

from data.search import normalize

SHORTEST_FUZZY = 4
"""Letters below which every word resembles another."""
LEAST_LIKENESS = 75.0
"""Percent of letters that a misspelled word must share, in order, with the right one."""
_ARTICLE, _SHORTEST_AFTER_ARTICLE = "ال", 3
_MOST_LIKE = 40  # known words tried for one that is misspelled

_TEXTS_AT_ONCE = 20_000

Key = TypeVar("Key")
Counts = npt.NDArray[np.int64]


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


class _Postings(NamedTuple):
    """Which entries have each word: those of word ``w`` are ``entries[ends[w]:ends[w + 1]]``."""

    ends: npt.NDArray[np.int64]
    entries: npt.NDArray[np.int32]

    def of_words(self, first: int, last: int) -> tuple[npt.NDArray[np.int32], Counts]:
        """Return the entries of some words, one word's after the other's, and how many of each."""
        ends = self.ends[first : last + 1]
        return self.entries[ends[0] : ends[-1]], np.diff(ends)


@dataclass(frozen=True, eq=False)
class WordIndex(Generic[Key]):
    """Entries prepared for queries: folded names, and which entry has which word."""

    keys: list[Key]
    weights: npt.NDArray[np.float64]
    names: list[tuple[str, ...]]
    vocabulary: list[str]
    by_name: _Postings
    beside: _Postings


def build(entries: Iterable[Entry[Key]]) -> WordIndex[Key]:
    """Prepare entries for queries."""
    listed = list(entries)
    names = [tuple(_folded(name) for name in entry.names if name) for entry in listed]
    words: dict[str, int] = {}
    by_name = _words_of([" ".join(own) for own in names], words)
    beside = _words_of([entry.beside for entry in listed], words)
    in_order = sorted(words)
    places = np.empty(len(words), dtype=np.int64)
    places[[words[word] for word in in_order]] = np.arange(len(words))
    return WordIndex(
        [entry.key for entry in listed],
        np.array([entry.weight for entry in listed], dtype=np.float64),
        names,
        in_order,
        _postings(by_name, places),
        _postings(beside, places),
    )


class _Words(NamedTuple):
    """Which entry has which word, by number; one pair a place, in the order of entries."""

    entry: npt.NDArray[np.int64]
    word: npt.NDArray[np.int64]


def _words_of(texts: Sequence[str], words: dict[str, int]) -> _Words:
    """Split folded texts into words, and give each word that is new a number."""
    found = [_Words(np.empty(0, np.int64), np.empty(0, np.int64))]
    for first in range(0, len(texts), _TEXTS_AT_ONCE):
        some = texts[first : first + _TEXTS_AT_ONCE]
        # An empty text has no word, not an empty one.
        split = pc.utf8_split_whitespace(pa.array([text or None for text in some], pa.string()))
        encoded = split.flatten().dictionary_encode()
        numbers = [
            words.setdefault(_without_article(word), len(words))
            for word in encoded.dictionary.to_pylist()
        ]
        counts = pc.list_value_length(split).fill_null(0).to_numpy()
        found.append(
            _Words(
                np.repeat(np.arange(first, first + len(some)), counts),
                np.array(numbers, dtype=np.int64)[encoded.indices.to_numpy()],
            )
        )
    return _Words(*map(np.concatenate, zip(*found, strict=True)))


def _postings(words: _Words, places: npt.NDArray[np.int64]) -> _Postings:
    """Turn the words of each entry into the entries of each word, words in their new places."""
    many = int(words.entry.max(initial=0)) + 1
    pairs = np.sort(places[words.word] * many + words.entry)
    once = pairs[np.diff(pairs, prepend=-1) > 0]  # much quicker than np.unique, which hashes
    word, entry = np.divmod(once, many)
    return _Postings(np.searchsorted(word, np.arange(len(places) + 1)), entry.astype(np.int32))


def find(index: WordIndex[Key], text: str, most: int | None = None) -> list[Found[Key]]:
    """Return the entries that have all words of a query, or words like them, best first.

    Where no entry has all of them, those that have most of them are the answer.

    Args:
        index: what is asked.
        text: the query as it was typed.
        most: how many answers are wanted; all, if nothing is said.
    """
    asked = _folded(text)
    words = list(dict.fromkeys(asked.split()))
    if not words:
        return []
    hits = [_having(index, word) for word in words]
    counts = np.sum([hit.likeness > 0 for hit in hits], axis=0)
    has_most = int(counts.max(initial=0))
    if not has_most:
        return []
    rows = np.flatnonzero(counts == has_most)
    # As alike as on average, as surely as the least.
    likeness = np.sum([hit.likeness[rows] for hit in hits], axis=0) / has_most
    is_named = np.all([hit.is_named[rows] | (hit.likeness[rows] == 0) for hit in hits], axis=0)
    is_spelled = np.all([hit.is_spelled[rows] | (hit.likeness[rows] == 0) for hit in hits], axis=0)
    if has_most < len(words):
        matches = np.full(len(rows), Match.PART)
    else:
        matches = np.where(is_named, Match.WORD, Match.BESIDE)
        matches[~is_spelled] = Match.FUZZY
        for place in np.flatnonzero(is_named & is_spelled).tolist():
            matches[place] = _match(index.names[rows[place]], asked)
    # Of names that begin so, more letters to come do not make one a worse answer.
    unlike = np.where(matches == Match.PREFIX, 0, np.round((100 - likeness) / 10))
    best_first = np.lexsort((rows, -index.weights[rows], unlike, matches))[:most].tolist()
    return [
        Found(index.keys[rows[place]], Match(int(matches[place])), float(likeness[place]))
        for place in best_first
    ]


class _Hits(NamedTuple):
    """How each entry answers one word: percent alike (0: not), and where the word stands."""

    likeness: npt.NDArray[np.float64]
    is_named: npt.NDArray[np.bool_]
    is_spelled: npt.NDArray[np.bool_]


def _having(index: WordIndex[Key], word: str) -> _Hits:
    """Find the entries that have a word, or begin one with it, or have one like it."""
    size = len(index.keys)
    named, beside, misspelled = np.zeros(size), np.zeros(size), np.zeros(size)
    first, last, likeness = _beginning(index.vocabulary, word)
    entries, counts = index.by_name.of_words(first, last)
    np.maximum.at(named, entries, np.repeat(likeness, counts))
    # One letter begins a word beside almost every name, which is no answer.
    if len(word) > 1:
        entries, counts = index.beside.of_words(first, last)
        np.maximum.at(beside, entries, np.repeat(likeness, counts))
    is_spelled = (named > 0) | (beside > 0)
    if len(word) >= SHORTEST_FUZZY:
        for _known, alike, place in process.extract(
            word,
            index.vocabulary,
            scorer=fuzz.ratio,
            score_cutoff=LEAST_LIKENESS,
            limit=_MOST_LIKE,
        ):
            entries, _counts = index.by_name.of_words(place, place + 1)
            misspelled[entries] = np.maximum(misspelled[entries], alike)
    best = np.where(named > 0, named, np.where(beside > 0, beside, misspelled))
    return _Hits(best, (named > 0) | ~is_spelled, is_spelled)


def _beginning(vocabulary: list[str], word: str) -> tuple[int, int, npt.NDArray[np.float64]]:
    """Return which known words begin so, first and one past last, and how much of each is typed."""
    first = last = bisect_left(vocabulary, word)
    while last < len(vocabulary) and vocabulary[last].startswith(word):
        last += 1
    letters = np.array([len(known) for known in vocabulary[first:last]], dtype=np.float64)
    return first, last, np.where(letters == len(word), 100.0, 90.0 + 10.0 * len(word) / letters)


def _match(names: tuple[str, ...], asked: str) -> Match:
    """Say how names that have all words answer a query."""
    if asked in names:
        return Match.EXACT
    return Match.PREFIX if any(name.startswith(asked) for name in names) else Match.WORD


def _folded(text: str) -> str:
    """Fold a text, and take the article off Arabic words: who types خليج means الخليج."""
    return " ".join(map(_without_article, normalize(text).split()))


def _without_article(word: str) -> str:
    bare = word.removeprefix(_ARTICLE)
    return bare if len(bare) >= _SHORTEST_AFTER_ARTICLE else word
