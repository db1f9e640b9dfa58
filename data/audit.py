"""The audit log: what was done or refused, when and by whom, in the transaction that did it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from data.database import AUDIT
from data.model import Act


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One thing that was done, or refused: when, by whom, on which revision."""

    at: datetime
    who: str
    act: Act
    revision: str | None
    details: Mapping[str, str]


def note(
    connection: Connection,
    act: Act,
    *,
    who: str,
    revision: str | None,
    details: Mapping[str, str],
    once: str | None = None,
) -> None:
    """Note for good that something was done or refused (``Store.audit`` tells of each word)."""
    connection.execute(
        insert(AUDIT).values(
            at=datetime.now(UTC),
            who=who,
            act=str(act),
            revision=revision,
            details=dict(details),
            once=once,
        )
    )


def entries(connection: Connection) -> list[AuditEntry]:
    """Return everything that was done or refused, newest first."""
    query = select(AUDIT).order_by(AUDIT.c.number.desc())
    return [
        AuditEntry(row.at, row.who, Act(row.act), row.revision, row.details)
        for row in connection.execute(query)
    ]
