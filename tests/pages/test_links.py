"""A reader who follows any link, from any kind of page, in either language, arrives.

Of the hundreds of rows' own pages a few of each kind are opened, always the same ones; every
link on an opened page is checked, whether it is followed or not. That each id of the dataset
has its page is proved in ``tests/data/queries/test_details.py``.
"""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from components import navigation
from components.navigation import PageEntry
from data import queries
from data.model import Dataset
from data.vocabulary import MembershipStatus
from tests.app import open_page
from tests.data.queries.test_details import DETAIL_OF

ENTRIES = {entry.path: entry for entries in navigation.SECTIONS.values() for entry in entries}
MOST_OF_A_KIND = 5  # pages of one kind that are opened in each language
SETTINGS = {
    "deals": [{"view": "flows"}, {"view": "table"}, {"theme": "transport"}],
    "meetings": [{"view": "pairs"}, {"view": "venues"}],
    "sources": [{"view": "table"}],
    "map": [{"shade": "standing", "places": "on"}],
}
BY_ADDRESS = {"panel"}  # stands in others' pages, which have its address
Address = tuple[str, str]
"""A page's path, and the query behind it."""


def links(app: AppTest, here: PageEntry) -> Iterator[Address]:
    """Return where the links of a page lead to within the dashboard."""
    for link in app.get("page_link"):
        assert not link.proto.external
        yield link.proto.page, link.proto.query_string
    for button in app.button:  # from one row to another of the same kind
        if button.key and button.key.startswith("open-"):
            yield (
                here.path,
                f"id={button.key.removeprefix('open-').removeprefix(standing(button.key))}",
            )


def standing(key: str) -> str:
    """Return what a bloc's page puts before a member's id: the member's standing."""
    words = [f"{status}-" for status in MembershipStatus]
    return next((word for word in words if key.startswith(f"open-{word}")), "")


def in_texts(app: AppTest) -> set[str]:
    """Return where the links in the texts of a page lead, but for those to its own headings."""
    texts = [str(piece.value) for piece in app.markdown]
    own = {f"#{heading.anchor}" for heading in [*app.header, *app.subheader]}
    return {url for text in texts for url in re.findall(r"\]\(([^)]*)\)", text)} - own


def entry_of(address: Address) -> PageEntry:
    path = urlsplit(address[0]).path.strip("/")
    return ENTRIES[path] if path else navigation.HOME


def is_known(dataset: Dataset, address: Address) -> bool:
    """Say whether an address names a page, and its id a row, its filters nothing unknown."""
    entry, query = entry_of(address), parse_qs(address[1])
    if entry.path in DETAIL_OF:
        return DETAIL_OF[entry.path](dataset, query["id"][0]) is not None
    known = queries.known_ids(dataset)
    return set(query.get("theme", [])) <= set(known.themes) and set(query.get("actor", [])) <= set(
        known.actors
    )


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_link_leads_nowhere(shipped: Dataset, language: str) -> None:
    waiting: list[Address] = [(entry.path, "") for entry in ENTRIES.values() if entry.is_listed]
    waiting += [
        (path, "&".join(f"{name}={value}" for name, value in setting.items()))
        for path, settings in SETTINGS.items()
        for setting in settings
    ]
    opened: dict[str, int] = {}
    seen = set(waiting)
    while waiting:
        address = waiting.pop(0)
        entry = entry_of(address)
        query = {name: values for name, values in parse_qs(address[1]).items() if name != "lang"}
        app = open_page(entry.script, lang=language, **query)
        assert not app.exception, (address, [error.value for error in app.exception])
        assert len(app.title) == 1
        assert app.title[0].value not in ("Not found", "غير موجود"), address
        assert all(re.match("https?://", url) for url in in_texts(app)), address
        for link in dict.fromkeys(links(app, entry)):
            assert is_known(shipped, link), (address, link)
            kind = entry_of(link)
            if (
                link not in seen
                and not kind.is_listed
                and opened.get(kind.path, 0) < MOST_OF_A_KIND
            ):
                opened[kind.path] = opened.get(kind.path, 0) + 1
                seen.add(link)
                waiting.append(link)
    unlisted = {entry.path for entry in ENTRIES.values() if not entry.is_listed}
    assert set(opened) | BY_ADDRESS == unlisted, "no link led to a page of each kind"
