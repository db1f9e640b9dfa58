"""A shared link shows what it leads to, in its own language, and nothing in it becomes markup."""

import io
import struct

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from components.service.link_cards import HEIGHT, WIDTH, LinkCards
from data.model import Dataset
from tests.components.service.conftest import Held

PAGE = "<!DOCTYPE html><html lang='en'><head><title>Streamlit</title></head><body></body></html>"
DEAL = "qatar-us-deals-243bn-2025-05"


async def _page(_request: Request) -> HTMLResponse:
    return HTMLResponse(PAGE, headers={"etag": "x"})


async def _script(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("1", headers={"etag": "x"})


@pytest.fixture
def pages(shipped: Dataset) -> TestClient:
    """Return a reader of a page under the middleware, which sees the shipped data."""
    app = Starlette(
        routes=[Route("/static/x.js", _script), Route("/{path:path}", _page)],
    )
    app.add_middleware(LinkCards, revisions=Held([shipped]).revisions())
    return TestClient(app)


@pytest.mark.parametrize(
    ("query", "title", "opening"),
    [
        ("country=KAZ&lang=en", "Kazakhstan · Accord Atlas", '<html lang="en" dir="ltr">'),
        ("country=KAZ&lang=ar", "كازاخستان · أطلس الاتفاقات", '<html lang="ar" dir="rtl">'),
        ("", "Accord Atlas", '<html lang="en" dir="ltr">'),
    ],
)
def test_a_link_says_what_it_shows_in_its_own_language(
    pages: TestClient, query: str, title: str, opening: str
) -> None:
    answer = pages.get(f"/deals?{query}")
    text = answer.text.replace("\u2068", "").replace("\u2069", "")
    assert f"<title>{title}</title>" in text
    assert f'<meta property="og:title" content="{title}">' in text
    assert opening in text
    assert "Streamlit" not in text
    assert "etag" not in answer.headers


def test_a_browser_that_asks_for_arabic_is_answered_in_it(pages: TestClient) -> None:
    answer = pages.get("/", headers={"Accept-Language": "ar-SA,ar;q=0.9"})
    assert '<html lang="ar" dir="rtl">' in answer.text


def test_the_link_of_a_row_names_the_row(pages: TestClient, shipped: Dataset) -> None:
    deal = shipped.table("deals").set_index("deal_id").loc[DEAL]
    text = pages.get(f"/deal?id={DEAL}&lang=ar").text
    assert deal["title_ar"] in text
    assert deal["summary_ar"][:30] in text


@pytest.mark.parametrize("name", ["q", "id", "country", "lang", "rev"])
def test_nothing_in_an_address_becomes_markup(pages: TestClient, name: str) -> None:
    hostile = '"><script>alert(1)</script>'
    text = pages.get("/deal", params={name: hostile}).text
    assert "<script>alert" not in text


def test_an_unknown_revision_leaves_the_page_to_say_so(pages: TestClient) -> None:
    answer = pages.get("/deals?rev=20200101T000000Z-abcdef")
    assert answer.status_code == 200
    assert "<title>Streamlit</title>" in answer.text


def test_what_is_no_page_is_left_as_it_is(pages: TestClient) -> None:
    answer = pages.get("/static/x.js")
    assert (answer.text, answer.headers["etag"]) == ("1", "x")


@pytest.mark.parametrize("query", ["lang=en", "lang=ar&country=KAZ", f"page=deal&id={DEAL}"])
def test_the_picture_has_the_size_that_is_told(client: TestClient, query: str) -> None:
    answer = client.get(f"/api/v1/card.png?{query}")
    assert answer.headers["content-type"] == "image/png"
    header = io.BytesIO(answer.content).read(24)
    assert header[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", header[16:24]) == (WIDTH, HEIGHT)


def test_the_picture_of_an_unknown_revision_is_not_found(client: TestClient) -> None:
    assert client.get("/api/v1/card.png?rev=20200101T000000Z-abcdef").status_code == 404
