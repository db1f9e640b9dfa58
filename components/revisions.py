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
    since = cache.stale_since()
    if since is not None:
        with st.container(border=True, key="stale"):
            st.markdown(
                ":material/cloud_off: "
                + plain(
                    _(
                        "The store of revisions has been out of reach since {since}. You go on "
                        "with the data of {moment}; newer ones will show by themselves."
                    ).format(
                        since=formatting.moment(since),
                        moment=formatting.moment(shown.published_at),
                    )
                )
            )


def follow(*, has_banner: bool = True) -> None:
    """See to it that what may change by itself is shown by itself.

    That is a new revision and, where the page has a banner, that the store cannot be reached, and
    that it can again. To a reader who holds a revision fast, a new one is news for the banner.

    Args:
        has_banner: whether this page has one; if not, nothing changes for who holds a revision.
    """
    is_held = session.pinned_revision() is not None
    if has_banner or not is_held:
        _look_again(was_old=is_held and _is_old(), was_stale=cache.is_stale())


@st.fragment(run_every=_SECONDS_BETWEEN_LOOKS)
def _look_again(*, was_old: bool, was_stale: bool) -> None:
    """Run the page again if what is published, or known of it, has changed; draws nothing."""
    if _is_old() != was_old or cache.is_stale() != was_stale:
        st.rerun()


def _is_old() -> bool:
    """Say whether another revision is published than the one that is shown."""
    return cache.current_revision() != session.revision()
