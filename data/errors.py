"""What can go wrong with data, as exceptions.

AtlasError
└── DataError                a dataset cannot be read or used
    ├── UnreadablePackage    no package is there, or it cannot be opened at all
    └── BrokenPackage        it was read, and its findings forbid using it
"""

from collections.abc import Sequence

from data.model import Finding


class AtlasError(Exception):
    """Anything that the project itself raises."""


class DataError(AtlasError):
    """A dataset cannot be read or used."""


class UnreadablePackage(DataError):
    """No package is there, or it cannot be opened at all; the message says why."""


class BrokenPackage(DataError):
    """A package was read, and its findings forbid using it."""

    def __init__(self, place: str, findings: Sequence[Finding]) -> None:
        super().__init__(f"{place} has {len(findings)} findings that forbid using it")
        self.findings = tuple(findings)
