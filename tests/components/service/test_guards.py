"""Headers on every answer, and buckets that hold what they should."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from components.service import guards
from components.service.guards import Buckets, RateLimit, SecurityHeaders


def guarded(*, has_proxy: bool = False, ancestors: tuple[str, ...] = ("'self'",)) -> Starlette:
    def fail(_request: Request) -> PlainTextResponse:
        raise RuntimeError("on purpose")

    return Starlette(
        routes=[Route("/", lambda _request: PlainTextResponse("page")), Route("/fail", fail)],
        middleware=[Middleware(SecurityHeaders, frame_ancestors=ancestors, has_proxy=has_proxy)],
    )


@pytest.mark.parametrize("path", ["/", "/nowhere"])
def test_every_answer_is_guarded(path: str) -> None:
    headers = TestClient(guarded()).get(path).headers
    policy = headers["content-security-policy"]
    for rule in ("default-src 'self'", "object-src 'none'", "worker-src 'self' blob:",
                 "frame-ancestors 'self'"):  # fmt: skip
        assert rule in policy
    assert "'unsafe-eval'" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"


def test_who_may_frame_the_pages_is_a_setting() -> None:
    client = TestClient(guarded(ancestors=("https://a.example", "https://b.example")))
    policy = client.get("/").headers["content-security-policy"]
    assert policy.endswith("frame-ancestors https://a.example https://b.example")
    assert (
        TestClient(guarded(ancestors=()))
        .get("/")
        .headers["content-security-policy"]
        .endswith("frame-ancestors 'none'")
    )


@pytest.mark.parametrize(
    ("scheme", "told", "has_proxy", "is_strict"),
    [
        ("http", "", False, False),
        ("http", "https", False, False),
        ("https", "", False, True),
        ("https", "https", False, False),  # the server took somebody's word for it; we do not
        ("https", "https", True, True),
    ],
)
def test_strict_transport_is_asked_for_only_where_tls_is_certain(
    scheme: str, told: str, has_proxy: bool, is_strict: bool
) -> None:
    client = TestClient(guarded(has_proxy=has_proxy), base_url=f"{scheme}://atlas.example")
    headers = {"X-Forwarded-Proto": told} if told else {}
    answer = client.get("/", headers=headers)
    assert ("strict-transport-security" in answer.headers) == is_strict


@given(
    st.integers(1, 600),
    st.integers(1, 100),
    st.lists(st.floats(0, 30), min_size=1, max_size=200),
)
def test_no_client_gets_more_than_the_bucket_and_what_filled_it(
    a_minute: int, at_once: int, pauses: list[float]
) -> None:
    now = [0.0]
    buckets = Buckets(a_minute, at_once, clock=lambda: now[0])
    answered = 0
    for pause in pauses:
        now[0] += pause
        wait = buckets.wait("client")
        answered += not wait
        if wait:  # and whoever waits as told is answered
            now[0] += wait + 1e-6
            assert not buckets.wait("client")
            answered += 1
    assert answered <= at_once + now[0] * a_minute / 60 + 1e-3


def test_clients_have_buckets_of_their_own_and_the_oldest_is_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Buckets, "MOST_CLIENTS", 2)
    buckets = Buckets(1, 1, clock=lambda: 0.0)
    assert not buckets.wait("first")
    assert buckets.wait("first")
    assert not buckets.wait("second")
    assert not buckets.wait("third")
    assert not buckets.wait("first")


def test_who_asks_too_often_is_told_when_to_return() -> None:
    app = Starlette(
        routes=[Route("/", lambda _request: PlainTextResponse("rows")),
                Route("/watched", lambda _request: PlainTextResponse("ok"))],
        middleware=[Middleware(RateLimit, buckets=Buckets(6, 2), free=["/watched"])],
    )  # fmt: skip
    client = TestClient(app)
    assert [client.get("/").status_code for _time in range(3)] == [200, 200, 429]
    refused = client.get("/")
    assert refused.headers["content-type"] == "application/problem+json"
    assert 1 <= int(refused.headers["retry-after"]) <= 10
    assert {client.get("/watched").status_code for _time in range(5)} == {200}


@pytest.mark.parametrize(
    ("host", "client"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("testclient", "testclient"),
    ],
)
def test_a_client_is_an_address_or_one_subscribers_network(host: str, client: str) -> None:
    assert guards.client_of({"type": "http", "client": (host, 1)}) == client
    assert guards.client_of({"type": "http", "client": None}) == ""
