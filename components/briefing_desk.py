"""The briefing on an editor's desk, and what can be done with it and with those in the store.

What is typed stays in the session until it is saved. Each act asks for itself whether this
reader may do it, and tells what stood in its way.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from components import access, cache, captions, session
from components import format as formatting
from components.briefing_names import EDIT
from components.i18n import _
from components.roles import Editor
from components.text import plain
from data import briefing as briefings
from data import selection as selecting
from data.briefing import LANGUAGES, Briefing, Step
from data.errors import AtlasError, FullBriefing, StaleBriefing
from data.kept_briefings import KeptBriefing
from data.model import Dataset

_DESK, _OBSTACLES = "briefing.desk", "briefing.obstacles"
_SAVING, _DELETING = "save a briefing", "delete a briefing"  # as the audit log has it


@dataclass(frozen=True, slots=True)
class Desk:
    """A briefing that is being edited.

    ``before`` is what it was when it was laid there; ``seen`` is when that state was saved,
    nothing if none is kept. ``met`` is what somebody else made of it meanwhile, once a save has
    met it. ``names`` tell each step's fields from the others', wherever it moves.
    """

    name: str
    before: Briefing
    briefing: Briefing
    names: tuple[str, ...]
    seen: datetime | None
    met: StaleBriefing | None = None

    def field(self, of: str, what: str, language: str = "") -> str:
        """Return the name of a field: of a step by its name, or of the briefing (``all``)."""
        return "-".join(filter(None, (f"edit-{self.name}", of, what, language)))

    @property
    def steps(self) -> tuple[tuple[str, Step], ...]:
        """The steps, each with the name of its fields."""
        return tuple(zip(self.names, self.briefing.steps, strict=True))

    def with_steps(self, named: tuple[tuple[str, Step], ...]) -> "Desk":
        """Return the desk with other steps, or in another order."""
        told = replace(self.briefing, steps=tuple(step for _name, step in named))
        return replace(self, briefing=told, names=tuple(name for name, _step in named))


def opened(briefing_id: str) -> Desk | None:
    """Return the desk with a briefing on it, laid there if it was not; nothing if there is none.

    What is on the desk stays, also while others save or delete the same briefing.
    """
    here: Desk | None = session.remembered(_DESK)
    if here and here.before.id == briefing_id:
        return here
    told, kept = cache.briefing(briefing_id), cache.shelf().kept().get(briefing_id)
    if told is None:
        return None
    names = tuple(str(number) for number in range(len(told.steps)))
    desk = Desk(uuid.uuid4().hex[:8], told, told, names, kept.saved_at if kept else None)
    session.remember(_DESK, desk)
    return desk


def edit() -> None:
    """Open the briefing of this page to be edited, as it is by now; for a widget's callback."""
    here: Desk | None = session.remembered(_DESK)
    if here and here.briefing == here.before:  # nothing typed is lost
        session.remember(_DESK, None)
    session.change_setting(EDIT, "1")


def leave() -> None:
    """Clear the desk and show the briefing again; for a widget's callback."""
    session.remember(_DESK, None)
    session.change_setting(EDIT, "")


def move(place: int, by: int) -> None:
    """Move a step up (``by`` below zero) or down; for a widget's callback."""
    desk = _with_what_is_typed()
    session.remember(_DESK, desk.with_steps(briefings.moved(desk.steps, place, by)))


def remove(place: int) -> None:
    """Take a step away; for a widget's callback."""
    desk = _with_what_is_typed()
    session.remember(_DESK, desk.with_steps(desk.steps[:place] + desk.steps[place + 1 :]))


def save(dataset: Dataset, *, over: bool = False) -> bool:
    """Keep what is on the desk, and clear it, unless something stands in the way.

    To be called from a widget's callback.

    Args:
        dataset: what the live figures of captions are checked against.
        over: whether to save over what somebody else made of it meanwhile, and was told of.
    """
    desk = _with_what_is_typed()
    if over and desk.met:
        desk = replace(desk, seen=desk.met.saved_at, met=None)
    session.remember(_DESK, desk)
    obstacles = [plain(fault) for fault in _faults(desk.briefing, dataset)]
    if not obstacles:
        reason = _keep(desk.briefing, desk.seen)
        if reason is None:
            leave()
            return True
        if isinstance(reason, StaleBriefing):
            session.remember(_DESK, replace(desk, met=reason))
        obstacles = [access.words(reason)]
    session.remember(_OBSTACLES, obstacles)
    return False


def obstacles() -> list[str]:
    """Return what stood in the way of the last save, once, in sentences to be shown."""
    found: list[str] = session.remembered(_OBSTACLES, [])
    session.remember(_OBSTACLES, [])
    return found


def delete(desk: Desk) -> AtlasError | None:
    """Forget the kept briefing that is on the desk, or return what stands in the way."""
    seen = desk.seen
    if seen is None:
        return None

    def act(editor: Editor) -> None:
        cache.store().briefings.delete(
            desk.briefing.id, by=editor.address, revision=session.revision(), seen=seen
        )

    reason = access.obstacle(act, _DELETING)
    cache.shelf().ask_again()
    if reason is None:
        session.remember(_DESK, None)
        session.remember_setting(EDIT, "")
    return reason


def add_view(briefing_id: str, title: Mapping[str, str], panel: str) -> Briefing | AtlasError:
    """Append the present view to a briefing, or begin one with it.

    Args:
        briefing_id: the briefing; empty for a new one.
        title: what a new one is called, by language.
        panel: the visual that shows the view.

    Returns:
        The briefing as it is kept now, or what stood in the way.
    """
    unsaid = dict.fromkeys(LANGUAGES, "")
    step = Step(panel, selecting.to_query(session.selection()), unsaid, unsaid)
    cache.shelf().ask_again()
    kept: KeptBriefing | None = cache.shelf().kept().get(briefing_id)
    told = cache.briefing(briefing_id)
    try:
        if told:
            told = briefings.with_step(told, step)
        elif briefing_id:
            return StaleBriefing(briefing_id, "", None)
        else:
            taken = [each.id for each in cache.briefings()]
            told = Briefing(briefings.id_of(title["en"], taken), title, (step,))
    except FullBriefing as reason:
        return reason
    return _keep(told, kept.saved_at if kept else None) or told


def _keep(told: Briefing, seen: datetime | None) -> AtlasError | None:
    def act(editor: Editor) -> None:
        cache.store().briefings.save(
            told, by=editor.address, revision=session.revision(), seen=seen
        )

    reason = access.obstacle(act, _SAVING)
    cache.shelf().ask_again()
    return reason


def _with_what_is_typed() -> Desk:
    """Return the desk with what stands in its fields now."""
    desk: Desk = session.remembered(_DESK)

    def both(of: str, what: str) -> dict[str, str]:
        return {
            language: str(session.widget_value(desk.field(of, what, language)) or "").strip()
            for language in LANGUAGES
        }

    steps = tuple(
        replace(
            step,
            panel=str(session.widget_value(desk.field(name, "panel"))),
            caption=both(name, "caption"),
            notes=both(name, "notes"),
        )
        for name, step in desk.steps
    )
    told = replace(desk.briefing, title=both("all", "title"), steps=steps)
    return replace(desk, briefing=told)


def field_labels(what: str) -> dict[str, str]:
    """Return what the fields of a kind (title, caption, notes) are called, by language."""
    return {
        "title": {"en": _("Title in English"), "ar": _("Title in Arabic")},
        "caption": {"en": _("Caption in English"), "ar": _("Caption in Arabic")},
        "notes": {"en": _("Notes in English"), "ar": _("Notes in Arabic")},
    }[what]


def _faults(told: Briefing, dataset: Dataset) -> list[str]:
    """Return what must be mended before a briefing can be kept, as sentences."""
    titles, fields = field_labels("title"), field_labels("caption")
    missing = [
        _("{field}: write one; the other language has readers of its own.").format(
            field=titles[language]
        )
        for language in LANGUAGES
        if not told.title[language]
    ]
    return missing + [
        _("Step {step}. {field}: {fault}").format(
            step=formatting.number(place), field=fields[language], fault=fault
        )
        for place, step in enumerate(told.steps, 1)
        for language in LANGUAGES
        for fault in captions.faults(step.caption[language], dataset)
    ]
