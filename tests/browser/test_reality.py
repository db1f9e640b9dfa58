"""The contested number in a browser, in both languages: walk, explanation, earlier day, outcome."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.chromium import open_page, settle
from tests.browser.conftest import Reader
from tests.browser.server import Server

pytestmark = pytest.mark.browser

LANGUAGES = ("en", "ar")
WORDS = {
    "en": {"signed": "Signed or firmer", "explain": "Explain a figure", "rows": "rows add up to",
           "day": "As known on", "play": "Play through time", "outcome": "What came of it"},
    "ar": {"signed": "الموقّعة فما فوق", "explain": "تفسير رقم", "rows": "مجموعها",
           "day": "كما عُرف في", "play": "تشغيل عبر الزمن", "outcome": "ما نتج عنه"},
}  # fmt: skip


def sentence(page: Page) -> Locator:
    """Return the sentence under the title."""
    return page.get_by_test_id("stMain").get_by_test_id("stMarkdown").locator("p").first


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_click_on_a_step_opens_its_rows_and_the_address_holds_it(
    reader: Reader, server: Server, language: str
) -> None:
    page = reader.page
    open_page(page, f"{server.url}/reality?lang={language}")
    bar = page.locator(".st-key-reality .bars .point path").first
    bar.wait_for(state="attached")
    box = bar.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.get_by_role("dialog")).to_contain_text(WORDS[language]["rows"])
    expect(page).to_have_url(re.compile(r"explain=step\.announced"))
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("explain="))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_key_figure_opens_its_rows(reader: Reader, server: Server, language: str) -> None:
    page = reader.page
    open_page(page, f"{server.url}/?lang={language}")
    page.locator(".st-key-explain-value button").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(WORDS[language]["rows"])
    expect(dialog.get_by_test_id("stDataFrame")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_looks_back_to_the_day_in_the_address(
    reader: Reader, server: Server, language: str
) -> None:
    page = reader.page
    open_page(page, f"{server.url}/reality?lang={language}")
    now = sentence(page).inner_text()
    open_page(page, f"{server.url}/reality?lang={language}&known-on=2025-03-01")
    expect(sentence(page)).not_to_have_text(now)
    expect(page.locator(".st-key-chip-known-on")).to_contain_text(WORDS[language]["day"])
    page.locator(".st-key-chip-known-on button").first.click()
    expect(page).not_to_have_url(re.compile("known-on"))
    settle(page)
    expect(sentence(page)).to_have_text(now)


@pytest.mark.parametrize("language", LANGUAGES)
def test_time_plays_by_itself(reader: Reader, server: Server, language: str) -> None:
    page = reader.page
    open_page(page, f"{server.url}/reality?lang={language}")
    page.get_by_text(WORDS[language]["play"]).click()
    day = page.locator(".st-key-card-reality h3").nth(1)
    expect(day).to_have_text(re.compile(r"20\d\d"), timeout=30_000)
    shown = day.inner_text()
    expect(day).not_to_have_text(shown, timeout=30_000)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_meeting_shows_what_came_of_it_within_as_many_days_as_asked(
    reader: Reader, server: Server, language: str
) -> None:
    page = reader.page
    address = f"{server.url}/meeting?id=c5-plus-1-summit-2025-11&lang={language}"
    open_page(page, address)
    card = page.locator(".st-key-card-outcome")
    expect(card.get_by_role("heading", name=WORDS[language]["outcome"])).to_be_visible()
    expect(card.locator(".bars .point").first).to_be_attached()
    slider = card.get_by_role("slider")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("days=14"))
