"""The views of the deals page: by group, over time, flows; each with its own small controls."""

from typing import cast

import pandas as pd
import streamlit as st

from components import charts, controls, frame, horizon, sentences, session, wording
from components.charts import Axis
from components.i18n import _
from data import queries
from data.model import Dataset, Selection
from data.queries import Dimension, Grain
from data.vocabulary import CountrySide

GROUPS, TIME, FLOWS, TABLE = "groups", "time", "flows", "table"
_AXES: tuple[Axis, ...] = ("theme", "country", "status", "kind")
_SIDES = (CountrySide.ANY, CountrySide.PAYER, CountrySide.RECEIVER)
_GRAINS: tuple[Grain, ...] = ("quarter", "year", "month")
_SERIES: tuple[Dimension, ...] = ("theme", "status", "kind")
_TOGETHER = "none"
MOST_COUNTRIES = 18


def view_switch() -> str:
    """Let the reader choose a view of the deals, and return it."""
    words = {
        GROUPS: _("By group"),
        TIME: _("Over time"),
        FLOWS: _("Who pays whom"),
        TABLE: _("Table"),
    }
    return controls.one_of("view", _("View"), list(words), words.__getitem__)


def by_group(dataset: Dataset, deals: pd.DataFrame, selection: Selection) -> None:
    """Show value by theme, country, status or kind."""
    axis = cast(Axis, session.setting("by", _AXES, _AXES[0]))
    note = sentences.overlap_note() if axis == "country" else None
    with frame.card(_("Value by group"), note, key="card-groups"):
        controls.one_of(
            "by", _("Grouped by"), _AXES, lambda code: charts.axis_label(cast(Axis, code))
        )
        if axis == "country":
            side = controls.one_of(
                "side",
                _("Countries as"),
                [str(side) for side in _SIDES],
                lambda code: wording.country_side(CountrySide(code)),
            )
            values = queries.value_by_country(dataset, deals, CountrySide(side))
            charts.value_by(dataset, values.head(MOST_COUNTRIES), axis, key="by-country", side=side)
            frame.note(sentences.largest_of_note(MOST_COUNTRIES, len(values)))
        elif axis == "status":
            values = queries.value_by_status(dataset, selection)
            frame.note(frame.headline_note())
            charts.value_by(dataset, values, axis, key="by-status")
        else:
            charts.value_by(dataset, queries.value_by(deals, axis), axis, key=f"by-{axis}")


def over_time(dataset: Dataset, deals: pd.DataFrame) -> None:
    """Show value over time: how fine, split by what, each period alone or all so far."""
    with frame.card(_("Value over time"), key="card-time"):
        with st.container(horizontal=True, vertical_alignment="bottom", key="time-controls"):
            grain = cast(Grain, controls.one_of("grain", _("Period"), _GRAINS, charts.grain_label))
            series = controls.one_of(
                "split",
                _("Split by"),
                [*_SERIES, _TOGETHER],
                lambda code: (
                    _("Not split") if code == _TOGETHER else charts.axis_label(cast(Axis, code))
                ),
            )
            controls.switch("sum", _("Add up over time"), default=False)
        split = None if series == _TOGETHER else cast(Dimension, series)
        charts.over_time(
            dataset,
            queries.value_over_time(deals, grain, split),
            grain=grain,
            series=split,
            is_cumulative=session.switch("sum", default=False),
        )
        frame.note(sentences.coarse_dates_note(queries.coarsely_dated(deals, grain)))
    horizon.card(dataset, deals, split)


def flows(dataset: Dataset, deals: pd.DataFrame) -> None:
    """Show who pays whom for what, and say what the diagram leaves out."""
    with frame.card(_("Who pays whom, and for what"), sentences.split_note(), key="card-flows"):
        flows = queries.flows(dataset, deals)
        charts.sankey(dataset, flows)
        beside = queries.without_direction(dataset, deals)
        frame.note(sentences.no_direction_note(beside.deals) if beside.deals else "")
