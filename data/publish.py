"""The acts: tables become the published revision, and an old revision becomes it again.

Each act checks for itself that the tables may be published and that nobody published since,
and is noted in the audit log, whether it succeeds or is refused.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pandas as pd

from data import checks, diff, packages, settings
from data.errors import AtlasError, BrokenPackage, NothingToPublish, StaleDraft
from data.model import Act, Dataset, Finding, Revision, RowCounts, Severity
from data.schema import TABLES
from data.store import Store

Tables = Mapping[str, pd.DataFrame]


def open_store(url: str | None = None) -> Store:
    """Open the store that the settings name, and see that it has a first revision.

    An empty store gets the shipped package. One to which nobody has published anything follows
    the shipped package when that changes; the team's own work is never written over.
    """
    store = Store(url or settings.DATABASE_URL)
    try:
        if store.is_empty():
            shipped = packages.shipped()
            moment = shipped.revision.published_at
            store.add(shipped.revision, packages.zipped(shipped.tables, created=moment))
        elif all(revision.act == Act.SHIPPED for revision in store.log()):
            newer = unknown_shipped(store)
            if newer is not None:
                adopt_shipped(store, newer, based_on=store.current_id())
    except StaleDraft:
        pass  # another process that started at the same time was quicker
    return store


def publish(store: Store, tables: Tables, *, based_on: str, by: str, note: str) -> Revision:
    """Publish tables, typed as ``data.schema`` has them, as the next revision.

    Args:
        store: where revisions are kept.
        tables: every table of the new revision.
        based_on: the revision that the tables were made from.
        by: the address of the person who publishes.
        note: why, in their own words.

    Raises:
        StaleDraft: somebody published since.
        NothingToPublish: the tables are those of the current revision.
        BrokenPackage: their findings forbid publishing.
        StoreUnavailable: the store cannot be reached or written to.
    """
    with _noting_refusal(store, by, based_on):
        return _add(store, tables, Act.PUBLISHED, based_on=based_on, by=by, note=note)


def roll_back(store: Store, revision_id: str, *, based_on: str, by: str, note: str) -> Revision:
    """Publish the tables of an old revision again, as a new one.

    Raises:
        UnknownRevision: the store has no revision of that name.
        StaleDraft, NothingToPublish, BrokenPackage, StoreUnavailable: as ``publish``.
    """
    with _noting_refusal(store, by, based_on):
        old = store.dataset(revision_id)
        return _add(
            store,
            old.tables,
            Act.ROLLED_BACK,
            based_on=based_on,
            by=by,
            note=note,
            restores=revision_id,
        )


def unknown_shipped(store: Store) -> Dataset | None:
    """Return the shipped package if the store has never had it."""
    known = {revision.digest for revision in store.log()}
    if packages.digest_as_written(settings.PACKAGE_FOLDER) in known:
        return None  # most often so, and told without reading the tables
    shipped = packages.shipped()
    return None if shipped.revision.digest in known else shipped


def offered_package(store: Store) -> Dataset | None:
    """Return the shipped package if it is new to the store and made since the last it had."""
    shipped = unknown_shipped(store)
    taken = [revision for revision in store.log() if revision.act == Act.SHIPPED]
    if shipped is None or shipped.revision.published_at <= taken[0].published_at:
        return None
    return shipped


def adopt_shipped(
    store: Store, shipped: Dataset, *, based_on: str, by: str = "", note: str = ""
) -> Revision:
    """Publish the shipped package as the next revision.

    Raises:
        StaleDraft, NothingToPublish, BrokenPackage, StoreUnavailable: as ``publish``.
    """
    by = by or shipped.revision.published_by
    with _noting_refusal(store, by, based_on):
        return _add(store, shipped.tables, Act.SHIPPED, based_on=based_on, by=by, note=note)


def _add(
    store: Store,
    tables: Tables,
    act: Act,
    *,
    based_on: str,
    by: str,
    note: str,
    restores: str | None = None,
) -> Revision:
    current = store.current()
    if based_on != current.id:
        raise StaleDraft(based_on, current)
    digest = packages.digest(tables)
    if digest == current.digest:
        raise NothingToPublish(current)
    # A second later than its parent at least, so that names sort even where clocks do not agree.
    now = datetime.now(UTC).replace(microsecond=0)
    published_at = max(now, current.published_at + timedelta(seconds=1))
    content = packages.zipped(tables, created=published_at)
    errors = _errors(content)
    if errors:
        raise BrokenPackage("the draft", errors)
    revision = Revision(
        id=packages.revision_id(published_at, digest),
        parent=current.id,
        published_at=published_at,
        published_by=by,
        note=note,
        digest=digest,
        act=act,
        restores=restores,
        changes=row_counts(store.package(current.id), content),
    )
    store.add(revision, content)
    return revision


def _errors(content: bytes) -> list[Finding]:
    """Return what forbids publishing, found in the very bytes that would be published."""
    tables, findings = packages.read_tables(content)
    if len(tables) == len(TABLES):
        findings += checks.check(tables, today=datetime.now(UTC).date())
    return [found for found in findings if found.severity == Severity.ERROR]


@contextmanager
def _noting_refusal(store: Store, by: str, based_on: str) -> Iterator[None]:
    try:
        yield
    except (StaleDraft, NothingToPublish, BrokenPackage) as reason:
        _note_refusal(store, by, based_on, reason)
        raise


def _note_refusal(store: Store, by: str, based_on: str, reason: AtlasError) -> None:
    details = {"reason": type(reason).__name__, "said": str(reason)}
    store.audit(Act.REFUSED, who=by, revision=based_on, details=details)


def row_counts(before: bytes, after: bytes) -> tuple[RowCounts, ...]:
    """Count the rows that differ between two packages, for each table that has any.

    They are compared as text: an old package need not keep today's rules to be counted.
    """
    found = diff.text_changes(packages.read_texts(before), packages.read_texts(after))
    return tuple(
        RowCounts(name, added=counts.added, modified=counts.modified, removed=counts.removed)
        for name, counts in diff.counts(found).items()
    )
