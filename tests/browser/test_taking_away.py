"""Figures and tables as files, and a link to a figure, as a reader gets them."""

import io
import re
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

import openpyxl
import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from pptx import Presentation
from pypdf import PdfReader

from tests.browser.chromium import open_page, settle
from tests.browser.conftest import Reader
from tests.browser.server import Server

pytestmark = pytest.mark.browser

ADDRESS = "/deals?country=KAZ&lens=headline"


def menu(page: Page, figure: str) -> None:
    page.locator(f".st-key-{figure}-menu").get_by_role("button").click()
    expect(page.locator(f".st-key-{figure}-svg")).to_be_visible()


def downloaded(page: Page, button: str) -> Path:
    with page.expect_download() as waiting:
        page.locator(f".st-key-{button}").get_by_role("button").click()
    return Path(waiting.value.path())


@pytest.mark.parametrize(
    ("language", "title"), [("en", "Value by theme"), ("ar", "القيمة بحسب المحور")]
)
def test_a_chart_leaves_as_a_picture_a_drawing_and_figures(
    reader: Reader, server: Server, language: str, title: str
) -> None:
    page = reader.page
    open_page(page, f"{server.url}{ADDRESS}&lang={language}")
    menu(page, "by-theme")
    picture = Image.open(downloaded(page, "by-theme-png"))
    assert picture.format == "PNG"
    assert picture.width == 2400
    colors = picture.convert("RGB").resize((200, 200)).getcolors(200 * 200)
    assert len(colors or ()) > 20
    drawing = downloaded(page, "by-theme-svg").read_text()
    root = ElementTree.fromstring(drawing)
    assert root.tag.endswith("svg")
    letters = "".join(root.itertext())
    assert title in letters
    assert "country=KAZ" in letters
    assert not re.search(r"(href|src|url\()\W*https?:", drawing)
    archive = zipfile.ZipFile(downloaded(page, "by-theme-zip"))
    assert sorted(archive.namelist()) == ["README.txt", "by-theme.csv"]
    assert reader.outside == []


def test_a_link_to_a_figure_brings_it_into_view_and_marks_it(
    reader: Reader, server: Server
) -> None:
    page = reader.page
    open_page(page, f"{server.url}/?country=KAZ&lang=ar")
    page.locator(".st-key-largest-menu").get_by_role("button").click()
    link = page.get_by_test_id("stPopoverBody").get_by_test_id("stCode").inner_text().strip()
    assert link.startswith(server.url)
    assert "lang=" not in link
    assert "show=largest" in link
    open_page(page, link)
    expect(page.locator(".st-key-shown-largest")).to_be_in_viewport()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    settle(page)
    expect(page.locator(".st-key-chip-countries-KAZ")).to_have_count(1)


@pytest.mark.parametrize(("language", "title"), [("en", "Kazakhstan"), ("ar", "كازاخستان")])
def test_the_view_leaves_as_slides_and_pages(
    reader: Reader, server: Server, language: str, title: str
) -> None:
    page = reader.page
    open_page(page, f"{server.url}{ADDRESS}&lang={language}")
    page.locator(".st-key-handouts-open").get_by_role("button").first.click()
    expect(page.locator(".st-key-handout-0-pptx")).to_be_visible()
    slides = Presentation(str(downloaded(page, "handout-0-pptx"))).slides
    assert slides[0].shapes.title.text_frame.text == title
    assert "country=KAZ" in slides[0].notes_slide.notes_text_frame.text
    pages = PdfReader(downloaded(page, "handout-0-pdf"))
    assert pages.trailer["/Root"]["/Lang"] == language  # type: ignore[index]
    assert "country=KAZ" in pages.pages[0].extract_text()
    assert reader.outside == []


def test_a_filtered_table_leaves_as_a_workbook(reader: Reader, server: Server) -> None:
    page = reader.page
    open_page(page, f"{server.url}/data?country=KAZ&find=Wabtec")
    shown = page.get_by_text(re.compile(r"\d+ of \d+ rows")).last.inner_text()
    rows = int(re.findall(r"(\d+) of", shown)[0])
    assert rows > 0
    book = openpyxl.load_workbook(io.BytesIO(downloaded(page, "download-xlsx").read_bytes()))
    assert book["deals"].max_row == rows + 1
    told = "\n".join(str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row)
    assert "Kazakhstan" in told
    assert "Wabtec" in told


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_browsers_own_print_is_the_whole_page_and_no_more(
    reader: Reader, server: Server, language: str
) -> None:
    page = reader.page
    open_page(page, f"{server.url}/deal?id=qatar-us-deals-243bn-2025-05&lang={language}")
    page.wait_for_load_state("networkidle")
    last_source = page.locator(".st-key-card-sources a").all_inner_texts()[-2]
    page.emulate_media(media="print")
    for on_screen in (page.get_by_test_id("stSidebar"), page.locator(".st-key-head-buttons")):
        expect(on_screen).to_be_hidden()
    printed = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    assert len(printed) > 1
    words = "".join("".join(sheet.extract_text() for sheet in printed).split())
    assert "".join(last_source.strip("\u2068\u2069").split()) in words
    assert reader.outside == []
