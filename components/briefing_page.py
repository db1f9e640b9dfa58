"""A briefing on the page: one step at a time, to read or to show to a room."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from components import (
    briefing_desk,
    cache,
    captions,
    cards,
    frame,
    identity,
    leading,
    navigation,
    panels,
    sentences,
    session,
    staging,
    wording,
)
from components import format as formatting
from components.briefing_names import ID, STEP, asked_id, title
from components.i18n import _, language, ngettext
from components.panel_titles import TITLES
from components.text import plain
from data import history, queries
from data import selection as selecting
from data.briefing import LANGUAGES, Briefing, Step
from data.kept_briefings import KeptBriefing
from data.model import Dataset, Selection
from data.selection import Query

VIEW_STEPS = ("walk", "map", "themes", "largest", "flows", "years", "meetings")
"""The panels that make a briefing of whatever a reader looks at."""

_MOST_SOURCES = 3  # named at the foot of a step; the rest are counted
_KEYS = (Path(__file__).with_name("scripts") / "presenting.js").read_text()


def of_view(selection: Selection) -> Briefing:
    """Return the briefing that any view is: its figures, visual by visual."""
    unsaid = dict.fromkeys(LANGUAGES, "")
    query = selecting.to_query(selection)
    return Briefing("", unsaid, tuple(Step(panel, query, unsaid, unsaid) for panel in VIEW_STEPS))


def asked(selection: Selection) -> Briefing | None:
    """Return the briefing that the address names, or that of the reader's view; else nothing."""
    briefing_id = asked_id()
    return cache.briefing(briefing_id) if briefing_id else of_view(selection)


def show(dataset: Dataset, briefing: Briefing, *, may_lead: bool = True) -> None:
    """Show the step that the address names, and the way to the others.

    Args:
        dataset: the whole of what this reader sees.
        briefing: whose steps to show.
        may_lead: whether a talk may be led from here, rather than followed.
    """
    steps = briefing.steps
    number = _number(len(steps))
    step = steps[number - 1]
    show_step(dataset, step)
    _ways(briefing, number, may_lead=may_lead)
    if not staging.is_presenting():
        _notes(step)
        _contents(dataset, steps, number)
    # The number makes it another script at each step, which then measures what it shows.
    st.html(f"<script>/* {number} */{_KEYS}</script>", unsafe_allow_javascript=True)


def place(briefing: Briefing, number: int) -> Query:
    """Return the settings of the address that show a step to anybody, whatever they look at."""
    step = {STEP: [str(number)]}
    if briefing.id:
        return {ID: [briefing.id], **step}
    return {**selecting.to_query(session.selection()), **step}


def at(dataset: Dataset, query: Query) -> tuple[Briefing, int] | None:
    """Return the briefing and the number of the step that settings name, if there is one."""
    briefing_id = next(iter(query.get(ID, ())), "")
    seen = selecting.from_query(query, queries.known_ids(dataset))
    briefing = cache.briefing(briefing_id) if briefing_id else of_view(seen)
    if briefing is None:
        return None
    return briefing, _number_among(len(briefing.steps), next(iter(query.get(STEP, ())), ""))


def show_step(dataset: Dataset, step: Step) -> None:
    """Show one step alone: what is said about it, its visual and what it rests on."""
    shown = selecting.from_query(step.query, queries.known_ids(dataset))
    seen = history.as_asked(dataset, shown)
    with st.container(key="stage-page"), session.looking_at(shown):
        told, visual = st.columns([2, 3], gap="large")
        with told:
            _told(seen, shown, step, _caption(dataset, step))
        with visual, st.container(key="stage"):
            panels.PANELS[step.panel](seen, shown)
        _foot(seen, shown)


def _number(last: int) -> int:
    return _number_among(last, session.free_setting(STEP))


def _number_among(last: int, asked: str) -> int:
    return min(max(int(asked), 1), last) if asked.isdecimal() else 1


def _caption(dataset: Dataset, step: Step) -> str:
    """Return what is said about a step, its figures filled in; empty if nothing is."""
    shown = selecting.from_query(step.query, queries.known_ids(dataset))
    return captions.filled(step.caption[language()], dataset, shown)


def _told(dataset: Dataset, shown: Selection, step: Step, caption: str) -> None:
    st.header(_(TITLES[step.panel]), anchor=False)
    summary = queries.summary(dataset, shown)
    st.markdown(plain(caption or sentences.summary_sentence(summary)))
    with st.grid(2, gap="small"):
        cards.figure(
            _("Value counted"),
            formatting.money(summary.counted.best_usd_m),
            sentences.deal_count(summary.counted.deals),
        )
        cards.figure(
            _("Headline figures"),
            formatting.money(summary.headline.best_usd_m),
            sentences.deal_count(summary.headline.deals),
        )


def _foot(dataset: Dataset, shown: Selection) -> None:
    """Say small at the foot by which rule, of which revision and from which sources this is."""
    cited = queries.sources(dataset, shown)
    publishers = list(dict.fromkeys(cited["publisher"]))[:_MOST_SOURCES]
    named = formatting.listing([formatting.isolate(name) for name in publishers])
    st.caption(
        plain(
            " · ".join(
                [
                    wording.lens_rule(shown.lens),
                    _("Revision {revision}").format(
                        revision=formatting.isolate(dataset.revision.id)
                    ),
                    _("{count}: {publishers} …").format(
                        count=sentences.source_count(len(cited)), publishers=named
                    ),
                ]
            )
        )
    )


def _ways(briefing: Briefing, number: int, *, may_lead: bool) -> None:
    last = len(briefing.steps)
    with st.container(horizontal=True, vertical_alignment="center", key="stage-ways"):
        _way(_("Previous step"), "arrow_back", number - 1, last, key="step-before")
        st.caption(
            _("{step} of {steps}").format(
                step=formatting.number(number), steps=formatting.number(last)
            )
        )
        _way(_("Next step"), "arrow_forward", number + 1, last, key="step-after")
        if staging.is_presenting():
            _present(_("End presenting"), "close", "")
        else:
            _present(_("Present"), "slideshow", "1")
            if briefing.id and identity.editor() is not None:
                st.button(
                    _("Edit"),
                    key="edit-briefing",
                    type="tertiary",
                    icon=":material/edit:",
                    on_click=briefing_desk.edit,
                )
        if may_lead:
            leading.strip(place(briefing, number))


def _way(label: str, icon: str, to: int, last: int, *, key: str) -> None:
    st.button(
        label,
        key=key,
        type="tertiary",
        icon=f":material/{icon}:",
        disabled=not 1 <= to <= last,
        on_click=session.change_setting,
        args=(STEP, str(to)),
    )


def _present(label: str, icon: str, value: str) -> None:
    st.button(
        label,
        key="present",
        type="tertiary",
        icon=f":material/{icon}:",
        on_click=session.change_setting,
        args=(staging.PRESENT, value),
    )


def _notes(step: Step) -> None:
    if step.notes[language()]:
        with st.expander(_("Notes for the speaker"), type="compact"):
            st.markdown(plain(step.notes[language()]))


def _contents(dataset: Dataset, steps: Sequence[Step], number: int) -> None:
    with frame.card(_("Steps"), key="card-steps", fills=False):
        for place, step in enumerate(steps, 1):
            told = _caption(dataset, step) or _(TITLES[step.panel])
            st.button(
                plain(f"{formatting.number(place)}. {told}"),
                key=f"open-step-{place}",
                type="tertiary",
                disabled=place == number,
                on_click=session.change_setting,
                args=(STEP, str(place)),
            )


def intro() -> str:
    """Say what briefings are, and to an editor how they are made."""
    told = _(
        "Stories told with the data, view by view. The figures in their sentences follow the "
        "data; any view can be presented as well, by its own address."
    )
    if identity.editor() is None:
        return told
    how = _("Share, on any page, adds what it shows to a briefing, old or new.")
    return f"{told} {how}"


def listing(briefings: Sequence[Briefing]) -> None:
    """Show the briefings that there are, each with its way in."""
    kept = cache.shelf().kept()
    is_editor = identity.editor() is not None
    for briefing in briefings:
        with frame.card(plain(title(briefing)), key=f"card-{briefing.id}", fills=False):
            told = _whose(briefing, kept.get(briefing.id), names_people=is_editor)
            st.caption(plain(f"{_step_count(len(briefing.steps))} · {told}"))
            with st.container(horizontal=True):
                _link(briefing, _("Read"), "menu_book", {})
                _link(briefing, _("Present"), "slideshow", {staging.PRESENT: ["1"]})


def _whose(briefing: Briefing, kept: KeptBriefing | None, *, names_people: bool) -> str:
    """Say where a briefing is from and since when; people's addresses are for editors alone."""
    if kept is None:
        return _("Comes with the program")
    moment = formatting.moment(kept.saved_at)
    said = _("Saved {moment}").format(moment=moment)
    if names_people:
        said = _("Saved {moment} by {person}").format(
            moment=moment, person=formatting.isolate(kept.saved_by)
        )
    if cache.shelf().is_shipped(briefing.id):
        said += " · " + _("In place of the one that comes with the program")
    return said


def _link(briefing: Briefing, label: str, icon: str, settings: Query) -> None:
    navigation.link_with(
        navigation.BRIEFING,
        label,
        selecting.NOTHING_ASKED,
        icon=icon,
        settings={ID: [briefing.id], **settings},
    )


def _step_count(count: int) -> str:
    return ngettext("{count} step", "{count} steps", count).format(count=formatting.number(count))
