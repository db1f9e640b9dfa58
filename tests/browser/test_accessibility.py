"""What axe-core finds: no serious or critical fault on any page, in either language or theme."""

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.chromium import open_page
from tests.browser.paths import PATHS, spoken
from tests.browser.server import Server

pytestmark = pytest.mark.browser

GRAVE = ("serious", "critical")
LOOKS: tuple[tuple[str, Literal["light", "dark"]], ...] = (
    ("en", "light"),
    ("ar", "light"),
    ("en", "dark"),
)


@pytest.fixture(params=LOOKS, ids=lambda look: "-".join(look), scope="module")
def window(browser: Browser, request: pytest.FixtureRequest) -> Iterator[tuple[Page, str]]:
    language, scheme = request.param
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    yield context.new_page(), language
    context.close()


@pytest.mark.parametrize("path", PATHS)
def test_no_page_has_a_grave_fault(window: tuple[Page, str], server: Server, path: str) -> None:
    page, language = window
    open_page(page, server.url + spoken(path, language))
    found = Axe().run(page).response["violations"]
    grave = [
        f"{fault['id']}: {node['target']} {node['failureSummary'][:200]}"
        for fault in found
        if fault["impact"] in GRAVE
        for node in fault["nodes"]
    ]
    assert not grave, "\n".join(grave)
