"""What is left in English on an Arabic page, save what has no Arabic name."""

import re
from functools import lru_cache

from playwright.sync_api import Page

from data import packages

HAS_NO_ARABIC = {
    "english",  # the switch to it
    "cc", "by", "mit",  # licenses
    "csv", "xlsx", "zip", "png", "svg", "json", "pdf", "url", "id", "iso", "sha",
    "pptx", "geojson", "parquet",
    "ibm", "plex", "ofl", "natural", "earth",
    "ctrl", "excel", "readme", "xkx",
}  # fmt: skip
WORD = re.compile(r"[A-Za-z]{2,}")
CODE = re.compile(r"\b[a-z0-9]+(?:[-_][a-z0-9]+)+\b|\b\d{8}T\d{6}Z-[0-9a-f]+\b|https?://\S+")
"""Ids, names of columns, revisions and addresses: the same in every language."""

CUT_SHORT = re.compile(r"([A-Za-z]{2,})…")
"""A name that a chart has no room for: it must be how a known one begins."""

EVERYTHING_SAID = """
() => {
  const said = [];
  // The page of the data shows the tables as they are, both languages side by side.
  const raw = location.pathname === "/data" ? ", [data-testid=stDataFrame]" : "";
  const foreign = "[data-testid=stIconMaterial], [lang=en], [translate=no], code, pre" + raw;
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
    """Return the Latin words of the Arabic facts, of sources, and of names in other scripts."""
    dataset = packages.shipped()
    texts = [
        text
        for table in dataset.tables.values()
        for column in table.columns
        if column.endswith("_ar")
        for text in table[column]
    ]
    texts += [alias for aliases in dataset.table("actors")["aliases"] for alias in aliases]
    sources = dataset.table("sources")
    texts += [*sources["publisher"], *sources["title"]]
    return frozenset(word.lower() for text in texts for word in WORD.findall(text))


def unknown_words(text: str) -> set[str]:
    """Return the Latin words of a text that are neither names nor codes."""
    known = HAS_NO_ARABIC | latin_words_of_facts()
    without_codes = CODE.sub(" ", text).lower()
    begun = {
        start
        for start in CUT_SHORT.findall(without_codes)
        if any(word.startswith(start) for word in known)
    }
    return set(WORD.findall(without_codes)) - known - begun


def english_left(page: Page) -> list[str]:
    """Return the texts, seen or said to a screen reader, in which there is English."""
    said = page.evaluate(EVERYTHING_SAID)
    return sorted({f"in English: {text}" for text in said if unknown_words(text)})
