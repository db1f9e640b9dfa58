"""Readers who come and go leave nothing behind; a process that is full says so."""

import asyncio
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from tests.browser.server import Server
from tests.load.sessions import opened, resident_mb, visits

VISITS = 132
"""More than Streamlit remembers of those who have left (128), so that a round pushes out the
round before it."""
MOST_GROWTH_MB = 15
"""Of a round of visits; what a session holds (about a megabyte) would be ten times as much."""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server(environment={"ATLAS_MOST_READERS": "2"}) as running:
        yield running


def test_memory_is_flat_over_rounds_of_readers(server: Server) -> None:
    asyncio.run(visits(server, VISITS))
    after_one = resident_mb(server)
    asyncio.run(visits(server, VISITS))
    assert resident_mb(server) - after_one < MOST_GROWTH_MB


def test_one_more_than_there_is_room_for_is_asked_to_return(server: Server) -> None:
    async def full() -> int:
        async with opened(server) as first, opened(server) as second:
            await first.sees("")
            await second.sees("")
            with pytest.raises(urllib.error.HTTPError) as refused:
                await asyncio.to_thread(urllib.request.urlopen, f"{server.url}/deals")
            await first.sees("country=KAZ")
            return refused.value.code

    assert asyncio.run(full()) == 503
    with urllib.request.urlopen(f"{server.url}/deals") as page:
        assert page.status == 200
