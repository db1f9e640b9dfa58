"""A backup holds all that a store keeps, moves it between databases, and overwrites nothing."""

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, insert

from data import backup, database, publish
from data.__main__ import main
from data.errors import StoreNotEmpty, UnreadablePackage
from data.model import Act, Dataset
from data.store import Store
from tests.data.conftest import retitled

BY = "aigul@example.org"


@pytest.fixture
def used(store: Store, url: str, dataset: Dataset) -> Store:
    """Return a store in which something of every kind is kept."""
    first = store.current()
    second = publish.publish(store, retitled(dataset, "عنوان"), based_on=first.id, by=BY, note="x")
    publish.roll_back(store, first.id, based_on=second.id, by=BY, note="Undo")
    store.save_draft(BY, based_on=first.id, content=b"\x00draft", title="Deals")
    store.audit(Act.SIGNED_IN, who=BY, once="sign-in 1")
    now = datetime.now(UTC)
    engine = create_engine(url)
    with engine.begin() as connection:
        briefing = {
            "id": "b",
            "saved_by": BY,
            "saved_at": now,
            "revision": first.id,
            "content": "{}",
        }
        connection.execute(insert(database.BRIEFINGS).values(briefing))
    engine.dispose()
    return store


def all_of(store: Store) -> list[tuple[str, dict[str, Any]]]:
    return [(table, dict(row)) for table, row in store.everything()]


@pytest.fixture
def elsewhere(url: str, tmp_path: Path, request: pytest.FixtureRequest) -> Callable[[], str]:
    """Return how to get an empty database of the other kind."""

    def empty() -> str:
        if url.startswith("postgresql"):
            return f"sqlite:///{tmp_path / 'elsewhere.sqlite'}"
        address: str = request.getfixturevalue("postgres_url")
        engine = create_engine(address, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql("DROP SCHEMA public CASCADE")
            connection.exec_driver_sql("CREATE SCHEMA public")
        engine.dispose()
        return address

    return empty


def test_a_store_moves_to_the_other_kind_of_database_and_back(
    used: Store, elsewhere: Callable[[], str], tmp_path: Path
) -> None:
    kept, log, file = all_of(used), used.log(), tmp_path / "backup.zip"
    assert {table for table, _row in kept} >= {"revisions", "drafts", "audit", "briefings"}
    backup.write(used, file)
    moved = Store(elsewhere())
    backup.restore(moved, file)
    assert all_of(moved) == kept
    assert moved.log() == log  # digests among the rest
    assert [moved.package(each.id) for each in log] == [used.package(each.id) for each in log]
    again = publish.publish(
        moved, retitled(moved.dataset(log[0].id), "Later"), based_on=log[0].id, by=BY, note="Go on"
    )
    assert moved.current() == again
    backup.write(moved, file)
    back = Store(f"sqlite:///{tmp_path / 'back.sqlite'}")
    backup.restore(back, file)
    assert all_of(back) == all_of(moved)
    back.close()
    moved.close()


def test_nothing_is_restored_over_what_a_store_keeps(used: Store, tmp_path: Path) -> None:
    kept = all_of(used)
    backup.write(used, tmp_path / "backup.zip")
    with pytest.raises(StoreNotEmpty):
        backup.restore(used, tmp_path / "backup.zip")
    assert all_of(used) == kept


def changed(file: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    """Write a backup again with one of its files changed."""
    with zipfile.ZipFile(file) as archive:
        contents = {each: archive.read(each) for each in archive.namelist()}
    contents[name] = change(contents[name])
    with zipfile.ZipFile(file, "w") as archive:
        for each, content in contents.items():
            archive.writestr(each, content)


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("revisions.jsonl", lambda text: text.replace(b'"digest": "', b'"digest": "0'), "not what"),
        ("audit.jsonl", lambda text: text.split(b"\n", 1)[1], "has not the rows"),
        ("drafts.jsonl", lambda text: text[:20], "not a whole backup"),
        ("backup.json", lambda text: text.replace(b'"format": 1', b'"format": 2'), "newer"),
    ],
)
def test_a_backup_that_is_not_whole_leaves_an_empty_store_empty(
    used: Store, tmp_path: Path, name: str, change: Callable[[bytes], bytes], said: str
) -> None:
    file = tmp_path / "backup.zip"
    backup.write(used, file)
    changed(file, name, change)
    empty = Store(f"sqlite:///{tmp_path / 'empty.sqlite'}")
    with pytest.raises(UnreadablePackage, match=said):
        backup.restore(empty, file)
    assert all_of(empty) == []
    empty.close()


def test_a_backup_is_for_its_owner_alone_and_there_whole_or_not_at_all(
    used: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    backup.write(used, folder / "backup.zip")
    assert (folder / "backup.zip").stat().st_mode & 0o077 == 0
    whole = (folder / "backup.zip").read_bytes()

    def interrupted() -> Any:
        yield "drafts", {"id": "1"}
        raise KeyboardInterrupt

    monkeypatch.setattr(used, "everything", interrupted)
    with pytest.raises(KeyboardInterrupt):
        backup.write(used, folder / "backup.zip")
    assert [file.name for file in folder.iterdir()] == ["backup.zip"]
    assert (folder / "backup.zip").read_bytes() == whole


def test_the_command_line_backs_up_and_restores(
    used: Store, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    file = tmp_path / "backup.zip"
    monkeypatch.setattr("data.settings.DATABASE_URL", url)
    assert main(["backup", str(file)]) == 0
    assert "3 revisions" in capsys.readouterr().out
    assert main(["restore", str(file)]) == 1
    assert "restore into an empty one" in capsys.readouterr().err
    monkeypatch.setattr("data.settings.DATABASE_URL", f"sqlite:///{tmp_path / 'new.sqlite'}")
    assert main(["restore", str(file)]) == 0
    assert main(["log"]) == 0
    assert used.current_id() in capsys.readouterr().out
    assert main(["restore", str(tmp_path / "nowhere.zip")]) == 2
