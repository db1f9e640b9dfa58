"""What an address of the API may ask: every parameter, declared once.

The declaration checks requests and becomes part of the OpenAPI document, so that what is
promised is what is accepted. Where a page drops what it does not understand, the API refuses
it: a program that misspells a filter must not be answered with everything.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from components.i18n import Language
from components.service.problems import Fault
from data.model import Dataset
from data.queries import known_ids
from data.regions import COUNTRIES_BY_REGION
from data.schema import COUNTRY_PATTERN, ID_PATTERN
from data.selection import LONGEST_TEXT, KnownIds, Query
from data.vocabulary import (
    CountrySide,
    DealKind,
    DealStatus,
    Estimate,
    EvidenceGrade,
    Lens,
    MeetingKind,
    ThemeMatch,
)

Schema = Mapping[str, Any]
"""What a value may be, in the words of JSON Schema: ``enum``, ``pattern``, ``minimum`` …"""

PAGE_SETTINGS = frozenset({
    "after", "base", "before", "between", "bloc", "by", "calendar", "compare", "day", "days",
    "effect-lens", "explain", "find", "flows", "grain", "id", "kind", "lane", "names", "of",
    "offer", "on", "page", "pair", "part", "places", "preset", "rank", "restore", "series",
    "shade", "show", "side", "silent", "span", "split", "standing", "sum", "table", "view",
    "weigh", "with", "year",
})  # fmt: skip
"""How a page is set, beside what it selects. An address of a page is an address of the API with
``/api/v1`` before it; so these are let through, and the answer says that they were ignored."""

MOST_ENUMERATED = 2_000
"""With more ids than this, the document describes their form instead of listing them."""

_MONTH = r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])"
_DAY = (
    r"(199[0-9]|20[0-9]{2})-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])"
    r"|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
    r"|(199[26]|20([02468][048]|[13579][26]))-02-29"
)
_REVISION = r"[0-9]{8}T[0-9]{6}Z-[0-9a-f]{6}"
_INTEGER = re.compile(r"[0-9]{1,12}")
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")
MOST_USD_M = 1e9  # a thousand trillion dollars


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: its name in the address, what it asks, what it may hold, and how often."""

    name: str
    words: str
    schema: Schema
    is_repeatable: bool = False
    known: Collection[str] | None = None
    """The ids that there are, where the schema tells but their form."""


LANGUAGE = Parameter(
    "lang", "The language of titles, notes and sentences.",
    {"type": "string", "enum": [str(each) for each in Language], "default": "en"},
)  # fmt: skip
REVISION = Parameter(
    "rev", "The revision to read, by its name; the published one without it.",
    {"type": "string", "pattern": f"^{_REVISION}$"},
)  # fmt: skip
OFFSET = Parameter(
    "offset", "How many rows to leave out at the beginning.",
    {"type": "integer", "minimum": 0, "maximum": 100_000_000, "default": 0},
)  # fmt: skip


def limit(default: int | None, most: int) -> Parameter:
    """Declare how many rows an answer holds at most."""
    schema = {"type": "integer", "minimum": 1, "maximum": most}
    return Parameter(
        "limit", "How many rows to answer with at most; all without it."
        if default is None else "How many rows to answer with at most.",
        schema if default is None else {**schema, "default": default},
    )  # fmt: skip


def one_of(name: str, words: str, terms: Iterable[str], default: str = "") -> Parameter:
    """Declare a choice of one."""
    schema: dict[str, Any] = {"type": "string", "enum": [str(term) for term in terms]}
    return Parameter(name, words, {**schema, "default": default} if default else schema)


@lru_cache(maxsize=8)
def of_selection(dataset: Dataset) -> tuple[Parameter, ...]:
    """Return the parameters that select and count rows of a dataset, as ``of_known``."""
    return of_known(known_ids(dataset))


def of_known(known: KnownIds) -> tuple[Parameter, ...]:
    """Return the parameters that select and count rows: those of the pages, in their order."""
    return (
        _some_of("region", "Regions.", COUNTRIES_BY_REGION),
        _ids("country", "Countries, by ISO 3166 alpha-3 code.", known.countries, COUNTRY_PATTERN),
        one_of("as", "Where a chosen country must stand.", CountrySide, CountrySide.ANY),
        _ids("theme", "Themes.", known.themes, ID_PATTERN),
        one_of("theme-as", "Whether a chosen theme must be the main one.", ThemeMatch,
               ThemeMatch.MAIN),
        one_of("lens", "The counting rule: how firm a deal must be to count.", Lens, Lens.SIGNED),
        _some_of("status", "Statuses of deals.", DealStatus),
        _some_of("deal-kind", "Kinds of deals.", DealKind),
        _some_of("meeting-kind", "Kinds of meetings.", MeetingKind),
        _text("from", "The first month.", {"pattern": f"^{_MONTH}$"}),
        _text("to", "The last month.", {"pattern": f"^{_MONTH}$"}),
        _ids("actor", "Actors.", known.actors, ID_PATTERN),
        Parameter("min", "The least value of a deal, in millions of US dollars.",
                  {"type": "number", "exclusiveMinimum": 0, "maximum": MOST_USD_M}),
        _text("q", "Words that must all occur in titles, summaries or names.",
              {"pattern": r"\S", "minLength": 1, "maxLength": LONGEST_TEXT}),
        _some_of("evidence", "Grades of evidence of deals.", EvidenceGrade),
        one_of("estimate", "Which figure of each deal sums take.", Estimate, Estimate.BEST),
        _text("known-on", "The day to look back to.", {"pattern": f"^({_DAY})$"}),
    )  # fmt: skip


def _some_of(name: str, words: str, terms: Iterable[str]) -> Parameter:
    return Parameter(name, words, {"type": "string", "enum": [str(term) for term in terms]}, True)


def _ids(name: str, words: str, known: Collection[str], pattern: str) -> Parameter:
    if len(known) > MOST_ENUMERATED:
        schema = {"type": "string", "pattern": f"^{pattern}$"}
        return Parameter(name, words, schema, True, frozenset(known))
    return _some_of(name, words, sorted(known))


def _text(name: str, words: str, bounds: Schema) -> Parameter:
    return Parameter(name, words, {"type": "string", **bounds})


def faults(query: Query, allowed: Iterable[Parameter]) -> list[Fault]:
    """Return what in a query is unknown, repeated or out of bounds, by the declaration."""
    by_name = {parameter.name: parameter for parameter in allowed}
    found: list[Fault] = []
    for name, values in query.items():
        parameter = by_name.get(name)
        if parameter is None:
            if name not in PAGE_SETTINGS:
                found.append(Fault(name, values[0], "there is no such parameter here"))
            continue
        if len(values) > 1 and not parameter.is_repeatable:
            found.append(Fault(name, values[1], "can be given only once"))
        found += [
            Fault(name, value, why) for value in values if (why := _why_not(value, parameter))
        ]
    return found


def _why_not(value: str, parameter: Parameter) -> str:
    """Return why a parameter may not hold a value; empty if it may."""
    schema = parameter.schema
    if parameter.known is not None and value not in parameter.known:
        return "is not known here"
    if "enum" in schema:
        return "" if value in schema["enum"] else _not_among(schema["enum"])
    if schema["type"] in ("integer", "number"):
        form = _INTEGER if schema["type"] == "integer" else _NUMBER
        return "" if form.fullmatch(value) and _is_within(float(value), schema) else _bounds(schema)
    if len(value) > schema.get("maxLength", len(value)):
        return f"is longer than {schema['maxLength']} characters"
    # A dollar alone would let a line break pass at the end.
    if not re.search(re.sub(r"\$$", r"\\Z", schema["pattern"]), value):
        return f"does not match {schema['pattern']}" if value else "is empty"
    return ""


def _is_within(number: float, schema: Schema) -> bool:
    return bool(
        schema.get("minimum", number) <= number <= schema["maximum"]
        and schema.get("exclusiveMinimum", -1.0) < number
    )


def _bounds(schema: Schema) -> str:
    least = schema.get("minimum", schema.get("exclusiveMinimum"))
    above = "above" if "exclusiveMinimum" in schema else "from"
    kind = "a whole number" if schema["type"] == "integer" else "a number"
    return f"must be {kind} {above} {least:g} up to {schema['maximum']:.0f}"


def _not_among(terms: Collection[str]) -> str:
    few = list(terms)[:12]
    more = f" and {len(terms) - len(few)} more" if len(terms) > len(few) else ""
    return f"is none of those known here: {', '.join(few)}{more}"
