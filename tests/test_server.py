"""The server as it is hosted: pages and API behind the same guards, by its settings."""

import json
import urllib.request
from collections.abc import Iterator
from email.message import Message
from urllib.error import HTTPError

import pytest

from tests.browser.server import Server

HOSTED = {
    "ATLAS_ALLOWED_HOSTS": "localhost atlas.example",
    "ATLAS_FRAME_ANCESTORS": "https://news.example",
    "ATLAS_TRUSTED_PROXY": "127.0.0.1 ::1",
    "ATLAS_API_REQUESTS_A_MINUTE": "1",
    "ATLAS_API_REQUESTS_AT_ONCE": "2",
}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server(environment=HOSTED) as running:
        yield running


def ask(server: Server, path: str, **headers: str) -> tuple[int, Message, str]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(server.url + path, headers=named)
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except HTTPError as refused:
        with refused:
            return refused.code, refused.headers, refused.read().decode()


@pytest.mark.parametrize("path", ["/", "/deals?country=KAZ", "/_stcore/health",
                                  "/static/none", "/api/health"])  # fmt: skip
def test_pages_and_api_are_guarded_alike(server: Server, path: str) -> None:
    _status, headers, _body = ask(server, path)
    assert str(headers["Content-Security-Policy"]).endswith("frame-ancestors https://news.example")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Strict-Transport-Security"] is None


def test_a_trusted_proxy_says_that_the_reader_came_by_tls(server: Server) -> None:
    _status, headers, _body = ask(server, "/", X_Forwarded_Proto="https")
    assert headers["Strict-Transport-Security"]


def test_other_hosts_are_refused(server: Server) -> None:
    assert ask(server, "/api/health", Host="atlas.example")[0] == 200
    assert ask(server, "/api/health", Host="evil.example")[0] == 400
    assert ask(server, "/", Host="evil.example")[0] == 400


def test_each_client_of_the_proxy_has_its_own_limit_and_pages_have_none(server: Server) -> None:
    status, _headers, body = ask(server, "/api/v1/claims?limit=1", X_Forwarded_For="192.0.2.1")
    assert status == 200
    assert len(json.loads(body)["rows"]) == 1
    again = [ask(server, "/api/v1/claims", X_Forwarded_For="192.0.2.1")[0] for _time in range(2)]
    assert again == [200, 429]
    assert ask(server, "/api/v1/claims", X_Forwarded_For="192.0.2.2")[0] == 200
    assert {ask(server, "/", X_Forwarded_For="192.0.2.1")[0] for _time in range(5)} == {200}
    assert ask(server, "/api/ready", X_Forwarded_For="192.0.2.1")[0] == 200
