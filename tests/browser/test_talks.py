"""A talk between two browsers: who follows sees each step in time, and may step off."""

import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import PATIENCE, open_page
from tests.browser.conftest import Reader, new_reader
from tests.browser.server import Server

pytestmark = pytest.mark.browser

SECONDS_TO_BE_SEEN = 2
TOUR = "/briefing?briefing=gulf-tour-2025"
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Run the server as ``make run`` does, over a store of its own."""
    store = f"sqlite:///{tmp_path_factory.mktemp('store') / 'atlas.sqlite'}"
    with Server(environment={"ATLAS_DATABASE_URL": store, "ATLAS_LOCAL_EDITOR": "1"}) as running:
        yield running


def header(page: Page) -> str:
    return page.locator(".st-key-stage-page h2").inner_text()


def headers(page: Page, url: str, language: str) -> list[str]:
    """Return what each step of the briefing is called in a language."""
    found = []
    for step in range(1, 5):
        open_page(page, f"{url}{TOUR}&step={step}&lang={language}")
        found.append(header(page))
    return found


def move_on(page: Page, key: str, to: str) -> float:
    """Go to another step by keyboard; return the moment at which the presenter sees it."""
    page.keyboard.press(key)
    expect(page.locator(".st-key-stage-page h2")).to_have_text(to, timeout=PATIENCE)
    return time.monotonic()


def start_talk(page: Page) -> str:
    """Start a talk, and return the link that its QR code says."""
    page.locator(".st-key-start-talk").get_by_role("button").first.click()
    page.locator(".st-key-start-talk-now button").click()
    page.locator(".st-key-talk").get_by_role("button").first.click()
    link = page.locator("[data-testid=stPopoverBody] [data-testid=stCode]").first.inner_text()
    assert re.search(r"/follow\?talk=[A-Z2-9]{6}$", link)
    page.keyboard.press("Escape")
    expect(page.locator("[data-testid=stPopoverBody]")).to_have_count(0)
    return link


def test_a_talk_is_followed_stepped_off_returned_to_and_ended(
    browser: Browser, own: Server
) -> None:
    presenter = new_reader(browser, viewport={"width": 1280, "height": 720})
    follower = new_reader(browser, viewport=PHONE)
    page, phone = presenter.page, follower.page
    english = headers(page, own.url, "en")
    arabic = headers(phone, own.url, "ar")
    followed = phone.locator(".st-key-stage-page h2")

    open_page(page, f"{own.url}{TOUR}")
    link = start_talk(page)
    page.locator(".st-key-present button").click()
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    open_page(phone, f"{link}&lang=ar")
    expect(followed).to_have_text(arabic[0])

    moved_at = move_on(page, "ArrowRight", english[1])
    expect(followed).to_have_text(arabic[1], timeout=SECONDS_TO_BE_SEEN * 1000)
    assert time.monotonic() - moved_at < SECONDS_TO_BE_SEEN
    overflow = phone.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert overflow <= 0

    phone.locator(".st-key-step-off button").click()
    expect(phone.locator(".st-key-return-to-talk")).to_be_visible()
    move_on(page, "PageDown", english[2])
    expect(phone.locator(".st-key-talk-bar")).to_contain_text("الخطوة 3")
    assert header(phone) == arabic[1]

    phone.locator(".st-key-return-to-talk button").click()
    expect(followed).to_have_text(arabic[2], timeout=PATIENCE)
    expect(phone).not_to_have_url(re.compile("step="))

    # It was the presenter's to start, and nothing of what drives it is in an address.
    assert "talk" not in page.url
    page.locator(".st-key-talk").get_by_role("button").first.click()
    page.locator(".st-key-end-talk button").click()
    expect(phone.get_by_text("انتهى العرض المباشر")).to_be_visible()
    assert header(phone) == arabic[2]
    presenter.context.close()
    follower.context.close()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_talk_on_a_projector_makes_nothing_scroll_and_escape_closes_its_code_first(
    reader: Reader, own: Server, language: str
) -> None:
    page = reader.page
    page.set_viewport_size({"width": 1280, "height": 720})
    open_page(page, f"{own.url}{TOUR}&lang={language}")
    start_talk(page)
    page.locator(".st-key-present button").click()
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    page.locator(".st-key-talk").get_by_role("button").first.click()
    expect(page.locator("[data-testid=stPopoverBody] img")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[data-testid=stPopoverBody]")).to_have_count(0)
    expect(page).to_have_url(re.compile("present=1"))
    main = page.get_by_test_id("stMain")
    page.wait_for_function(
        "main => main.scrollHeight <= main.clientHeight", arg=main.element_handle()
    )
