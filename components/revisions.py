"""Which revision is shown: a banner where it is not the published one, and following that."""

import streamlit as st

from components import cache, session
from components import format as formatting
from components.i18n import _
from components.text import plain
from data.model import Revision

# With the second that an answer may be old, a publication is seen well within five seconds.
_SECONDS_BETWEEN_LOOKS = 3


def banner(shown: Revision) -> None:
    """Say so if the reader sees an old revision, or if there may be a newer one."""
    if shown.id != cache.current_revision():
        with st.container(border=True, horizontal=True, vertical_alignment="center", key="rev"):
            st.markdown(
                plain(
                    _("You see the revision of {moment}. A newer one has been published.").format(
                        moment=formatting.moment(shown.published_at)
                    )
                ),
                width="stretch",
            )
            st.button(
                _("Show the current revision"),
                key="show-current",
                icon=":material/update:",
                on_click=session.pin_revision,
                args=(None,),
            )
    if cache.is_stale():
        st.warning(
            _(
                "New revisions cannot be looked for at the moment; you see the data of {moment}."
            ).format(moment=formatting.moment(shown.published_at)),
            icon=":material/cloud_off:",
        )


def follow() -> None:
    """See to it that a new revision shows by itself, unless the reader holds one fast."""
    if session.pinned_revision() is None:
        _look_for_another()


@st.fragment(run_every=_SECONDS_BETWEEN_LOOKS)
def _look_for_another() -> None:
    """Run the page again if another revision has been published; draws nothing."""
    if cache.current_revision() != session.revision():
        st.rerun()
