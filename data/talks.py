"""Talks: what a presenter shows now, for those who follow from screens of their own.

A talk is known by its code, which is said to a room; who has its secret drives it. Only the
secret's digest is kept, so that nobody who reads the database can take a talk over. A talk ends
when its presenter says so, and by itself when nothing has moved for ``settings.TALK_HOURS``.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from data import settings
from data.database import TALKS, Transaction
from data.errors import UnknownTalk

CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without those that are taken for each other on a projector: I, L and O, 0 and 1."""

CODE_LENGTH = 6
"""Short enough to be said aloud. There are 31⁶, nearly 900 million codes: at the twenty pages a
second that a process serves, a guesser would need about a year and a half to try them, and would
find what is public anyway. To drive takes the secret."""

_SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class Lead:
    """What its presenter holds of a talk: the code that everybody may know, and the secret."""

    code: str
    secret: str


@dataclass(frozen=True, slots=True)
class Talk:
    """What those who follow a talk are shown: the path and query of a page, in no language."""

    code: str
    shown: str


class Talks:
    """The talks that go on; handed out by the store.

    Every method raises ``StoreUnavailable`` where the database cannot be reached or written to.

    Args:
        reading: opens a connection to read by.
        writing: opens one whose transaction is kept.
    """

    def __init__(self, reading: Transaction, writing: Transaction) -> None:
        self._reading = reading
        self._writing = writing

    def start(self, shown: str) -> Lead:
        """Begin a talk that shows a page, and return how it is followed and driven."""
        lead = Lead(_new_code(), secrets.token_urlsafe(_SECRET_BYTES))
        row = {"code": lead.code, "secret_digest": _digest(lead.secret), **_state(shown)}
        try:
            with self._writing() as connection:
                _forget_ended(connection)
                connection.execute(insert(TALKS).values(row))
        except IntegrityError:  # another talk has the code, as one in 900 million does
            return self.start(shown)
        return lead

    def show(self, lead: Lead, shown: str) -> None:
        """Show another page to those who follow.

        Raises:
            UnknownTalk: the talk has ended, or the secret is not its own.
        """
        with self._writing() as connection:
            _forget_ended(connection)
            _require(connection, lead)
            query = update(TALKS).where(TALKS.c.code == lead.code)
            connection.execute(query.values(_state(shown)))

    def end(self, lead: Lead) -> None:
        """End a talk.

        Raises:
            UnknownTalk: it has ended already, or the secret is not its own.
        """
        with self._writing() as connection:
            _forget_ended(connection)
            _require(connection, lead)
            connection.execute(delete(TALKS).where(TALKS.c.code == lead.code))

    def find(self, code: str) -> Talk | None:
        """Return what a talk shows, if one of that code goes on."""
        query = select(TALKS.c.code, TALKS.c.shown).where(
            TALKS.c.code == code, TALKS.c.expires_at >= datetime.now(UTC)
        )
        with self._reading() as connection:
            row = connection.execute(query).first()
        return None if row is None else Talk(row.code, row.shown)


def code_of(text: str) -> str:
    """Return the code that somebody typed, however it was spaced; empty if it can be none."""
    # Digits may come from an Arabic keyboard.
    letters = [str(int(sign)) if sign.isdecimal() else sign.upper() for sign in text]
    code = "".join(letter for letter in letters if letter.isalnum())
    return code if len(code) == CODE_LENGTH and set(code) <= set(CODE_LETTERS) else ""


def _new_code() -> str:
    return "".join(secrets.choice(CODE_LETTERS) for _place in range(CODE_LENGTH))


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _state(shown: str) -> dict[str, object]:
    now = datetime.now(UTC)
    expires_at = now + timedelta(hours=settings.TALK_HOURS)
    return {"shown": shown, "changed_at": now, "expires_at": expires_at}


def _forget_ended(connection: Connection) -> None:
    connection.execute(delete(TALKS).where(TALKS.c.expires_at < datetime.now(UTC)))


def _require(connection: Connection, lead: Lead) -> None:
    query = select(TALKS.c.secret_digest).where(TALKS.c.code == lead.code)
    kept = connection.execute(query).scalar() or ""
    if not hmac.compare_digest(kept, _digest(lead.secret)):
        raise UnknownTalk(lead.code)
