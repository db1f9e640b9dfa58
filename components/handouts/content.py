"""What a hand-out holds, in the reader's words and in no format yet."""

import re
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, NamedTuple, TypeVar

from components.exports.provenance import Provenance
from data.vocabulary import Lens

Held = TypeVar("Held")


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure: its name, how it is printed, and what qualifies it."""

    label: str
    value: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart.

    ``value_usd_m`` is in millions of US dollars, nothing if it is not known; ``text`` is how
    the figure is printed; ``color`` is ``#rrggbb``; a pale bar is not counted or not firm.
    """

    label: str
    value_usd_m: float | None
    text: str
    color: str
    is_pale: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Horizontal bars of money, from the top down, and how to read them."""

    title: str
    note: str
    bars: tuple[Bar, ...]


class Column(NamedTuple):
    """A table's column: its heading, its share of the width, and whether it holds figures."""

    heading: str
    share: float
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows as they are printed, under headings."""

    title: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A name on a map: its middle, in the units of the drawing, and the text."""

    across: float
    down: float
    text: str


@dataclass(frozen=True, slots=True)
class Map:
    """A map as an SVG without letters, the names that lie on it, and what its shades mean."""

    title: str
    note: str
    svg: str
    width: float
    height: float
    names: tuple[Name, ...]
    shades: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """What lies along a time line under one name: how far along each mark is, from 0 to 1."""

    label: str
    marks: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Marks in time, which runs from left to right in every language, and years below them."""

    title: str
    note: str
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A page that rows shown here rest on, under the number that the rows cite it by."""

    number: int
    publisher: str
    title: str
    published: str
    url: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Which rows a hand-out is about, by number: all that the filters keep, counted or not.

    ``lens`` says which of the deals count; without one they all do.
    """

    deals: tuple[int, ...]
    meetings: tuple[int, ...]
    lens: Lens | None


@dataclass(frozen=True, slots=True)
class View:
    """One step of a briefing: what is seen, what is said, what the speaker knows, what is asked.

    ``asked`` are its filters and its counting rule, in words.
    """

    title: str
    caption: str
    notes: str
    asked: str
    visual: Chart | Table | Map | None


@dataclass(frozen=True, slots=True)
class Handout:
    """One hand-out.

    Attributes:
        kicker: what sort of thing it is about, in a word.
        heading: what it is about.
        sentence: what that comes to, as the page says it.
        paragraphs: what else must be said, such as a summary and how firm the money is.
        counting: the rule by which sums count.
        sources_note: how many of the sources stand here.
        about: where its figures come from.
        timeline: its deals and meetings in time, where there are some.
        views: charts, map and tables once more, in an order and with what is said, where they
            tell a story.
    """

    kicker: str
    heading: str
    sentence: str
    paragraphs: tuple[str, ...]
    counting: str
    figures: tuple[Figure, ...]
    map: Map | None
    charts: tuple[Chart, ...]
    tables: tuple[Table, ...]
    sources: tuple[Source, ...]
    sources_note: str
    about: Provenance
    rows: Rows
    timeline: Timeline | None = None
    views: tuple[View, ...] = ()


# What no file format can hold, or what would turn the line around: control characters, halves
# of a pair, embeddings and overrides of direction, and code points that are no characters.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BREAK = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]+")


def clean(text: str) -> str:
    """Return a text in one line, without what is no letter of any script."""
    return _UNPRINTABLE.sub("", _BREAK.sub(" ", text)).strip()


def cleaned(held: Held) -> Held:
    """Return a hand-out, or a part of one, with every text in it clean."""
    changed: Any = held
    if isinstance(held, str):
        changed = clean(held)
    elif isinstance(held, tuple):
        parts = [cleaned(part) for part in held]
        changed = type(held)(*parts) if hasattr(held, "_fields") else tuple(parts)
    elif is_dataclass(held) and not isinstance(held, type):
        parts_by_name = {each.name: cleaned(getattr(held, each.name)) for each in fields(held)}
        changed = replace(held, **parts_by_name)
    return changed  # type: ignore[no-any-return]
