"""The main job as a person does it: open, filter, see it all change, read, share, come back."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.chromium import open_page, settle
from tests.browser.conftest import Reader
from tests.browser.server import Server

pytestmark = pytest.mark.browser


def key_figures(page: Page) -> list[str]:
    figures = page.get_by_test_id("stMetricValue")
    expect(figures).to_have_count(5)
    return figures.all_inner_texts()


def chip(page: Page, name: str) -> Locator:
    return page.locator(f".st-key-chip-{name}")


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option of a filter by keyboard and mouse, as a reader would."""
    box = page.get_by_role("combobox", name=re.compile(f"^{label}|{label}")).first
    box.click()
    box.fill(option)
    page.get_by_role("option", name=re.compile(option)).first.click()
    page.keyboard.press("Escape")


def test_filtering_by_country_and_theme_changes_figures_charts_and_table(
    reader: Reader, server: Server
) -> None:
    page = reader.page
    open_page(page, server.url)
    before = key_figures(page)
    choose(page, "Country", "Kazakhstan")
    expect(chip(page, "countries-KAZ")).to_be_visible()
    settle(page)
    with_country = key_figures(page)
    assert with_country != before
    choose(page, "Theme", "Transport")
    expect(page).to_have_url(re.compile(r"country=KAZ.*theme=transport"))
    settle(page)
    assert key_figures(page) != with_country
    page.get_by_role("link", name="Deals", exact=True).click()
    expect(page.get_by_role("heading", level=1, name="Deals")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/deals\?country=KAZ&theme=transport"))
    settle(page)
    page.get_by_role("radio", name="Table").click()
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()


def test_a_deal_opens_with_its_parties_its_package_and_its_sources(
    reader: Reader, server: Server
) -> None:
    page = reader.page
    open_page(page, f"{server.url}/deal?id=qatar-airways-boeing-96bn-2025-05")
    for heading in ("Parties", "Sources", "Package"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
    page.get_by_role("button", name=re.compile("US–Qatar package")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("US–Qatar package")
    expect(page).to_have_url(re.compile("id=qatar-us-deals-243bn-2025-05"))


def test_arabic_keeps_the_rows_and_turns_the_page_round(reader: Reader, server: Server) -> None:
    page = reader.page
    open_page(page, f"{server.url}/deals?country=KAZ")
    sentence = page.get_by_test_id("stMain").get_by_text(re.compile(r"\d+ deals worth")).first
    count = re.search(r"\d+", sentence.inner_text())
    assert count
    page.get_by_role("button", name="العربية").click()
    expect(page.get_by_role("heading", level=1, name="الصفقات")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    expect(page).to_have_url(re.compile("country=KAZ.*lang=ar"))
    expect(page.get_by_text(re.compile(rf"{count.group()} صفقة")).first).to_be_visible()


def test_a_shared_link_shows_the_same_rows_on_a_restarted_server(browser: Browser) -> None:
    address = "/deals?country=KAZ&theme=transport&lens=headline"
    sentences = []
    server = Server()
    for _visit in range(2):
        server.start()
        context = browser.new_context()
        page = context.new_page()
        open_page(page, server.url + address)
        expect(page.get_by_role("dialog")).to_have_count(0)
        sentences.append(page.get_by_text(re.compile("deals worth")).first.inner_text())
        context.close()
        server.stop()
    assert sentences[0] == sentences[1]


def test_back_undoes_the_last_choice(reader: Reader, server: Server) -> None:
    page = reader.page
    open_page(page, server.url)
    everything = key_figures(page)
    choose(page, "Country", "Kazakhstan")
    expect(page).to_have_url(re.compile("country=KAZ"))
    settle(page)
    page.get_by_role("link", name="Meetings", exact=True).click()
    expect(page.get_by_role("heading", level=1, name="Meetings")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=1, name="Overview")).to_be_visible()
    expect(chip(page, "countries-KAZ")).to_be_visible()
    page.go_back()
    expect(chip(page, "countries-KAZ")).to_have_count(0)
    settle(page)
    assert key_figures(page) == everything


def test_a_click_on_a_bar_becomes_a_chip(reader: Reader, server: Server) -> None:
    page = reader.page
    open_page(page, f"{server.url}/deals")
    bar = page.locator(".st-key-by-theme .bars .point path").first
    bar.wait_for(state="attached")
    box = bar.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page).to_have_url(re.compile("theme=aviation"))
    expect(chip(page, "themes-aviation")).to_be_visible()


def test_a_click_on_a_country_of_the_map_becomes_a_chip(reader: Reader, server: Server) -> None:
    page = reader.page
    open_page(page, f"{server.url}/map?preset=central-asia&flows=off&names=off")
    canvas = page.get_by_test_id("stDeckGlJsonChart").locator("canvas").first
    canvas.wait_for(state="visible")
    page.wait_for_load_state("networkidle")
    box = canvas.bounding_box()
    assert box
    # Central Asia's view is centered on Kazakhstan; its south is a little below the middle.
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.42)
    page.mouse.move(box["x"] + box["width"] / 2 + 3, box["y"] + box["height"] * 0.42)
    expect(page.locator(".deck-tooltip")).to_contain_text("Kazakhstan")
    page.mouse.click(box["x"] + box["width"] / 2 + 3, box["y"] + box["height"] * 0.42)
    expect(page).to_have_url(re.compile("country=KAZ"))


def test_the_years_of_the_map_play_by_themselves(reader: Reader, server: Server) -> None:
    page = reader.page
    open_page(page, f"{server.url}/map?flows=off&names=off")
    page.get_by_text("Play the years").click()
    year = page.get_by_test_id("stMain").locator("h3").first
    expect(year).to_have_text(re.compile(r"\d{4}"), timeout=20_000)
    shown = year.inner_text()
    expect(year).not_to_have_text(shown, timeout=20_000)
