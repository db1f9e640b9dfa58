"""The main job without a mouse: filter, read, change page and language, by keys alone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import open_page, settle
from tests.browser.conftest import Reader
from tests.browser.server import Server

pytestmark = pytest.mark.browser

MOST_STEPS = 120  # stops of the Tab key from the top of a page to its last control


NAME_OF_FOCUSED = """
() => {
  const on = document.activeElement;
  // What scrolls can have the focus too, and holds every name of the page.
  if (!on.matches("a, button, input, textarea, summary")) return "";
  const labels = on.labels ? [...on.labels].map((label) => label.innerText) : [];
  return [on.getAttribute("aria-label") ?? "", ...labels, on.innerText ?? ""].join(" ");
}
"""


def tab_to(page: Page, name: str) -> None:
    """Move on by the Tab key until the control that bears a name has the focus."""
    for _step in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if name in page.evaluate(NAME_OF_FOCUSED):
            return
    raise AssertionError(f"the Tab key never reaches {name}")


def test_the_main_job_needs_no_mouse(reader: Reader, server: Server) -> None:
    page = reader.page
    open_page(page, server.url)
    tab_to(page, "Country")
    page.keyboard.type("Kazakh")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("country=KAZ"))
    page.keyboard.press("Escape")
    settle(page)
    page.evaluate("document.activeElement.blur()")
    tab_to(page, "Deals")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Deals")).to_be_visible()
    expect(page).to_have_url(re.compile("/deals.*country=KAZ"))
    settle(page)
    tab_to(page, "Headline figures")
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("lens=headline"))
    settle(page)
    page.evaluate("document.activeElement.blur()")
    tab_to(page, "العربية")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="الصفقات")).to_be_visible()
    expect(page).to_have_url(re.compile("country=KAZ.*lang=ar"))


def test_the_focus_is_always_seen(reader: Reader, server: Server) -> None:
    page = reader.page
    open_page(page, f"{server.url}/deals")
    for _step in range(12):
        page.keyboard.press("Tab")
        is_marked = page.evaluate(
            "(() => { const on = document.activeElement;"
            " for (let at = on; at && at !== document.body; at = at.parentElement) {"
            "   const look = getComputedStyle(at);"
            "   if (look.outlineStyle !== 'none' || look.boxShadow !== 'none') return true;"
            "   if (at !== on && at.dataset.testid === 'stElementContainer') break;"
            " } return on === document.body; })()"
        )
        assert is_marked, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
