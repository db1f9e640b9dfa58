"""An editor makes a briefing of a view and works it over; another reader sees it at once."""

import re
from collections.abc import Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Page, TimeoutError, expect

from tests.browser.chromium import open_page, settle
from tests.browser.conftest import Reader, new_reader
from tests.browser.server import Server
from tests.browser.words import english_left

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Run the dashboard as ``make run`` does: the person at this machine is the editor."""
    database = f"sqlite:///{tmp_path_factory.mktemp('store') / 'atlas.sqlite'}"
    environment = {"ATLAS_DATABASE_URL": database, "ATLAS_LOCAL_EDITOR": "1"}
    with Server(environment=environment) as running:
        yield running


def add_this_view(page: Page, visual: str) -> None:
    """Add what the page shows, with a visual, to the briefing that is chosen under *Share*."""
    clip = page.locator(".st-key-clip")
    option = page.get_by_role("option", name=visual, exact=True)
    for _time in range(5):
        settle(page)  # what was typed before is sent by the click, and its run closes the list
        clip.get_by_role("combobox", name="Visual").click()
        with suppress(TimeoutError):
            option.click(timeout=3_000)
            break
    else:
        raise AssertionError(f"{visual} cannot be chosen")
    clip.get_by_role("button", name="Add", exact=True).click()


def test_a_view_becomes_a_briefing_that_another_reader_sees_in_arabic(
    browser: Browser, reader: Reader, server: Server
) -> None:
    page = reader.page
    open_page(page, f"{server.url}/deals?country=KAZ")
    page.locator(".st-key-share").get_by_role("button").first.click()
    clip = page.locator(".st-key-clip")
    clip.get_by_text("Add this view to a briefing").click()
    clip.get_by_label("Title in English").fill("Kazakhstan at a glance")
    clip.get_by_label("Title in Arabic").fill("كازاخستان في لمحة")
    add_this_view(page, "Value by theme")
    added = page.get_by_test_id("stToast").get_by_role("link", name="Kazakhstan at a glance")
    expect(added).to_be_visible()
    # The next view goes to the same briefing, unless the editor chooses another.
    expect(clip.get_by_label("Title in English")).to_have_count(0)
    add_this_view(page, "Largest deals")
    second = page.get_by_test_id("stToast").locator("a[href*='step=2']")
    address = second.get_attribute("href")  # at once: a toast goes by itself
    assert address and "/briefing?briefing=kazakhstan-at-a-glance&" in address

    briefing = reader.context.new_page()
    open_page(briefing, address)
    expect(briefing.get_by_role("heading", name="Largest deals")).to_be_visible()
    briefing.get_by_role("button", name="Edit", exact=True).click()
    expect(briefing).to_have_url(re.compile("edit=1"))
    first = briefing.locator(".st-key-edit-step-0")
    first.get_by_label("Caption in English").fill("By theme: {value}.")
    first.get_by_label("Caption in Arabic").fill("بحسب المحور: {value}.")
    first.get_by_role("button", name="Move down").click()
    moved = briefing.locator(".st-key-edit-step-1")
    caption = moved.get_by_label("Caption in Arabic").first  # its run may still show the other too
    expect(caption).to_have_value("بحسب المحور: {value}.")
    briefing.get_by_role("button", name="Save", exact=True).click()
    expect(briefing.get_by_test_id("stToast").get_by_text("Saved.")).to_be_visible()
    expect(briefing).not_to_have_url(re.compile("edit=1"))

    other = new_reader(browser, viewport={"width": 390, "height": 844})
    open_page(other.page, f"{server.url}/briefings?lang=ar")
    expect(other.page.get_by_role("heading", name="كازاخستان في لمحة")).to_be_visible()
    address = f"{server.url}/briefing?briefing=kazakhstan-at-a-glance&lang=ar"
    open_page(other.page, address)
    expect(other.page.get_by_role("heading", name="كازاخستان في لمحة")).to_be_visible()
    expect(other.page.get_by_role("heading", name="أكبر الصفقات")).to_be_visible()
    open_page(other.page, f"{address}&step=2")
    told = other.page.locator(".st-key-stage-page").get_by_text("بحسب المحور:")
    expect(told).to_contain_text("مليار دولار")
    assert english_left(other.page) == []
    open_page(other.page, f"{address}&edit=1")  # the reader at this machine may edit too
    expect(other.page.locator(".st-key-edit-step-1")).to_be_visible()
    assert other.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert english_left(other.page) == ["in English: By theme: {value}."]  # in its own field
    assert reader.outside == other.outside == []
    other.context.close()
