"""Who comes to a full process is told so in his language; who is there stays."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from components.service.busy import SECONDS_TO_RETURN, Bound


async def stream(socket: WebSocket) -> None:
    await socket.accept()
    async for text in socket.iter_text():
        await socket.send_text(text)


def page(_request: Request) -> HTMLResponse:
    return HTMLResponse("the page")


def client(most: int) -> TestClient:
    routes = [
        WebSocketRoute("/_stcore/stream", stream),
        Mount("/api", routes=[Route("/ready", page)]),
        Route("/static/mark.svg", page),
        Route("/{path:path}", page),
    ]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(Bound, most=most)]))


@pytest.mark.parametrize(
    ("query", "asks_for", "language"),
    [("", "en-US", "en"), ("", "ar-KW,ar;q=0.9", "ar"), ("?lang=ar", "en-US", "ar")],
)
def test_a_full_process_asks_the_next_to_return(query: str, asks_for: str, language: str) -> None:
    asking = client(1)
    with asking.websocket_connect("/_stcore/stream"):
        answer = asking.get(f"/deals{query}", headers={"Accept-Language": asks_for})
        assert answer.status_code == 503
        assert answer.headers["retry-after"] == str(SECONDS_TO_RETURN)
        assert f'<html lang="{language}"' in answer.text
        assert asking.get("/api/ready").status_code == 200
        assert asking.get("/static/mark.svg").status_code == 200
    assert asking.get("/deals").text == "the page"


def test_who_is_there_goes_on_and_who_returns_is_let_in() -> None:
    asking = client(1)
    with (
        asking.websocket_connect("/_stcore/stream") as first,
        asking.websocket_connect("/_stcore/stream") as back,
    ):
        for socket in (first, back):
            socket.send_text("still here")
            assert socket.receive_text() == "still here"


def test_without_a_bound_all_are_let_in() -> None:
    asking = client(0)
    with asking.websocket_connect("/_stcore/stream"):
        assert asking.get("/").text == "the page"
