"""What ``server.py`` serves beside the pages: the service put together with what pages use.

``streamlit run dashboard.py`` alone does without; then ``is_hosted`` tells pages not to speak of
it, and nothing that speaks HTTP is imported.
"""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from streamlit import runtime

from components import cache, identity
from components.service.revisions import Revisions
from data import settings

if TYPE_CHECKING:
    from starlette.applications import Starlette

_SESSIONS = "active_sessions"  # as Streamlit's own statistics call them
_began = datetime.now(UTC)
_is_hosted = False


def begin() -> None:
    """Note that this process serves the API beside the pages, and what goes wrong in it."""
    from components.service import logs

    global _is_hosted
    _is_hosted = True
    if settings.LOG_JSON:
        logs.write_json(cache.current_revision_known, lambda: identity.header(logs.REQUEST_ID))
    else:
        logs.write_words()
    logs.keep_recent()


def running_since() -> datetime:
    """Return when this process began."""
    return _began


def is_hosted() -> bool:
    """Say whether this process serves the API beside the pages."""
    return _is_hosted


def revisions() -> Revisions:
    """Return the revisions as the pages read them: from the same store, in the same caches."""
    return Revisions(
        current=cache.current_revision,
        dataset=cache.dataset_at,
        log=lambda: cache.store().log(),
        changes=cache.changes_between,
        is_stale=cache.is_stale,
    )


def service() -> "Starlette":
    """Return the service, as the settings want it."""
    from components.service import guards, routes

    buckets = guards.Buckets(settings.API_REQUESTS_A_MINUTE, settings.API_REQUESTS_AT_ONCE)
    return routes.application(revisions(), sessions, buckets=buckets, origins=settings.CORS_ORIGINS)


def sessions() -> int:
    """Return how many browsers are connected now."""
    if not runtime.exists():
        return 0
    found = runtime.get_instance().stats_mgr.get_stats(family_names=[_SESSIONS])
    return int(sum(getattr(stat, "value", 0) for stat in found.get(_SESSIONS, ())))
