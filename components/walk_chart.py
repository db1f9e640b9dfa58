"""The chart of the walk from headline to hard money; a click on a bar opens the rows of a step."""

import pandas as pd

from components import charts, explain, figures, frame, steps, twins
from components.figures.waterfall import STEP
from data.queries.explain import Mark, Measure
from data.queries.reality import Step


def show(walk: pd.DataFrame, *, key: str, explains: bool) -> None:
    """Show a walk, its table and what it cannot weigh.

    Args:
        walk: the answer of ``queries.walk``.
        key: the chart's name on its page.
        explains: whether it is the walk of the reader's selection, whose steps can be opened.
    """
    charts.show(
        figures.waterfall(walk),
        steps.outcome(walk),
        key=key,
        acts={STEP: _open} if explains else None,
        twin=lambda: twins.walk(walk),
        explains=(lambda: _offers(walk)) if explains else None,
    )
    frame.note(steps.undisclosed_note(walk))


def _offers(walk: pd.DataFrame) -> dict[str, str]:
    return {_mark(step).written(): steps.label(step) for step in walk["step"]}


def _open(step: str) -> None:
    explain.open_panel(_mark(Step(step)))


def _mark(step: Step) -> Mark:
    return Mark(Measure.STEP, ids=(str(step),))
