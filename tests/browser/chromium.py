"""A Chromium: the one on the machine, else Playwright's own."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

_ON_THE_MACHINE = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    # Nobody else is there to be asked.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
)  # fmt: skip
PATIENCE = 30_000  # milliseconds


@contextmanager
def chromium(*flags: str) -> Iterator[Browser]:
    """Run a browser, with more flags; there being none is an error, never a reason to skip."""
    path = next(filter(None, map(shutil.which, _ON_THE_MACHINE)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*_FLAGS, *flags])
        yield browser
        browser.close()


def settle(page: Page) -> None:
    """Wait until the page has a title and no run of its script is under way."""
    page.wait_for_selector("h1", timeout=PATIENCE)
    page.wait_for_selector('.stApp[data-test-script-state="notRunning"]', timeout=PATIENCE)
    for waiting in ('[data-stale="true"]', '[data-testid="stSkeleton"]'):
        page.wait_for_function(
            "waiting => !document.querySelector(waiting)", arg=waiting, timeout=PATIENCE
        )


def open_page(page: Page, url: str) -> None:
    """Open an address and wait for it."""
    page.goto(url)
    settle(page)
