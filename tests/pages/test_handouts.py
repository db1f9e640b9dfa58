"""The menu of hand-outs stands on every page, and offers the row of a page before the view."""

import re

import pytest

from tests.app import PAGES, open_page, texts
from tests.pages.test_every_page import DEAL, MEETING

LISTED = ("explore/overview", "explore/deals", "about/method")
KINDS = 6  # slides, pages, workbook, CSV, GeoJSON, Parquet


def opened(page: str, **query: str):
    app = open_page(page, **query)
    assert not offered(app)
    app.button(key="handouts-open").click().run()
    assert not app.exception, [error.value for error in app.exception]
    return app


def offered(app) -> list[str]:
    return [each.key for each in app.button if re.fullmatch(r"handout-\d-.+", each.key or "")]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("page", LISTED)
def test_a_page_offers_what_the_filters_keep(page: str, language: str) -> None:
    app = opened(page, actor="boeing", lang=language)
    assert len(offered(app)) == KINDS
    says = {
        "en": "Boeing. What counts: Signed or firmer.",
        "ar": "بوينغ. معيار الاحتساب: الموقّعة فما فوق.",
    }[language]
    assert says in [caption.value.replace("\\", "") for caption in app.caption]


@pytest.mark.parametrize(
    ("page", "row_id", "offers"),
    [
        ("explore/actor", "kaz", ["Kazakhstan", "Kazakhstan, the whole country"]),
        ("explore/actor", "bin-salman", ["Mohammed bin Salman"]),
        ("explore/deal", DEAL, []),
        ("explore/meeting", MEETING, []),
    ],
)
def test_a_rows_page_offers_the_row_first(page: str, row_id: str, offers: list[str]) -> None:
    app = opened(page, id=row_id)
    rows = max(len(offers), 1)
    assert len(offered(app)) == KINDS * (rows + 1)
    said = texts(app)
    for title in (*offers, "What the filters keep"):
        assert f"**{title}**" in said


@pytest.mark.parametrize("page", ["explore/actor", "explore/deal", "explore/meeting"])
def test_a_row_that_is_not_there_is_not_offered(page: str) -> None:
    assert len(offered(opened(page, id="no-such-row"))) == KINDS


def test_nothing_to_hand_out_is_said_before_it_is_asked_for() -> None:
    app = opened("explore/overview", q="no such words anywhere")
    assert "Nothing matches these filters" in [caption.value for caption in app.caption]


@pytest.mark.parametrize("page", [page for page in PAGES if not page.startswith("curate/")])
def test_the_button_stands_on_every_page_for_readers(page: str) -> None:
    app = open_page(page)
    assert app.button(key="handouts-open").label == "Hand-outs"
