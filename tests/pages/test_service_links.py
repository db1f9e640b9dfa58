"""The Data page tells where its view is read by programs: where that is so, and only there."""

from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from components import hosting
from data.model import Dataset
from tests.app import DASHBOARD, PATIENCE, open_page, texts
from tests.components.service.conftest import Held, service


def test_without_the_service_nothing_speaks_of_it() -> None:
    app = open_page("about/data", country="KAZ")
    assert not app.exception
    assert not app.code


def test_nothing_is_worked_out_before_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hosting, "is_hosted", lambda: True)
    app = open_page("about/data", country="KAZ")
    assert not app.exception
    assert "API and feeds of this view" in [each.label for each in app.expander]
    assert not app.code


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Planned meetings (iCalendar)"), ("ar", "اللقاءات المقررة (iCalendar)")],
)
def test_the_addresses_of_a_view_answer_with_what_it_shows(
    shipped: Dataset, monkeypatch: pytest.MonkeyPatch, language: str, said: str
) -> None:
    monkeypatch.setattr(hosting, "is_hosted", lambda: True)
    app = AppTest.from_file(str(DASHBOARD), default_timeout=PATIENCE)
    app.switch_page("pages/about/data.py")
    app.query_params["country"], app.query_params["lang"] = "KAZ", language
    app.session_state["service-links"] = True  # it is opened
    app.run()
    assert not app.exception
    assert said in texts(app)
    client = TestClient(service(Held([shipped])))
    addresses = [block.value for block in app.code]
    assert [urlsplit(address).path for address in addresses] == [
        "/api/v1/deals", "/api/v1/deals.csv", "/api/v1/feed.atom", "/api/v1/meetings.ics",
    ]  # fmt: skip
    for address in addresses:
        assert client.get(address).status_code == 200
        assert parse_qs(urlsplit(address).query)["country"] == ["KAZ"]
    assert parse_qs(urlsplit(addresses[2]).query)["lang"] == [language]
