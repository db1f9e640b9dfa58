"""A file takes its time: its reader sees the step, stops it, asks again and gets it."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Download, expect
from pypdf import PdfReader

from tests.browser.chromium import PATIENCE, open_page
from tests.browser.conftest import Reader
from tests.browser.server import Server
from tests.browser.test_taking_away import downloaded, menu

pytestmark = pytest.mark.browser
WORDS = {
    "en": ("Drawing the figure", "Cancel", "cancelled. Nothing was saved."),
    "ar": ("رسم الشكل", "إلغاء", "ولم يُحفظ شيء."),
}


def family(pid: int) -> set[int]:
    """Return the processes that a process has started, and those that they have."""
    parents: dict[int, int] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            told = status.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        parents[int(status.parent.name)] = int(told[1])
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {pid}


@contextmanager
def held_still(server: Server) -> Iterator[None]:
    """Stop the browser that draws the server's pictures in the middle of whatever it does."""
    drawing = family(server.pid)
    assert drawing
    for process in drawing:
        os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        for process in drawing:
            os.kill(process, signal.SIGCONT)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_slow_file_shows_its_step_is_cancelled_and_comes_when_asked_again(
    reader: Reader, server: Server, language: str
) -> None:
    step, cancel, cancelled = WORDS[language]
    page = reader.page
    open_page(page, f"{server.url}/deals?country=KAZ&lang={language}")
    menu(page, "by-theme")
    assert downloaded(page, "by-theme-svg")  # which starts the browser that draws
    files: list[Download] = []
    page.on("download", lambda file: files.append(file))
    line = page.locator(".st-key-files-of-by-theme")
    with held_still(server):
        page.locator(".st-key-by-theme-png").get_by_role("button").click()
        expect(line).to_contain_text(step)
        line.get_by_role("button", name=cancel).click()
        expect(line.get_by_role("button", name=cancel)).to_be_disabled()
    expect(line).to_contain_text(cancelled, timeout=PATIENCE)
    expect(line.get_by_role("button", name=cancel)).to_have_count(0)
    assert files == []
    assert downloaded(page, "by-theme-png").read_bytes().startswith(b"\x89PNG")
    expect(line).not_to_contain_text(cancelled)
    expect(page.locator("[class*=st-key-files-end-]")).to_have_count(0)  # nothing is followed now


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_click_brings_a_file_that_names_the_settings_of_the_page(
    reader: Reader, server: Server, language: str
) -> None:
    page = reader.page
    open_page(page, f"{server.url}/deals?country=KAZ&view=time&lang={language}")
    opened = page.locator(".st-key-handout-0-pdf")
    page.locator(".st-key-handouts-open").get_by_role("button").first.click()
    for wanted in ("pdf", "csv-zip", "geojson", "pdf", "pdf"):
        file = downloaded(page, f"handout-0-{wanted}")
    words = "".join(sheet.extract_text() for sheet in PdfReader(file).pages)
    assert f"{server.url}/deals?country=KAZ&view=time" in "".join(words.split())
    page.keyboard.press("Escape")
    expect(opened).to_have_count(0)
    page.locator(".st-key-handouts-open").get_by_role("button").first.click()
    with (
        page.expect_download(lambda file: file.suggested_filename.endswith(".xlsx")),
        page.expect_download(lambda file: file.suggested_filename.endswith(".parquet.zip")),
    ):
        for wanted in ("xlsx", "parquet-zip"):
            page.locator(f".st-key-handout-0-{wanted}").get_by_role("button").click()
    assert reader.outside == []
