"""The reverse proxy of ``compose.yaml``, from the same template, on this machine."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from string import Template

from tests.browser.server import ROOT

TEMPLATE = ROOT / "deploy" / "nginx.conf.template"
PATIENCE = 10  # seconds
_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@contextmanager
def nginx(folder: Path, *servers: int) -> Iterator[str]:
    """Run nginx before two servers on this machine, and yield the address readers use.

    Args:
        folder: an empty one, for what nginx writes.
        servers: their ports.
    """
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
    assert program is not None, "apt-get install nginx"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    configuration = _configuration(folder, port, *servers)
    with (folder / "log").open("wb") as log:
        command = [program, "-p", str(folder), "-e", "stderr", "-c", str(configuration)]
        process = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            _wait_for(process, port)
            yield f"http://localhost:{port}"
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)


def _configuration(folder: Path, port: int, *servers: int) -> Path:
    """Write what nginx's own image would: its general part, and the template filled in."""
    first, second = (f"127.0.0.1:{each}" for each in servers)
    # As that image does, only its own places are filled in; nginx's variables look the same.
    site = Template(TEMPLATE.read_text()).safe_substitute(
        NGINX_LISTEN=f"127.0.0.1:{port}", NGINX_FIRST=first, NGINX_SECOND=second
    )
    (folder / "site.conf").write_text(site)
    user = "user root;" if os.geteuid() == 0 else ""
    places = " ".join(f"{name}_temp_path {folder}/{name};" for name in _TEMPORARY)
    whole = folder / "nginx.conf"
    whole.write_text(
        f"daemon off; pid {folder}/pid; error_log stderr; {user}\n"
        f"events {{}}\nhttp {{ {places} include {folder}/site.conf; }}\n"
    )
    return whole


def _wait_for(process: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.05)  # between two knocks at a process that is starting
