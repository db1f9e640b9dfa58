"""The hosted face of the dashboard: the same app, warm before anybody comes, and its service.

``make run`` serves this file: the pages, and under ``/api`` the read API, feeds and what watches
over the process (``components/service``). ``streamlit run dashboard.py`` alone works too; then
the first visitor after a start waits for imports and data, there is no ``/api``, and if that
visit is by a deep link, the page is greeted by a note that Streamlit did not know it yet.
"""

import importlib
import pkgutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount
from streamlit.runtime.pages_manager import PagesManager
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

import components
from components import hosting
from components.service import addresses, counters, guards
from components.service.busy import Bound
from components.service.link_cards import LinkCards
from components.service.logs import RequestLog
from data import settings

TOOL = "components.catalog"  # for editors of the code; no page needs it


@asynccontextmanager
async def _warm(_app: st.App) -> AsyncIterator[None]:
    """Import what pages need, read the data, settle where pages are; in the end stop files."""
    for module in pkgutil.iter_modules(components.__path__, "components."):
        if module.name != TOOL:
            importlib.import_module(module.name)
    from components import cache, making

    hosting.begin()
    cache.current_revision()
    # A folder called "pages" means to Streamlit that pages lie in it, until st.navigation has
    # run once; a deep link that comes before that would be called unknown. No setting says so.
    PagesManager.uses_pages_directory = False
    yield
    making.stop_all()


addresses.leave_out()  # at once, before anything is logged
app = st.App(
    "dashboard.py",
    lifespan=_warm,
    routes=[Mount("/api", hosting.service())],
    middleware=[
        *([Middleware(RequestLog)] if settings.LOG_JSON else []),
        Middleware(ProxyHeadersMiddleware, trusted_hosts=list(settings.TRUSTED_PROXY)),
        Middleware(
            guards.SecurityHeaders,
            frame_ancestors=settings.FRAME_ANCESTORS,
            has_proxy=bool(settings.TRUSTED_PROXY),
        ),
        Middleware(TrustedHostMiddleware, allowed_hosts=settings.ALLOWED_HOSTS or ("*",)),
        Middleware(Bound, most=settings.MOST_READERS),
        Middleware(LinkCards, revisions=hosting.revisions()),
    ],
    on_script_error=lambda _reason: counters.count(counters.PAGE_ERRORS),
)
