"""The real server, as ``make run`` starts it, on a port of its own; and others to compare."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 60  # seconds; a cold start imports everything
STREAMLIT = (
    "-m", "streamlit", "run", "{script}", "--server.address", "localhost",
    "--server.port", "{port}", "--server.fileWatcherType", "none",
)  # fmt: skip


class Server:
    """A running dashboard that can be stopped and started again on the same port."""

    def __init__(
        self,
        script: str = "server.py",
        *,
        command: Sequence[str] = STREAMLIT,
        health: str = "/_stcore/health",
        environment: Mapping[str, str] | None = None,
        patience: int = PATIENCE,
        log: Path | None = None,
    ) -> None:
        """Choose what to run.

        Args:
            script: what Streamlit runs.
            command: what Python runs instead; ``{port}`` stands for the port.
            health: the path that answers once the server is up.
            environment: variables on top of those of this process.
            patience: seconds until the server must answer.
            log: where its standard error output goes, if it is wanted.
        """
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self._command = [part.format(script=script, port=self.port) for part in command]
        self._health = health
        self._environment = dict(environment or {})
        self._patience = patience
        self._log = log or Path(os.devnull)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where the dashboard is."""
        return f"http://localhost:{self.port}"

    @property
    def pid(self) -> int:
        """The number of the server's process."""
        assert self._process is not None, "the server is not running"
        return self._process.pid

    def start(self) -> None:
        """Start the server and wait until it answers."""
        with self._log.open("ab") as errors:
            self._process = subprocess.Popen(
                [sys.executable, *self._command],
                cwd=ROOT,
                env={**os.environ, "PYTHONUNBUFFERED": "1", **self._environment},
                stdout=subprocess.DEVNULL,
                stderr=errors,
            )
        deadline = time.monotonic() + self._patience
        while not self._is_healthy():
            if self._process.poll() is not None:
                raise RuntimeError(f"the server stopped with {self._process.returncode}")
            if time.monotonic() > deadline:
                raise TimeoutError("the server does not answer")
            time.sleep(0.1)  # between two questions to a process that is starting

    def _is_healthy(self) -> bool:
        try:
            with urllib.request.urlopen(self.url + self._health, timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def kill(self) -> None:
        """End the server without a word, as a machine that loses its power does."""
        assert self._process is not None, "the server is not running"
        self._process.kill()
        self._process.wait(timeout=20)
        self._process = None

    def stop(self) -> None:
        """Stop the server."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=20)
            self._process = None

    def __enter__(self) -> "Server":
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
