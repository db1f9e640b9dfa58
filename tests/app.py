"""Open a page of the dashboard as a reader would, without a browser."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

DASHBOARD = Path(__file__).parent.parent / "dashboard.py"

PAGES = (
    "explore/overview", "explore/reality", "explore/map", "explore/deals", "explore/meetings",
    "explore/scoreboard",
    "explore/actors", "explore/blocs", "explore/compare", "explore/network",
    "explore/sources",
    "explore/deal", "explore/meeting", "explore/actor", "explore/source", "explore/place",
    "present/briefings", "present/follow", "present/briefing", "present/panel",
    "about/data", "about/method", "about/changes",
    "curate/history", "curate/update", "curate/status",
)  # fmt: skip
DETAILS = (
    "explore/deal", "explore/meeting", "explore/actor", "explore/source", "explore/place",
)  # fmt: skip
LISTED = tuple(page for page in PAGES if page not in DETAILS)
FILTERED = tuple(page for page in LISTED if page.startswith("explore/"))
PATIENCE = 30  # seconds; the first page of a process imports everything


def open_page(page: str, **query: str | list[str]) -> AppTest:
    """Run a page through ``dashboard.py`` with an address, and return what it shows."""
    app = AppTest.from_file(str(DASHBOARD), default_timeout=PATIENCE)
    app.switch_page(f"pages/{page}.py")
    for name, values in query.items():
        app.query_params[name.replace("_", "-")] = values
    return app.run()


def texts(app: AppTest) -> str:
    """Return everything that a page says in words, one piece a line."""
    pieces = [*app.title, *app.subheader, *app.markdown, *app.caption]
    return "\n".join(str(piece.value) for piece in pieces)


def address(app: AppTest, name: str) -> list[str]:
    """Return the values that a parameter has in the address."""
    if name not in app.query_params:
        return []
    values = app.query_params[name]  # a lone value comes without its list
    return [values] if isinstance(values, str) else list(values)
