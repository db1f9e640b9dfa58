"""What stands under every figure, quietly: its table, its files, a link, what explains it.

Nothing of it is worked out before the reader asks: the table when it is opened, the menu when
it is opened, a file when its button is clicked. It is a fragment, so that opening it does not
run the page again.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components import downloads, explain, frame, handing_over, session, staging
from components.downloads import PNG, SVG, ZIP
from components.exports import chromium, csv_files, pictures, provenance
from components.exports.pictures import Legend, Picture
from components.exports.provenance import Provenance
from components.i18n import _
from components.making import Maker
from data.model import Selection

SHOW = "show"
"""The parameter of an address that names the figure to show first."""

_SCROLL = """<script>
(() => {{
  const page = document.querySelector("[data-testid=stMainBlockContainer]");
  // What is above grows while it loads; the reader's first touch ends the following.
  const follow = new ResizeObserver(() =>
    document.querySelector(".st-key-shown-{key}")?.scrollIntoView({{block: "center"}}));
  follow.observe(page);
  const end = () => follow.disconnect();
  for (const act of ["wheel", "touchstart", "pointerdown", "keydown"])
    window.addEventListener(act, end, {{once: true, passive: true}});
}})();
</script>"""


@dataclass(frozen=True)
class Takeaway:
    """A figure as it can be taken away.

    Attributes:
        key: the figure's name on its page.
        title: what it shows, in a few words.
        words: what it says, in a sentence.
        twins: make its figures as tables, each by its name in files, headed in the reader's
            language.
        picture: draws it on white.
        legends: what its colors mean, where the figure itself does not tell.
        selection: what it shows is kept and counted by this; nothing if the reader's filters
            do not matter to it.
        explains: names the marks whose making can be explained, if any: see ``explain.menu``.
    """

    key: str
    title: str
    words: str
    twins: Mapping[str, Callable[[], pd.DataFrame]]
    picture: Callable[[], go.Figure]
    selection: Selection | None
    legends: Sequence[Legend] = ()
    explains: Callable[[], Mapping[str, str]] | None = None


def show(taken: Takeaway) -> None:
    """Show the footer of a figure, unless only the figure is wanted."""
    if staging.is_bare():
        return
    st.fragment(_footer)(taken)


@contextmanager
def figure(key: str) -> Iterator[None]:
    """Put a figure on the page; the one that the address asks for is marked and in view."""
    if session.passing_setting(SHOW) != key:
        yield
        return
    with st.container(key=f"shown-{key}"):
        yield
    st.html(_SCROLL.format(key=key), unsafe_allow_javascript=True)


def _footer(taken: Takeaway) -> None:
    with st.container(key=f"footer-{taken.key}"):
        if taken.twins:
            _tables(taken)
        menu = st.popover(
            _("Save or share"),
            key=f"{taken.key}-menu",
            type="tertiary",
            icon=":material/ios_share:",
            on_change="rerun",
        )
        if menu.open:
            with menu, st.container(gap="xsmall"):
                _menu(taken)
        if taken.explains:
            explain.menu(taken.explains, key=taken.key)


def _tables(taken: Takeaway) -> None:
    shown = st.expander(_("As a table"), key=f"{taken.key}-twin", on_change="rerun", type="compact")
    if shown.open:
        for name, twin in taken.twins.items():
            key = f"{taken.key}-{name}-table"
            shown.dataframe(twin(), hide_index=True, key=key, alt=taken.words)


def _menu(taken: Takeaway) -> None:
    address = session.address_of_view(**{SHOW: taken.key})
    about = _about(taken, address)
    picture = Picture(taken.picture, about, taken.legends)
    if chromium.is_there():
        _file(taken, PNG, _("Picture (PNG)"), partial(pictures.png, picture))
        _file(taken, SVG, _("Drawing (SVG)"), partial(pictures.svg, picture))
    else:
        st.caption(
            _(
                "Pictures are drawn by a Chromium, and the machine that runs this dashboard has "
                "none. Install one there, for instance with “apt install chromium”."
            )
        )
    if taken.twins:
        _file(taken, ZIP, _("Figures (CSV)"), partial(_csv, taken, about))
    handing_over.line(taken.key)
    if address:
        st.caption(_("Link to this figure"))
        st.code(address, language=None, wrap_lines=True)


def _file(taken: Takeaway, ending: str, label: str, make: Maker) -> None:
    downloads.button(
        label,
        make,
        desk=taken.key,
        key=f"{taken.key}-{ending}",
        file_name=provenance.file_name(frame.dataset(), taken.key, ending),
        is_quiet=True,
    )


def _about(taken: Takeaway, address: str) -> Provenance:
    dataset = frame.dataset()
    if taken.selection is None:
        return provenance.of_whole(dataset, title=taken.title, address=address)
    return provenance.of_selection(dataset, taken.selection, title=taken.title, address=address)


def _csv(taken: Takeaway, about: Provenance) -> bytes:
    return csv_files.csv_with_readme({name: twin() for name, twin in taken.twins.items()}, about)
