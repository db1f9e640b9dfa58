"""The hosted face of the dashboard: the same app, warm before anybody comes.

``make run`` serves this file. ``streamlit run dashboard.py`` alone works too; then the first
visitor after a start waits for imports and data, and if that visit is by a deep link, the page
is greeted by a note that Streamlit did not know it yet.
"""

import importlib
import pkgutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

import components

TOOL = "components.catalog"  # for editors of the code; no page needs it


@asynccontextmanager
async def _warm(_app: st.App) -> AsyncIterator[None]:
    """Import what pages need, read the data, and settle where pages are declared."""
    for module in pkgutil.iter_modules(components.__path__, "components."):
        if module.name != TOOL:
            importlib.import_module(module.name)
    from components import cache

    cache.current_revision()
    # A folder called "pages" means to Streamlit that pages lie in it, until st.navigation has
    # run once; a deep link that comes before that would be called unknown. No setting says so.
    PagesManager.uses_pages_directory = False
    yield


app = st.App("dashboard.py", lifespan=_warm)
