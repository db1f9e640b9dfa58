"""Pledges over the years they are stated for: what would fall due in each year."""

from typing import Any, cast

import pandas as pd

from components import charts, figures, frame, horizon_sentences, offers, twins
from components.figures import words
from components.i18n import _
from components.labels import labelled
from data import queries
from data.model import Dataset
from data.queries import Dimension


def card(dataset: Dataset, deals: pd.DataFrame, series: Dimension | None) -> None:
    """Show some deals spread over their stated horizon, if one of them has any.

    Args:
        dataset: where the deals are.
        deals: columns as ``queries.deals``.
        series: what the years are split by.
    """
    values = queries.value_over_horizon(deals, series)
    if values.empty:
        return
    shown = labelled(dataset, values, series or "", of="series_id", to="series_label")
    title = _("Pledges over their stated years")
    with frame.card(title, horizon_sentences.spread_note(), key="card-horizon"):
        charts.show(
            figures.value_over_time(shown, grain="year", color_by=cast(Any, _colored(series))),
            words.over_time(shown, title, grain="year"),
            key="horizon",
            title=title,
            twin=lambda: twins.over_time(shown, "year"),
            explains=lambda: offers.of_horizon(shown, series),
        )
        frame.note(frame.share_note(deals[deals["horizon_years"].notna()]))
        frame.note(horizon_sentences.not_spread_note(queries.of_no_horizon(deals)))


def _colored(series: Dimension | None) -> str:
    return series if series in ("theme", "status") else "none"
