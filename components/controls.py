"""Small controls of one page, kept in the address: which view, which measure, which layers."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import cast

import streamlit as st

from components import session
from data.selection import LONGEST_TEXT

DAY_WIDTH = 180  # pixels: a date and its calendar's button


def one_of(
    name: str,
    label: str,
    options: Sequence[str],
    word: Callable[[str], str],
    *,
    default: str | None = None,
    is_long: bool = False,
) -> str:
    """Show a choice of one, and return what is chosen.

    Args:
        name: the setting's name in the address.
        label: what is chosen, for the reader.
        options: the codes to choose from; codes go into the address, never words.
        word: what a code is called.
        default: the code that the address leaves out; the first one if not given.
        is_long: whether the options are too many or too long to stand side by side.
    """
    usual = default or options[0]
    key = f"set-{name}"
    session.seed(key, session.setting(name, options, usual))

    def changed() -> None:
        session.change_setting(name, str(session.widget_value(key)))

    if is_long:
        st.selectbox(label, options, key=key, format_func=word, on_change=changed)
    else:
        st.segmented_control(
            label,
            options,
            key=key,
            format_func=word,
            on_change=changed,
            required=True,
            wrap=True,
        )
    return str(session.widget_value(key))


def slider(
    name: str,
    label: str,
    options: Sequence[str],
    word: Callable[[str], str],
    *,
    default: str | None = None,
) -> str:
    """Show a choice of one along a line, and return what is chosen; usually the first."""
    key = f"set-{name}"
    session.seed(key, session.setting(name, options, default or options[0]))

    def changed() -> None:
        session.change_setting(name, str(session.widget_value(key)))

    st.select_slider(label, options, key=key, format_func=word, on_change=changed)
    return str(session.widget_value(key))


def text(name: str, label: str) -> str:
    """Show a field for a few words, and return what stands in it."""
    key = f"set-{name}"
    session.seed(key, session.free_setting(name)[:LONGEST_TEXT])

    def changed() -> None:
        session.change_setting(name, " ".join(str(session.widget_value(key) or "").split()))

    st.text_input(
        label, key=key, max_chars=LONGEST_TEXT, icon=":material/search:", on_change=changed
    )
    return str(session.widget_value(key))


def switch(name: str, label: str, *, default: bool) -> None:
    """Show an on-off switch; ``session.switch`` says whether it is on."""
    key = f"set-{name}"
    session.seed(key, session.switch(name, default=default))

    def changed() -> None:
        session.change_setting(name, session.ON if session.widget_value(key) else session.OFF)

    st.toggle(label, key=key, on_change=changed)


def some_of(
    name: str,
    label: str,
    options: Sequence[str],
    word: Callable[[str], str],
    *,
    most: int,
    placeholder: str,
) -> list[str]:
    """Show a choice of a few, at most so many, and return what is chosen, in that order."""
    key = f"set-{name}"
    session.seed(key, session.settings_list(name, options, most=most))

    def changed() -> None:
        session.change_setting(name, *cast(list[str], session.widget_value(key)))

    st.multiselect(
        label,
        options,
        key=key,
        format_func=word,
        max_selections=most,
        placeholder=placeholder,
        on_change=changed,
    )
    return cast(list[str], session.widget_value(key))


def day(name: str, label: str, *, first: date, last: date) -> date:
    """Show a choice of a day, and return what is chosen; the last one is usual."""
    key = f"set-{name}"
    chosen = session.day_setting(name, first=first, last=last)
    session.seed(key, chosen)

    def changed() -> None:
        session.change_setting(name, str(session.widget_value(key)))

    st.date_input(
        label,
        key=key,
        min_value=first,
        max_value=last,
        format="YYYY-MM-DD",
        width=DAY_WIDTH,
        on_change=changed,
    )
    return chosen


def page_number(name: str, pages: int) -> int:
    """Show the numbers of a list's pages, if there are several; return the one to show."""
    key = f"set-{name}"
    asked = session.setting(name, [str(page) for page in range(1, pages + 1)], "1")
    if pages == 1:
        return 1
    session.seed(key, int(asked))

    def changed() -> None:
        session.change_setting(name, str(session.widget_value(key)))

    return int(st.pagination(pages, key=key, on_change=changed))
