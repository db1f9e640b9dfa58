"""A briefing: views of the data in an order, each with what is said about it.

A step names a panel (one visual of the dashboard), the selection that it shows as a query of
the address, a caption in both languages and notes for the speaker. Captions hold places for
figures, such as ``{value}`` or ``{deals:country=KAZ&lens=headline}``, so that they follow the
data (see ``components/captions.py``).
"""

import itertools
import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlencode

from data.errors import BrokenBriefing, FullBriefing
from data.schema import ID_PATTERN
from data.selection import Query

Kind = TypeVar("Kind")

LANGUAGES = ("en", "ar")
MOST_STEPS = 40  # an hour of speaking; more is no briefing
_LONGEST_ID = 60  # characters: an address to read out; the store has room for a few more


@dataclass(frozen=True, slots=True)
class Step:
    """One view: the panel, its selection as a query, and by language what is said about it."""

    panel: str
    query: Query
    caption: Mapping[str, str]
    notes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Briefing:
    """An ordered list of steps under an id and a title in each language."""

    id: str
    title: Mapping[str, str]
    steps: tuple[Step, ...]


def read(text: str) -> Briefing:
    """Read a briefing from JSON.

    Raises:
        BrokenBriefing: it is none; the message says what is missing or wrong.
    """
    try:
        told = json.loads(text)
    except json.JSONDecodeError as reason:
        raise BrokenBriefing(str(reason)) from reason
    steps = _part(told, "steps", list)
    if not 0 < len(steps) <= MOST_STEPS:
        raise BrokenBriefing(f"steps: {len(steps)} of 1 to {MOST_STEPS}")
    briefing_id = _part(told, "id", str)
    if not re.fullmatch(ID_PATTERN, briefing_id):
        raise BrokenBriefing(f"id: {briefing_id}")
    return Briefing(briefing_id, _both(told, "title"), tuple(_step(step) for step in steps))


def written(briefing: Briefing) -> str:
    """Write a briefing as ``read`` reads it, the same facts as the same text."""
    steps = [
        {
            "panel": step.panel,
            "query": urlencode(step.query, doseq=True),
            "caption": dict(step.caption),
            "notes": dict(step.notes),
        }
        for step in briefing.steps
    ]
    told = {"id": briefing.id, "title": dict(briefing.title), "steps": steps}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def with_step(briefing: Briefing, step: Step) -> Briefing:
    """Return a briefing with one more step at its end.

    Raises:
        FullBriefing: it has no room for it.
    """
    if len(briefing.steps) >= MOST_STEPS:
        raise FullBriefing(briefing.id)
    return replace(briefing, steps=(*briefing.steps, step))


def id_of(title: str, taken: Collection[str]) -> str:
    """Return an id for a new briefing: what its title spells in Latin letters, and not taken."""
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", letters)
    base = "-".join(words)[:_LONGEST_ID].rstrip("-") or "briefing"
    numbered = (f"{base}-{number}" for number in itertools.count(2))
    return next(name for name in itertools.chain([base], numbered) if name not in taken)


def moved(steps: Iterable[Kind], place: int, by: int) -> tuple[Kind, ...]:
    """Return steps with one moved up (``by`` below zero) or down, as far as there is room."""
    order = list(steps)
    step = order.pop(place)
    order.insert(min(max(place + by, 0), len(order)), step)
    return tuple(order)


def _step(told: Any) -> Step:
    return Step(
        panel=_part(told, "panel", str),
        query=parse_qs(_part(told, "query", str), keep_blank_values=True),
        caption=_both(told, "caption"),
        notes=_both(told, "notes"),
    )


def _both(told: Any, name: str) -> dict[str, str]:
    texts = _part(told, name, dict)
    return {language: _part(texts, language, str) for language in LANGUAGES}


def _part(told: Any, name: str, kind: type[Kind]) -> Kind:
    value = told.get(name) if isinstance(told, dict) else None
    if not isinstance(value, kind):
        raise BrokenBriefing(f"{name}: {value!r}")
    return value
