"""The chart of the walk from headline to hard money; a click on a bar opens the rows of a step."""

import pandas as pd

from components import charts, explain, figures, frame, steps, twins
from components.figures.waterfall import STEP
from data.queries.explain import Mark, Measure
from data.queries.reality import Step

Whose = tuple[str, ...]
"""Whose walk it is, as marks have it: nobody's, all that is selected; or an axis and an id."""
ALL: Whose = ()


def show(walk: pd.DataFrame, *, key: str, whose: Whose | None) -> None:
    """Show a walk, its table and what it cannot weigh.

    Args:
        walk: the answer of ``queries.walk``.
        key: the chart's name on its page.
        whose: whose steps they are, which can then be opened; those of other deals cannot.
    """
    charts.show(
        figures.waterfall(walk),
        steps.outcome(walk),
        key=key,
        acts=None if whose is None else {STEP: lambda step: _open(whose, step)},
        twin=lambda: twins.walk(walk),
        explains=None if whose is None else lambda: _offers(whose, walk),
    )
    frame.note(steps.undisclosed_note(walk))


def _offers(whose: Whose, walk: pd.DataFrame) -> dict[str, str]:
    return {_mark(whose, step).written(): steps.label(step) for step in walk["step"]}


def _open(whose: Whose, step: str) -> None:
    explain.open_panel(_mark(whose, Step(step)))


def _mark(whose: Whose, step: Step) -> Mark:
    return Mark(Measure.STEP, "".join(whose[:1]), (*whose[1:], str(step)))
