"""What differs between two revisions, cell by cell, as a table."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from components import wording
from components.format import number
from components.i18n import _, direction
from data.model import Change, ChangeKind

_MOST_CELLS = 2000  # more than anybody reads, and no more than a browser takes at once


def show(found: Sequence[Change], *, key: str) -> None:
    """Show changes as the CSV files of the two packages write them."""
    cells = [(change, cell) for change in found for cell in change.cells]
    if not cells:
        st.markdown(_("No row differs."))
        return
    if len(cells) > _MOST_CELLS:
        st.caption(
            _("The first {shown} of {count} cells that differ.").format(
                shown=number(_MOST_CELLS), count=number(len(cells))
            )
        )
    kinds = {kind: wording.label(kind) for kind in ChangeKind}
    shown = pd.DataFrame(
        [
            (
                wording.table(change.table),
                change.id,
                kinds[change.kind],
                cell.column,
                cell.before or None,
                cell.after or None,
            )
            for change, cell in cells[:_MOST_CELLS]
        ],
        columns=[_("Table"), _("Row"), _("Change"), _("Column"), _("Before"), _("After")],
    )
    if direction() == "rtl":  # the grid itself knows no direction
        shown = shown[shown.columns[::-1]]
    st.dataframe(
        shown,
        key=key,
        hide_index=True,
        placeholder="–",
        height=min(34 * (len(shown) + 1) + 4, 640),
        alt=_("Table of the cells that differ"),
    )
