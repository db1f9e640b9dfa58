"""What guards every answer: headers that tell browsers what a page may do, and a rate limit."""

import ipaddress
import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from http import HTTPStatus

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.service.problems import Problem

API = "/api/"
_YEAR = 365 * 24 * 60 * 60  # seconds

_PAGE_POLICY = (
    "default-src 'self'",
    # Streamlit's own page, and ours for the search key and the direction of text, have scripts
    # in them; styles are written by the element. What data say never becomes markup.
    # Streamlit reads long numbers of its messages in WebAssembly; no text is run as a script.
    "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    "worker-src 'self' blob:",  # deck.gl reads boundaries in workers that it makes itself
    "connect-src 'self' ws: wss: blob: data:",  # not every browser takes a socket for 'self'
    "img-src 'self' data: blob:",  # charts as pictures, icons of widgets
    "font-src 'self' data:",
    "media-src 'self' data: blob:",
    "frame-src 'self' blob: data:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
)
_API_POLICY = ("default-src 'none'", "style-src 'unsafe-inline'", "base-uri 'none'",
               "form-action 'none'")  # fmt: skip
"""The API answers with data, and with one page that has nothing but text and a style."""

_SAME = {
    "X-Content-Type-Options": "nosniff",
    # A view's address holds what somebody searched for; other sites learn only which site it was.
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class SecurityHeaders:
    """Puts security headers on every answer, those of pages and of errors included.

    Args:
        app: what answers.
        frame_ancestors: who may show it in a frame, as the policy writes it.
        has_proxy: whether there is a proxy whose word about TLS is to be taken.
    """

    def __init__(self, app: ASGIApp, frame_ancestors: Sequence[str], *, has_proxy: bool) -> None:
        self._app = app
        self._has_proxy = has_proxy
        frames = " ".join(["frame-ancestors", *(frame_ancestors or ["'none'"])])
        self._page_policy = "; ".join([*_PAGE_POLICY, frames])
        self._api_policy = "; ".join([*_API_POLICY, frames])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with the headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._guard(MutableHeaders(scope=message), scope)
            await send(message)

        await self._app(scope, receive, send_guarded)

    def _guard(self, headers: MutableHeaders, scope: Scope) -> None:
        is_api = scope["path"].startswith(API)
        headers["Content-Security-Policy"] = self._api_policy if is_api else self._page_policy
        headers.update(_SAME)
        is_hearsay = any(name == b"x-forwarded-proto" for name, _value in scope["headers"])
        if scope["scheme"] == "https" and (self._has_proxy or not is_hearsay):
            headers["Strict-Transport-Security"] = f"max-age={_YEAR}"


class Buckets:
    """How often each client may still ask: a bucket that fills steadily and empties by asking.

    Args:
        a_minute: how many requests a minute fill a bucket; 0 for no limit.
        at_once: how many requests a full bucket holds.
        clock: tells the time in seconds.
    """

    MOST_CLIENTS = 10_000  # the one that asked longest ago is forgotten: its bucket is full again

    def __init__(
        self, a_minute: int, at_once: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._a_second = a_minute / 60
        self._room = max(at_once, 1)
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, client: str) -> float:
        """Take one request out of a client's bucket, or return the seconds to wait for one."""
        if not self._a_second:
            return 0.0
        now = self._clock()
        with self._lock:
            left, since = self._left.pop(client, (float(self._room), now))
            left = min(left + (now - since) * self._a_second, self._room)
            seconds = 0.0 if left >= 1 else (1 - left) / self._a_second
            self._left[client] = (left - 1 if left >= 1 else left, now)
            if len(self._left) > self.MOST_CLIENTS:
                self._left.popitem(last=False)
        return seconds


class RateLimit:
    """Refuses what a client asks for more often than the buckets allow, and says when to return.

    Args:
        app: what answers.
        buckets: how often each client may ask.
        free: paths without a limit: what watches over the process asks all the time.
    """

    def __init__(self, app: ASGIApp, buckets: Buckets, free: Sequence[str] = ()) -> None:
        self._app = app
        self._buckets = buckets
        self._free = frozenset(free)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, unless the client has to wait."""
        if scope["type"] == "http" and scope["path"] not in self._free:
            seconds = math.ceil(self._buckets.wait(client_of(scope)))
            if seconds:
                await _too_many(seconds).response()(scope, receive, send)
                return
        await self._app(scope, receive, send)


def client_of(scope: Scope) -> str:
    """Return who asks: an address, or the network of one subscriber where it is IPv6."""
    host = scope["client"][0] if scope.get("client") else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if address.version == 4:
        return host
    return str(ipaddress.ip_network(f"{address}/64", strict=False))


def _too_many(seconds: int) -> Problem:
    return Problem(
        HTTPStatus.TOO_MANY_REQUESTS,
        "too-many-requests",
        f"Ask again in {seconds} seconds.",
        headers={"Retry-After": str(seconds)},
    )
