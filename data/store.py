"""The store of revisions, drafts, briefings and the audit log: all that asks the database.

Promises:

- A revision is a data package zip. It is added in one transaction, to the revision that it was
  made from and no other, and never changes again; a roll-back is a new revision.
- A process that dies at any moment leaves the old revision or the new one, whole.
- A draft is its author's own, outlives the server, and is forgotten when nobody touches it.
- Every publication, roll-back, refusal and sign-in stays in the audit log.

What editors keep for presenting has a module of its own (``kept_briefings``), as has the log.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from data import audit, database, packages, settings
from data.audit import AuditEntry
from data.database import DRAFTS, REVISIONS, WRITES, open_database
from data.errors import BrokenPackage, StaleDraft, StoreUnavailable, UnknownRevision
from data.kept_briefings import KeptBriefings
from data.model import Act, Dataset, Revision, RowCounts
from data.talks import Talks

_DESCRIPTION = [column for column in REVISIONS.c if column.name not in ("number", "package")]


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """A draft as it is kept: whose it is, which revision it was made from, and its content."""

    id: str
    author: str
    based_on: str
    title: str
    updated_at: datetime
    expires_at: datetime
    content: bytes


class Store:
    """Revisions, drafts, briefings and the audit log in one database.

    Every method raises ``StoreUnavailable`` where the database cannot be reached or written to.
    """

    def __init__(self, url: str) -> None:
        with _telling_why():
            self._engine = open_database(url)
        self.briefings = KeptBriefings(self._reading, self._writing)
        self.talks = Talks(self._reading, self._writing)
        """The talks that go on now."""

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    # Revisions.

    def is_empty(self) -> bool:
        """Say whether the store has no revision yet."""
        with self._reading() as connection:
            return connection.execute(select(REVISIONS.c.id).limit(1)).first() is None

    def current_id(self) -> str:
        """Return the name of the revision that is published now; cheap enough to ask often."""
        newest = select(REVISIONS.c.id).order_by(REVISIONS.c.number.desc()).limit(1)
        with self._reading() as connection:
            return str(connection.execute(newest).scalar_one())

    def current(self) -> Revision:
        """Return the revision that is published now."""
        with self._reading() as connection:
            return _current(connection)

    def log(self) -> list[Revision]:
        """Return every revision, newest first."""
        query = select(*_DESCRIPTION).order_by(REVISIONS.c.number.desc())
        with self._reading() as connection:
            return [_revision(row) for row in connection.execute(query)]

    def revision(self, revision_id: str) -> Revision:
        """Return a revision by its name.

        Raises:
            UnknownRevision: there is none of that name.
        """
        with self._reading() as connection:
            return _revision_of(connection, revision_id)

    def package(self, revision_id: str) -> bytes:
        """Return a revision as the data package that it is: the bytes of a zip.

        Raises:
            UnknownRevision: there is none of that name.
        """
        query = select(REVISIONS.c.package).where(REVISIONS.c.id == revision_id)
        with self._reading() as connection:
            content = connection.execute(query).scalar()
        if content is None:
            raise UnknownRevision(revision_id)
        return bytes(content)

    def dataset(self, revision_id: str) -> Dataset:
        """Return the dataset of a revision.

        Raises:
            UnknownRevision: there is none of that name.
            BrokenPackage: it was published under other rules than today's, and breaks these.
        """
        revision = self.revision(revision_id)
        found, findings = packages.read_package(self.package(revision_id), revision)
        if found is None:
            raise BrokenPackage(revision_id, findings)
        return found

    def add(self, revision: Revision, package: bytes) -> None:
        """Make a revision the current one, if its parent is the current one; else change nothing.

        Raises:
            StaleDraft: another revision has been added to its parent.
        """
        row = {**asdict(revision), "act": str(revision.act), "package": package}
        try:
            with self._writing() as connection:
                connection.execute(insert(REVISIONS).values(row))
                audit.note(
                    connection,
                    revision.act,
                    who=revision.published_by,
                    revision=revision.id,
                    details={"note": revision.note, "parent": revision.parent or ""},
                )
        except IntegrityError as reason:
            raise StaleDraft(revision.parent or "", self.current()) from reason

    # Drafts.

    def save_draft(
        self,
        author: str,
        *,
        based_on: str,
        content: bytes,
        draft_id: str | None = None,
        title: str = "",
    ) -> str:
        """Keep a draft, over its former state if it has one, and return its name.

        Drafts whose time is over are forgotten on this occasion. One that is gone by now is
        kept anew, under a new name.
        """
        now = datetime.now(UTC)
        state = {
            "based_on": based_on,
            "title": title,
            "updated_at": now,
            "expires_at": now + timedelta(days=settings.DRAFT_DAYS),
            "content": content,
        }
        with self._writing() as connection:
            connection.execute(delete(DRAFTS).where(DRAFTS.c.expires_at < now))
            if draft_id is not None:
                own = (DRAFTS.c.id == draft_id) & (DRAFTS.c.author == author)
                if connection.execute(update(DRAFTS).where(own).values(state)).rowcount:
                    return draft_id
            new_id = uuid.uuid4().hex
            connection.execute(insert(DRAFTS).values(id=new_id, author=author, **state))
        return new_id

    def draft(self, author: str, draft_id: str) -> StoredDraft | None:
        """Return an author's draft by its name, if it is still there."""
        return next((draft for draft in self.drafts(author) if draft.id == draft_id), None)

    def drafts(self, author: str) -> list[StoredDraft]:
        """Return an author's drafts, the one touched last first."""
        query = (
            select(DRAFTS)
            .where(DRAFTS.c.author == author, DRAFTS.c.expires_at >= datetime.now(UTC))
            .order_by(DRAFTS.c.updated_at.desc())
        )
        with self._reading() as connection:
            return [StoredDraft(**row._mapping) for row in connection.execute(query)]

    def discard_draft(self, author: str, draft_id: str) -> None:
        """Forget an author's draft, if it is still there."""
        own = (DRAFTS.c.id == draft_id) & (DRAFTS.c.author == author)
        with self._writing() as connection:
            connection.execute(delete(DRAFTS).where(own))

    # The audit log.

    def audit(
        self,
        act: Act,
        *,
        who: str,
        revision: str | None = None,
        details: Mapping[str, str] | None = None,
        once: str | None = None,
    ) -> None:
        """Note for good that something was done or refused.

        Args:
            act: what was done.
            who: the address of the person, or what is known of them.
            revision: the revision that it was done to or from.
            details: particulars.
            once: a name for the event, if it may be reported again; then it is noted only once.
        """
        try:
            with self._writing() as connection:
                audit.note(
                    connection, act, who=who, revision=revision, details=details or {}, once=once
                )
        except IntegrityError:
            if once is None:
                raise

    def audit_log(self) -> list[AuditEntry]:
        """Return everything that was done or refused, newest first."""
        with self._reading() as connection:
            return audit.entries(connection)

    # All of it, for a backup.

    def tables_version(self) -> int:
        """Return the version of the tables that all is kept in."""
        return database.present_version()

    def everything(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Yield every row of every table with the table's name, all as of one moment."""
        with self._reading() as connection:
            yield from database.rows_of(connection)

    def fill(self, rows: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
        """Put rows into this store, all or none; ``StoreNotEmpty`` if it keeps something."""
        with self._writing() as connection:
            database.fill(connection, rows)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with _telling_why(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        writer = self._engine.execution_options(**{WRITES: True})
        with _telling_why(), writer.begin() as connection:
            yield connection


@contextmanager
def _telling_why() -> Iterator[None]:
    """Turn what a database says of itself into one error; the address and data stay out of it."""
    try:
        yield
    except IntegrityError:
        raise  # a rule of ours that two people met at once; whoever wrote knows what it means
    except DBAPIError as reason:
        raise StoreUnavailable(str(reason.orig).strip()) from reason
    except (SQLAlchemyError, OSError) as reason:
        raise StoreUnavailable(str(reason)) from reason


def _current(connection: Connection) -> Revision:
    query = select(*_DESCRIPTION).order_by(REVISIONS.c.number.desc()).limit(1)
    return _revision(connection.execute(query).one())


def _revision_of(connection: Connection, revision_id: str) -> Revision:
    query = select(*_DESCRIPTION).where(REVISIONS.c.id == revision_id)
    row = connection.execute(query).first()
    if row is None:
        raise UnknownRevision(revision_id)
    return _revision(row)


def _revision(row: Row[Any]) -> Revision:
    return Revision(
        **{
            **row._mapping,
            "act": Act(row.act),
            "changes": tuple(RowCounts(**counts) for counts in row.changes),
        }
    )
