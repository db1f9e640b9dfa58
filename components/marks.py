"""Figures in words: what a mark is called, by which rule it is made, and what its rows come to."""

import re
from datetime import date
from typing import cast

import pandas as pd

from components import format as formatting
from components import horizon_sentences, names, sentences, steps, wording
from components.figures.time import Grain, period
from components.i18n import N_, _, ngettext
from data.model import Dataset, Selection
from data.queries.explain import HORIZON, MONEY, Explanation, Mark, Measure
from data.queries.reality import Step
from data.vocabulary import CountrySide, DealKind, DealStatus, Lens

_MEASURES: dict[Measure, str] = {
    Measure.VALUE: N_("Value counted"),
    Measure.HEADLINE: N_("Headline figures"),
    Measure.KEPT: N_("Value whatever the counting rule"),
    Measure.DEALS: N_("Deals"),
    Measure.MEETINGS: N_("Meetings"),
    Measure.ACTORS: N_("Actors"),
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def title(dataset: Dataset, mark: Mark) -> str:
    """Return what a figure is called, with the part of the selection that it is about."""
    if mark.measure == Measure.STEP:
        step = steps.label(Step(mark.ids[-1]))
        if mark.axis != "actor":
            return step
        return _("{measure}: {part}").format(measure=step, part=names.actor(dataset, mark.ids[0]))
    measure = _(_MEASURES[mark.measure])
    part = _part(dataset, mark)
    return _("{measure}: {part}").format(measure=measure, part=part) if part else measure


def is_period(mark: Mark) -> bool:
    """Say whether a mark of no other axis names a day that there is, or no part at all."""
    if mark.axis in ("", "step"):
        return True
    first = mark.ids[0]
    return bool(_DAY.fullmatch(first)) and _is_day(first)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _part(dataset: Dataset, mark: Mark) -> str:
    """Return which part of the selection a mark is about."""
    ids = mark.ids
    if mark.axis == "flow":
        return _("{payer} pays {receiver} for {theme}").format(
            payer=names.country(dataset, ids[0]),
            receiver=names.country(dataset, ids[1]),
            theme=names.theme(dataset, ids[2]),
        )
    if mark.axis == "pair":
        return formatting.listing([names.country(dataset, code) for code in ids])
    if mark.axis == "country" and len(ids) > 1 and ids[1] != CountrySide.ANY:
        side = wording.country_side(CountrySide(ids[1]))
        return f"{names.country(dataset, ids[0])} · {side}"
    if mark.axis == "subject":
        is_country = ids[0] in names.countries(dataset)
        name = (names.country if is_country else names.actor)(dataset, ids[0])
        return f"{name} · {wording.country_side(CountrySide(ids[1]))}" if len(ids) > 1 else name
    if mark.axis == "actor":
        name = names.actor(dataset, ids[0])
        return f"{name} · {wording.lane(ids[1])}" if len(ids) > 1 and ids[1] != "any" else name
    grain = "year" if mark.axis == HORIZON else mark.axis.removeprefix("to-")
    if grain in ("month", "quarter", "year"):
        when = period(pd.Timestamp(ids[0]), cast(Grain, grain))
        if mark.axis.startswith("to-"):
            when = _("up to {period}").format(period=when)
        return f"{when} · {_term(dataset, ids[1], ids[2])}" if len(ids) > 2 else when
    if mark.axis == "day":
        return formatting.date(date.fromisoformat(ids[0]))
    return _term(dataset, mark.axis, ids[0]) if mark.axis else ""


def _term(dataset: Dataset, axis: str, code: str) -> str:
    if axis == "theme":
        return names.theme(dataset, code)
    if axis == "place":
        return names.place(dataset, code)
    if axis == "country":
        return names.country(dataset, code)
    return wording.label(DealStatus(code) if axis == "status" else DealKind(code))


def rule(mark: Mark, selection: Selection) -> str:
    """Return, in a sentence or two, by which rule a figure is made."""
    if mark.measure == Measure.STEP:
        return steps.rule(Step(mark.ids[-1]))
    if mark.measure == Measure.MEETINGS:
        return _("Counts the meetings kept by the filters, each once; cancelled ones never.")
    if mark.measure == Measure.ACTORS:
        return _("Counts each actor once who is in a counted deal or came to a held meeting.")
    lens = {Measure.HEADLINE: Lens.HEADLINE}.get(mark.measure, selection.lens)
    counts = (
        _("Counts every deal kept by the filters, whatever its status.")
        if mark.measure == Measure.KEPT
        else wording.lens_rule(lens)
    )
    overlaps = {"country": sentences.overlap_note(), "actor": sentences.actor_overlap_note()}
    how = {
        **overlaps,
        "flow": sentences.split_note(),
        HORIZON: horizon_sentences.spread_note(),
    }.get(mark.axis, sentences.no_double_count_note() if mark.measure in MONEY else "")
    return f"{counts} {how}".strip()


def sum_sentence(found: Explanation) -> str:
    """Return what the rows come to."""
    count = len(found.rows)
    if found.mark.measure not in MONEY:
        return ngettext("{count} row.", "{count} rows.", count).format(
            count=formatting.number(count)
        )
    return ngettext(
        "{count} row adds up to {amount}.", "{count} rows add up to {amount}.", count
    ).format(count=formatting.number(count), amount=formatting.money(found.amount))


def left_out_notes(found: Explanation, selection: Selection) -> list[str]:
    """Return what a figure leaves out, and why."""
    notes = []
    if found.mark.measure in MONEY and found.undisclosed:
        notes.append(sentences.undisclosed_note(found.undisclosed))
    if len(found.left_out):
        value = float(found.left_out["contribution"].sum())
        notes.append(sentences.left_out_note(len(found.left_out), value))
    if selection.known_on is not None:
        notes.append(
            _("What was announced after {date} is left out.").format(
                date=formatting.date(selection.known_on)
            )
        )
    return notes
