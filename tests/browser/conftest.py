"""A server for the whole session, and a page that remembers whom it asked."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

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

    def note(self, request: Request) -> None:
        """Remember a request to anybody but the server; the browser finds nobody there."""
        if urlparse(request.url).hostname not in ("localhost", None):
            self.outside.append(request.url)


def new_reader(browser: Browser, **looks: Any) -> Reader:
    """Open a fresh window whose requests to anybody else are remembered."""
    context = browser.new_context(locale="en-US", **looks)
    context.set_default_timeout(PATIENCE)
    window = Reader(context, context.new_page())
    context.on("request", window.note)
    return window


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    window = new_reader(browser, viewport={"width": 1440, "height": 900})
    yield window
    window.context.close()
