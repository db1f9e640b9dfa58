"""The whole story of an update, as its editor and another reader see it; and a hostile file."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Download, Page, expect

from data import publish
from data.model import Act
from data.store import Store
from tests.browser.chromium import PATIENCE, open_page, settle
from tests.browser.conftest import Reader
from tests.browser.hostile import HOSTILE, IS_UNHARMED
from tests.browser.server import Server

# Each story opens a dozen pages, in two browsers.
pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

BY = "somebody@example.org"
WORDS = {
    "en": {"csv": "This table, CSV", "publish": "Publish", "undo": "Undo this publication",
           "undo it": "Undo it", "preview": "See the whole dashboard as it would be",
           "back": "Back to the draft", "published": "Published. Every reader",
           "note": "What changes, and why", "undone": "Undone"},
    "ar": {"csv": "هذا الجدول، CSV", "publish": "نشر", "undo": "التراجع عن هذا النشر",
           "undo it": "تراجع", "preview": "معاينة لوحة المعلومات كلها كما ستكون",
           "back": "العودة إلى المسودة", "published": "تم النشر",
           "note": "ما الذي يتغير، ولماذا", "undone": "تم التراجع"},
}  # fmt: skip


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"sqlite:///{tmp_path_factory.mktemp('store') / 'atlas.sqlite'}"


@pytest.fixture(scope="module")
def server(database: str) -> Iterator[Server]:
    """Run the dashboard as ``make run`` does: the person at this machine is the editor."""
    environment = {"ATLAS_DATABASE_URL": database, "ATLAS_LOCAL_EDITOR": "1"}
    with Server(environment=environment) as running:
        yield running


@pytest.fixture
def store(server: Server, database: str) -> Iterator[Store]:
    """Return the store that the server uses, and put things back after the test."""
    opened = publish.open_store(database)
    first = opened.current()
    yield opened
    current = opened.current()
    if current.digest != first.digest:
        publish.roll_back(opened, first.id, based_on=current.id, by=BY, note="After a test")
    opened.close()


def downloaded(download: Download, folder: Path) -> list[list[str]]:
    place = folder / download.suggested_filename
    download.save_as(place)
    return list(csv.reader(io.StringIO(place.read_text("utf-8-sig"), newline="")))


def written(rows: list[list[str]]) -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file).writerows(rows)
    return file.getvalue().encode()


def choose_table(page: Page, name: str) -> None:
    page.locator(".st-key-update-table").get_by_role("combobox").click()
    page.get_by_role("option", name=name).first.click()
    settle(page)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_download_edit_mend_preview_publish_and_undo(
    browser: Browser, reader: Reader, server: Server, store: Store, tmp_path: Path, language: str
) -> None:
    words, page = WORDS[language], reader.page
    before = store.current()
    open_page(page, f"{server.url}/update?lang={language}")
    choose_table(page, "themes")
    with page.expect_download() as download:
        page.get_by_role("button", name=words["csv"]).click()
    rows = downloaded(download.value, tmp_path)
    name = rows[0].index(f"name_{language}")
    theme, renamed = rows[1][0], "A name for the test"
    rows[1][name] = renamed
    rows[2][name] = ""
    page.locator("input[type=file]").set_input_files(
        {"name": "themes.csv", "mimeType": "text/csv", "buffer": written(rows)}
    )
    expect(page.get_by_role("button", name=words["publish"], exact=True)).to_be_disabled()
    mend(page, "Another name")
    expect(page.locator('[class*="st-key-update-grid"]')).to_have_count(0, timeout=PATIENCE)

    page.reload()  # the draft is kept, not the session
    settle(page)
    page.get_by_role("link", name=words["preview"]).click()
    settle(page)
    expect(page.locator(".st-key-preview")).to_be_visible()
    expect(page).to_have_url(re.compile("draft="))
    page.locator(".st-key-preview").get_by_role("link", name=words["back"]).click()
    settle(page)

    context = browser.new_context(locale="en-US")
    other = context.new_page()
    open_page(other, f"{server.url}/deals?theme={theme}&lang={language}")
    expect(other.get_by_text(renamed).first).to_have_count(0)
    page.get_by_label(words["note"]).fill("A test")
    page.get_by_label(words["note"]).press("Control+Enter")
    page.get_by_role("button", name=words["publish"], exact=True).click()
    expect(page.get_by_text(words["published"])).to_be_visible()
    expect(other.get_by_text(renamed).first).to_be_visible(timeout=5000)

    page.get_by_role("button", name=words["undo"]).click()
    page.get_by_role("button", name=words["undo it"], exact=True).click()
    expect(page.get_by_text(words["undone"]).first).to_be_visible()
    expect(other.get_by_text(renamed)).to_have_count(0, timeout=5000)
    context.close()
    undone, published = store.log()[:2]
    assert (published.act, published.note) == (Act.PUBLISHED, "A test")
    assert (undone.act, undone.digest) == (Act.ROLLED_BACK, before.digest)
    assert reader.outside == []


def mend(page: Page, text: str) -> None:
    """Type into the empty cell of a grid's only row, with the mouse and the keyboard."""
    grid = page.locator('[class*="st-key-update-grid"]').first
    # The cells are drawn; a table inside the canvas tells screen readers, and us, of them.
    cells = grid.locator("[role=gridcell]")
    expect(cells.first).to_have_text(re.compile(r"\d"))
    empty = next(place for place, cell in enumerate(cells.all_text_contents()) if not cell)
    # The row's number stands first.
    grid.locator(".dvn-scroller").click(position={"x": 30, "y": 52})
    for _place in range(empty):
        page.keyboard.press("ArrowRight")
    expect(cells.nth(empty)).to_be_focused()
    page.keyboard.press("Enter")
    page.locator("#portal textarea").fill(text)
    page.keyboard.press("Enter")
    settle(page)


def test_a_hostile_upload_is_shown_as_text(reader: Reader, server: Server, store: Store) -> None:
    page = reader.page
    rows = [["theme_id", "name_en", HOSTILE], ["trade", HOSTILE, "x"], [HOSTILE, "y", "z"]]
    open_page(page, f"{server.url}/update")
    page.locator("input[type=file]").set_input_files(
        {"name": f"{HOSTILE[:60]}.csv", "mimeType": "text/csv", "buffer": written(rows)}
    )
    expect(page.locator(".st-key-update-step-4")).to_be_visible()
    settle(page)
    assert page.evaluate(IS_UNHARMED)
    assert reader.outside == []
    page.locator(".st-key-update-discard").get_by_role("button").first.click()
    page.locator(".st-key-update-discard-confirm").get_by_role("button").click()
    expect(page.locator(".st-key-update-step-4")).to_have_count(0)
