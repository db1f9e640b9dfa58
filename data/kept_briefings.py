"""Briefings that editors made and keep in the store; handed out as ``Store.briefings``.

Promises:

- A briefing is saved whole or not at all, and the audit log says who did it.
- Of two who change the same state of a briefing, the first one wins. The other is told who was
  quicker, and nothing of the first one's work is lost.
"""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from data import audit, briefing
from data.briefing import Briefing
from data.database import BRIEFINGS, Transaction
from data.errors import BrokenBriefing, StaleBriefing
from data.model import Act

_MOMENT = timedelta(microseconds=1)  # as finely as both databases keep time
_log = logging.getLogger(__name__)

Stamps = tuple[tuple[str, datetime], ...]


@dataclass(frozen=True, slots=True)
class KeptBriefing:
    """A briefing as it is kept: by whom and when it was saved, and what revision they saw."""

    briefing: Briefing
    saved_by: str
    saved_at: datetime
    revision: str


class KeptBriefings:
    """The briefings of one store.

    Every method raises ``StoreUnavailable`` where the database cannot be reached or written to.
    """

    def __init__(self, reading: Transaction, writing: Transaction) -> None:
        self._reading = reading
        self._writing = writing

    def stamps(self) -> Stamps:
        """Return the id and moment of each; cheap, and another whenever anything was saved."""
        query = select(BRIEFINGS.c.id, BRIEFINGS.c.saved_at).order_by(BRIEFINGS.c.id)
        with self._reading() as connection:
            return tuple((row.id, row.saved_at) for row in connection.execute(query))

    def all(self) -> list[KeptBriefing]:
        """Return every briefing, the one saved last first."""
        query = select(BRIEFINGS).order_by(BRIEFINGS.c.saved_at.desc(), BRIEFINGS.c.id)
        with self._reading() as connection:
            found = [_kept(row) for row in connection.execute(query)]
        return [kept for kept in found if kept is not None]

    def get(self, briefing_id: str) -> KeptBriefing | None:
        """Return a briefing by its id, if it is kept."""
        with self._reading() as connection:
            return _of_id(connection, briefing_id)

    def save(
        self, told: Briefing, *, by: str, revision: str, seen: datetime | None
    ) -> KeptBriefing:
        """Keep a briefing, in the place of the state that its editor saw.

        Args:
            told: the briefing.
            by: the address of the person who saves it.
            revision: the revision that they look at.
            seen: when the state was saved that they changed; nothing if none was kept then.

        Raises:
            StaleBriefing: another state is kept by now, or none any more.
            BrokenBriefing: it could not be read again.
        """
        content = briefing.written(told)
        read = briefing.read(content)
        now = datetime.now(UTC)
        # Clocks of several machines differ, and no two states may bear the same moment.
        moment = now if seen is None else max(now, seen + _MOMENT)
        state = {"saved_by": by, "saved_at": moment, "revision": revision, "content": content}
        try:
            with self._writing() as connection:
                if seen is None:
                    connection.execute(insert(BRIEFINGS).values(id=told.id, **state))
                else:
                    changed = update(BRIEFINGS).where(*_as_seen(told.id, seen)).values(state)
                    _demand(connection, told.id, has_it=bool(connection.execute(changed).rowcount))
                _note(connection, Act.BRIEFING_SAVED, told.id, by=by, revision=revision)
        except IntegrityError as reason:
            raise StaleBriefing(told.id, *_who_and_when(self.get(told.id))) from reason
        return KeptBriefing(read, by, moment, revision)

    def delete(self, briefing_id: str, *, by: str, revision: str, seen: datetime) -> None:
        """Forget a briefing in the state that its editor saw.

        Raises:
            StaleBriefing: another state is kept by now, or none any more.
        """
        with self._writing() as connection:
            forgotten = delete(BRIEFINGS).where(*_as_seen(briefing_id, seen))
            _demand(connection, briefing_id, has_it=bool(connection.execute(forgotten).rowcount))
            _note(connection, Act.BRIEFING_DELETED, briefing_id, by=by, revision=revision)


def _as_seen(briefing_id: str, seen: datetime) -> tuple[Any, Any]:
    return BRIEFINGS.c.id == briefing_id, BRIEFINGS.c.saved_at == seen


def _demand(connection: Connection, briefing_id: str, *, has_it: bool) -> None:
    if not has_it:
        raise StaleBriefing(briefing_id, *_who_and_when(_of_id(connection, briefing_id)))


def _who_and_when(kept: KeptBriefing | None) -> tuple[str, datetime | None]:
    return (kept.saved_by, kept.saved_at) if kept else ("", None)


def _note(connection: Connection, act: Act, briefing_id: str, *, by: str, revision: str) -> None:
    audit.note(connection, act, who=by, revision=revision, details={"briefing": briefing_id})


def _of_id(connection: Connection, briefing_id: str) -> KeptBriefing | None:
    row = connection.execute(select(BRIEFINGS).where(BRIEFINGS.c.id == briefing_id)).first()
    return _kept(row) if row else None


def _kept(row: Row[Any]) -> KeptBriefing | None:
    try:
        return KeptBriefing(briefing.read(row.content), row.saved_by, row.saved_at, row.revision)
    except BrokenBriefing:  # saved by another version of this program; the others can be shown
        _log.exception("The kept briefing %s cannot be read", row.id)
        return None
