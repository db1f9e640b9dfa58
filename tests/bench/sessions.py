"""What each open session costs the server in memory: readers that come, choose, and stay."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from tests.browser.server import Server

LENSES = ("headline", "memorandum", "in_force", "")
MORE = 19  # sessions beside the first
FEWEST_ELEMENTS = 50  # of the overview; fewer would be an error page


def memory(server: Server) -> tuple[float, float]:
    """Return the server's memory, in MB, with one session open and with twenty."""
    return asyncio.run(_memory(server))


async def _memory(server: Server) -> tuple[float, float]:
    stream = f"ws://{urlsplit(server.url).netloc}/_stcore/stream"
    async with AsyncExitStack() as readers:

        async def comes() -> None:
            reader = await readers.enter_async_context(
                connect(stream, subprotocols=["streamlit"], max_size=None)  # type: ignore[list-item]
            )
            for lens in LENSES:
                await _run(reader, f"lens={lens}" if lens else "")

        await comes()
        alone = _resident_mb(server)
        for _session in range(MORE):
            await comes()
        return alone, _resident_mb(server)


async def _run(reader: ClientConnection, query: str) -> None:
    """Ask for the overview as a browser does, and take every message until the run has ended."""
    asked = BackMsg()
    asked.rerun_script.query_string = query
    await reader.send(asked.SerializeToString())
    elements = 0
    async with asyncio.timeout(60):
        async for frame in reader:
            message = ForwardMsg.FromString(frame if isinstance(frame, bytes) else frame.encode())
            kind = message.WhichOneof("type")
            elements += kind in ("delta", "ref_hash")
            if kind == "script_finished":
                break
    assert elements > FEWEST_ELEMENTS, f"the page came with {elements} elements only"


def _resident_mb(server: Server) -> float:
    status = Path(f"/proc/{server.pid}/status").read_text()
    resident = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(resident.split()[1]) / 1024
