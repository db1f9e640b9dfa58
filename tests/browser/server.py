"""The real server, as ``make run`` starts it, on a port of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 60  # seconds; a cold start imports everything


class Server:
    """A running dashboard that can be stopped and started again on the same port."""

    def __init__(self, **environment: str) -> None:
        self._environment = environment
        self.options: list[str] = []
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
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
        command = [sys.executable, "-m", "streamlit", "run", "server.py"]
        options = ["--server.address", "localhost", "--server.port", str(self.port)]
        self._process = subprocess.Popen(
            [*command, *options, *self.options, "--server.fileWatcherType", "none"],
            cwd=ROOT,
            env={**os.environ, "PYTHONUNBUFFERED": "1", **self._environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + PATIENCE
        while not self._is_healthy():
            if self._process.poll() is not None:
                raise RuntimeError(f"the server stopped with {self._process.returncode}")
            if time.monotonic() > deadline:
                raise TimeoutError("the server does not answer")
            time.sleep(0.1)  # between two questions to a process that is starting

    def _is_healthy(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

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
