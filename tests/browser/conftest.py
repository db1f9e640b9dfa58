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
    with chromium("--process-per-site") as running:  # so that `window` keeps a process warm
        yield running


@dataclass
class Reader:
    """A fresh browser window that reaches nothing but the server, and remembers all it asked."""

    context: BrowserContext
    page: Page
    outside: list[str] = field(default_factory=list)
    servers: set[str] = field(default_factory=set)

    def note(self, request: Request) -> None:
        """Remember who is asked, and what of anybody but a server; the browser finds nobody."""
        asked = urlparse(request.url)
        if asked.hostname == "localhost":
            self.servers.add(f"http://{asked.netloc}")
        elif asked.hostname is not None:
            self.outside.append(request.url)


def new_reader(browser: Browser, **looks: Any) -> Reader:
    """Open a fresh window whose requests to anybody else are remembered."""
    context = browser.new_context(locale="en-US", **looks)
    context.set_default_timeout(PATIENCE)
    window = Reader(context, context.new_page())
    context.on("request", window.note)
    return window


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[Page]:
    """Return an empty page of the window that tests read in one after another.

    As long as it is open, so is its process, which has compiled the scripts of the dashboard:
    that takes longer than most of what a test does.
    """
    context = browser.new_context(locale="en-US", viewport={"width": 1440, "height": 900})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.route("http://localhost/", lambda route: route.fulfill(body="", content_type="text/html"))
    page.goto("http://localhost/")
    yield page
    context.close()


@pytest.fixture
def reader(window: Page) -> Iterator[Reader]:
    """Return a reader of whom the browser knows nothing: a new page, and nothing stored."""
    context = window.context
    reader = Reader(context, context.new_page())
    context.on("request", reader.note)
    yield reader
    context.remove_listener("request", reader.note)
    for page in context.pages:
        if page is not window:
            page.close()
    context.clear_cookies()
    browser = context.new_cdp_session(window)
    for server in reader.servers:
        browser.send("Storage.clearDataForOrigin", {"origin": server, "storageTypes": "all"})
    browser.detach()
