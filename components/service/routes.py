"""The addresses of the service, and what stands around every one of them.

``application`` is mounted under ``/api``; it is a whole application, so that compression, rate
limit and problems are the API's own and the pages are left as they are.
"""

import logging
import time
from collections.abc import Callable, Sequence
from functools import partial

import orjson
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from components.i18n import Language, speaking
from components.service import (
    answers,
    asking,
    counters,
    examples,
    feeds,
    link_cards,
    meeting_calendar,
    openapi,
    watch,
)
from components.service.guards import Buckets, RateLimit
from components.service.parameters import REVISION
from components.service.problems import Problem
from components.service.resources import JSON, RESOURCES
from components.service.revisions import Revisions
from data.errors import StoreUnavailable, UnknownRevision

WATCHED = ("/api/health", "/api/ready", "/api/metrics")
_SMALLEST = 1_000  # bytes; less gains nothing by being compressed
_log = logging.getLogger(__name__)
Answer = Callable[[Request], Response]


def application(
    revisions: Revisions, sessions: Callable[[], int], *, buckets: Buckets, origins: Sequence[str]
) -> Starlette:
    """Return the service.

    Args:
        revisions: where the data are read from.
        sessions: how many browsers are connected now.
        buckets: how often each client may ask.
        origins: the sites whose scripts may read the API in a browser.
    """
    watching: dict[str, Answer] = {
        "health": lambda _request: watch.health(),
        "ready": lambda _request: watch.ready(revisions),
        "metrics": lambda _request: watch.metrics(revisions, sessions),
    }
    reading: dict[str, Answer] = {
        "feed.atom": partial(feeds.atom, revisions=revisions),
        "meetings.ics": partial(meeting_calendar.meetings, revisions=revisions),
        "datapackage.zip": partial(answers.package, revisions=revisions),
        "openapi.json": partial(_document, revisions=revisions),
        "card.png": partial(_card, revisions=revisions),
        "": partial(_examples, revisions=revisions),
    }
    for resource in RESOURCES.values():
        for ending in resource.endings:
            answer = partial(answers.rows, revisions=revisions, resource=resource, ending=ending)
            reading[f"{resource.name}.{ending}"] = answer
            if ending == JSON:
                reading[resource.name] = answer
    return Starlette(
        routes=[
            *(_route(f"/{name}", answer) for name, answer in watching.items()),
            *(_route(f"/v1/{name}", answer) for name, answer in reading.items()),
        ],
        middleware=[
            Middleware(
                CORSMiddleware,
                allow_origins=origins,
                allow_methods=["GET"],
                expose_headers=["ETag", "Link", "Retry-After", "Atlas-Revision", "Atlas-Total",
                                "Atlas-Cite", "Atlas-Counting-Rule"],
            ),
            Middleware(RateLimit, buckets=buckets, free=WATCHED),
            Middleware(GZipMiddleware, minimum_size=_SMALLEST),
        ],
        exception_handlers={
            Problem: lambda _request, problem: problem.response(),
            HTTPException: _unknown_address,
            StoreUnavailable: lambda _request, _reason: asking.unavailable().response(),
            Exception: _failed,
        },
    )  # fmt: skip


def _route(path: str, answer: Answer) -> Route:
    """Return a route whose answer is made in a thread of its own, and counted."""

    async def counted(request: Request) -> Response:
        began, status = time.perf_counter(), 500
        try:
            response = await run_in_threadpool(answer, request)
            status = response.status_code
        except Problem as problem:
            status = problem.status
            raise
        finally:
            counters.count(counters.API_REQUESTS, address=path, status=str(status))
            counters.count(counters.API_SECONDS, time.perf_counter() - began, address=path)
        return response

    return Route(path, counted, methods=["GET"])


def _document(request: Request, revisions: Revisions) -> Response:
    query = asking.query_of(request)
    asking.refuse_faults(query, (REVISION,))
    content = openapi.document(asking.dataset_of(query, revisions))
    return Response(orjson.dumps(content), media_type="application/json")


def _examples(request: Request, revisions: Revisions) -> Response:
    asked = asking.read(request, revisions)
    with speaking(Language(asked.language)):
        return HTMLResponse(examples.page(asked.base, asked.language))


def _card(request: Request, revisions: Revisions) -> Response:
    """Draw the picture of a shared link."""
    query = asking.query_of(request)
    page = next(iter(query.get("page", ())), "")
    with speaking(link_cards.language_of(query, request.headers)):
        try:
            picture = link_cards.told(revisions, query, page).picture()
        except UnknownRevision as reason:
            raise Problem(404, "not-found", str(reason)) from reason
    return Response(picture, media_type="image/png", headers={"Cache-Control": "max-age=600"})


def _unknown_address(_request: Request, reason: Exception) -> Response:
    assert isinstance(reason, HTTPException)
    kind = "method-not-allowed" if reason.status_code == 405 else "not-found"
    return Problem(
        reason.status_code, kind, str(reason.detail), headers=dict(reason.headers or {})
    ).response()


def _failed(request: Request, reason: Exception) -> Response:
    """Note why the server failed, without what was asked; tell the client only that it did."""
    _log.error("The API failed at %s", request.url.path, exc_info=reason)
    return Problem(500, "failed", "The server failed and has noted why.").response()
