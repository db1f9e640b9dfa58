"""The method of doubt: from headline to hard money, looking back, evidence and silence."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from components import attested, steps
from components import format as formatting
from components.i18n import _
from components.text import plain
from data import queries
from data.evidence import (
    BEST_SCORE,
    FRESH_MONTHS,
    GOOD_SCORE,
    PUBLISHERS_OF_AN_A,
    SILENCE_MONTHS,
)
from data.model import Dataset
from data.queries.reality import Step
from data.selection import NOTHING_ASKED


def sections(dataset: Dataset) -> list[tuple[str, str, Callable[[], None]]]:
    """Return the sections that tell how doubt is worked out: anchor, heading, what shows them."""
    return [
        ("reality", _("From headline to hard money"), partial(_walk, dataset)),
        ("history", _("As it stood on an earlier day"), partial(_listed, _history_rules)),
        ("evidence", _("Evidence and silence"), partial(_listed, _evidence_rules)),
    ]


def _walk(dataset: Dataset) -> None:
    st.markdown(_worked(dataset))
    st.markdown(
        "\n".join(f"- **{plain(steps.label(step))}.** {plain(steps.rule(step))}" for step in Step)
    )


def _listed(rules: Callable[[], list[str]]) -> None:
    st.markdown("\n".join(f"- {plain(rule)}" for rule in rules()))


def _worked(dataset: Dataset) -> str:
    """Work the walk out on all deals of this revision, step by step."""
    walk = queries.walk(dataset, queries.kept_deals(dataset, NOTHING_ASKED))
    amounts = {row.step: formatting.money(row.amount_usd_m) for row in walk.itertuples()}
    parts = [
        _("{announced} announced, less {restated} inside packages, less {only_announced} only "
          "announced, less {only_memorandum} only a memorandum, less {off_ladder} stalled or "
          "cancelled, leave {signed} signed or firmer."),
        _("Of that {not_begun} has not begun, which leaves {begun}; of {delivery_unknown} the "
          "delivery is not known and {undelivered} is still to come, which leaves {delivered}."),
    ]  # fmt: skip
    named = {str(step).replace("-", "_"): amount for step, amount in amounts.items()}
    return plain(
        _("All deals of this revision: {walk}").format(
            walk=" ".join(part.format(**named) for part in parts)
        )
    )


def _history_rules() -> list[str]:
    return [
        _(
            "A deal is there from its announcement on. From its newest dated step on it has the "
            "status of today; before, that of the newest step by then; before any step, it "
            "counts as announced."
        ),
        _("A deal without dated steps keeps its status of today from its announcement on."),
        _(
            "A date known only to its month or year counts from the last day of it, so that "
            "nothing is shown before it must have happened."
        ),
        _(
            "A figure that a later step revised is the earlier one on earlier days, where a step "
            "states it."
        ),
        _(
            "Sources stay as they are: they are what we rest on today, not what one could "
            "read then."
        ),
    ]


def _evidence_rules() -> list[str]:
    return [
        _(
            "A deal has a point for each independent publisher beyond the first, three at most; "
            "one for a second kind of source; one if an official page stands beside a report; "
            "one if actors of two countries state a figure; one if its newest source or step is "
            "less than {months} old; one if it is dated to the day."
        ).format(months=attested.months(FRESH_MONTHS)),
        _(
            "{best} points with {publishers} publishers make an A, {good} points a B, anything "
            "less a C; one source alone is a D."
        ).format(
            best=formatting.number(BEST_SCORE),
            good=formatting.number(GOOD_SCORE),
            publishers=formatting.number(PUBLISHERS_OF_AN_A),
        ),
        _(
            "Promises are listed after {first}, {second} or {third} without a word. After the "
            "last we say that a promise has perhaps faded; that is inferred, never stated by a "
            "source. The model is Global Energy Monitor, which infers so after two and four years."
        ).format(
            first=attested.months(SILENCE_MONTHS[0]),
            second=attested.months(SILENCE_MONTHS[1]),
            third=attested.months(SILENCE_MONTHS[2]),
        ),
    ]
