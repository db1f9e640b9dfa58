"""Step 3: what a draft does to the headlines, and because of which deals."""

from collections.abc import Sequence
from typing import cast

import pandas as pd
import streamlit as st

from components import controls, frame, names, wording
from components import format as formatting
from components.i18n import _, direction, field, ngettext
from components.text import plain
from data import effects
from data.effects import EffectDimension, HeadlineEffect
from data.model import Dataset
from data.vocabulary import Lens

_RIGHT_TO_LEFT_MARK = "\u200f"
_MOST_GROUPS = 8  # countries, and as many themes
_MOST_CAUSES = 3  # deals named in a sentence; the table below it has them all


def show(before: Dataset, after: Dataset) -> None:
    """Show each headline figure before and after, by lens, country and theme."""
    moved = effects.headlines(before, after)
    if all(effect.is_nothing for effect in moved):
        st.markdown(_("No headline figure changes."))
        return
    _figures(moved)
    lens = Lens(
        controls.one_of(
            "effect-lens",
            _("What counts"),
            [str(lens) for lens in Lens],
            lambda value: wording.lens(Lens(value)),
            default=str(_first_that_moves(moved)),
        )
    )
    causes = effects.causes(before, after, lens)
    effect = next(effect for effect in moved if effect.lens == lens)
    st.markdown(plain(whole_sentence(effect, causes)))
    countries, themes = st.columns(2, gap="large")
    with countries:
        st.markdown("**" + _("By country") + "**")
        _groups(before, after, "country", lens)
        frame.note(_("A deal counts in full for each of its countries."))
    with themes:
        st.markdown("**" + _("By theme") + "**")
        _groups(before, after, "theme", lens)
    _all_causes(causes)


def signed_money(value_usd_m: float) -> str:
    """Return a change of an amount, with its sign: ``+$4.2 bn``."""
    amount = formatting.money(value_usd_m)
    if direction() == "ltr":
        return f"+{amount}" if value_usd_m > 0 else amount
    # The sign stands on the left of its digits, in a text that as a whole runs from the right.
    sign = f"{formatting.LEFT_TO_RIGHT_MARK}+" if value_usd_m > 0 else ""
    return f"{_RIGHT_TO_LEFT_MARK}{sign}{amount}"


def whole_sentence(effect: HeadlineEffect, causes: pd.DataFrame) -> str:
    """Return by how much the value counted changes, and because of which deals."""
    return _because(_("Value counted"), effect.value_usd_m, effect.lens, causes)


def group_sentence(name: str, change_usd_m: float, lens: Lens, causes: pd.DataFrame) -> str:
    """Return by how much a country's or a theme's value changes, and because of which deals."""
    return _because(name, change_usd_m, lens, causes)


def _because(name: str, change_usd_m: float, lens: Lens, causes: pd.DataFrame) -> str:
    titles = [formatting.isolate(title) for title in causes[field("title")].head(_MOST_CAUSES)]
    more = len(causes) - len(titles)
    if more:
        titles.append(
            ngettext("{count} more deal", "{count} more deals", more).format(
                count=formatting.number(more)
            )
        )
    if not titles:
        return _("{name}: no change of value, {lens}.").format(
            name=formatting.isolate(name), lens=_within(lens)
        )
    return _("{name} {change}, {lens}, because of {deals}.").format(
        name=formatting.isolate(name),
        change=formatting.isolate(signed_money(change_usd_m)),
        lens=_within(lens),
        deals=formatting.listing(titles),
    )


def _within(lens: Lens) -> str:
    """Return a counting rule as it stands within a sentence."""
    name = wording.lens(lens)
    return name[:1].lower() + name[1:]


def _first_that_moves(moved: Sequence[HeadlineEffect]) -> Lens:
    """Return the usual counting rule, or the firmest other one whose value changes."""
    values = {effect.lens: effect.value_usd_m for effect in moved}
    order = (Lens.SIGNED, Lens.IN_FORCE, Lens.MEMORANDUM, Lens.HEADLINE)
    return next((lens for lens in order if values[lens]), Lens.SIGNED)


def _figures(moved: Sequence[HeadlineEffect]) -> None:
    rows = [
        {
            _("What counts"): wording.lens(effect.lens),
            _("Value before"): formatting.money(effect.before.counted.best_usd_m),
            _("Value after"): formatting.money(effect.after.counted.best_usd_m),
            _("Change"): signed_money(effect.value_usd_m),
            _("Deals"): _from_to(effect.before.counted.deals, effect.after.counted.deals),
            _("Undisclosed"): _from_to(
                effect.before.counted.undisclosed, effect.after.counted.undisclosed
            ),
            _("Meetings held"): _from_to(effect.before.meetings, effect.after.meetings),
            _("Actors"): _from_to(effect.before.actors, effect.after.actors),
            _("Countries"): _from_to(effect.before.countries, effect.after.countries),
        }
        for effect in moved
    ]
    table = pd.DataFrame(rows)
    if direction() == "rtl":
        table = table[table.columns[::-1]]
    st.dataframe(
        table, hide_index=True, key="update-headlines", alt=_("Headline figures before and after")
    )


def _from_to(before: int, after: int) -> str:
    if before == after:
        return formatting.number(before)
    return f"{formatting.number(before)} → {formatting.number(after)}"


def _groups(before: Dataset, after: Dataset, dimension: EffectDimension, lens: Lens) -> None:
    groups = effects.by_group(before, after, dimension, lens)
    if groups.empty:
        st.markdown(_("No change."))
        return
    lines = []
    for group in groups.head(_MOST_GROUPS).itertuples():
        group_id = str(group.id)
        because = effects.causes(before, after, lens, dimension=dimension, group_id=group_id)
        called = (
            names.country(after, group_id)
            if dimension == "country"
            else names.theme(after, group_id)
        )
        change = cast(float, group.change_usd_m)
        lines.append(f"- {plain(group_sentence(called, change, lens, because))}")
    st.markdown("\n".join(lines))
    if len(groups) > _MOST_GROUPS:
        frame.note(
            _("Showing the largest {most} of {count}.").format(
                most=formatting.number(_MOST_GROUPS), count=formatting.number(len(groups))
            )
        )


def _all_causes(causes: pd.DataFrame) -> None:
    if causes.empty:
        return
    table = pd.DataFrame(
        {
            _("Deal"): causes[field("title")],
            _("Adds before, $ mn"): causes["before_usd_m"],
            _("Adds after, $ mn"): causes["after_usd_m"],
            _("Change, $ mn"): causes["change_usd_m"],
        }
    )
    with st.expander(_("Every deal behind the change"), key="update-causes"):
        st.dataframe(
            table if direction() == "ltr" else table[table.columns[::-1]],
            hide_index=True,
            key="update-causes-table",
            alt=_("Every deal behind the change"),
        )
