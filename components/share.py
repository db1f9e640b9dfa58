"""Sharing a view: its address, an exact one, a code to scan, and a piece for another page."""

import html
from urllib.parse import urlsplit

import segno
import streamlit as st

from components import briefing_clip, navigation, session
from components.i18n import _
from components.panel_titles import TITLES

KEY = "share"
_FRAME = (
    '<iframe src="{address}" title="{title}" width="100%" height="{height}" loading="lazy" '
    'style="border:0"></iframe>'
)
_PAGE_HEIGHT, _PANEL_HEIGHT = 900, 620  # pixels; a panel with its legend and credit


def button() -> None:
    """Show the button that opens every way to share what this page shows.

    It is a fragment: opening it does not run the page again, and the page's own settings, which
    are known only once all of it has run, are in the links.
    """
    with st.container(width="content", key="sharing"):
        st.fragment(_menu)()


def _menu() -> None:
    menu = st.popover(
        _("Share"), key=KEY, type="tertiary", icon=":material/ios_share:", on_change="rerun"
    )
    if menu.open:
        with menu, st.container(gap="small", width=420):
            _ways()


def _ways() -> None:
    briefing_clip.offer()
    address = session.address_of_view()
    if not address:
        st.caption(_("There is no address to share here."))
        return
    _copied(_("Link to this view, in the language of whoever opens it"), address)
    exact = session.address_of_view(
        **{
            session.REVISION_PARAMETER: session.revision(),
            "lens": str(session.selection().lens),
        }
    )
    _copied(_("Exact link, which also holds the revision and the counting rule"), exact)
    code_to_scan(address, _("Code to scan with a phone: it opens the link to this view"))
    st.caption(_("Scan it to open this view on a phone."))
    _copied(_("This page inside another one"), _frame(_embedded(address), _PAGE_HEIGHT))
    panel = st.selectbox(
        _("Or a single panel of it"), list(TITLES), format_func=lambda name: _(TITLES[name])
    )
    alone = session.address_of_view(navigation.PANEL.path, panel=panel)
    _copied(_("This panel inside another page"), _frame(_embedded(alone), _PANEL_HEIGHT))
    navigation.link_with(
        navigation.BRIEFING,
        _("Present this view to a room"),
        session.selection(),
        icon="slideshow",
        settings={"present": ["1"]},
    )


def code_to_scan(address: str, words: str, *, pixels: int = 168) -> None:
    """Show an address as a QR code, with words for those who do not see it."""
    code = segno.make(address, error="m").svg_data_uri(scale=4, border=2, light="white")
    alt = html.escape(words)
    st.html(f'<img src="{code}" alt="{alt}" width="{pixels}" height="{pixels}">')


def _copied(label: str, text: str) -> None:
    st.caption(label)
    st.code(text, language=None, wrap_lines=True)


def _embedded(address: str) -> str:
    return f"{address}{'&' if urlsplit(address).query else '?'}embed=true"


def _frame(address: str, height: int) -> str:
    return _FRAME.format(
        address=html.escape(address), title=html.escape(_("Accord Atlas")), height=height
    )
