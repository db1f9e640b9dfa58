"""Files in the making: at what step each one is, and whether its reader still waits for it.

A file is made in a thread of its own, so that nobody's page waits. What makes it says by
``step`` what it turns to next, in the reader's words; that is also where it stops if the reader
cancelled, or has gone away. Outside of a making (the read API, tests) a step does nothing.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from enum import StrEnum
from uuid import uuid4

from components import format as formatting
from components.i18n import _

Maker = Callable[[], bytes]

AT_ONCE = 4  # files of all readers; more would only share the interpreter's lock
PATIENCE = 90  # seconds without a look; a hidden tab still looks once a minute
KEPT = 60  # seconds that a finished file can be saved again; the next to end lets it go

_log = logging.getLogger(__name__)
_pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="making")
_now: ContextVar["Making | None"] = ContextVar("making", default=None)
_finished: deque["Making"] = deque()
_finishing = threading.Lock()
_stopping = threading.Event()


class State(StrEnum):
    """How far a file has come."""

    WAITING = "waiting"
    UNDER_WAY = "under_way"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


class Cancelled(Exception):
    """Nobody waits for the file any more."""


class Impossible(Exception):
    """The file cannot be made, whoever tries again; it says why and what to do, to its reader."""


class Making:
    """One file in the making: its thread writes what its reader's session reads.

    Attributes:
        id: names it among all of them.
        file_name: what the file is called.
        state: how far it has come.
        step: what it is at, in the reader's words.
        refusal: why it cannot be made, in the reader's words; empty if nobody knows.
        content: the file, from when it is done until it is let go.
    """

    def __init__(self, file_name: str, make: Maker) -> None:
        self.id = uuid4().hex
        self.file_name = file_name
        self.state = State.WAITING
        self.step = self.refusal = ""
        self.content: bytes | None = None
        self._is_wanted = True
        self._over = threading.Event()
        self._begun_at = self._over_at = time.monotonic()
        self.look()
        self._run = _pool.submit(self._made_by, make)

    @property
    def is_over(self) -> bool:
        """Say whether nothing more will come of it."""
        return self._over.is_set()

    @property
    def is_cancelling(self) -> bool:
        """Say whether it was cancelled, and goes on to its next step only."""
        return not self._is_wanted and not self.is_over

    @property
    def is_past(self) -> bool:
        """Say whether it was over so long ago that nobody need be told."""
        return self.is_over and time.monotonic() - self._over_at > KEPT

    @property
    def seconds(self) -> float:
        """Return how long it has taken so far, or until it was over."""
        return (self._over_at if self.is_over else time.monotonic()) - self._begun_at

    def look(self) -> None:
        """Note that the reader is still there."""
        self._looked_at = time.monotonic()

    def wait(self, seconds: float) -> bool:
        """Wait for it a while, and say whether it is over."""
        return self._over.wait(seconds)

    def cancel(self) -> None:
        """Let it stop: at once if it has not begun, else at its next step."""
        self._is_wanted = False
        if not self.is_over and self._run.cancel():
            self._end(State.CANCELLED)

    def at(self, words: str) -> None:
        """Note the step that it is at.

        Raises:
            Cancelled: nobody waits for it.
        """
        self._stop_if_unwanted()
        self.step = words

    def let_go(self) -> None:
        """Keep the file no longer."""
        self.content = None

    def _stop_if_unwanted(self) -> None:
        is_left = time.monotonic() - self._looked_at > PATIENCE
        if not self._is_wanted or is_left or _stopping.is_set():
            raise Cancelled

    def _made_by(self, make: Maker) -> None:
        token = _now.set(self)
        try:
            self._stop_if_unwanted()
            self.state = State.UNDER_WAY
            content = make()
            self._stop_if_unwanted()
        except Cancelled:
            self._end(State.CANCELLED)
        except Impossible as reason:
            self.refusal = str(reason)
            self._end(State.FAILED)
        except BaseException:  # a panic of the typesetter too: the reader is told, the log says why
            _log.exception("A file could not be made: %s", self.file_name)
            self._end(State.FAILED)
        else:
            self.content = content
            self._end(State.DONE)
        finally:
            _now.reset(token)

    def _end(self, state: State) -> None:
        self.state, self._over_at = state, time.monotonic()
        with _finishing:
            _finished.append(self)
            while _finished[0].is_past:
                _finished.popleft().let_go()
        self._over.set()


def stop_all() -> None:
    """Let no file begin any more, and each one stop at its next step: the process ends."""
    _stopping.set()
    _pool.shutdown(wait=False, cancel_futures=True)


def writing(table: str) -> None:
    """Say that a table is written, which may take long; does nothing where no file is made."""
    step(_("Writing the table {table}").format(table=formatting.isolate(table)))


def step(words: str) -> None:
    """Say what the file in the making turns to next; does nothing where none is made.

    Raises:
        Cancelled: nobody waits for the file any more.
    """
    making = _now.get()
    if making is not None:
        making.at(words)
