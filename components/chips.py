"""The active filters as chips above the page: one click takes one of them away."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import streamlit as st

from components import format as formatting
from components import names, navigation, session, wording
from components.i18n import _
from data.model import Dataset, Selection
from data.selection import NOTHING_ASKED, is_everything, without

Chip = tuple[str, str, Selection]
"""A chip's key, its label, and the selection that is left when it is taken away."""


def show(dataset: Dataset, *, can_compare: bool = True) -> None:
    """Show a chip for each active filter, and a button that clears them all.

    A few countries can also be set side by side, unless the page is the one that does.
    """
    asked = session.selection()
    if is_everything(asked):
        return
    with st.container(horizontal=True, gap="small", key="chips"):
        for key, label, left in _chips(dataset, asked):
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
        if can_compare and 1 < len(asked.countries) <= navigation.MOST_COMPARED:
            navigation.link_with(
                navigation.COMPARE,
                _("Compare these"),
                replace(asked, countries=(), country_side=NOTHING_ASKED.country_side),
                icon=navigation.COMPARE.icon,
                settings={navigation.COMPARED: list(asked.countries)},
            )


def _chips(dataset: Dataset, asked: Selection) -> Iterator[Chip]:
    words: dict[str, Callable[[str], str]] = {
        "regions": wording.region,
        "countries": lambda code: names.country(dataset, code),
        "themes": lambda theme: names.theme(dataset, theme),
        "actors": lambda actor: names.actor(dataset, actor),
    }
    for field, word in words.items():
        for value in getattr(asked, field):
            yield f"{field}-{value}", word(value), without(asked, field, value)
    for field in ("statuses", "deal_kinds", "meeting_kinds"):
        for term in getattr(asked, field):
            yield f"{field}-{term}", wording.label(term), without(asked, field, term)
    for field, member in (
        ("country_side", wording.country_side(asked.country_side)),
        ("theme_match", wording.theme_match(asked.theme_match)),
    ):
        if getattr(asked, field) != getattr(NOTHING_ASKED, field):
            yield field, member, without(asked, field)
    if asked.since or asked.until:
        yield (
            "period",
            formatting.period(asked.since, asked.until),
            replace(asked, since=None, until=None),
        )
    if asked.minimum_value_usd_m is not None:
        yield (
            "minimum",
            _("{amount} or more").format(amount=formatting.money(asked.minimum_value_usd_m)),
            without(asked, "minimum_value_usd_m"),
        )
    if asked.text:
        yield (
            "text",
            _("“{text}”").format(text=formatting.isolate(asked.text)),
            without(asked, "text"),
        )
