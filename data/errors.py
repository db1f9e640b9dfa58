"""What can go wrong with data, as exceptions.

AtlasError
├── NotAnEditor              the person may not do what only editors may
├── DataError                a dataset cannot be read or used
│   ├── BrokenBriefing       a briefing cannot be read, or says what cannot be filled in
│   ├── FullBriefing         a briefing has as many steps as it may have
│   ├── UnreadablePackage    no package is there, or it cannot be opened at all
│   └── BrokenPackage        it was read, and its findings forbid using it
└── StoreError               revisions cannot be read or written
    ├── StoreUnavailable     the database cannot be reached, opened or written to
    ├── StoreNotEmpty        a backup can be restored into an empty store only
    ├── UnknownRevision      the store has no revision of that name
    ├── UnknownTalk          no talk of that code goes on, or the secret is not its own
    ├── StaleDraft           somebody published since the draft was made
    ├── StaleBriefing        somebody saved or deleted the briefing meanwhile
    └── NothingToPublish     the tables are those that are published already
"""

from collections.abc import Sequence
from datetime import datetime

from data.model import Finding, Revision


class AtlasError(Exception):
    """Anything that the project itself raises."""


class NotAnEditor(AtlasError):
    """The person may not do what only editors may."""


class DataError(AtlasError):
    """A dataset cannot be read or used."""


class BrokenBriefing(DataError):
    """A briefing cannot be read, or says what cannot be filled in; the message says where."""


class FullBriefing(DataError):
    """A briefing has as many steps as it may have."""


class UnreadablePackage(DataError):
    """No package is there, or it cannot be opened at all; the message says why."""


class BrokenPackage(DataError):
    """A package was read, and its findings forbid using it."""

    def __init__(self, place: str, findings: Sequence[Finding]) -> None:
        super().__init__(f"{place} has {len(findings)} findings that forbid using it")
        self.findings = tuple(findings)


class StoreError(AtlasError):
    """Revisions cannot be read or written."""


class StoreUnavailable(StoreError):
    """The database cannot be reached, opened or written to; the message says why."""


class StoreNotEmpty(StoreError):
    """A backup can be restored into an empty store only, and this one keeps something."""

    def __init__(self) -> None:
        super().__init__("the store keeps something already; restore into an empty one")


class UnknownRevision(StoreError):
    """The store has no revision of that name."""

    def __init__(self, revision_id: str) -> None:
        super().__init__(f"there is no revision {revision_id}")


class UnknownTalk(StoreError):
    """No talk of that code goes on, or the secret is not its own; which of them is not told."""

    def __init__(self, code: str) -> None:
        super().__init__(f"there is no talk {code} to drive")


class StaleDraft(StoreError):
    """Somebody published since the draft was made; ``current`` is what they published."""

    def __init__(self, based_on: str, current: Revision) -> None:
        super().__init__(
            f"{current.published_by} published {current.id} since; this draft is based on "
            f"{based_on}"
        )
        self.current = current


class StaleBriefing(StoreError):
    """A briefing was saved meanwhile, by whom and when; or deleted, if there is no moment."""

    def __init__(self, briefing_id: str, saved_by: str, saved_at: datetime | None) -> None:
        super().__init__(f"{briefing_id} was saved or deleted meanwhile")
        self.saved_by = saved_by
        self.saved_at = saved_at


class NothingToPublish(StoreError):
    """The tables are, to the byte, those that are published already."""

    def __init__(self, current: Revision) -> None:
        super().__init__(f"the tables are those of {current.id}, which is published already")
