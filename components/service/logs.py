"""What the process writes of itself: warnings and errors in words or, if asked, all as JSON.

A line of JSON tells when, how bad, what, and of a request its number, path, status and seconds;
what a page's script logs bears the number of its reader's connection. In neither form it tells
who asked, nor what for: no query, no address of a person or a machine (``addresses``).
"""

import json
import logging
import re
import sys
import time
import uuid
from collections import deque
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import NamedTuple

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.service import addresses

REQUEST_ID = "x-request-id"
_ACCEPTED_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
_MOST_KEPT = 20
_PARTS_OF_PATH = 3  # what follows are numbers of sessions and names of files

_log = logging.getLogger(__name__)
_request: ContextVar[str] = ContextVar("request", default="")


class Trouble(NamedTuple):
    """One warning or error that was noted: when, how bad, and in what words."""

    at: datetime
    level: str
    message: str


class RecentTrouble(logging.Handler):
    """Keeps the last few warnings and errors, for whoever looks after the process."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._kept: deque[Trouble] = deque(maxlen=_MOST_KEPT)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what was noted."""
        at = datetime.fromtimestamp(record.created, UTC)
        self._kept.append(Trouble(at, record.levelname.lower(), record.getMessage()))

    def newest_first(self) -> list[Trouble]:
        """Return what is kept."""
        return list(reversed(self._kept))


class JsonLines(logging.Formatter):
    """Writes a record as one line of JSON.

    Args:
        revision: returns the revision that is published, as far as the process knows.
        connection: returns the number of the connection whose page is being run, if one is.
    """

    def __init__(self, revision: Callable[[], str], connection: Callable[[], str]) -> None:
        super().__init__()
        self._revision = revision
        self._connection = connection

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        told: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "request": _request.get() or self._connection() or None,
            "revision": self._revision() or None,
            **getattr(record, "told", {}),
        }
        if record.exc_text:
            told["trace"] = record.exc_text
        return json.dumps(told, ensure_ascii=False)


class RequestLog:
    """Gives each request a number, which its answer carries, and notes how it was answered.

    Args:
        app: what answers.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and note it."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get(REQUEST_ID, "")
        number = given if _ACCEPTED_ID.fullmatch(given) else uuid.uuid4().hex
        _request.set(number)
        # A page's script, in a thread of its own, finds the number where it finds the headers.
        MutableHeaders(scope=scope)[REQUEST_ID] = number
        began, status = time.perf_counter(), 0

        async def send_numbered(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[REQUEST_ID] = number
            await send(message)

        try:
            await self._app(scope, receive, send_numbered)
        finally:
            told = {
                "method": scope.get("method", "SOCKET"),
                "path": _path(scope),
                "status": status or None,
                "seconds": round(time.perf_counter() - began, 4),
            }
            _log.info("answered", extra={"told": told})


def recent() -> list[Trouble]:
    """Return the last warnings and errors of this process, newest first."""
    return _recent.newest_first()


def keep_recent() -> None:
    """Keep warnings and errors from now on, of whatever part of the process."""
    addresses.leave_out()
    # Records climb to the root, save those of loggers that keep theirs to themselves.
    aside = (each for each in _with_handlers_of_their_own() if not each.propagate)
    for logger in (logging.root, *aside):
        if _recent not in logger.handlers:
            logger.addHandler(_recent)


def write_words() -> None:
    """Write warnings and errors in words to the standard error output from now on.

    Streamlit and the server write theirs by themselves; of all others Python would write none
    once ``keep_recent`` listens to them.
    """
    addresses.leave_out()
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")


def write_json(revision: Callable[[], str], connection: Callable[[], str]) -> None:
    """Write everything as lines of JSON to the standard error output from now on."""
    addresses.leave_out()
    for logger in _with_handlers_of_their_own():
        logger.handlers.clear()
        logger.propagate = True
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines(revision, connection))
    logging.root.handlers[:] = [handler]
    _log.setLevel(logging.INFO)


def _path(scope: Scope) -> str:
    parts = str(scope["path"])[:200].split("/")
    is_long = len(parts) > _PARTS_OF_PATH + 1 and parts[1] != "api"
    return addresses.without_addresses(
        "/".join(parts[:_PARTS_OF_PATH]) + "/…" if is_long else "/".join(parts)
    )


def _with_handlers_of_their_own() -> list[logging.Logger]:
    known = list(logging.root.manager.loggerDict.values())
    return [each for each in known if isinstance(each, logging.Logger) and each.handlers]


_recent = RecentTrouble()
