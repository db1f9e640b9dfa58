"""A bound on how many readers one process serves at once, and what it tells those beyond it.

A reader who is let in holds a connection for as long as the page is open, and each click waits
for a processor. Past some number everybody waits too long; so one more is asked to come back
in a moment, and nobody who is there loses anything.
"""

import html
from http import HTTPStatus
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from components.i18n import _, direction, speaking
from components.service.link_cards import is_page, language_of

SECONDS_TO_RETURN = 10
_STREAM = "/_stcore/stream"
_PAGE = """<!doctype html>
<html lang="{language}" dir="{direction}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="{seconds}">
<title>{title}</title>
<style>body {{ font: 1.1rem/1.6 system-ui, sans-serif; margin: 18vh auto; max-width: 34rem;
padding: 0 1.5rem; color: #1b2733; background: #fff; }} h1 {{ font-size: 1.5rem; }}</style>
<h1>{title}</h1>
<p>{words}</p>
</html>"""


class Bound:
    """Lets so many readers in, and asks more of them to return.

    Args:
        app: what answers.
        most: how many open pages a process serves; 0 for as many as come.
    """

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app = app
        self._most = most
        self._open = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, unless the process is full and this is somebody who comes."""
        if scope["type"] == "websocket" and scope["path"].endswith(_STREAM):
            # Whoever has the page already is let in: it was counted, or comes back to it.
            self._open += 1
            try:
                await self._app(scope, receive, send)
            finally:
                self._open -= 1
            return
        if self._most and self._open >= self._most and is_page(scope):
            await _busy(Request(scope))(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _busy(request: Request) -> HTMLResponse:
    spoken = language_of(parse_qs(request.url.query), request.headers)
    with speaking(spoken):
        page = _PAGE.format(
            language=spoken,
            direction=direction(),
            seconds=SECONDS_TO_RETURN,
            title=html.escape(_("Many are reading just now")),
            words=html.escape(
                _("This page opens by itself as soon as there is room; nothing has to be done.")
            ),
        )
    return HTMLResponse(
        page,
        HTTPStatus.SERVICE_UNAVAILABLE,
        {"Retry-After": str(SECONDS_TO_RETURN), "Cache-Control": "no-store"},
    )
