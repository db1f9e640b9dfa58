"""What the reader asked for, in words: the label of each active filter, and all in a line."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from components import format as formatting
from components import names, wording
from components.i18n import _
from data.model import Dataset, Selection
from data.selection import NOTHING_ASKED, without
from data.vocabulary import Estimate


class Asked(NamedTuple):
    """One active filter: a key, its label, and the selection left when it is taken away."""

    key: str
    label: str
    left: Selection


def filters(dataset: Dataset, selection: Selection) -> Iterator[Asked]:
    """Yield every active filter, value by value."""
    yield from view(selection)
    words: dict[str, Callable[[str], str]] = {
        "regions": wording.region,
        "countries": lambda code: names.country(dataset, code),
        "themes": lambda theme: names.theme(dataset, theme),
        "actors": lambda actor: names.actor(dataset, actor),
    }
    for field, word in words.items():
        for value in getattr(selection, field):
            yield Asked(f"{field}-{value}", word(value), without(selection, field, value))
    for field in ("statuses", "deal_kinds", "meeting_kinds"):
        for term in getattr(selection, field):
            yield Asked(f"{field}-{term}", wording.label(term), without(selection, field, term))
    for field, member in (
        ("country_side", wording.country_side(selection.country_side)),
        ("theme_match", wording.theme_match(selection.theme_match)),
    ):
        if getattr(selection, field) != getattr(NOTHING_ASKED, field):
            yield Asked(field, member, without(selection, field))
    yield from _bounds(selection)


def view(selection: Selection) -> Iterator[Asked]:
    """Yield what filters nothing and yet changes figures: their estimate, and their day."""
    if selection.estimate != NOTHING_ASKED.estimate:
        words = {Estimate.LOW: _("Low figures"), Estimate.HIGH: _("High figures")}
        yield Asked("estimate", words[selection.estimate], without(selection, "estimate"))
    if selection.known_on is not None:
        day = formatting.date(selection.known_on)
        label = _("As known on {date}").format(date=day)
        yield Asked("known-on", label, without(selection, "known_on"))


def _bounds(selection: Selection) -> Iterator[Asked]:
    if selection.since or selection.until:
        yield Asked(
            "period",
            formatting.period(selection.since, selection.until),
            replace(selection, since=None, until=None),
        )
    for grade in selection.evidence:
        label = wording.evidence_grade(grade)
        yield Asked(f"evidence-{grade}", label, without(selection, "evidence", grade))
    if selection.minimum_value_usd_m is not None:
        yield Asked(
            "minimum",
            _("{amount} or more").format(amount=formatting.money(selection.minimum_value_usd_m)),
            without(selection, "minimum_value_usd_m"),
        )
    if selection.text:
        yield Asked(
            "text",
            _("“{text}”").format(text=formatting.isolate(selection.text)),
            without(selection, "text"),
        )


def filters_line(dataset: Dataset, selection: Selection) -> str:
    """Return all active filters in a line, or that there is none."""
    labels = [asked.label for asked in filters(dataset, selection)]
    return " · ".join(labels) or _("No filter: everything in the dataset")


def line(dataset: Dataset, selection: Selection) -> str:
    """Return the filters and the counting rule in a line, as they stand under a title."""
    return _("{filters}. What counts: {lens}.").format(
        filters=filters_line(dataset, selection), lens=wording.lens(selection.lens)
    )
