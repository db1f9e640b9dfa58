"""The briefings that one process knows: those shipped, and those that the store keeps.

A kept briefing stands for the shipped one of the same id. Readers never wait for the database:
one of them asks it, at most every second, whether anything was saved, and the others go on with
what is known; so they do while the database is away.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable

from data.briefing import Briefing
from data.current import SECONDS_AFTER_A_FAILURE, SECONDS_BETWEEN_QUESTIONS
from data.errors import StoreUnavailable
from data.kept_briefings import KeptBriefing, Stamps
from data.store import Store

_log = logging.getLogger(__name__)


class Shelf:
    """Which briefings there are.

    Args:
        connect: returns the store that keeps some of them.
        shipped: those that come with the program.
    """

    def __init__(self, connect: Callable[[], Store], shipped: Iterable[Briefing]) -> None:
        self._connect = connect
        self._shipped = {briefing.id: briefing for briefing in shipped}
        self._kept: dict[str, KeptBriefing] = {}
        self._stamps: Stamps | None = None
        self._ask_again_at = 0.0
        self._is_asking = threading.Lock()

    def briefings(self) -> tuple[Briefing, ...]:
        """Return every briefing: those kept, the one saved last first, then the others."""
        kept = self.kept()
        shipped = (each for name, each in self._shipped.items() if name not in kept)
        return (*(each.briefing for each in kept.values()), *shipped)

    def kept(self) -> dict[str, KeptBriefing]:
        """Return the briefings that the store keeps, by their ids."""
        # Only before the first answer is there nothing to go on with, and all have to wait.
        if time.monotonic() >= self._ask_again_at and self._is_asking.acquire(
            blocking=self._stamps is None
        ):
            try:
                if time.monotonic() >= self._ask_again_at:
                    self._ask()
            finally:
                self._is_asking.release()
        return self._kept

    def is_shipped(self, briefing_id: str) -> bool:
        """Say whether the program brings a briefing of that id."""
        return briefing_id in self._shipped

    def ask_again(self) -> None:
        """Ask the store as soon as somebody looks, as after a change of one's own."""
        with self._is_asking:  # an answer from before the change would count as a new one
            self._ask_again_at = 0.0

    def _ask(self) -> None:
        wait = SECONDS_BETWEEN_QUESTIONS
        try:
            briefings = self._connect().briefings
            stamps = briefings.stamps()
            if stamps != self._stamps:
                self._kept = {each.briefing.id: each for each in briefings.all()}
                self._stamps = stamps
        except StoreUnavailable as reason:
            _log.warning("The store cannot be asked for briefings: %s", reason)
            wait = SECONDS_AFTER_A_FAILURE
            self._stamps = self._stamps or ()  # from now on nobody waits for it
        self._ask_again_at = time.monotonic() + wait
