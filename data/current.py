"""The published revision as one process knows it: asked for now and then, kept through an outage.

Readers never wait for the database. One of them asks it, at most every second; the others go on
with what is known. A new revision is announced once its dataset has been read. While the
database is away, what was read last stays, and says that it may be out of date.
"""

import logging
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

from data import packages
from data.errors import AtlasError, StoreUnavailable
from data.model import Dataset
from data.store import Store

SECONDS_BETWEEN_QUESTIONS = 1.0
SECONDS_AFTER_A_FAILURE = 5.0  # a database that is away may take seconds to say so

_log = logging.getLogger(__name__)


class Current:
    """Which revision is published, and the store that says so.

    Args:
        connect: opens the store.
        prepare: reads a revision's dataset for all readers, before it is announced.
    """

    def __init__(
        self, connect: Callable[[], Store], prepare: Callable[[str], object] | None = None
    ) -> None:
        self._connect = connect
        self._prepare = prepare
        self._store: Store | None = None
        self._fallback: Dataset | None = None
        self._id = ""
        self._ask_again_at = 0.0
        self._is_asking = threading.Lock()
        self.stale_since: datetime | None = None
        """Since when the store cannot be asked; nothing while it can."""

    @property
    def is_stale(self) -> bool:
        """Whether the store could not be asked when it was last tried."""
        return self.stale_since is not None

    def id(self) -> str:
        """Return the name of the published revision."""
        # Only before the first answer is there nothing to go on with, and all have to wait.
        if time.monotonic() >= self._ask_again_at and self._is_asking.acquire(
            blocking=not self._id
        ):
            try:
                if time.monotonic() >= self._ask_again_at:
                    self._ask()
            finally:
                self._is_asking.release()
        return self._id

    @property
    def known_id(self) -> str:
        """The name of the published revision as last heard, without asking anybody."""
        return self._id

    def ask_now(self) -> str:
        """Ask the store at once, as after a publication of one's own."""
        self._ask_again_at = 0.0
        return self.id()

    def store(self) -> Store:
        """Return the store.

        Raises:
            StoreUnavailable: it has not been opened yet.
        """
        if self._store is None:
            self._store = self._connect()
        return self._store

    def read(self, revision_id: str) -> Dataset:
        """Return the dataset of a revision; during an outage, the shipped one if it is that.

        Raises:
            UnknownRevision: there is none of that name.
            BrokenPackage: it breaks today's rules.
            StoreUnavailable: it cannot be read now.
        """
        if self._fallback is not None and self._fallback.revision.id == revision_id:
            return self._fallback
        return self.store().dataset(revision_id)

    def _ask(self) -> None:
        try:
            newest = self.store().current_id()
            if newest != self._id and self._prepare is not None:
                self._prepare(newest)
            self._id = newest
            self.stale_since = None
            self._ask_again_at = time.monotonic() + SECONDS_BETWEEN_QUESTIONS
        except StoreUnavailable as reason:
            if not self.is_stale:
                _log.warning("The store cannot be asked: %s", reason)
            self._wait()
            if not self._id:  # the first thing this process hears; it has the shipped package
                self._fallback = packages.shipped()
                self._id = self._fallback.revision.id
        except AtlasError:
            if not self._id:
                raise
            _log.exception("The published revision cannot be read; readers keep %s", self._id)
            self._wait()

    def _wait(self) -> None:
        """Note that the store cannot be asked, and leave it alone for a while."""
        self.stale_since = self.stale_since or datetime.now(UTC)
        self._ask_again_at = time.monotonic() + SECONDS_AFTER_A_FAILURE
