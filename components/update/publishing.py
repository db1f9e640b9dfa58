"""Step 4: warnings ticked, a note, Publish; and what else can become of a draft."""

import streamlit as st

from components import access, cache, frame, navigation, session, wording
from components import format as formatting
from components.i18n import N_, _, ngettext
from components.text import plain
from components.update import desk
from components.update.desk import Desk, Outcome
from components.update.mending import by_kind, kind_label
from data.merge import Conflict, Merge, Place, Side, place_name
from data.model import ChangeKind, Revision

_NOTE, _UNDO_NOTE = "update-note", "update-undo-note"
_LONGEST_NOTE = 500  # characters: a few sentences

_OUTCOMES: dict[Outcome, str] = {
    Outcome.MERGED: N_(
        "Your draft now builds on what was published meanwhile. Look at what would change, and "
        "publish."
    ),
    Outcome.DISCARDED: N_("The draft is discarded. Nothing was published."),
    Outcome.UNDONE: N_("Undone: what was published before is current again."),
}


def tell_outcome() -> None:
    """Say what came of the last act, or what stood in its way."""
    reason, came = desk.obstacle(), desk.outcome()
    if reason is not None:
        st.error(access.words(reason), icon=":material/error:")
        st.markdown(_("Your draft is kept as it was."))
    if came is not None:
        st.info(_(_OUTCOMES[came]), icon=":material/info:")


def tell_published() -> None:
    """Say what this editor has just published, and offer to undo it."""
    revision = desk.just_published()
    if revision is None:
        return
    with st.container(border=True, key="update-published"):
        st.markdown("**" + _("Published. Every reader sees it within five seconds.") + "**")
        st.markdown(plain(_published_sentence(revision)))
        with st.popover(_("Undo this publication"), icon=":material/undo:", key="update-undo"):
            st.markdown(
                _("What was current before is published again, as a new revision. Nothing is lost.")
            )
            note = st.text_input(
                _("Why"), key=_UNDO_NOTE, max_chars=_LONGEST_NOTE, placeholder=_("In a few words")
            )
            st.button(
                _("Undo it"),
                key="update-undo-confirm",
                type="primary",
                on_click=lambda: desk.undo(note or _("Undone at once")),
            )


def _published_sentence(revision: Revision) -> str:
    rows = sum(counts.added + counts.modified + counts.removed for counts in revision.changes)
    return ngettext(
        "Revision {revision}: {count} row changed. {note}",
        "Revision {revision}: {count} rows changed. {note}",
        rows,
    ).format(
        revision=formatting.isolate(revision.id),
        count=formatting.number(rows),
        note=formatting.isolate(revision.note),
    )


def show(here: Desk) -> None:
    """Ask for what publishing needs, and publish or discard."""
    reasons = _what_is_missing(here)
    note = st.text_area(
        _("What changes, and why"),
        key=_NOTE,
        max_chars=_LONGEST_NOTE,
        placeholder=_("For the log that everybody can read"),
        height=80,
    )
    if not (note or "").strip():
        reasons.append(_("Say in the note what changes."))
    for reason in reasons:
        st.markdown(f"- {plain(reason)}")
    with st.container(horizontal=True, gap="small", key="update-acts"):
        st.button(
            _("Publish"),
            key="update-publish",
            type="primary",
            icon=":material/publish:",
            disabled=bool(reasons),
            on_click=lambda: desk.publish(str(session.widget_value(_NOTE)).strip()),
        )
        with st.popover(_("Discard the draft"), icon=":material/delete:", key="update-discard"):
            st.markdown(_("The files' changes are forgotten. What is published stays as it is."))
            st.button(
                _("Discard it"), key="update-discard-confirm", on_click=desk.discard, type="primary"
            )


def _what_is_missing(here: Desk) -> list[str]:
    missing = []
    if here.is_stale:
        missing.append(_("First bring the draft together with what was published meanwhile."))
    if here.draft.errors:
        missing.append(_("Mend the errors of step 2."))
    if not here.draft.changes:
        missing.append(_("There is nothing to publish: the draft says what is published."))
    kinds = by_kind(here.draft.warnings)
    read = [
        st.checkbox(
            plain(_("I have read: {warning}").format(warning=kind_label(alike))),
            # Ticks belong to these very warnings; more of a kind ask again.
            key=f"update-read-{code}-{len(alike)}",
        )
        for code, alike in kinds.items()
    ]
    if not all(read):
        missing.append(_("Tick the warnings that you have read."))
    return missing


def meet_others(here: Desk) -> None:
    """Show what was published meanwhile, and bring the draft together with it."""
    current = cache.dataset_at(cache.current_revision()).revision
    with st.container(border=True, key="update-meanwhile"):
        st.markdown("**" + _("Published meanwhile") + "**")
        st.markdown(
            plain(
                _("{who} published on {moment}: {note}").format(
                    who=formatting.isolate(current.published_by),
                    moment=formatting.moment(current.published_at),
                    note=formatting.isolate(current.note),
                )
            )
        )
        merge = desk.merged(here)
        if not merge.conflicts:
            st.markdown(_("Your changes and theirs do not touch the same cells."))
        choices = _choose(merge)
        st.button(
            _("Bring them together"),
            key="update-merge",
            type="primary",
            icon=":material/merge:",
            disabled=len(choices) < len(merge.conflicts),
            on_click=desk.rebase,
            args=(choices,),
        )


def _choose(merge: Merge) -> dict[Place, Side]:
    if not merge.conflicts:
        return {}
    st.markdown(
        ngettext(
            "{count} conflict: both of you changed the same. Choose what stands.",
            "{count} conflicts: both of you changed the same. Choose what stands.",
            len(merge.conflicts),
        ).format(count=formatting.number(len(merge.conflicts)))
    )
    choices: dict[Place, Side] = {}
    for conflict in merge.conflicts:
        words = {str(side): _side(conflict, side) for side in Side}
        chosen = st.radio(
            plain(_conflict_label(conflict)),
            list(words),
            index=None,
            key=f"update-conflict-{place_name(conflict.place)}",
            format_func=words.__getitem__,
        )
        if chosen:
            choices[conflict.place] = Side(chosen)
    return choices


def _conflict_label(conflict: Conflict) -> str:
    table, key, column = conflict.place
    row = formatting.isolate(", ".join(key))
    if not column:
        return _("{table}, row {row}").format(table=formatting.isolate(table), row=row)
    return _("{table}, row {row}, {column}; before: {before}").format(
        table=formatting.isolate(table),
        row=row,
        column=formatting.isolate(column),
        before=formatting.isolate(conflict.before or "–"),
    )


def _side(conflict: Conflict, side: Side) -> str:
    kind = conflict.my_kind if side == Side.MINE else conflict.their_kind
    text = conflict.mine if side == Side.MINE else conflict.theirs
    if not conflict.place[2]:
        text = wording.term(kind) if kind != ChangeKind.ADDED else ""
    words = {Side.MINE: _("Mine: {text}"), Side.THEIRS: _("Theirs: {text}")}
    return plain(words[side].format(text=formatting.isolate(text or "–")))


def preview_link(here: Desk) -> None:
    """Offer the whole dashboard as it would be, once nothing forbids publishing."""
    if here.draft.dataset is None:
        frame.note(_("Once the errors are mended, the whole dashboard can be seen with the draft."))
        return
    navigation.preview(here.id, _("See the whole dashboard as it would be"))
