"""The search box by keyboard alone: open, type, choose, arrive; and a link that leads outside."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import open_page
from tests.browser.conftest import Reader
from tests.browser.server import Server

pytestmark = pytest.mark.browser


def ask(page: Page, text: str) -> None:
    """Type into the open box and wait for the answer to all of it."""
    field = page.locator(".st-key-search-box input")
    expect(field).to_be_focused()
    page.keyboard.type(text)
    page.locator(f'[data-asked="{text}"]').wait_for(state="attached")


def test_a_slash_a_misspelled_name_and_enter_open_its_page(reader: Reader, server: Server) -> None:
    page = reader.page
    open_page(page, f"{server.url}/deals?theme=aviation")
    page.keyboard.press("/")
    ask(page, "Tokaev")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kassym-Jomart Tokayev")
    expect(page).to_have_url(re.compile(r"/actor\?theme=aviation&id=tokayev"))
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_arrows_choose_among_the_answers_and_the_page_one_is_on_can_be_found_too(
    reader: Reader, server: Server
) -> None:
    page = reader.page
    open_page(page, f"{server.url}/actor?id=tokayev&lang=ar")
    page.keyboard.press("Control+k")
    ask(page, "كازاخستان")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("كازاخستان")
    expect(page).to_have_url(re.compile("id=kaz(&|$)"))
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_source_opens_outside_in_a_tab_that_knows_nothing_of_this_one(
    reader: Reader, server: Server
) -> None:
    page = reader.page
    open_page(page, f"{server.url}/source?id=evm-breakingon-qatar-2025-05")
    outside = page.get_by_test_id("stMain").locator('a[href^="https://"]')
    expect(outside).to_have_count(1)
    expect(outside).to_have_attribute("target", "_blank")
    expect(outside).to_have_attribute("rel", re.compile("noopener"))
