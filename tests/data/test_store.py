"""The store keeps revisions for good, drafts for their authors, and notes what was done."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy.exc import DBAPIError

from data import database, packages, settings
from data.errors import StaleDraft, StoreUnavailable, UnknownRevision
from data.model import Act, Dataset, Revision
from data.schema import TABLES
from data.store import Store
from tests.data.conftest import retitled


def child_of(parent: Revision, dataset: Dataset, name: str = "child") -> tuple[Revision, bytes]:
    moment = parent.published_at + timedelta(minutes=1)
    revision = replace(parent, id=name, parent=parent.id, published_at=moment, act=Act.PUBLISHED)
    return revision, packages.zipped(retitled(dataset, name), created=moment)


def test_a_revision_reads_as_it_was_written(store: Store, dataset: Dataset) -> None:
    assert store.current() == store.revision(dataset.revision.id) == dataset.revision
    read = store.dataset(dataset.revision.id)
    assert read.revision == dataset.revision
    for name, table in TABLES.items():
        assert packages.canonical_csv(read.tables[name], table) == packages.canonical_csv(
            dataset.tables[name], table
        )


def test_a_package_taken_out_of_the_store_is_the_same_revision(
    store: Store, dataset: Dataset
) -> None:
    found, findings = packages.read_package(store.package(dataset.revision.id))
    assert found is not None, findings
    assert found.revision.id == dataset.revision.id


def test_a_revision_becomes_current_and_the_log_tells_newest_first(
    store: Store, dataset: Dataset
) -> None:
    revision, package = child_of(store.current(), dataset)
    store.add(revision, package)
    assert store.current_id() == revision.id
    assert [each.id for each in store.log()] == [revision.id, dataset.revision.id]
    assert store.dataset(revision.id).tables["deals"]["title_en"].iloc[0] == "child"


def test_a_revision_has_one_child_and_the_store_one_first_revision(
    store: Store, dataset: Dataset
) -> None:
    first = store.current()
    winner, package = child_of(first, dataset, "winner")
    store.add(winner, package)
    with pytest.raises(StaleDraft) as late:
        store.add(*child_of(first, dataset, "loser"))
    assert late.value.current == winner
    with pytest.raises(StaleDraft):
        store.add(replace(first, id="another first"), b"")
    assert store.current() == winner
    assert len(store.audit_log()) == 2


def test_an_unknown_revision_is_named(store: Store) -> None:
    for ask in (store.revision, store.package, store.dataset):
        with pytest.raises(UnknownRevision, match="no-such"):
            ask("no-such")


@pytest.mark.parametrize("table", [table.name for table in database.APPEND_ONLY])
@pytest.mark.parametrize("act", ["UPDATE {} SET number = 9", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_rewrite(
    store: Store, url: str, table: str, act: str
) -> None:
    engine = create_engine(url)
    with pytest.raises(DBAPIError, match="never rewritten"), engine.begin() as connection:
        connection.execute(text(act.format(table)))
    engine.dispose()
    assert len(store.log()) == len(store.audit_log()) == 1


def test_a_draft_is_its_authors_own_and_outlives_the_server(store: Store, url: str) -> None:
    based_on = store.current_id()
    name = store.save_draft("aigul@example.org", based_on=based_on, content=b"one", title="Deals")
    again = store.save_draft(
        "aigul@example.org", based_on=based_on, content=b"two", draft_id=name, title="Deals"
    )
    assert again == name
    store.close()
    restarted = Store(url)
    assert [draft.content for draft in restarted.drafts("aigul@example.org")] == [b"two"]
    assert restarted.draft("omar@example.org", name) is None
    restarted.discard_draft("omar@example.org", name)
    kept = restarted.draft("aigul@example.org", name)
    assert kept is not None and (kept.based_on, kept.title) == (based_on, "Deals")
    restarted.discard_draft("aigul@example.org", name)
    assert restarted.drafts("aigul@example.org") == []
    restarted.close()


def test_nobody_writes_over_the_draft_of_another(store: Store) -> None:
    name = store.save_draft("aigul@example.org", based_on="r", content=b"hers")
    other = store.save_draft("omar@example.org", based_on="r", content=b"his", draft_id=name)
    assert other != name
    hers = store.draft("aigul@example.org", name)
    assert hers is not None and hers.content == b"hers"


def test_a_draft_that_nobody_touches_is_forgotten(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "DRAFT_DAYS", -1)
    old = store.save_draft("aigul@example.org", based_on="r", content=b"old")
    assert store.draft("aigul@example.org", old) is None
    monkeypatch.undo()
    new = store.save_draft("aigul@example.org", based_on="r", content=b"new", draft_id=old)
    assert new != old
    assert [draft.id for draft in store.drafts("aigul@example.org")] == [new]


def test_the_audit_log_tells_newest_first_in_universal_time(store: Store) -> None:
    store.audit(Act.REFUSED, who="someone", revision="r", details={"page": "history"})
    newest, oldest = store.audit_log()
    assert (newest.act, newest.who, newest.revision) == (Act.REFUSED, "someone", "r")
    assert newest.details == {"page": "history"}
    assert oldest.act == Act.SHIPPED
    assert timedelta(0) <= datetime.now(UTC) - newest.at < timedelta(minutes=1)


def test_what_several_report_is_noted_once(store: Store) -> None:
    for _report in range(3):
        store.audit(Act.SIGNED_IN, who="aigul@example.org", once="aigul 1")
    store.audit(Act.SIGNED_IN, who="aigul@example.org", once="aigul 2")
    assert [entry.act for entry in store.audit_log()].count(Act.SIGNED_IN) == 2


def test_an_old_database_is_brought_up_to_date_and_a_newer_one_refused(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(url).close()

    def add_later(connection: Connection) -> None:
        connection.execute(text("CREATE TABLE later (x INTEGER)"))

    monkeypatch.setattr(database, "MIGRATIONS", (*database.MIGRATIONS, add_later))
    for _start in range(2):  # the second finds nothing left to do
        Store(url).close()
    engine = create_engine(url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM later")).scalar() == 0
    engine.dispose()
    monkeypatch.undo()
    with pytest.raises(StoreUnavailable, match=f"version {2 + len(database.MIGRATIONS)}"):
        Store(url)


def test_a_database_of_the_first_version_gains_what_presenters_keep(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = (database.BRIEFINGS, database.TALKS)
    monkeypatch.setattr(database, "MIGRATIONS", ())
    Store(url).close()
    engine = create_engine(url)
    with engine.begin() as connection:
        for table in later:
            table.drop(connection, checkfirst=True)
    monkeypatch.undo()
    Store(url).close()
    assert {table.name for table in later} <= set(inspect(engine).get_table_names())
    engine.dispose()


@pytest.mark.parametrize(
    "nowhere",
    ["postgresql://atlas@localhost:1/atlas", "sqlite:////proc/atlas.sqlite", "nonsense://x"],
)
def test_a_database_that_cannot_be_reached_is_one_kind_of_error(nowhere: str) -> None:
    with pytest.raises(StoreUnavailable):
        Store(nowhere)


def test_a_file_that_is_no_database_is_named_so(tmp_path) -> None:
    file = tmp_path / "atlas.sqlite"
    file.write_bytes(b"hello, this is a text file and no database" * 50)
    with pytest.raises(StoreUnavailable, match="not a database"):
        Store(f"sqlite:///{file}")
