"""Play through time: the walk from headline to hard money as it stood on one day after another."""

from dataclasses import replace
from datetime import date

import streamlit as st

from components import controls, session, steps, walk_chart
from components import format as formatting
from components.i18n import _
from components.text import plain
from data import history, queries
from data.model import Dataset, Selection

SECONDS_A_QUARTER = 1.5  # long enough to read a quarter, short enough to see it move
_PLAY, _MAY_ADVANCE = "then-play", "then-may-advance"


def show(whole: Dataset, selection: Selection, days: tuple[date, ...]) -> None:
    """Show the walk as it stands; let the reader choose an earlier day, or play all of them.

    Args:
        whole: the dataset of today, from which other days are worked out.
        selection: what the reader asked to see.
        days: the days to choose from, in order; the last is the one that the page is at.
    """
    options = [day.isoformat() for day in days]
    is_playing = False
    if len(days) > 1:
        with st.container(horizontal=True, vertical_alignment="bottom", key="then-controls"):
            controls.slider("day", _("As it stood on"), options, _day_name, default=options[-1])
            is_playing = st.toggle(_("Play through time"), key=_PLAY)
    session.seed(_MAY_ADVANCE, False)
    beat = SECONDS_A_QUARTER if is_playing else None
    st.fragment(_then, run_every=beat)(whole, selection, options, is_playing)


def _day_name(day: str) -> str:
    return formatting.date(date.fromisoformat(day))


def _then(whole: Dataset, selection: Selection, options: list[str], is_playing: bool) -> None:
    session.rerun_if_chosen()
    day = session.setting("day", options, options[-1])
    if is_playing:
        day = _advanced(day, options)
    is_now = day == options[-1]
    asked = selection if is_now else replace(selection, known_on=date.fromisoformat(day))
    then = history.as_asked(whole, asked)
    walk = queries.walk(then, queries.kept_deals(then, asked))
    if not is_now:
        st.subheader(_day_name(day), anchor=False)
        st.markdown(plain(steps.outcome(walk)))
    walk_chart.show(walk, key="reality", whose=walk_chart.ALL if is_now else None)
    if not is_now:
        st.button(
            _("See every page as of this day"),
            key="then-everywhere",
            icon=":material/history:",
            on_click=session.choose,
            args=(asked,),
        )


def _advanced(day: str, options: list[str]) -> str:
    """Move on by a quarter at each beat, oldest to newest and round again."""
    if session.widget_value(_MAY_ADVANCE):
        day = options[(options.index(day) + 1) % len(options)]
        session.remember_setting("day", day)
    session.seed(_MAY_ADVANCE, True)
    return day
