"""The switches above every page: how firm a deal must be, which figure, as known on which day."""

from dataclasses import replace
from datetime import date
from typing import cast

import streamlit as st

from components import session, wording
from components.i18n import _
from data.selection import EARLIEST_DAY, LATEST_DAY
from data.vocabulary import Estimate, Lens


def switches() -> None:
    """Show the three switches; what they hold stands in every link and export."""
    with st.container(horizontal=True, vertical_alignment="top", key="counting"):
        _lens()
        _estimate()
        _known_on()


def _lens() -> None:
    key = "lens"
    session.seed(key, str(session.selection().lens))
    st.segmented_control(
        _("What counts"),
        [str(lens) for lens in Lens],
        key=key,
        required=True,
        wrap=True,
        format_func=lambda value: wording.lens(Lens(value)),
        help=_("How firm a deal must be to be counted, here and on every page."),
        on_change=session.on_choice(
            lambda: replace(session.selection(), lens=Lens(str(session.widget_value(key))))
        ),
    )


def _estimate() -> None:
    key = "estimate"
    session.seed(key, str(session.selection().estimate))
    st.segmented_control(
        _("Figure"),
        [str(estimate) for estimate in Estimate],
        key=key,
        required=True,
        format_func=lambda value: wording.estimate(Estimate(value)),
        help=_("Which figure of each deal is shown where sources disagree, on every page."),
        on_change=session.on_choice(
            lambda: replace(session.selection(), estimate=Estimate(str(session.widget_value(key))))
        ),
    )


def _known_on() -> None:
    key = "known-on"
    session.seed(key, session.selection().known_on)
    st.date_input(
        _("As known on"),
        key=key,
        value=None,
        min_value=EARLIEST_DAY,
        max_value=LATEST_DAY,
        format="YYYY-MM-DD",
        width=150,
        help=_("Shows every page as it stood at the end of that day; empty for today."),
        on_change=session.on_choice(
            lambda: replace(
                session.selection(), known_on=cast("date | None", session.widget_value(key))
            )
        ),
    )
