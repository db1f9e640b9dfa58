"""Finding a person, opening a profile, and looking behind a line of the network."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import open_page, settle
from tests.browser.conftest import Reader
from tests.browser.server import Server

pytestmark = pytest.mark.browser


def test_a_person_is_found_by_an_acronym_and_a_click_opens_the_profile(
    reader: Reader, server: Server
) -> None:
    page = reader.page
    open_page(page, f"{server.url}/actors")
    box = page.get_by_label("Find an actor")
    box.fill("MBS")
    box.press("Enter")
    expect(page).to_have_url(re.compile("find=MBS"))
    expect(page.get_by_role("heading", name="1 actor")).to_be_visible()
    settle(page)
    bar = page.locator(".st-key-rank-meetings .bars .point path").first
    bar.wait_for(state="attached")
    place = bar.bounding_box()
    assert place
    page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    expect(page.get_by_role("heading", level=1)).to_have_text("Mohammed bin Salman")
    expect(page).to_have_url(re.compile("/actor\\?.*id=bin-salman"))


def test_a_partner_on_a_profile_leads_to_its_own_profile(reader: Reader, server: Server) -> None:
    page = reader.page
    open_page(page, f"{server.url}/actor?id=qatar-airways&theme=aviation")
    bar = page.locator(".st-key-partners-money .bars .point path").first
    bar.wait_for(state="attached")
    place = bar.bounding_box()
    assert place
    page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Boeing|GE Aerospace"))
    expect(page).to_have_url(re.compile("theme=aviation"))
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Qatar Airways")


def test_a_click_on_a_line_of_the_network_opens_the_rows_behind_it(
    reader: Reader, server: Server
) -> None:
    page = reader.page
    # Two countries and one line, so that the middle of the line is free.
    open_page(page, f"{server.url}/network?actor=qatar-airways&theme=aviation&country=QAT")
    chart = page.locator(".st-key-network")
    handle = chart.locator(".scatterlayer .trace .points path[style*='opacity: 0']").first
    handle.wait_for(state="attached")
    place = handle.bounding_box()
    assert place
    page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    expect(page).to_have_url(re.compile("pair=QAT~USA|pair=QAT%7EUSA"))
    expect(
        page.get_by_role("heading", name=re.compile("Qatar.*and.*United States"))
    ).to_be_visible()
