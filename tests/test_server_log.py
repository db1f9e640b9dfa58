"""What a real server writes of requests, failing pages and sign-ins: enough, and nobody's address.

It is ``server.py`` itself over a dashboard that fails, naming people and machines.
"""

import asyncio
import json
import shutil
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Origin

from tests.browser.server import PATIENCE, ROOT, STREAMLIT, Server

WHO = "aigul@example.org from 192.0.2.7 and 2001:db8::7"
FAILS = f"""
import logging
import streamlit as st

@st.fragment
def part():
    st.write("A part of the page")
    if st.session_state.get("was-shown"):
        raise RuntimeError("The part fails for {WHO}")
    st.session_state["was-shown"] = True

part()
logging.getLogger("tests.page").warning("The page warns %s", "{WHO}")
raise RuntimeError("The page fails for {WHO}")
"""
SECRETS = f"""
[auth]
redirect_uri = "http://localhost/oauth2callback"
cookie_secret = "{"c" * 64}"
client_id = "atlas"
client_secret = "secret"
server_metadata_url = "http://192.0.2.7/.well-known/openid-configuration"
"""


@dataclass(frozen=True)
class Running:
    """A server, and what it has written so far."""

    server: Server
    log: Path

    def written(self, is_there: Callable[[str], bool]) -> str:
        """Return the log, as soon as it has what is waited for."""
        deadline = time.monotonic() + PATIENCE
        while not is_there(text := self.log.read_text()):
            assert time.monotonic() < deadline, text
            time.sleep(0.05)  # between two looks at a file
        return text


@pytest.fixture(scope="module", params=["0", "1"], ids=["words", "json"])
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def running(form: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("failing")
    shutil.copy(ROOT / "server.py", folder)
    (folder / "dashboard.py").write_text(FAILS)
    (folder / "secrets.toml").write_text(SECRETS)
    server = Server(
        str(folder / "server.py"),
        command=(*STREAMLIT, "--secrets.files", str(folder / "secrets.toml")),
        environment={
            "ATLAS_LOG_JSON": form,
            "ATLAS_TRUSTED_PROXY": "127.0.0.1 ::1",
            "ATLAS_DATABASE_URL": f"sqlite:///{folder / 'atlas.sqlite'}",
        },
        log=folder / "log",
    )
    with server:
        yield Running(server, folder / "log")


async def read(server: Server, *, number: str) -> None:
    """Open the page and then run a part of it alone, as a reader's browser does."""
    async with connect(
        f"ws://localhost:{server.port}/_stcore/stream",
        subprotocols=["streamlit"],  # type: ignore[list-item]
        additional_headers={"X-Request-Id": number, "X-Forwarded-For": "192.0.2.7"},
    ) as stream:
        part = ""
        for _run in ("the page", "the part"):
            asked = BackMsg()
            asked.rerun_script.fragment_id = part
            await stream.send(asked.SerializeToString())
            async for frame in stream:
                message = ForwardMsg.FromString(frame if isinstance(frame, bytes) else b"")
                part = message.delta.fragment_id or part
                if message.WhichOneof("type") == "script_finished":
                    break
        assert part


def ask(server: Server, path: str) -> None:
    request = urllib.request.Request(server.url + path, headers={"X-Forwarded-For": "2001:db8::7"})
    with suppress(HTTPError), urllib.request.urlopen(request, timeout=20) as answer:
        answer.read()


async def is_refused(server: Server) -> bool:
    try:
        async with connect(
            f"ws://localhost:{server.port}/_stcore/stream",
            origin=Origin("http://[2001:db8::7]:8501"),
        ):
            return False
    except InvalidStatus:
        return True


def test_no_line_of_a_log_names_anybody_in_words_nor_as_json(running: Running) -> None:
    ask(running.server, f"/api/v1/nothing?q={quote(WHO)}")
    ask(running.server, f"/oauth2callback?error=refused&error_description={quote(WHO)}")
    assert asyncio.run(is_refused(running.server))
    asyncio.run(read(running.server, number="0123456789abcdef"))
    expected = (
        "Error description: (address) from (address) and (address)",
        "origin=http://[(address)]:8501",
        "The page warns (address) from (address) and (address)",
        "The page fails for (address) from (address) and (address)",
        "The part fails for (address) from (address) and (address)",
    )
    text = running.written(lambda text: all(words in text for words in expected))
    assert "Traceback" in text
    for part in ("aigul", "example.org", "192.0.2", "2001:db8", "2001%3Adb8", "127.0.0.1"):
        assert part not in text


@pytest.mark.parametrize("form", ["1"], indirect=True, ids=["json"])
def test_what_a_reader_s_page_logs_bears_the_number_of_the_reader_s_connection(
    running: Running,
) -> None:
    numbers = ("aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb")
    for number in numbers:
        asyncio.run(read(running.server, number=number))

    def of(text: str, number: str) -> list[dict[str, Any]]:
        lines = [json.loads(line) for line in text.splitlines()]
        return [line for line in lines if line["request"] == number]

    text = running.written(lambda text: text.count('"answered", "request": "bbbb') == 1)
    for number in numbers:
        assert [
            (line["message"].split(" for ")[0], line.get("path"))
            for line in of(text, number)
            if line["message"] != "Uncaught app execution"
        ] == [("The page warns (address) from (address) and (address)", None),
              ("answered", "/_stcore/stream")]  # fmt: skip
        page, part = (line["trace"] for line in of(text, number) if "trace" in line)
        assert "The page fails" in page
        assert "The part fails" in part


def test_that_the_store_is_away_as_a_process_starts_is_a_line_as_all_others(
    tmp_path: Path,
) -> None:
    away = {"ATLAS_DATABASE_URL": "postgresql://127.0.0.1:9/atlas", "ATLAS_LOG_JSON": "1"}
    with Server(environment=away, log=tmp_path / "log") as server:
        text = Running(server, tmp_path / "log").written(lambda text: "cannot be asked" in text)
    first = json.loads(text.splitlines()[0])
    assert (first["level"], first["logger"]) == ("warning", "data.current")
    assert "127.0.0.1" not in text
