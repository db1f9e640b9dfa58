"""What the service reads from: revisions and their datasets, as the rest of the process has them.

The service knows neither the store nor the caches of the pages; whoever puts it together hands
it these few functions.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from data.model import Change, Dataset, Revision


@dataclass(frozen=True, slots=True)
class Revisions:
    """How revisions are read.

    Attributes:
        current: the name of the published revision, at most a second old.
        dataset: the dataset of a revision by its name.
        log: every revision, newest first.
        changes: what differs from one revision, named first, to another.
        is_stale: whether the store could not be asked, so that there may be a newer revision.
    """

    current: Callable[[], str]
    dataset: Callable[[str], Dataset]
    log: Callable[[], Sequence[Revision]]
    changes: Callable[[str, str], Sequence[Change]]
    is_stale: Callable[[], bool]
