"""Blocs and comparisons as a reader works them: a click, a picker, a link, and Back."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import open_page, settle
from tests.browser.conftest import Reader
from tests.browser.server import Server

pytestmark = pytest.mark.browser


def test_a_click_on_a_standing_filters_by_its_state_and_opens_its_sources(
    reader: Reader, server: Server
) -> None:
    page = reader.page
    open_page(page, f"{server.url}/blocs?actor=abraham-accords")
    mark = page.locator(".st-key-standing-matrix .scatterlayer .point").first
    mark.wait_for(state="attached")
    box = mark.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page).to_have_url(re.compile(r"country=[A-Z]{3}.*standing=[a-z]{3}\.abraham-accords"))
    expect(page.locator('[class*="st-key-chip-countries-"]')).to_be_visible()
    expect(page.get_by_role("heading", name="Sources")).to_be_visible()


def test_what_is_compared_stands_in_the_address_and_back_undoes_it(
    reader: Reader, server: Server
) -> None:
    page = reader.page
    open_page(page, f"{server.url}/compare")
    page.get_by_role("button", name="Kazakhstan and Uzbekistan").click()
    expect(page).to_have_url(re.compile(r"compare=KAZ&compare=UZB"))
    expect(page.get_by_role("heading", name="Deals in common")).to_be_visible()
    settle(page)
    page.go_back()
    expect(page.get_by_role("heading", name="Choose at least two")).to_be_visible()
    page.go_forward()
    expect(page.get_by_role("heading", name="Deals in common")).to_be_visible()


def test_countries_chosen_in_the_filter_can_be_set_side_by_side(
    reader: Reader, server: Server
) -> None:
    page = reader.page
    open_page(page, f"{server.url}/deals?country=SAU&country=QAT&lens=headline")
    page.get_by_role("link", name="Compare these").click()
    expect(page.get_by_role("heading", level=1, name="Compare")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/compare\?lens=headline&compare=SAU&compare=QAT"))
    for name in ("Saudi Arabia", "Qatar"):
        expect(page.get_by_role("heading", name=name)).to_be_visible()
