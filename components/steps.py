"""The walk from headline to hard money in words: its steps, their rules, what it comes to."""

import pandas as pd

from components.format import money, number
from components.i18n import N_, _, ngettext
from data.queries.reality import Step

_LABELS: dict[Step, str] = {
    Step.ANNOUNCED: N_("Announced"),
    Step.RESTATED: N_("Inside packages"),
    Step.ONLY_ANNOUNCED: N_("Only announced"),
    Step.ONLY_MEMORANDUM: N_("Only a memorandum"),
    Step.OFF_LADDER: N_("Stalled or cancelled"),
    Step.SIGNED: N_("Signed or firmer"),
    Step.NOT_BEGUN: N_("Not begun"),
    Step.BEGUN: N_("Begun or in force"),
    Step.DELIVERY_UNKNOWN: N_("Delivery not known"),
    Step.UNDELIVERED: N_("Not yet delivered"),
    Step.DELIVERED: N_("Delivered"),
}

_RULES: dict[Step, str] = {
    Step.ANNOUNCED: N_(
        "Adds the stated figure of every deal kept, firm or not, packages and the deals inside "
        "them alike: the sum that a headline would make."
    ),
    Step.RESTATED: N_(
        "Takes away what a package states again of the deals inside it, so that no dollar is "
        "counted twice."
    ),
    Step.ONLY_ANNOUNCED: N_("Takes away deals that are proposed or announced, and no more."),
    Step.ONLY_MEMORANDUM: N_("Takes away deals that have come no further than a memorandum."),
    Step.OFF_LADDER: N_("Takes away deals that are stalled or cancelled."),
    Step.SIGNED: N_("What is left: deals that are signed, in force or completed."),
    Step.NOT_BEGUN: N_("Takes away signed deals of which no dated step shows that they began."),
    Step.BEGUN: N_("What is left: deals in force, completed or partly delivered."),
    Step.DELIVERY_UNKNOWN: N_(
        "Sets aside deals of which no dated step states an amount delivered or paid: not known, "
        "which is not nothing."
    ),
    Step.UNDELIVERED: N_("Takes away what is left of deals of which some was delivered."),
    Step.DELIVERED: N_(
        "Adds what dated steps state as delivered or paid, never more than the deal itself adds; "
        "a completed deal counts whole, which is inferred where no step says so."
    ),
}


def label(step: Step) -> str:
    """Return what a step is called."""
    return _(_LABELS[step])


def rule(step: Step) -> str:
    """Return, in one sentence, what a step adds or takes away."""
    return _(_RULES[step])


def amount(step: Step, amount_usd_m: float, deals: int, undisclosed: int) -> str:
    """Return a step's amount as it is printed: what is not known is never zero."""
    if not amount_usd_m and step == Step.DELIVERED:
        return _("none known")
    if not deals:
        return _("none")
    return _("undisclosed") if deals == undisclosed else money(amount_usd_m)


def outcome(walk: pd.DataFrame) -> str:
    """Return in one sentence how much of what was announced has become hard money."""
    of = {row.step: row for row in walk.itertuples()}
    if not of[Step.ANNOUNCED].amount_usd_m:
        return _("No deal of the selection has a disclosed value.")
    if not of[Step.BEGUN].amount_usd_m:
        return _(
            "Of {announced} announced, {signed} is signed or firmer; none of it is known to have "
            "begun."
        ).format(**{str(step): money(of[step].amount_usd_m) for step in _NAMED[:2]})
    if not of[Step.DELIVERED].amount_usd_m:
        return _(
            "Of {announced} announced, {signed} is signed or firmer and {begun} has begun; no "
            "delivery is known."
        ).format(**{str(step): money(of[step].amount_usd_m) for step in _NAMED})
    return _(
        "Of {announced} announced, {signed} is signed or firmer, {begun} has begun and "
        "{delivered} is known to be delivered."
    ).format(**{str(step): money(of[step].amount_usd_m) for step in (*_NAMED, Step.DELIVERED)})


_NAMED = (Step.ANNOUNCED, Step.SIGNED, Step.BEGUN)


def undisclosed_note(walk: pd.DataFrame) -> str:
    """Return how many deals the walk cannot weigh, because no figure is known for them."""
    count = int(walk.loc[walk["step"] == Step.ANNOUNCED, "undisclosed"].iloc[0])
    if not count:
        return ""
    return ngettext(
        "{count} deal of undisclosed value is in none of these amounts; it is not zero.",
        "{count} deals of undisclosed value are in none of these amounts; they are not zero.",
        count,
    ).format(count=number(count))
