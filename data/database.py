"""The tables of the store, and how a database is opened, created and brought up to date.

SQLite is one file beside the program and needs no server; PostgreSQL serves several processes
or machines. Both hold the same tables, and in both the database itself refuses to rewrite or
delete a revision or an entry of the audit log.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    DateTime,
    Dialect,
    Engine,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    create_engine,
    event,
    inspect,
    select,
    text,
)
from sqlalchemy.engine import make_url

from data.errors import StoreNotEmpty, StoreUnavailable

Transaction = Callable[[], AbstractContextManager[Connection]]
"""Opens a connection to read by, or to write by in one transaction."""

WRITES = "atlas_writes"
"""The execution option of connections that write; SQLite then waits its turn at the start."""

_SECONDS_TO_WAIT = 10  # for another writer: a publication takes well below one
_SECONDS_TO_CONNECT = 3  # longer would hold readers whenever the database is down
_MIGRATION_LOCK = 0x61746C6173  # "atlas"; any number, as long as all processes use the same


class _Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite itself forgets the time zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if not isinstance(value, datetime):
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


_METADATA = MetaData()

REVISIONS = Table(
    "revisions",
    _METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String(40), nullable=False, unique=True),
    # One child at most: of two publishers at once, the database lets one through.
    Column("parent", ForeignKey("revisions.id"), nullable=True, unique=True),
    Column("published_at", _Moment, nullable=False),
    Column("published_by", String, nullable=False),
    Column("note", String, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("act", String(20), nullable=False),
    Column("restores", ForeignKey("revisions.id"), nullable=True),
    Column("changes", JSON, nullable=False),
    Column("package", LargeBinary, nullable=False),
)
# And one without a parent: of two first starts at once, one puts the first revision in.
_HAS_NO_PARENT = REVISIONS.c.parent.is_(None)
Index(
    "only_one_first_revision",
    _HAS_NO_PARENT,
    unique=True,
    sqlite_where=_HAS_NO_PARENT,
    postgresql_where=_HAS_NO_PARENT,
)

DRAFTS = Table(
    "drafts",
    _METADATA,
    Column("id", String(32), primary_key=True),
    Column("author", String, nullable=False, index=True),
    Column("based_on", String(40), nullable=False),
    Column("title", String, nullable=False),
    Column("updated_at", _Moment, nullable=False),
    Column("expires_at", _Moment, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

AUDIT = Table(
    "audit",
    _METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", _Moment, nullable=False),
    Column("who", String, nullable=False),
    Column("act", String(20), nullable=False),
    Column("revision", String(40), nullable=True),
    Column("details", JSON, nullable=False),
    # What several processes or runs may report is written once.
    Column("once", String, nullable=True, unique=True),
)

BRIEFINGS = Table(
    "briefings",
    _METADATA,
    Column("id", String(80), primary_key=True),
    Column("saved_by", String, nullable=False),
    Column("saved_at", _Moment, nullable=False),
    # What its author saw; a reader sees what is published by then.
    Column("revision", String(40), nullable=False),
    Column("content", Text, nullable=False),
)

TALKS = Table(
    "talks",
    _METADATA,
    Column("code", String(12), primary_key=True),
    # Who knows the secret drives; only its digest is kept.
    Column("secret_digest", String(64), nullable=False),
    # The page and the query that those who follow are shown.
    Column("shown", Text, nullable=False),
    Column("changed_at", _Moment, nullable=False),
    Column("expires_at", _Moment, nullable=False),
)

_SCHEMA_VERSION = Table(
    "schema_version",
    _METADATA,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("reached_at", _Moment, nullable=False),
)

APPEND_ONLY = (REVISIONS, AUDIT)
_KEPT = tuple(table for table in _METADATA.sorted_tables if table is not _SCHEMA_VERSION)
_ROWS_AT_ONCE = 20  # a package is some hundred kilobytes


def _add_what_presenters_keep(connection: Connection) -> None:
    _METADATA.create_all(connection, tables=[BRIEFINGS, TALKS])


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (_add_what_presenters_keep,)
"""The steps from version 1 of these tables to the present one, in order.

A new database is made as the tables above say, an old one is brought there by the steps that
it lacks. When steps grow too many to write by hand, Alembic can take over from here.
"""


def open_database(url: str) -> Engine:
    """Open a database, made or migrated to the present tables if need be.

    Raises:
        StoreUnavailable: it was made by a newer version of this program.
        SQLAlchemyError: it cannot be reached, opened or written to.
    """
    engine = _sqlite(url) if make_url(url).get_backend_name() == "sqlite" else _server(url)
    version = _version(engine)
    if version > present_version():
        raise StoreUnavailable(
            f"the database is of version {version}, this program knows {present_version()}"
        )
    if version < present_version():  # a database that is up to date may be open for reading alone
        with engine.execution_options(**{WRITES: True}).begin() as connection:
            _migrate(connection)
    return engine


def present_version() -> int:
    """Return the version of the tables that this program makes."""
    return 1 + len(MIGRATIONS)


def _sqlite(url: str) -> Engine:
    path = make_url(url).database
    if path and not path.startswith("file:"):
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # transactions begin where we say so, below
        # The wait is set first: turning the log on takes a lock that another may hold.
        for setting in ("busy_timeout = 10000", "foreign_keys = ON", "synchronous = FULL"):
            connection.execute(f"PRAGMA {setting}")
        mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
        is_read_only = connection.execute("PRAGMA query_only").fetchone()[0]
        if mode != "wal" and not is_read_only:
            connection.execute("PRAGMA journal_mode = WAL")  # readers go on while one writes

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _server(url: str) -> Engine:
    return create_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=True,  # a connection that the server dropped is made anew unnoticed
        pool_timeout=_SECONDS_TO_WAIT,
        connect_args={
            "connect_timeout": _SECONDS_TO_CONNECT,
            "options": f"-c lock_timeout={_SECONDS_TO_WAIT}s -c statement_timeout=60s",
        },
    )


def rows_of(connection: Connection) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every row of every table with the table's name, all as of one moment.

    Numbers that the database counts by itself are left out: the order tells as much.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
    for table in _KEPT:
        query = select(table).order_by(*table.primary_key)
        for row in connection.execution_options(yield_per=_ROWS_AT_ONCE).execute(query):
            yield table.name, {name: row._mapping[name] for name in _columns(table)}


def fill(connection: Connection, rows: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
    """Put rows into tables that are empty, in their order.

    Raises:
        StoreNotEmpty: they are not.
    """
    if any(connection.execute(select(table).limit(1)).first() for table in _KEPT):
        raise StoreNotEmpty
    for name, row in rows:
        connection.execute(_METADATA.tables[name].insert().values(dict(row)))


def _columns(table: Table) -> list[str]:
    return [column.name for column in table.c if column is not table.autoincrement_column]


def _version(connection_or_engine: Connection | Engine) -> int:
    """Return the version of the tables in a database; 0 where there are none."""
    if not inspect(connection_or_engine).has_table(_SCHEMA_VERSION.name):
        return 0
    query = select(_SCHEMA_VERSION.c.version).order_by(_SCHEMA_VERSION.c.version.desc()).limit(1)
    if isinstance(connection_or_engine, Connection):
        return int(connection_or_engine.execute(query).scalar_one())
    with connection_or_engine.connect() as connection:
        return int(connection.execute(query).scalar_one())


def _migrate(connection: Connection) -> None:
    """Make or alter the tables, one process at a time and all in one transaction."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})"))
    version = _version(connection)  # asked again: another process may have been quicker
    if version == 0:
        _METADATA.create_all(connection)
        for table in APPEND_ONLY:
            _forbid_rewriting(connection, table.name)
    else:
        for step in MIGRATIONS[version - 1 :]:
            step(connection)
    if version < present_version():
        connection.execute(
            _SCHEMA_VERSION.insert().values(version=present_version(), reached_at=datetime.now(UTC))
        )


def _forbid_rewriting(connection: Connection, table: str) -> None:
    """Have the database itself refuse to change or delete rows of a table."""
    complaint = f"{table} are never rewritten"
    if connection.dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{complaint}'); END"
            )
        return
    connection.exec_driver_sql(
        f"CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{complaint}'; END $$"
    )
    connection.exec_driver_sql(
        f"CREATE TRIGGER {table}_no_rewriting BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        f"EXECUTE FUNCTION {table}_refuse()"
    )
