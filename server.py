"""The hosted face of the dashboard: the same app, warm before anybody comes.

``make run`` serves this file. ``streamlit run dashboard.py`` alone works too; then the first
visitor after a start waits for imports and data, and if that visit is by a deep link, the page
is greeted by a note that Streamlit did not know it yet.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager


@asynccontextmanager
async def _warm(_app: st.App) -> AsyncIterator[None]:
    """Import what pages need, read the data, and settle where pages are declared."""
    from components import (
        actor_page,
        actor_views,
        cache,
        data_page,
        deal_page,
        deal_views,
        map_page,
        meeting_page,
        meeting_views,
        network_views,
    )

    assert all((actor_page, actor_views, data_page, deal_page, deal_views))
    assert all((map_page, meeting_page, meeting_views, network_views))
    cache.shipped_dataset()
    # A folder called "pages" means to Streamlit that pages lie in it, until st.navigation has
    # run once; a deep link that comes before that would be called unknown. No setting says so.
    PagesManager.uses_pages_directory = False
    yield


app = st.App("dashboard.py", lifespan=_warm)
