"""Publishing: one wins, nothing is lost, and a process that dies leaves a whole revision."""

import random
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pandas as pd
import pytest

from data import packages, publish, settings
from data.errors import (
    BrokenPackage,
    NothingToPublish,
    StaleDraft,
    StoreUnavailable,
    UnknownRevision,
)
from data.model import Act, Dataset, RowCounts
from data.store import Store
from tests.conftest import FIXTURES
from tests.data.conftest import retitled
from tests.data.publishers import (
    PROCESSES,
    add_for_ever,
    publish_for_ever,
    publish_once,
    save_and_publish_on_a_full_disk,
    size_of,
)

BY = "aigul@example.org"
KILLS = {"sqlite": 6, "postgresql": 2}  # for each of two ways to publish


def test_what_is_published_is_what_is_read(store: Store, dataset: Dataset) -> None:
    first = store.current()
    revision = publish.publish(
        store, retitled(dataset, "New"), based_on=first.id, by=BY, note="Better title"
    )
    assert store.current() == revision == store.log()[0]
    assert (revision.parent, revision.published_by, revision.note) == (first.id, BY, "Better title")
    assert revision.act == Act.PUBLISHED
    assert revision.changes == (RowCounts("deals", added=0, modified=1, removed=0),)
    assert "New" in set(store.dataset(revision.id).tables["deals"]["title_en"])
    assert store.dataset(first.id).revision == first


def test_added_and_removed_rows_are_counted(store: Store, dataset: Dataset) -> None:
    sources = dataset.table("sources")
    unused = sources.iloc[[0]].assign(source_id="not-used-by-any-row")
    more = pd.concat([sources, unused], ignore_index=True)
    tables = {**dataset.tables, "sources": more}
    added = publish.publish(store, tables, based_on=store.current_id(), by=BY, note="add")
    assert added.changes == (RowCounts("sources", added=1, modified=0, removed=0),)
    removed = publish.publish(store, dataset.tables, based_on=added.id, by=BY, note="remove")
    assert removed.changes == (RowCounts("sources", added=0, modified=0, removed=1),)


def test_a_roll_back_shows_the_old_rows_again_and_the_log_is_one_longer(
    store: Store, dataset: Dataset
) -> None:
    first = store.current()
    second = publish.publish(store, retitled(dataset, "New"), based_on=first.id, by=BY, note="n")
    third = publish.roll_back(store, first.id, based_on=second.id, by=BY, note="It was right")
    assert third.digest == first.digest
    assert (third.act, third.restores, third.parent) == (Act.ROLLED_BACK, first.id, second.id)
    assert [revision.id for revision in store.log()] == [third.id, second.id, first.id]
    assert third.changes == second.changes
    assert third.published_at > second.published_at > first.published_at


def test_the_same_facts_are_nothing_to_publish(store: Store, dataset: Dataset) -> None:
    current = store.current()
    with pytest.raises(NothingToPublish):
        publish.publish(store, dataset.tables, based_on=current.id, by=BY, note="again")
    with pytest.raises(NothingToPublish):
        publish.roll_back(store, current.id, based_on=current.id, by=BY, note="again")
    assert store.log() == [current]


def test_a_draft_of_an_older_revision_is_stale(store: Store, dataset: Dataset) -> None:
    first = store.current_id()
    draft = store.save_draft(BY, based_on=first, content=b"work")
    theirs = publish.publish(
        store, retitled(dataset, "Theirs"), based_on=first, by="omar@example.org", note="n"
    )
    with pytest.raises(StaleDraft, match=r"omar@example\.org") as late:
        publish.publish(store, retitled(dataset, "Mine"), based_on=first, by=BY, note="n")
    assert late.value.current == theirs
    assert store.draft(BY, draft) is not None
    assert store.current() == theirs


def test_errors_forbid_publishing(store: Store, dataset: Dataset) -> None:
    current = store.current()
    deals = dataset.table("deals")
    deals.loc[0, "theme"] = "no-such-theme"
    with pytest.raises(BrokenPackage) as broken:
        publish.publish(
            store, {**dataset.tables, "deals": deals}, based_on=current.id, by=BY, note="n"
        )
    assert [found.code for found in broken.value.findings] == ["unknown-reference"]
    assert store.current() == current


def test_every_act_and_every_refusal_is_in_the_audit_log(store: Store, dataset: Dataset) -> None:
    first = store.current_id()
    second = publish.publish(store, retitled(dataset, "New"), based_on=first, by=BY, note="n")
    publish.roll_back(store, first, based_on=second.id, by="omar@example.org", note="back")
    with pytest.raises(StaleDraft):
        publish.publish(store, retitled(dataset, "Late"), based_on=first, by="late", note="n")
    with pytest.raises(UnknownRevision):
        publish.roll_back(store, "no-such", based_on=first, by="late", note="n")
    entries = [(entry.act, entry.who) for entry in reversed(store.audit_log())]
    assert entries == [
        (Act.SHIPPED, "Tests"),
        (Act.PUBLISHED, BY),
        (Act.ROLLED_BACK, "omar@example.org"),
        (Act.REFUSED, "late"),
    ]
    assert store.audit_log()[0].details["reason"] == "StaleDraft"


def test_of_two_threads_that_publish_at_once_one_wins(store: Store, dataset: Dataset) -> None:
    base = store.current_id()
    line = threading.Barrier(2)
    outcomes: list[str] = []

    def run(title: str) -> None:
        line.wait()
        try:
            publish.publish(store, retitled(dataset, title), based_on=base, by=title, note="n")
            outcomes.append("published")
        except StaleDraft as late:
            outcomes.append(type(late).__name__)

    threads = [threading.Thread(target=run, args=(title,)) for title in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["StaleDraft", "published"]
    assert len(store.log()) == 2


def test_of_processes_that_publish_at_once_one_wins(
    store: Store, url: str, dataset: Dataset
) -> None:
    pipes: list[Connection] = []
    processes = []
    for title in ("one", "two", "three"):
        ours, theirs = PROCESSES.Pipe()
        processes.append(PROCESSES.Process(target=publish_once, args=(url, dataset, title, theirs)))
        processes[-1].start()
        theirs.close()
        assert ours.recv() == "ready"
        pipes.append(ours)
    for pipe in pipes:
        pipe.send("go")
    assert sorted(pipe.recv() for pipe in pipes) == ["StaleDraft", "StaleDraft", "published"]
    for process in processes:
        process.join()
    assert len(store.log()) == 2


@pytest.mark.parametrize("way", [publish_for_ever, add_for_ever])
def test_a_publisher_killed_at_any_moment_leaves_a_whole_revision(
    store: Store, url: str, dataset: Dataset, way: Callable[..., None]
) -> None:
    told: list[str] = [store.current_id()]
    for kill in range(KILLS[url.split(":")[0]]):
        ours, theirs = PROCESSES.Pipe()
        process = PROCESSES.Process(target=way, args=(url, dataset, theirs))
        process.start()
        theirs.close()
        assert ours.recv() == "ready"
        time.sleep(random.uniform(0.02, 0.5))  # the moment is the thing that is tried out
        process.kill()
        process.join()
        told += _told(ours)
        reopened = Store(url)
        log = [revision.id for revision in reversed(reopened.log())]
        # All that was reported is there, and at most one a kill that had no time to be.
        assert [revision for revision in log if revision in told] == told
        assert len(log) - len(told) <= kill + 1
        newest = reopened.dataset(reopened.current_id())
        assert packages.digest(newest.tables) == newest.revision.digest
        assert {entry.revision for entry in reopened.audit_log()} == set(log)
        reopened.close()
    after = publish.publish(
        store, retitled(dataset, "Life goes on"), based_on=store.current_id(), by=BY, note="n"
    )
    assert store.current() == after


def _told(pipe: Connection) -> Iterator[str]:
    """Yield what a process told before it died; a word cut short is lost with it."""
    try:
        while pipe.poll():
            yield pipe.recv()
    except (EOFError, OSError):
        return


def test_a_database_open_for_reading_alone_still_serves_and_says_why_it_keeps_nothing(
    dataset: Dataset, tmp_path: Path
) -> None:
    path = tmp_path / "atlas.sqlite"
    store = Store(f"sqlite:///{path}")
    moment = dataset.revision.published_at
    store.add(dataset.revision, packages.zipped(dataset.tables, created=moment))
    draft = store.save_draft(BY, based_on=dataset.revision.id, content=b"work")
    store.close()
    read_only = Store(f"sqlite:///file:{path}?mode=ro&uri=true")
    assert read_only.dataset(read_only.current_id()).revision == dataset.revision
    with pytest.raises(StoreUnavailable, match="readonly"):
        publish.publish(
            read_only, retitled(dataset, "New"), based_on=dataset.revision.id, by=BY, note="n"
        )
    kept = read_only.draft(BY, draft)
    assert kept is not None and kept.content == b"work"
    read_only.close()


def test_a_full_disk_is_a_clear_error_and_the_draft_stays(dataset: Dataset, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'atlas.sqlite'}"
    store = Store(url)
    moment = dataset.revision.published_at
    store.add(dataset.revision, packages.zipped(dataset.tables, created=moment))
    draft = store.save_draft(BY, based_on=dataset.revision.id, content=b"work")
    ours, theirs = PROCESSES.Pipe()
    room = size_of(url) + 500_000
    process = PROCESSES.Process(
        target=save_and_publish_on_a_full_disk, args=(url, dataset, room, theirs)
    )
    process.start()
    said = ours.recv()
    process.join()
    assert said.startswith("StoreUnavailable: ")
    assert store.current() == dataset.revision
    assert store.draft(BY, draft) is not None
    after = publish.publish(
        store, retitled(dataset, "Room again"), based_on=dataset.revision.id, by=BY, note="n"
    )
    assert store.current() == after
    store.close()


@pytest.fixture
def shipped_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the small package that stands for the one that the project ships."""
    folder = tmp_path / "shipped"
    shutil.copytree(FIXTURES / "package", folder)
    monkeypatch.setattr(settings, "PACKAGE_FOLDER", folder)
    return folder


def ship_another_title(folder: Path, title: str) -> None:
    deals = folder / "deals.csv"
    tables, _ = packages.read_package(folder)
    assert tables is not None
    old = str(tables.tables["deals"]["title_en"].iloc[0])
    deals.write_text(deals.read_text().replace(old, title))


def test_the_shipped_package_is_the_first_revision_once(url: str, shipped_folder: Path) -> None:
    for _start in range(2):
        store = publish.open_store(url)
        assert [revision.act for revision in store.log()] == [Act.SHIPPED]
        assert store.current() == packages.shipped().revision
        store.close()


def test_a_newer_shipped_package_replaces_only_a_shipped_one(
    url: str, shipped_folder: Path
) -> None:
    publish.open_store(url).close()
    ship_another_title(shipped_folder, "Shipped anew")
    store = publish.open_store(url)
    assert [revision.act for revision in store.log()] == [Act.SHIPPED, Act.SHIPPED]
    shipped = store.dataset(store.current_id())
    assert "Shipped anew" in set(shipped.tables["deals"]["title_en"])
    ours = publish.publish(
        store, retitled(shipped, "Ours"), based_on=shipped.revision.id, by=BY, note="n"
    )
    store.close()
    ship_another_title(shipped_folder, "Shipped once more")
    store = publish.open_store(url)
    assert store.current() == ours
    offered = publish.unknown_shipped(store)
    assert offered is not None
    publish.adopt_shipped(store, offered, based_on=ours.id, by=BY, note="Take it")
    assert publish.unknown_shipped(store) is None
    assert store.current().published_by == BY
    store.close()
