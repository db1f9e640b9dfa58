"""What holds for every page, in both languages, light and dark, on a screen and on a phone.

Each page is opened once a look, and everything is asked of it there: opening is what costs.
So the look in English is one at hostile rows, and an editor's; the one in Arabic is at the rows
that are shipped, of whose words it is known which have no Arabic, and a reader's.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from data import publish
from tests.browser.chromium import open_page
from tests.browser.conftest import Reader, new_reader
from tests.browser.hostile import IS_UNHARMED, publish_hostile
from tests.browser.paths import PATHS, spoken
from tests.browser.server import Server
from tests.browser.words import english_left

pytestmark = pytest.mark.browser

GRAVE = ("serious", "critical")
SCREEN, PHONE = 1440, 390  # pixels
HEIGHT = 900


class Look(NamedTuple):
    """How a page is looked at."""

    language: Literal["en", "ar"]
    scheme: Literal["light", "dark"]
    width: int


# Each language, ground and width once; the width is changed before a page is left.
ENGLISH, ARABIC = Look("en", "light", SCREEN), Look("ar", "dark", PHONE)
FOR_EDITORS = "/history"


@pytest.fixture(scope="module")
def readers(browser: Browser) -> Iterator[Callable[[Look], Reader]]:
    """Return the reader of a look: one window for all pages, as a reader has."""
    opened: dict[Look, Reader] = {}

    def reader_of(look: Look) -> Reader:
        if look not in opened:
            opened[look] = new_reader(
                browser,
                viewport={"width": look.width, "height": HEIGHT},
                color_scheme=look.scheme,
                reduced_motion="reduce",
            )
        return opened[look]

    yield reader_of
    for reader in opened.values():
        reader.context.close()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Run a server whose every text means harm, and whose reader is its editor."""
    url = f"sqlite:///{tmp_path_factory.mktemp('hostile') / 'atlas.sqlite'}"
    store = publish.open_store(url)
    publish_hostile(store)
    store.close()
    with Server(environment={"ATLAS_DATABASE_URL": url, "ATLAS_LOCAL_EDITOR": "1"}) as running:
        yield running


@pytest.mark.parametrize("path", PATHS)
def test_a_page_of_hostile_text_is_accessible_self_contained_and_never_makes_markup_of_it(
    readers: Callable[[Look], Reader], hostile: Server, path: str
) -> None:
    reader = readers(ENGLISH)
    assert faults(reader.page, hostile, path, ENGLISH) == []
    assert reader.page.evaluate(IS_UNHARMED)
    assert reader.outside == []


@pytest.mark.parametrize(
    ("path", "look"),
    [*((path, ARABIC) for path in PATHS), (FOR_EDITORS, ENGLISH)],
    ids=lambda value: "-".join(map(str, value)) if isinstance(value, Look) else value,
)
def test_a_page_is_accessible_self_contained_and_in_one_language(
    readers: Callable[[Look], Reader], server: Server, path: str, look: Look
) -> None:
    reader = readers(look)
    assert faults(reader.page, server, path, look) == []
    assert reader.outside == []


def faults(page: Page, server: Server, path: str, look: Look) -> list[str]:
    """Open a page, and return what is wrong with it at both widths."""
    open_page(page, server.url + spoken(path, look.language))
    page.wait_for_load_state("networkidle")
    expect(page.get_by_test_id("stException")).to_have_count(0)
    found = [*barriers(page), *sideways(page)]
    if look.language == "ar":
        found += english_left(page)
    with resized(page, look):
        found += sideways(page)
    return found


@contextmanager
def resized(page: Page, look: Look) -> Iterator[None]:
    """Show a page at the other width for a while."""
    other = PHONE if look.width == SCREEN else SCREEN
    page.set_viewport_size({"width": other, "height": HEIGHT})
    page.evaluate("() => new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)))")
    yield
    page.set_viewport_size({"width": look.width, "height": HEIGHT})


def barriers(page: Page) -> list[str]:
    """Return the serious and critical faults that axe-core finds."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary'][:200]}"
        for fault in found
        if fault["impact"] in GRAVE
        for node in fault["nodes"]
    ]


def sideways(page: Page) -> list[str]:
    """Return what is wider than the window."""
    whole, window, content, room = page.evaluate(
        "[document.documentElement.scrollWidth, innerWidth,"
        " ...['scrollWidth', 'clientWidth'].map("
        "   side => document.querySelector('[data-testid=stMain]')[side])]"
    )
    too_wide = {"the document": (whole, window), "the page": (content, room)}
    return [
        f"{name} is {width} pixels wide in {least}"
        for name, (width, least) in too_wide.items()
        if width > least
    ]


def test_streamlits_own_words_follow_a_change_of_language(reader: Reader, server: Server) -> None:
    page = reader.page
    open_page(page, f"{server.url}/deals?lang=ar")
    logo = page.get_by_test_id("stLogoLink")
    expect(logo).to_have_attribute("aria-label", "الصفحة الرئيسية")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(logo).to_have_attribute("aria-label", "Navigate to home page")


def test_an_open_calendar_speaks_the_readers_language_not_the_browsers(
    reader: Reader, server: Server
) -> None:
    page = reader.page
    open_page(page, f"{server.url}/blocs?lang=ar&view=table&on=2020-09-15")
    page.get_by_test_id("stDateInputField").last.get_by_role("button").first.click()
    expect(page.get_by_role("grid").get_by_role("button").first).to_be_visible()
    weekdays = page.locator("thead th").all_inner_texts()[-7:]
    assert weekdays == ["ح", "ن", "ث", "ر", "خ", "ج", "س"]
    assert english_left(page) == []
