"""What editors see under *Share*: the present view, to be added to a briefing."""

from urllib.parse import urlencode

import streamlit as st

from components import access, briefing_desk, briefing_names, cache, identity, navigation, session
from components.i18n import _, language
from components.panel_titles import labels as panel_labels
from components.text import plain
from data.briefing import LANGUAGES, MOST_STEPS
from data.errors import AtlasError

_WHICH, _PANEL, _TITLE = "clip-briefing", "clip-panel", "clip-title"
_TOLD = "clip.told"
_LONGEST_TITLE = 120  # characters


def offer() -> None:
    """Offer an editor to add the present view to a briefing; others see nothing of it."""
    if identity.editor() is None:
        return
    with st.expander(_("Add this view to a briefing"), key="clip", icon=":material/playlist_add:"):
        titles = {
            "": _("A new one"),
            **{
                each.id: briefing_names.title(each)
                for each in cache.briefings()
                if len(each.steps) < MOST_STEPS
            },
        }
        which = st.selectbox(
            _("Briefing"), list(titles), key=_WHICH, format_func=titles.__getitem__
        )
        # A form, because a run after each field would close the list that is being opened.
        with st.form("clip-form", border=False, enter_to_submit=False):
            if not which:
                for spoken, label in briefing_desk.field_labels("title").items():
                    st.text_input(label, key=f"{_TITLE}-{spoken}", max_chars=_LONGEST_TITLE)
            panels = panel_labels()
            st.selectbox(_("Visual"), list(panels), key=_PANEL, format_func=panels.__getitem__)
            st.form_submit_button(_("Add"), key="clip-add", icon=":material/add:", on_click=_add)
        _say_what_came_of_it()


def _add() -> None:
    which = str(session.widget_value(_WHICH))
    title = dict.fromkeys(LANGUAGES, "")
    if not which:
        title = {spoken: _typed_title(spoken) for spoken in LANGUAGES}
        if not all(title.values()):
            session.remember(_TOLD, _("A new briefing needs a title in both languages."))
            return
    told = briefing_desk.add_view(which, title, str(session.widget_value(_PANEL)))
    if not isinstance(told, AtlasError):
        session.seed(_WHICH, told.id)  # the next view most likely goes to the same
    session.remember(_TOLD, told)


def _typed_title(spoken: str) -> str:
    return str(session.widget_value(f"{_TITLE}-{spoken}") or "").strip()


def _say_what_came_of_it() -> None:
    told = session.remembered(_TOLD)
    session.remember(_TOLD, None)
    if told is None:
        return
    if isinstance(told, str):
        st.error(told, icon=":material/error:")
    elif isinstance(told, AtlasError):
        st.error(access.words(told), icon=":material/error:")
    else:
        title = plain(briefing_names.title(told))
        settings = {
            briefing_names.ID: told.id,
            briefing_names.STEP: str(len(told.steps)),
            session.LANGUAGE_PARAMETER: str(language()),
        }
        page = f"{session.address_of_app()}/{navigation.BRIEFING.path}?{urlencode(settings)}"
        st.toast(
            _("Added to {briefing}").format(briefing=f"[{title}]({page})"),
            icon=":material/check:",
        )
