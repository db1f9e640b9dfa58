"""The draft on an editor's desk, kept in the store at every step, and what can be done with it.

Nothing of a draft lives in the session: a reload, a lost connection or a restart of the server
loses nothing. Each act asks for itself whether this reader may do it, and tells the page in a
word what came of it, or what stood in its way.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from components import access, cache, session
from data import publish as publishing
from data.errors import AtlasError, BrokenPackage
from data.intake import ApplyMode, Candidate, Upload, read_upload
from data.intake.candidate import merged_tables
from data.mending import Remedy, mended, without_hidden_characters
from data.merge import Merge, Place, Side, merge
from data.model import Dataset, Draft, Revision
from data.schema import TABLES
from data.text_form import as_text

Edits = Mapping[tuple[str, int, str], str]
"""New texts of cells, by table, position in the candidate and column."""

_OUTCOME, _OBSTACLE, _PUBLISHED = "update.outcome", "update.obstacle", "update.published"


class Outcome(StrEnum):
    """What came of the last act, where the page should say it."""

    MERGED = "merged"
    DISCARDED = "discarded"
    UNDONE = "undone"


@dataclass(frozen=True, eq=False)
class Desk:
    """A draft being worked on: its name in the store, what was uploaded, what was found.

    ``state`` names what it is now: each act makes another.
    """

    id: str
    state: str
    candidate: Candidate
    draft: Draft
    base: Dataset

    @property
    def is_stale(self) -> bool:
        """Whether somebody published since the draft was made."""
        return self.base.revision.id != cache.current_revision()


def on_desk(editor: str) -> Desk | None:
    """Return the draft that an editor touched last."""
    drafts = cache.store().drafts(editor)
    if not drafts:
        return None
    stored = drafts[0]
    candidate, draft = cache.reviewed(stored.id, stored.updated_at, stored)
    return Desk(
        id=stored.id,
        state=f"{stored.updated_at.timestamp():.6f}",
        candidate=candidate,
        draft=draft,
        base=cache.dataset_at(stored.based_on),
    )


def outcome() -> Outcome | None:
    """Return what came of the last act, once."""
    found: Outcome | None = session.remembered(_OUTCOME)
    session.remember(_OUTCOME, None)
    return found


def obstacle() -> AtlasError | None:
    """Return what stood in the way of the last act, once."""
    found: AtlasError | None = session.remembered(_OBSTACLE)
    session.remember(_OBSTACLE, None)
    return found


def just_published() -> Revision | None:
    """Return the revision that this editor published in this session, until told away."""
    found: Revision | None = session.remembered(_PUBLISHED)
    return found


def take(files: Sequence[Upload], mode: ApplyMode) -> None:
    """Read files into the draft, or into a new one."""

    def act(editor: str) -> None:
        here = on_desk(editor)
        base = here.base if here else cache.dataset_at(cache.current_revision())
        candidate = read_upload(files, base, mode=mode)
        if here:
            candidate = here.candidate.joined(candidate)
        title = ", ".join(file.name for file in files)[:200]
        _save(editor, candidate, base, here, title=title)
        session.remember(_PUBLISHED, None)

    _do(act)


def mend(edits: Edits) -> None:
    """Put new texts into cells of the draft."""

    def change(here: Desk) -> Candidate:
        candidate = here.candidate
        for (table, position, column), text in edits.items():
            candidate = candidate.with_cell(table, position, column, text)
        return candidate

    _change(change)


def apply_remedy(remedy: Remedy) -> None:
    """Replace a text by the likely one wherever it is faulty."""
    _change(lambda here: mended(here.candidate, remedy))


def remove_hidden_characters() -> None:
    """Take invisible characters out of the cells in which they were found."""
    _change(lambda here: without_hidden_characters(here.candidate, here.draft.findings))


def discard() -> None:
    """Forget the draft."""

    def act(editor: str) -> None:
        here = on_desk(editor)
        if here:
            cache.store().discard_draft(editor, here.id)
            session.remember(_OUTCOME, Outcome.DISCARDED)

    _do(act)


def merged(here: Desk, choices: Mapping[Place, Side] | None = None) -> Merge:
    """Bring the draft together with what was published meanwhile."""
    theirs = cache.dataset_at(cache.current_revision())
    names = list(here.candidate.tables)
    base, current = (
        {name: as_text(dataset.tables[name], TABLES[name]) for name in names}
        for dataset in (here.base, theirs)
    )
    return merge(base, here.candidate.texts, current, choices)


def rebase(choices: Mapping[Place, Side]) -> None:
    """Base the draft on what was published meanwhile, if the choices settle every conflict."""

    def act(editor: str) -> None:
        here = on_desk(editor)
        if here is None or not here.is_stale:
            return
        result = merged(here, choices)
        if result.conflicts:
            return
        tables = merged_tables(result.tables, here.candidate.tables)
        candidate = Candidate(tables, here.candidate.findings, here.candidate.notes)
        _save(editor, candidate, cache.dataset_at(cache.current_revision()), here)
        session.remember(_OUTCOME, Outcome.MERGED)

    _do(act)


def publish(note: str) -> None:
    """Publish the draft, if nothing forbids it."""

    def act(editor: str) -> None:
        here = on_desk(editor)
        if here is None:
            return
        if here.draft.dataset is None:
            raise BrokenPackage("the draft", here.draft.errors)
        store = cache.store()
        based_on = here.base.revision.id
        tables = here.draft.dataset.tables
        revision = publishing.publish(store, tables, based_on=based_on, by=editor, note=note)
        store.discard_draft(editor, here.id)
        cache.notice_publication()
        session.remember(_PUBLISHED, revision)

    _do(act)


def undo(note: str) -> None:
    """Publish again what was current before this editor published."""

    def act(editor: str) -> None:
        revision = just_published()
        if revision is None or revision.parent is None:
            return
        publishing.roll_back(
            cache.store(), revision.parent, based_on=revision.id, by=editor, note=note
        )
        cache.notice_publication()
        session.remember(_PUBLISHED, None)
        session.remember(_OUTCOME, Outcome.UNDONE)

    _do(act)


def _change(change: Callable[[Desk], Candidate]) -> None:
    def act(editor: str) -> None:
        here = on_desk(editor)
        if here:
            _save(editor, change(here), here.base, here)

    _do(act)


def _save(
    editor: str, candidate: Candidate, base: Dataset, here: Desk | None, *, title: str = ""
) -> None:
    cache.store().save_draft(
        editor,
        based_on=base.revision.id,
        content=candidate.to_bytes(),
        draft_id=here.id if here else None,
        title=title,
    )


def _do(act: Callable[[str], None]) -> None:
    reason = access.obstacle(lambda editor: act(editor.address))
    if reason is not None:
        cache.notice_publication()
    session.remember(_OBSTACLE, reason)
