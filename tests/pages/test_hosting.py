"""The service reads what pages read: the same store, the same published revision."""

from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from components import hosting
from components.service.feeds import ATOM
from data.model import Revision
from tests.pages.conftest import TITLE
from tests.pages.test_every_page import DEAL


@pytest.fixture
def client() -> Iterator[TestClient]:
    with TestClient(Starlette(routes=[Mount("/api", hosting.service())])) as client:
        yield client


def test_a_publication_is_seen_by_the_api_and_told_by_its_feed(
    client: TestClient, first: Revision, second: Revision
) -> None:
    assert client.get("/api/ready").json()["revision"] == second.id
    rows = {row["deal_id"]: row for row in client.get("/api/v1/deals?limit=1000").json()["rows"]}
    assert rows[DEAL]["title_en"] == TITLE
    old = client.get(f"/api/v1/deals?limit=1000&rev={first.id}").json()["rows"]
    assert TITLE not in {row["title_en"] for row in old}
    latest = client.get("/api/v1/revisions").json()["rows"][0]
    assert latest["revision_id"] == second.id
    assert latest["rows_modified"] == 1
    assert "aigul" not in client.get("/api/v1/revisions").text  # who published is for editors
    feed = ElementTree.fromstring(client.get("/api/v1/feed.atom").content)
    newest = feed.find(f"{{{ATOM}}}entry")
    assert newest is not None
    assert newest.findtext(f"{{{ATOM}}}title") == TITLE
    assert newest.findtext(f"{{{ATOM}}}content") == "Title: changed"


def test_nobody_is_connected_where_no_server_runs() -> None:
    assert hosting.sessions() == 0
