"""The active filters as chips above the page: one click takes one of them away."""

from dataclasses import replace

import streamlit as st

from components import asked as asking
from components import session
from components.i18n import _
from data.model import Dataset
from data.selection import NOTHING_ASKED, is_everything


def show(dataset: Dataset) -> None:
    """Show a chip for each active filter, and a button that clears them all."""
    asked = session.selection()
    if is_everything(asked):
        return
    with st.container(horizontal=True, gap="small", key="chips"):
        for key, label, left in asking.filters(dataset, asked):
            st.button(
                label,
                key=f"chip-{key}",
                icon=":material/close:",
                icon_position="right",
                help=_("Take this filter away"),
                on_click=session.choose,
                args=(left,),
            )
        st.button(
            _("Clear all"),
            key="chip-clear",
            type="tertiary",
            on_click=session.choose,
            args=(replace(NOTHING_ASKED, lens=asked.lens),),
        )
