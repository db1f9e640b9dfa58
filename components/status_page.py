"""The editors' view of the process: what it shows and rests on, what went wrong, what is slow."""

import os
from collections.abc import Mapping

import pandas as pd
import streamlit as st

from components import cache, hosting, navigation
from components import format as formatting
from components.i18n import N_, _, ngettext
from components.service import counters, logs
from components.text import plain
from data import settings

_LEVELS: Mapping[str, str] = {"warning": N_("Warning"), "error": N_("Error")}


def show() -> None:
    """Show all of it; the figures are this process's own, since it started."""
    st.markdown(plain(_sentence()))
    _table(pd.DataFrame(_facts(), columns=["what", "value"]))
    st.subheader(_("Last warnings and errors"), anchor=False)
    _troubles()
    st.subheader(_("Slowest pages"), anchor=False)
    _slowest()
    st.caption(_("Counted by this process alone; /api/metrics gives the same figures to programs."))


def _sentence() -> str:
    since, store = cache.stale_since(), _store_kind()
    if since is not None:
        return _(
            "{store} has been out of reach since {since}; readers keep what is loaded."
        ).format(store=formatting.isolate(store), since=formatting.moment(since))
    sessions = hosting.sessions()
    return ngettext(
        "{store} can be reached, and {count} browser is connected.",
        "{store} can be reached, and {count} browsers are connected.",
        sessions,
    ).format(store=formatting.isolate(store), count=formatting.number(sessions))


def _facts() -> list[tuple[str, str]]:
    return [
        (_("Published revision"), formatting.isolate(cache.current_revision())),
        (_("Store"), _store_kind()),
        (_("Process"), str(os.getpid())),
        (_("Running since"), formatting.moment(hosting.running_since())),
        (_("Connected browsers"), formatting.number(hosting.sessions())),
    ]


def _store_kind() -> str:
    return "PostgreSQL" if settings.DATABASE_URL.startswith("postgres") else "SQLite"


def _troubles() -> None:
    found = logs.recent()
    if not found:
        st.markdown(_("None since the process started."))
        return
    rows = [
        (
            formatting.moment(trouble.at),
            _(_LEVELS.get(trouble.level, "Error")),
            plain(formatting.isolate(trouble.message)),
        )
        for trouble in found
    ]
    _table(pd.DataFrame(rows, columns=[_("When"), _("Severity"), _("Message")]), has_head=True)


def _slowest() -> None:
    titles = {
        entry.path: _(entry.title) for entries in navigation.SECTIONS.values() for entry in entries
    }
    rows = [
        (titles[page], formatting.number(runs), formatting.number(round(seconds * 1000)))
        for page, runs, seconds in counters.slowest_pages()
        if page in titles
    ]
    if rows:
        names = [_("Page"), _("Runs"), _("Milliseconds a run")]
        _table(pd.DataFrame(rows, columns=names), has_head=True)
    else:
        st.markdown(_("None since the process started."))


def _table(rows: pd.DataFrame, *, has_head: bool = False) -> None:
    st.table(rows, border="horizontal", hide_index=True, hide_header=not has_head)
