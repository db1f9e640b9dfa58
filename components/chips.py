"""The active filters as chips above the page: one click takes one of them away."""

from dataclasses import replace

import streamlit as st

from components import asked as asking
from components import navigation, session
from components.asked import Asked
from components.i18n import _
from components.text import plain
from data.model import Dataset
from data.selection import NOTHING_ASKED, is_everything


def show(dataset: Dataset, *, can_compare: bool = True) -> None:
    """Show a chip for each active filter, and a button that clears them all.

    A few countries can also be set side by side, unless the page is the one that does.
    """
    asked = session.selection()
    if is_everything(asked):
        return
    with st.container(horizontal=True, gap="small", key="chips"):
        for chip in asking.filters(dataset, asked):
            _chip(chip)
        st.button(
            _("Clear all"),
            key="chip-clear",
            type="tertiary",
            on_click=session.choose,
            args=(replace(NOTHING_ASKED, lens=asked.lens),),
        )
        if can_compare and 1 < len(asked.countries) <= navigation.MOST_COMPARED:
            navigation.link_with(
                navigation.COMPARE,
                _("Compare these"),
                replace(asked, countries=(), country_side=NOTHING_ASKED.country_side),
                icon=navigation.COMPARE.icon,
                settings={navigation.COMPARED: list(asked.countries)},
            )


def show_view() -> None:
    """Show on the page of one row a chip for the day and the figure asked for, if any is."""
    active = list(asking.view(session.selection()))
    if active:
        with st.container(horizontal=True, gap="small", key="chips"):
            for chip in active:
                _chip(chip)


def _chip(chip: Asked) -> None:
    st.button(
        plain(chip.label),
        key=f"chip-{chip.key}",
        icon=":material/close:",
        icon_position="right",
        help=_("Take this filter away"),
        on_click=session.choose,
        args=(chip.left,),
    )
