"""A line for each request and error tells what happened, and neither who asked nor what for."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from components.service import addresses, counters, logs

REVISION = "20261122T120000Z-24d247"
CONNECTION = "fedcba9876543210"
_log = logging.getLogger("tests.logs")


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Return what is written of the loggers below, as JSON."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.JsonLines(lambda: REVISION, lambda: CONNECTION))
    addresses.leave_out()
    ours = (_log, logging.getLogger(logs.__name__))
    for logger in ours:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    yield stream
    for logger in ours:
        logger.removeHandler(handler)


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def answer(_request: Request) -> Response:
    _log.warning("While answering")
    return Response("fine")


def tell_number(request: Request) -> Response:
    return Response(request.headers["X-Request-Id"])


def fail(_request: Request) -> Response:
    raise RuntimeError("aigul@example.org published from 192.0.2.7\non two lines")


@pytest.fixture
def client() -> TestClient:
    routes = [Route("/fail", fail), Route("/number", tell_number), Route("/{rest:path}", answer)]
    app = Starlette(routes=routes, middleware=[Middleware(logs.RequestLog)])
    return TestClient(app, raise_server_exceptions=False)


def test_a_request_is_one_line_with_its_number_and_without_its_query(
    client: TestClient, written: io.StringIO
) -> None:
    response = client.get("/deals?q=somebody", headers={"X-Request-Id": "0123456789abcdef"})
    during, after = lines(written)
    assert response.headers["X-Request-Id"] == "0123456789abcdef"
    assert during["request"] == after["request"] == "0123456789abcdef"
    assert (during["level"], during["message"]) == ("warning", "While answering")
    assert (after["path"], after["status"], after["method"]) == ("/deals", 200, "GET")
    assert after["revision"] == REVISION
    assert after["seconds"] >= 0
    assert "somebody" not in written.getvalue()
    assert "testclient" not in written.getvalue()


@pytest.mark.parametrize("given", ["", "short", 'a"b\\n{}' + "x" * 9, "x" * 65])
def test_a_number_that_is_none_is_replaced(
    client: TestClient, written: io.StringIO, given: str
) -> None:
    number = client.get("/", headers={"X-Request-Id": given}).headers["X-Request-Id"]
    assert number != given
    assert number == lines(written)[-1]["request"]


@pytest.mark.parametrize("given", [None, "short", "0123456789abcdef"])
def test_what_answers_reads_the_number_among_the_headers(
    client: TestClient, given: str | None
) -> None:
    answered = client.get("/number", headers={"X-Request-Id": given} if given else {})
    assert answered.text == answered.headers["X-Request-Id"]
    assert (answered.text == given) is (given == "0123456789abcdef")


def test_a_line_without_a_request_bears_the_number_of_the_page_that_is_run(
    written: io.StringIO,
) -> None:
    _log.warning("While a page is run")
    assert [line["request"] for line in lines(written)] == [CONNECTION]


def test_numbers_of_sessions_and_names_of_files_are_left_out_of_paths(
    client: TestClient, written: io.StringIO
) -> None:
    client.get("/_stcore/upload_file/0a1b2c-session/names-of-people.csv")
    client.get("/api/v1/deals.csv")
    paths = [line["path"] for line in lines(written) if "path" in line]
    assert paths == ["/_stcore/upload_file/…", "/api/v1/deals.csv"]


def test_an_error_is_one_line_with_its_trace_and_without_addresses(
    client: TestClient, written: io.StringIO
) -> None:
    assert client.get("/fail").status_code == 500
    try:
        raise RuntimeError("aigul@example.org published from 192.0.2.7\non two lines")
    except RuntimeError:
        _log.exception("Failed for %s", "aigul@example.org")
    answered, error = lines(written)
    assert (answered["path"], answered["status"]) == ("/fail", None)
    assert (error["level"], error["message"]) == ("error", "Failed for (address)")
    assert "RuntimeError: (address) published from (address)" in error["trace"]
    assert "aigul" not in written.getvalue()


def test_the_last_troubles_are_kept_without_addresses_and_not_for_ever() -> None:
    addresses.leave_out()
    kept = logs.RecentTrouble()
    _log.addHandler(kept)
    _log.info("Nothing of note")
    for number in range(30):
        _log.warning("Trouble %s with aigul@example.org", number)
    _log.removeHandler(kept)
    found = kept.newest_first()
    assert len(found) == 20
    assert (found[0].level, found[0].message) == ("warning", "Trouble 29 with (address)")


def test_a_trouble_is_kept_once_whichever_logger_notes_it() -> None:
    aside = logging.getLogger("tests.aside")
    aside.propagate = False
    handlers = {logger: logging.NullHandler() for logger in (_log, aside)}
    for logger, handler in handlers.items():
        logger.addHandler(handler)
    logs.keep_recent()
    logs.keep_recent()
    for logger in handlers:
        logger.warning("Once, by %s", logger.name)
    said = [trouble.message for trouble in logs.recent()]
    assert [said.count(f"Once, by {logger.name}") for logger in handlers] == [1, 1]
    for logger, handler in handlers.items():
        logger.removeHandler(handler)


def test_the_slowest_page_comes_first() -> None:
    counters.count(counters.PAGE_RUNS, 2, page="slow-for-the-test")
    counters.count(counters.PAGE_SECONDS, 2_000, page="slow-for-the-test")
    assert counters.slowest_pages()[0] == ("slow-for-the-test", 2, 1_000)
