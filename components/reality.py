"""From headline to hard money on the page: a card for any deals, and the page of its own."""

from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from components import (
    attested,
    charts,
    figures,
    frame,
    session,
    steps,
    time_machine,
    twins,
    walk_chart,
)
from components.figures import words
from components.figures.waterfall import DAY
from components.i18n import _
from data import history, queries
from data.model import Dataset, Selection


def card(
    dataset: Dataset, deals: pd.DataFrame, *, key: str, whose: walk_chart.Whose | None
) -> None:
    """Show how much of some deals is signed, begun and delivered.

    Args:
        dataset: where the deals are.
        deals: columns as ``queries.deals``; whatever the lens counts, because the walk shows
            every rung.
        key: the card's name on its page.
        whose: whose deals they are, if its steps can be opened: see ``walk_chart.show``.
    """
    walk = queries.walk(dataset, deals)
    with frame.card(_("From headline to hard money"), steps.outcome(walk), key=f"card-{key}"):
        walk_chart.show(walk, key=key, whose=whose)


def sentence(walk: pd.DataFrame) -> str:
    """Say in one sentence what has become of all that was announced."""
    return steps.outcome(walk)


def is_empty(walk: pd.DataFrame) -> bool:
    """Say whether no deal at all was walked."""
    return not walk["deals"].any()


def page(dataset: Dataset, whole: Dataset, selection: Selection) -> None:
    """Show the walk for a selection, and how promises firmed up or faded.

    Args:
        dataset: the dataset of the day looked back to.
        whole: the dataset of today, from which other days are worked out.
        selection: what the reader asked to see.
    """
    days = quarter_ends(dataset, selection)
    so_far, firmed = st.columns([3, 2])
    with so_far, frame.card(_("From headline to hard money"), _how_to_read(), key="card-reality"):
        time_machine.show(whole, selection, days)
    with firmed, frame.card(_("How promises firmed up"), _then_note(), key="card-firming"):
        amounts = queries.over_time(history.as_asked(whole, _today(selection)), selection, days)
        charts.show(
            figures.firming(amounts),
            words.of_firming(amounts),
            key="firming",
            acts={DAY: _look_back},
            twin=lambda: twins.firming(amounts),
        )
    attested.silent_promises(dataset, selection)


def _look_back(day: str) -> None:
    session.choose(replace(session.selection(), known_on=date.fromisoformat(day)))


def _today(selection: Selection) -> Selection:
    return replace(selection, known_on=None)


def _how_to_read() -> str:
    return _(
        "Every deal that the filters keep, whatever the switch above counts. Outlined: not firm. "
        "Hatched: not known, or off the ladder. A click on a bar opens its rows."
    )


def _then_note() -> str:
    return _(
        "Each column is all that was known by the end of a quarter, and how firm it was then. "
        "A click looks back to that day."
    )


def quarter_ends(dataset: Dataset, selection: Selection) -> tuple[date, ...]:
    """Return the ends of the quarters from the first valued deal kept to the day looked at."""
    kept = queries.kept_deals(dataset, selection)
    first = kept.loc[kept["value_usd_m"].notna(), "announced_on"].min()
    if pd.isna(first):
        return (dataset.as_of,)
    last = pd.Timestamp(dataset.as_of)
    ends = pd.date_range(first, last, freq="QE")
    return (*(end.date() for end in ends if end < last), dataset.as_of)
