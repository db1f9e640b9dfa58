"""Sessions without a browser: readers that come, choose, wait and leave, on a real server."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from tests.browser.server import Server

LENSES = ("headline", "memorandum", "in_force", "")
AT_ONCE = 4  # of those who come and go
MORE = 19  # sessions beside the first
FEWEST_ELEMENTS = 20  # of any page; fewer would be an error
PATIENCE = 60  # seconds that a reader waits for a page


class Seen(NamedTuple):
    """What it took to see a page: from the question to the last message, and how much was sent."""

    seconds: float
    kilobytes: float


class Reader:
    """One open page, as a browser holds it."""

    def __init__(self, stream: ClientConnection) -> None:
        self._stream = stream

    async def sees(self, query: str, page: str = "") -> Seen:
        """Ask for a page, usually the overview, under a query, as a click does."""
        asked = BackMsg()
        asked.rerun_script.query_string = query
        asked.rerun_script.page_name = page
        start = time.perf_counter()
        await self._stream.send(asked.SerializeToString())
        elements = received = 0
        async with asyncio.timeout(PATIENCE):
            async for frame in self._stream:
                content = frame if isinstance(frame, bytes) else frame.encode()
                received += len(content)
                message = ForwardMsg.FromString(content)
                kind = message.WhichOneof("type")
                elements += kind in ("delta", "ref_hash")
                if kind == "script_finished":
                    break
        assert elements > FEWEST_ELEMENTS, f"the page came with {elements} elements only"
        return Seen(time.perf_counter() - start, received / 1024)


@asynccontextmanager
async def opened(server: Server) -> AsyncIterator[Reader]:
    """Open a page of the server, and leave it in the end."""
    address = f"ws://{urlsplit(server.url).netloc}/_stcore/stream"
    async with connect(
        address,
        subprotocols=["streamlit"],  # type: ignore[list-item]
        max_size=None,
    ) as stream:
        yield Reader(stream)


async def visits(server: Server, count: int) -> None:
    """Let so many readers come, look, choose a filter and leave, a few at a time."""
    places = asyncio.Semaphore(AT_ONCE)

    async def visit() -> None:
        async with places, opened(server) as reader:
            await reader.sees("country=KAZ")

    await asyncio.gather(*(visit() for _visit in range(count)))


def memory(server: Server) -> tuple[float, float]:
    """Return the server's memory, in MB, with one session open and with twenty."""
    return asyncio.run(_memory(server))


async def _memory(server: Server) -> tuple[float, float]:
    async with AsyncExitStack() as readers:

        async def comes() -> None:
            reader = await readers.enter_async_context(opened(server))
            for lens in LENSES:
                await reader.sees(f"lens={lens}" if lens else "")

        await comes()
        alone = resident_mb(server)
        for _session in range(MORE):
            await comes()
        return alone, resident_mb(server)


def resident_mb(server: Server) -> float:
    """Return how much memory the server's process holds, in MB."""
    status = Path(f"/proc/{server.pid}/status").read_text()
    resident = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(resident.split()[1]) / 1024


def processor_seconds(server: Server) -> float:
    """Return how long the server's process has been on a processor."""
    fields = Path(f"/proc/{server.pid}/stat").read_text().rsplit(")", 1)[1].split()
    ticks = int(fields[11]) + int(fields[12])
    return ticks / 100  # Linux counts in hundredths
