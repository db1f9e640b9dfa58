"""The charts of a hand-out: the frames of the screen as bars with words and colors."""

import math

import pandas as pd

from components import format as formatting
from components import sentences, steps
from components.handouts.content import Bar, Chart
from components.i18n import _
from components.labels import labelled
from data.model import Dataset
from data.queries.reality import Step
from data.vocabulary import DealStatus
from geo import palette

MOST_BARS = 10


def by_theme(dataset: Dataset, values: pd.DataFrame) -> Chart:
    """Return value by theme; ``values`` answers ``queries.value_by``."""
    named = labelled(dataset, values, "theme")
    colors = [palette.theme_color(theme) for theme in named["id"]]
    return Chart(_("Value by theme"), *_largest(_bars(named, colors), len(named)))


def by_country(dataset: Dataset, values: pd.DataFrame) -> Chart:
    """Return value by country; ``values`` answers ``queries.value_by_country``."""
    named = labelled(dataset, values, "country")
    _note, bars = _largest(_bars(named, [palette.ACCENT] * len(named)), len(named))
    return Chart(_("Value by country"), sentences.overlap_note(), bars)


def by_status(dataset: Dataset, values: pd.DataFrame) -> Chart:
    """Return value by status in the order of the ladder; what the lens leaves out is pale.

    ``values`` answers ``queries.value_by_status``.
    """
    named = labelled(dataset, values, "status")
    bars = _bars(
        named,
        [palette.STATUS_COLORS[DealStatus(status)] for status in named["id"]],
        pale=[not is_counted for is_counted in named["is_counted"]],
    )
    return Chart(_("How firm it is"), _("Pale: left out by the counting rule."), bars)


def by_year(values: pd.DataFrame) -> Chart:
    """Return value by year, newest last; ``values`` answers ``queries.value_over_time``."""
    years = values.assign(label=[str(start.year) for start in values["period_start"]])
    recent = years.tail(MOST_BARS)
    note = (
        _("Earlier years are in the rows.")
        if len(years) > MOST_BARS
        else _("By the year of the announcement.")
    )
    return Chart(_("Value by year"), note, _bars(recent, [palette.ACCENT] * len(recent)))


def with_whom(dataset: Dataset, beside: pd.DataFrame) -> Chart:
    """Return the money between an actor and each other one, most first.

    ``beside`` answers ``queries.counterparts``.
    """
    ranked = beside[beside["value_usd_m"] > 0]
    ranked = ranked.sort_values("value_usd_m", ascending=False, kind="stable")
    top = labelled(dataset, ranked.head(MOST_BARS), "actor")
    bars = _bars(top, [palette.ACCENT] * len(top))
    return Chart(_("Money between them"), sentences.actor_split_note(), bars)


def walk(walk: pd.DataFrame) -> Chart:
    """Return the way from headline to hard money, sums dark and what is taken away pale."""
    bars = tuple(
        Bar(
            label=steps.label(row.step),
            value_usd_m=row.amount_usd_m or None,
            text=steps.amount(row.step, row.amount_usd_m, int(row.deals), int(row.undisclosed)),
            color=palette.ACCENT if row.is_stand else palette.NEUTRAL,
            is_pale=not row.is_stand,
        )
        for row in walk.itertuples()
        if row.is_stand or row.deals
    )
    note = _("Every deal kept, whatever the rule counts. Pale: what is taken away.")
    return Chart(_("From headline to hard money"), note, bars)


def of_steps(walk: pd.DataFrame) -> dict[Step, float]:
    """Return a walk's amounts in millions of US dollars by their step."""
    return dict(zip(walk["step"], walk["amount_usd_m"], strict=True))


def _largest(bars: tuple[Bar, ...], count: int) -> tuple[str, tuple[Bar, ...]]:
    note = sentences.largest_of_note(MOST_BARS, count) or sentences.no_double_count_note()
    return note, bars[:MOST_BARS]


def _bars(
    values: pd.DataFrame, colors: list[str], *, pale: list[bool] | None = None
) -> tuple[Bar, ...]:
    """Return a bar for each row: ``label``, ``value_usd_m``, ``deals``, ``undisclosed``."""
    bars = []
    for row, color, is_pale in zip(
        values.itertuples(), colors, pale or [False] * len(values), strict=True
    ):
        is_known = row.deals > row.undisclosed or row.value_usd_m > 0
        value = float(row.value_usd_m) if is_known else math.nan
        bars.append(
            Bar(
                label=str(row.label),
                value_usd_m=value if is_known else None,
                text=formatting.money(value),
                color=color,
                is_pale=is_pale,
            )
        )
    return tuple(bars)
