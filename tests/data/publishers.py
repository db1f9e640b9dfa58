"""What other processes do in the tests of publishing; they are started, and killed, from there."""

import io
import multiprocessing
import os
import zipfile
from dataclasses import replace
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from data import packages, publish
from data.errors import AtlasError
from data.model import Act, Dataset
from data.store import Store
from tests.data.conftest import retitled

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["data.publish", "tests.data.publishers"])

_PADDING_BYTES = 4_000_000  # makes writing the package the longest part of a publication


def publish_once(url: str, tables: Dataset, title: str, told: Connection) -> None:
    """Publish one edit when told to, and tell what came of it."""
    store = Store(url)
    based_on = store.current_id()
    told.send("ready")
    told.recv()
    try:
        publish.publish(store, retitled(tables, title), based_on=based_on, by=title, note="race")
        told.send("published")
    except AtlasError as reason:
        told.send(type(reason).__name__)


def publish_for_ever(url: str, dataset: Dataset, told: Connection) -> None:
    """Publish one edit after the other, and tell the name of each revision that is stored."""
    store = Store(url)
    told.send("ready")
    while True:
        title = f"edit {os.urandom(4).hex()}"
        revision = publish.publish(
            store, retitled(dataset, title), based_on=store.current_id(), by="robot", note=title
        )
        told.send(revision.id)


def add_for_ever(url: str, dataset: Dataset, told: Connection) -> None:
    """Add one large revision after the other, so that nearly all time passes in transactions."""
    store = Store(url)
    told.send("ready")
    while True:
        parent = store.current()
        moment = parent.published_at + timedelta(seconds=1)
        tables = retitled(dataset, f"edit {os.urandom(4).hex()}")
        digest = packages.digest(tables)
        revision = replace(
            parent,
            id=packages.revision_id(moment, digest),
            parent=parent.id,
            published_at=moment,
            digest=digest,
            act=Act.PUBLISHED,
        )
        store.add(revision, _padded(packages.zipped(tables, created=moment)))
        told.send(revision.id)


def _padded(package: bytes) -> bytes:
    file = io.BytesIO(package)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("padding.bin", os.urandom(_PADDING_BYTES))
    return file.getvalue()


def save_and_publish_on_a_full_disk(
    url: str, dataset: Dataset, most_bytes: int, told: Connection
) -> None:
    """Publish where no file may grow beyond some size, and tell what that is called."""
    import resource
    import signal

    store = Store(url)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # then writing fails, as on a full disk
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))
    parent = store.current()
    child = replace(parent, id="child", parent=parent.id)
    try:
        store.add(child, os.urandom(_PADDING_BYTES))
        told.send("published")
    except AtlasError as reason:
        told.send(f"{type(reason).__name__}: {reason}")


def size_of(url: str) -> int:
    """Return how large a SQLite database is by now, its log included."""
    path = Path(url.removeprefix("sqlite:///"))
    return sum(file.stat().st_size for file in path.parent.glob(f"{path.name}*"))
