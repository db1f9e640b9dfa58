"""On an Arabic page nothing is left in English, save what has no Arabic name."""

import re
from functools import lru_cache

import pytest
from playwright.sync_api import Page, expect

from data import packages
from tests.browser.chromium import open_page
from tests.browser.conftest import Reader
from tests.browser.paths import PATHS, spoken
from tests.browser.server import Server

pytestmark = pytest.mark.browser

HAS_NO_ARABIC = {
    "english",  # the switch to it
    "cc", "by", "mit",  # licenses
    "csv", "xlsx", "zip", "png", "svg", "json", "pdf", "url", "id", "iso", "sha",
    "ibm", "plex", "ofl", "natural", "earth",
    "ctrl",
}  # fmt: skip
WORD = re.compile(r"[A-Za-z]{2,}")
CODE = re.compile(r"\b[a-z0-9]+(?:[-_][a-z0-9]+)+\b|\b\d{8}T\d{6}Z-[0-9a-f]+\b|https?://\S+")
"""Ids, names of columns, revisions and addresses: the same in every language."""

CUT_SHORT = re.compile(r"([A-Za-z]{2,})…")
"""A name that a chart has no room for: it must be how a known one begins."""

EVERYTHING_SAID = """
() => {
  const said = [];
  const foreign = "[data-testid=stIconMaterial], [lang=en], [translate=no], code, pre";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const around = walker.currentNode.parentElement;
    if (["SCRIPT", "STYLE", "NOSCRIPT"].includes(around.tagName)) continue;
    if (!around.closest(foreign)) said.push(walker.currentNode.data);
  }
  for (const name of ["aria-label", "title", "placeholder", "alt", "aria-description"])
    for (const element of document.querySelectorAll(`[${name}]`))
      if (!element.closest(foreign)) said.push(element.getAttribute(name));
  return said.filter(text => /[A-Za-z]{2}/.test(text));
}
"""


@lru_cache(maxsize=1)
def latin_words_of_facts() -> frozenset[str]:
    """Return the Latin words that the Arabic facts themselves use, and those of sources."""
    dataset = packages.shipped()
    texts = [
        text
        for table in dataset.tables.values()
        for column in table.columns
        if column.endswith("_ar")
        for text in table[column]
    ]
    sources = dataset.table("sources")
    texts += [*sources["publisher"], *sources["title"]]
    return frozenset(word.lower() for text in texts for word in WORD.findall(text))


def unknown_words(text: str) -> set[str]:
    known = HAS_NO_ARABIC | latin_words_of_facts()
    without_codes = CODE.sub(" ", text).lower()
    begun = {
        start
        for start in CUT_SHORT.findall(without_codes)
        if any(word.startswith(start) for word in known)
    }
    return set(WORD.findall(without_codes)) - known - begun


def english_left(page: Page) -> list[str]:
    return sorted({text for text in page.evaluate(EVERYTHING_SAID) if unknown_words(text)})


@pytest.mark.parametrize("path", PATHS)
def test_an_arabic_page_is_arabic_to_the_last_word(
    reader: Reader, server: Server, path: str
) -> None:
    page = reader.page
    open_page(page, server.url + spoken(path, "ar"))
    page.wait_for_load_state("networkidle")
    assert english_left(page) == []


def test_streamlits_own_words_follow_a_change_of_language(reader: Reader, server: Server) -> None:
    page = reader.page
    open_page(page, f"{server.url}/deals?lang=ar")
    logo = page.get_by_test_id("stLogoLink")
    expect(logo).to_have_attribute("aria-label", "الصفحة الرئيسية")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(logo).to_have_attribute("aria-label", "Navigate to home page")
