"""A figure on the page: its words, its table twin, and what a click on a mark does."""

from typing import Any, cast

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components import navigation, session, theme
from components.i18n import _
from components.navigation import PageEntry
from data.selection import toggled


def show(
    figure: go.Figure,
    words: str,
    *,
    key: str,
    picks: str | None = None,
    opens: PageEntry | None = None,
    twin: pd.DataFrame | None = None,
) -> None:
    """Show a figure with the words that say what it shows.

    Args:
        figure: the chart; a mark that can be clicked has an id as its first custom datum.
        words: what the chart says, for those who cannot see it.
        key: the element's name on its page.
        picks: the filter that a click on a mark adds its id to, or takes it from.
        opens: the detail view that a click on a mark opens.
        twin: the chart's figures as a table, headed in the reader's language.
    """
    clickable: dict[str, Any] = {}
    if picks or opens:
        clickable = {
            "on_select": lambda: _clicked(key, picks, opens),
            "selection_mode": "points",
        }
    st.plotly_chart(figure, key=key, config=theme.PLOTLY_CONFIG, alt=words, **clickable)
    if twin is not None:
        _twin(twin, key=key, words=words)


def _clicked(key: str, picks: str | None, opens: PageEntry | None) -> None:
    row_id = _clicked_id(session.widget_value(key))
    if row_id is None:
        return
    if opens:
        navigation.open_row(opens, row_id)
    elif picks:
        session.choose(toggled(session.selection(), picks, row_id))


def _clicked_id(event: object) -> str | None:
    """Return the id of the clicked mark; a second click on it clears and names none."""
    points = cast(dict[str, Any], event)["selection"]["points"]
    data = points[0].get("customdata") if points else None
    if isinstance(data, (list, tuple)):
        data = data[0] if data else None
    if isinstance(data, dict):  # Streamlit hands an array over as a mapping by position
        data = next(iter(data.values()), None)
    return str(data) if data else None


def _twin(twin: pd.DataFrame, *, key: str, words: str) -> None:
    shown = st.expander(_("As a table"), key=f"{key}-twin", on_change="rerun")
    if shown.open:
        shown.dataframe(twin, hide_index=True, key=f"{key}-twin-table", alt=words)
