"""A server for the whole session, and a page that remembers whom it asked."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.browser.chromium import PATIENCE, chromium
from tests.browser.server import Server


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@dataclass
class Reader:
    """A fresh browser window that reaches nothing but the server, and remembers all it asked."""

    context: BrowserContext
    page: Page
    outside: list[str] = field(default_factory=list)

    def refuse(self, route: Route) -> None:
        self.outside.append(route.request.url)
        route.abort()


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-US")
    context.set_default_timeout(PATIENCE)
    window = Reader(context, context.new_page())
    context.route(lambda url: urlparse(url).hostname not in ("localhost", None), window.refuse)
    yield window
    context.close()
