"""The facts of one row as lines of a label and a value, each value with the way to its own page."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import streamlit as st

from components import names, navigation, session
from components.i18n import _
from components.text import plain
from data.index import INTERNATIONAL
from data.model import Dataset, Selection
from data.selection import NOTHING_ASKED
from data.vocabulary import ThemeMatch

_LABEL_WIDTH = 118  # pixels: the longest label of either language, a third of a phone


@contextmanager
def listed(key: str) -> Iterator[None]:
    """Hold the lines of one row's facts."""
    with st.container(gap="xxsmall", key=f"facts-{key}"):
        yield


@contextmanager
def line(label: str, *, key: str) -> Iterator[None]:
    """Show one fact: its label, and beside it what is drawn inside."""
    with st.container(horizontal=True, gap="small", wrap=False):
        st.caption(label, width=_LABEL_WIDTH)
        with st.container(horizontal=True, gap="small", key=f"list-fact-{key}"):
            yield


def text(label: str, value: str, *, key: str) -> None:
    """Show one fact in words; what is not known has no line."""
    if value:
        with line(label, key=key):
            st.markdown(plain(value))


def place(dataset: Dataset, place_id: str) -> None:
    """Show where it was, with a link to the place; what has no place has no line."""
    if place_id:
        with line(_("Place"), key="place"):
            navigation.link(navigation.PLACE, names.place(dataset, place_id), row_id=place_id)


def themes(dataset: Dataset, main: str, others: Sequence[str]) -> None:
    """Show the themes, each with a link to the deals that have it."""
    with line(_("Theme"), key="theme"):
        _theme(dataset, main, ThemeMatch.MAIN)
    if others:
        with line(_("Also about"), key="other-themes"):
            for theme in others:
                _theme(dataset, theme, ThemeMatch.ANY)


def _theme(dataset: Dataset, theme: str, match: ThemeMatch) -> None:
    navigation.link_with(navigation.DEALS, names.theme(dataset, theme), deals_about(theme, match))


def deals_about(theme: str, match: ThemeMatch = ThemeMatch.MAIN) -> Selection:
    """Return the selection of a theme's deals, counted as the reader counts."""
    lens = session.selection().lens
    return replace(NOTHING_ASKED, themes=(theme,), theme_match=match, lens=lens)


def country(dataset: Dataset, code: str) -> None:
    """Show a country, with a link to the state's profile where the data have one."""
    if not code or code == INTERNATIONAL:
        return
    with line(_("Country"), key="country"):
        if code.lower() in names.actors(dataset):
            navigation.link(navigation.ACTOR, names.country(dataset, code), row_id=code.lower())
        else:
            st.markdown(plain(names.country(dataset, code)))
