"""A presenter at work: a briefing by keyboard, links to share, a panel in another's page."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import open_page, settle
from tests.browser.conftest import Reader, new_reader
from tests.browser.server import Server

pytestmark = pytest.mark.browser

BRIEFING = "/briefing?briefing=gulf-tour-2025&present=1"


def overflow(page: Page) -> int:
    return int(
        page.evaluate(
            "(() => { const main = document.querySelector('[data-testid=stMain]');"
            " return main.scrollHeight - main.clientHeight })()"
        )
    )


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_a_briefing_is_walked_by_keyboard_and_never_scrolls(
    reader: Reader, server: Server, language: str, size: tuple[int, int]
) -> None:
    width, height = size
    page = reader.page
    page.set_viewport_size({"width": width, "height": height})
    open_page(page, f"{server.url}{BRIEFING}&lang={language}")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    onward = "ArrowLeft" if language == "ar" else "ArrowRight"
    for step, key in ((2, onward), (3, "PageDown"), (4, " "), (5, onward)):
        page.keyboard.press(key)
        expect(page).to_have_url(re.compile(f"step={step}"))
        settle(page)
        # The stage is fitted once its chart or map is drawn.
        expect(page.locator(".st-key-stage")).to_have_attribute("style", re.compile("scale"))
        page.wait_for_function(
            "() => { const main = document.querySelector('[data-testid=stMain]');"
            " return main.scrollHeight <= main.clientHeight }"
        )
        assert overflow(page) == 0
    page.keyboard.press("PageUp")
    expect(page).to_have_url(re.compile("step=4"))
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stSidebar")).to_be_visible()
    assert reader.outside == []


def test_the_exact_link_holds_the_revision_and_opens_the_same_view(
    browser: Browser, reader: Reader, server: Server
) -> None:
    page = reader.page
    open_page(page, f"{server.url}/deals?country=KAZ&lang=ar")
    page.locator(".st-key-share").get_by_role("button").first.click()
    links = page.locator("[data-testid=stCode]")
    expect(links).to_have_count(4)
    exact = links.nth(1).inner_text().replace("\n", "")
    assert re.search(r"/deals\?country=KAZ&rev=\d{8}T\d{6}Z-[0-9a-f]+&lens=signed$", exact)
    expect(page.get_by_role("img", name=re.compile("رمز يُمسح"))).to_be_visible()
    other = new_reader(browser, viewport={"width": 1280, "height": 720})
    open_page(other.page, exact)
    expect(other.page.locator(".st-key-chip-countries-KAZ")).to_be_visible()
    other.context.close()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_panel_stands_in_another_page_without_scrolling_sideways(
    reader: Reader, server: Server, language: str
) -> None:
    page = reader.page
    page.set_viewport_size({"width": 320, "height": 700})
    address = f"{server.url}/panel?panel=themes&country=KAZ&lang={language}&embed=true"
    # Who may frame the dashboard is a setting; unless it says more, only its own site may.
    page.goto(f"{server.url}/method")
    page.evaluate(
        """address => {
          document.body.innerHTML = '<iframe width="320" height="680" style="border:0"></iframe>';
          document.body.style.margin = 0;
          document.querySelector("iframe").src = address;
        }""",
        address,
    )
    inside = page.frame_locator("iframe")
    expect(inside.locator(".js-plotly-plot .bars").first).to_be_visible(timeout=30_000)
    expect(inside.get_by_test_id("stSidebar")).to_have_count(0)
    expect(
        inside.get_by_role("link", name=re.compile("Accord Atlas|أطلس الاتفاقات"))
    ).to_be_visible()
    wide = inside.locator("html").evaluate("html => html.scrollWidth - innerWidth")
    assert wide <= 0


def test_another_site_may_not_frame_the_dashboard_unless_it_is_named(
    reader: Reader, server: Server
) -> None:
    page = reader.page
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.set_content(f'<iframe src="{server.url}/panel?embed=true"></iframe>')
    page.wait_for_load_state("networkidle")
    assert any("frame-ancestors" in text for text in refused)
    expect(page.frame_locator("iframe").get_by_test_id("stApp")).to_have_count(0)


def test_a_shared_link_holds_the_settings_of_its_page(reader: Reader, server: Server) -> None:
    page = reader.page
    open_page(page, f"{server.url}/deals?country=KAZ&view=time")
    page.locator(".st-key-share").get_by_role("button").first.click()
    shared = page.locator("[data-testid=stCode]").first
    expect(shared).to_contain_text("/deals?country=KAZ&view=time")
