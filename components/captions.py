"""Captions with live figures: ``{value}`` in a text becomes what the data say now.

A place names a figure, and may narrow the step's selection by a query of the address:
``{value}``, ``{deals:country=KAZ}``, ``{share:lens=headline}``. What the query sets replaces
what the step's selection says of it.
"""

import re
from collections.abc import Callable
from urllib.parse import parse_qs

from components import format as formatting
from components import sentences
from components.i18n import _
from data import history, queries
from data import selection as selecting
from data.model import Dataset, Selection
from data.queries import Summary

_PLACE = re.compile(r"\{(?P<figure>[a-z_]+)(?::(?P<query>[^{}]*))?\}")

FIGURES: dict[str, Callable[[Summary], str]] = {
    "value": lambda summary: formatting.money(summary.counted.best_usd_m),
    "headline": lambda summary: formatting.money(summary.headline.best_usd_m),
    "share": lambda summary: formatting.percent(
        summary.counted.best_usd_m / summary.headline.best_usd_m
        if summary.headline.best_usd_m
        else 0.0
    ),
    "deals": lambda summary: sentences.deal_count(summary.counted.deals),
    "undisclosed": lambda summary: formatting.number(summary.counted.undisclosed),
    "meetings": lambda summary: sentences.meeting_count(summary.meetings),
    "countries": lambda summary: sentences.country_count(summary.countries),
}
"""What a place may name: money counted and as announced, the one's share in the other, counts."""


def filled(text: str, dataset: Dataset, selection: Selection) -> str:
    """Return a caption with its figures, in the reader's language; an unknown place stays."""

    def figure(place: re.Match[str]) -> str:
        make = FIGURES.get(place["figure"])
        if make is None:
            return place[0]
        narrowed = _narrowed(dataset, selection, place["query"] or "")
        seen = history.as_asked(dataset, narrowed)
        return formatting.isolate(make(queries.summary(seen, narrowed)))

    return _PLACE.sub(figure, text)


def faults(text: str, dataset: Dataset) -> list[str]:
    """Return what of a caption cannot be filled in, as sentences; nothing if all can."""
    found = []
    for place in _PLACE.finditer(text):
        if place["figure"] not in FIGURES:
            found.append(
                _("{place} names no figure; the figures are {names}.").format(
                    place=formatting.isolate(place[0]), names=formatting.listing(list(FIGURES))
                )
            )
        found += [
            _(
                "{place}: “{part}” is not understood; a filter is written as in an address, "
                "such as {example}."
            ).format(
                place=formatting.isolate(place[0]),
                part=formatting.isolate(part),
                example=formatting.isolate("country=KAZ"),
            )
            for part in _not_understood(place["query"] or "", dataset)
        ]
    without = _PLACE.sub("", text)
    if "{" in without or "}" in without:
        found.append(
            _("A brace is open: a figure is written as {example}.").format(example="{value}")
        )
    return found


def _narrowed(dataset: Dataset, selection: Selection, query: str) -> Selection:
    asked = {**selecting.to_query(selection), **parse_qs(query, keep_blank_values=True)}
    return selecting.from_query(asked, queries.known_ids(dataset))


def _not_understood(query: str, dataset: Dataset) -> list[str]:
    """Return the parts of a query that a selection drops when it reads them."""
    asked = parse_qs(query, keep_blank_values=True)
    return [
        f"{name}={value}"
        for name, values in asked.items()
        for value in values
        if not _is_understood(name, value, dataset)
    ]


def _is_understood(name: str, value: str, dataset: Dataset) -> bool:
    read = selecting.from_query({name: [value]}, queries.known_ids(dataset))
    # What stands at its default is left out when written, and is understood all the same.
    is_default = name in selecting.PARAMETERS and value in _DEFAULTS.get(name, ())
    return is_default or selecting.to_query(read).get(name) == [value]


_DEFAULTS = {"lens": ("signed",), "as": ("any",), "theme-as": ("main",), "estimate": ("best",)}
