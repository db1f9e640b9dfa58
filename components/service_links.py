"""The addresses of a view for programs and for readers of news; only where they are served."""

from urllib.parse import urlencode

import streamlit as st

from components import hosting, session
from components.i18n import _, language
from data import selection as selecting

_RESOURCES = {"deal_events": "events"}
_READABLE = {"deals", "meetings", "actors", "memberships", "sources", "claims", *_RESOURCES}
"""The tables that the API has by themselves; the others stand in the data package."""


def show(table: str) -> None:
    """Show where a table, as it is filtered, is read by programs, and where its news are.

    A draft is its author's own, and without ``server.py`` there is no API: then nothing is
    shown.
    """
    if not hosting.is_hosted() or session.previewed_draft():
        return
    opened = st.expander(
        _("API and feeds of this view"), key="service-links", on_change="rerun", type="compact"
    )
    if not opened.open:
        return
    with opened:
        st.caption(
            _(
                "The same rows for programs, and news of them for a feed reader or a calendar; "
                "the filters are in the address."
            )
        )
        for label, address in _addresses(table).items():
            st.caption(label)
            st.code(address, language=None, wrap_lines=True)
        page = f"{session.address_of_app()}/api/v1/?lang={language()}"
        examples = _("Examples for curl, Python, R and Excel")
        st.markdown(f"[{examples}]({page})")


def _addresses(table: str) -> dict[str, str]:
    resource = _RESOURCES.get(table, table) if table in _READABLE else "deals"
    selected = selecting.to_query(session.selection())
    pinned = session.pinned_revision()
    if pinned:
        selected[session.REVISION_PARAMETER] = [pinned]
    told = {**selected, session.LANGUAGE_PARAMETER: [str(language())]}
    return {
        _("Rows and sums (JSON)"): _address(resource, selected),
        _("Rows (CSV)"): _address(f"{resource}.csv", selected),
        _("New and changed deals and meetings (Atom)"): _address("feed.atom", told),
        _("Planned meetings (iCalendar)"): _address("meetings.ics", told),
    }


def _address(of: str, query: selecting.Query) -> str:
    address = f"{session.address_of_app()}/api/v1/{of}"
    return f"{address}?{urlencode(query, doseq=True)}" if query else address
