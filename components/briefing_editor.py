"""A briefing to be edited: titles, steps and what is said about each, in both languages."""

from collections.abc import Mapping

import streamlit as st

from components import (
    access,
    asked,
    briefing_desk,
    briefing_names,
    cache,
    identity,
    navigation,
    session,
    staging,
)
from components import format as formatting
from components.briefing_desk import Desk
from components.i18n import _
from components.panel_titles import labels as panel_labels
from components.text import plain
from data import queries
from data import selection as selecting
from data.briefing import LANGUAGES, Step
from data.model import Dataset

_LONGEST = {"title": 120, "caption": 1_000, "notes": 5_000}  # characters
_HEIGHT = 96  # pixels: three lines


def asked_for(briefing_id: str) -> Desk | None:
    """Return the desk if the address asks to edit a briefing, and there is one.

    Raises:
        NotAnEditor: it asks, and this reader may not.
    """
    if staging.is_bare() or session.setting(briefing_names.EDIT, ("1",), "") != "1":
        return None
    identity.require_editor()
    return briefing_desk.opened(briefing_id) if briefing_id else None


def show(dataset: Dataset, desk: Desk) -> None:
    """Show the fields of a briefing, and the ways to keep, leave or delete it."""
    st.markdown(plain(_what_saving_does(desk)))
    with (
        st.container(key="briefing-editor"),
        st.form("briefing-form", border=False, enter_to_submit=False),
    ):
        _both(desk, "all", "title", desk.briefing.title)
        for place, (name, step) in enumerate(desk.steps):
            _step(dataset, desk, place, name, step)
        st.caption(
            _(
                "A figure in braces is live: {value}, or narrowed by filters, {narrowed}. "
                "Without a caption, a step is described from its data."
            ).format(value="`{value}`", narrowed="`{deals:country=KAZ&lens=headline}`")
        )
        _ways_out(dataset, desk)
    if desk.seen is not None:
        _delete(desk)


def _what_saving_does(desk: Desk) -> str:
    is_shipped = cache.shelf().is_shipped(desk.briefing.id)
    if not is_shipped:
        return _("Readers see what you save within seconds. Nothing is kept until then.")
    if desk.seen is None:
        return _(
            "This briefing comes with the program. Saving keeps a copy of your own, which is shown "
            "in its place at the same address; deleting the copy brings this one back."
        )
    return _(
        "This is your team's copy of a briefing that comes with the program. It is shown in its "
        "place; deleting it brings the other one back."
    )


def _step(dataset: Dataset, desk: Desk, place: int, name: str, step: Step) -> None:
    last = len(desk.steps) - 1
    with st.container(border=True, key=f"edit-step-{place}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            number = formatting.number(place + 1)
            st.subheader(_("Step {step}").format(step=number), anchor=False, width="stretch")
            for label, icon, by, is_off in (
                (_("Move up"), "arrow_upward", -1, place == 0),
                (_("Move down"), "arrow_downward", 1, place == last),
            ):
                st.form_submit_button(
                    label,
                    key=f"{icon}-{place}",
                    type="tertiary",
                    icon=f":material/{icon}:",
                    disabled=is_off,
                    on_click=briefing_desk.move,
                    args=(place, by),
                )
            st.form_submit_button(
                _("Remove"),
                key=f"remove-{place}",
                type="tertiary",
                icon=":material/remove:",
                disabled=last == 0,
                help=_("A briefing has a step at least.") if last == 0 else None,
                on_click=briefing_desk.remove,
                args=(place,),
            )
        shown = selecting.from_query(step.query, queries.known_ids(dataset))
        st.caption(plain(asked.line(dataset, shown)))
        panels = panel_labels()
        st.selectbox(
            _("Visual"),
            list(panels),
            index=list(panels).index(step.panel),
            key=desk.field(name, "panel"),
            format_func=panels.__getitem__,
        )
        _both(desk, name, "caption", step.caption)
        _both(desk, name, "notes", step.notes)


def _both(desk: Desk, of: str, what: str, texts: Mapping[str, str]) -> None:
    """Show a field for each language, side by side where there is room."""
    labels = briefing_desk.field_labels(what)
    with st.grid(2, gap="small"):
        for language in LANGUAGES:
            label, key = labels[language], desk.field(of, what, language)
            if what == "title":
                st.text_input(label, texts[language], key=key, max_chars=_LONGEST[what])
            else:
                st.text_area(
                    label, texts[language], key=key, max_chars=_LONGEST[what], height=_HEIGHT
                )


def _ways_out(dataset: Dataset, desk: Desk) -> None:
    for obstacle in briefing_desk.obstacles():
        st.error(obstacle, icon=":material/error:")
    with st.container(horizontal=True, gap="small", key="briefing-ways-out"):
        st.form_submit_button(
            _("Save"),
            key="briefing-save",
            type="primary",
            icon=":material/save:",
            on_click=_save,
            args=(dataset,),
        )
        if desk.met is not None:
            st.form_submit_button(
                _("Save mine in its place"),
                key="briefing-save-over",
                on_click=_save,
                args=(dataset,),
                kwargs={"over": True},
            )
        st.form_submit_button(_("Cancel"), key="briefing-cancel", on_click=briefing_desk.leave)


def _save(dataset: Dataset, *, over: bool = False) -> None:
    if briefing_desk.save(dataset, over=over):
        st.toast(_("Saved. Every reader sees it within seconds."), icon=":material/check:")


def _delete(desk: Desk) -> None:
    """Offer to delete what is kept; a second click confirms it."""
    is_copy = cache.shelf().is_shipped(desk.briefing.id)
    with st.popover(_("Delete"), key="briefing-delete", type="tertiary", icon=":material/delete:"):
        st.markdown(
            _("Delete your team's copy? The briefing that comes with the program is shown again.")
            if is_copy
            else _("Delete this briefing? Links to it will lead nowhere; it cannot be undone.")
        )
        if not st.button(_("Delete it"), key="briefing-delete-now", type="primary"):
            return
        reason = briefing_desk.delete(desk)
        if reason is not None:
            st.error(access.words(reason), icon=":material/error:")
            return
    st.toast(_("Deleted."), icon=":material/check:")
    if is_copy:
        st.rerun()
    navigation.open_view(navigation.BRIEFINGS, {})
