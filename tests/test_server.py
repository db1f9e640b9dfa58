"""The server as it is hosted: pages and API behind the same guards, by its settings."""

import json
import time
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from urllib.error import HTTPError

import pytest

from tests.browser.server import PATIENCE, Server

HOSTED = {
    "ATLAS_ALLOWED_HOSTS": "localhost atlas.example",
    "ATLAS_FRAME_ANCESTORS": "https://news.example",
    "ATLAS_TRUSTED_PROXY": "127.0.0.1 ::1",
    "ATLAS_API_REQUESTS_A_MINUTE": "1",
    "ATLAS_API_REQUESTS_AT_ONCE": "2",
    "ATLAS_LOG_JSON": "1",
}


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("log") / "errors"


@pytest.fixture(scope="module")
def server(log: Path) -> Iterator[Server]:
    with Server(environment=HOSTED, log=log) as running:
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


def test_every_line_of_its_log_is_json_and_a_request_is_found_by_its_number(
    server: Server, log: Path
) -> None:
    number = "0123456789abcdef0123"
    _status, headers, _body = ask(
        server,
        "/api/v1/nothing?q=somebody",
        X_Request_Id=number,
        X_Forwarded_For="192.0.2.9",
    )
    assert headers["X-Request-Id"] == number
    deadline = time.monotonic() + PATIENCE  # it is noted once it has been answered
    while number not in log.read_text() and time.monotonic() < deadline:
        time.sleep(0.05)
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    (found,) = (line for line in lines if line["request"] == number)
    assert (found["path"], found["status"]) == ("/api/v1/nothing", 404)
    assert found["revision"]
    assert "somebody" not in log.read_text()
    assert "192.0.2" not in log.read_text()
