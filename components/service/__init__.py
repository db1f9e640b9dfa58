"""The hosted service beside the pages: read API, feeds, health, and what guards them all.

``parameters`` and ``resources`` are the one declaration: requests are checked by it, routes and
the OpenAPI document are made from it. Rows come from the same questions as the screen. Nothing
here knows Streamlit; only this package knows Starlette.
"""
