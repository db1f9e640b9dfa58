"""A few countries, actors or blocs side by side: the picker, their figures, what they share."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import pandas as pd
import streamlit as st

from components import (
    cards,
    charts,
    controls,
    figures,
    filters,
    frame,
    names,
    navigation,
    offers,
    sentences,
    session,
    standing_sentences,
    twins,
    wording,
)
from components import format as formatting
from components.figures import words
from components.i18n import Language, _, language
from components.labels import labelled
from components.text import plain
from data import queries
from data.model import Dataset, Selection
from data.money import Total
from data.queries import Common, Mark, Measure, Subject, Tally
from data.vocabulary import ActorKind

SUGGESTIONS = (("KAZ", "UZB"), ("SAU", "ARE", "QAT"), ("USA", "CHN", "RUS"))
"""Neighbors that one asks about together; what a dataset does not have is not suggested."""

MOST_PARTNERS, MOST_LINKED, MOST_LISTED = 12, 8, 5


def compared(dataset: Dataset) -> list[Subject]:
    """Return those that the reader compares, in the order chosen."""
    known = queries.subjects(dataset)
    asked = session.settings_list(navigation.COMPARED, known, most=navigation.MOST_COMPARED)
    return [known[subject_id] for subject_id in asked]


def sentence(dataset: Dataset, deals: pd.DataFrame, subjects: Sequence[Subject]) -> str:
    """Return, in one sentence, what each of those compared comes to."""
    if len(subjects) < 2:
        return _("Two to four countries, actors or blocs on the same scales.")
    said = [
        _("{name}: {deals}").format(
            name=formatting.isolate(_name(dataset, subject)),
            deals=_worth(queries.total(queries.deals_with(dataset, deals, subject))),
        )
        for subject in subjects
    ]
    return _("{each}.").format(each=formatting.listing(said))


def picker(dataset: Dataset) -> None:
    """Let the reader choose whom to compare."""
    called = dict(_options(dataset, language()))
    known = queries.subjects(dataset)
    for asked in session.settings_list(navigation.COMPARED, known, most=navigation.MOST_COMPARED):
        called.setdefault(asked, _plain_name(dataset, known[asked]))
    controls.some_of(
        navigation.COMPARED,
        _("Compare"),
        list(called),
        called.__getitem__,
        most=navigation.MOST_COMPARED,
        placeholder=_("Countries, blocs, companies, people …"),
    )
    frame.note(
        sentences.busiest_offered_note(filters.MOST_ACTORS, len(queries.busiest_actors(dataset)))
    )


@lru_cache(maxsize=8)
def _options(dataset: Dataset, _spoken: Language) -> dict[str, str]:
    """Return what is offered, each with its kind in words: countries, blocs, busy actors."""
    kinds = dict(dataset.table("actors")[["actor_id", "kind"]].astype(str).itertuples(index=False))
    place = {"country": 0, "bloc": 1, "actor": 2}
    busiest = set(queries.busiest_actors(dataset)[: filters.MOST_ACTORS])
    found = []
    for subject in queries.subjects(dataset).values():
        if subject.kind == "actor" and subject.id not in busiest:
            continue
        kind = (
            _("country")
            if subject.kind == "country"
            else wording.term(ActorKind(kinds[subject.id]))
        )
        label = _("{name} · {kind}").format(name=_plain_name(dataset, subject), kind=kind)
        found.append((place[subject.kind], label, subject.id))
    return {subject_id: label for _place, label, subject_id in sorted(found)}


def _plain_name(dataset: Dataset, subject: Subject) -> str:
    if subject.kind == "country":
        return names.country(dataset, subject.id)
    return names.actor(dataset, subject.id)


def _name(dataset: Dataset, subject: Subject) -> str:
    """Return what one of those compared is called; a bloc stands for its states."""
    name = _plain_name(dataset, subject)
    return _("{bloc} (its states)").format(bloc=name) if subject.kind == "bloc" else name


def suggestions(dataset: Dataset) -> None:
    """Say how to begin, and offer comparisons that make sense."""
    known = queries.subjects(dataset)
    with frame.card(_("Choose at least two"), key="card-suggestions"):
        st.markdown(_("Search above for a country, a bloc, a company or a person, or begin with:"))
        for suggested in SUGGESTIONS:
            if set(suggested) <= set(known):
                st.button(
                    plain(formatting.listing([names.country(dataset, code) for code in suggested])),
                    key=f"suggest-{'-'.join(suggested)}",
                    icon=f":material/{navigation.COMPARE.icon}:",
                    type="tertiary",
                    on_click=session.change_setting,
                    args=(navigation.COMPARED, *suggested),
                )


def show(
    dataset: Dataset, deals: pd.DataFrame, meetings: pd.DataFrame, subjects: list[Subject]
) -> None:
    """Show those compared side by side, and what they have in common."""
    called = {subject.id: _name(dataset, subject) for subject in subjects}
    tallies = {subject.id: queries.tally(dataset, deals, meetings, subject) for subject in subjects}
    frame.note(standing_sentences.shared_note())
    if any(subject.kind == "bloc" for subject in subjects):
        frame.note(_("A bloc stands for its present member and signatory states together."))
    for column, subject in zip(st.columns(len(subjects)), subjects, strict=True):
        with column, frame.card(plain(called[subject.id]), key=f"card-{subject.id.lower()}"):
            _key_figures(tallies[subject.id], subject)
    _charts(dataset, deals, subjects, called, tallies)
    _common(dataset, queries.common(dataset, deals, meetings, subjects), len(subjects))


def _worth(total: Total) -> str:
    return sentences.deals_worth(total.deals, total.best_usd_m)


def _key_figures(tally: Tally, subject: Subject) -> None:
    whole = tally.whole
    with st.grid(3, min_column_width=140, gap="small"):
        cards.figure(
            _("Value, in any part"),
            formatting.money(whole.best_usd_m),
            cards.range_note(whole.low_usd_m, whole.best_usd_m, whole.high_usd_m),
            mark=Mark(Measure.VALUE, "subject", (subject.id,)),
            help_text=sentences.no_double_count_note(),
        )
        cards.figure(
            _("Deals"),
            formatting.number(whole.deals),
            _("{count} undisclosed").format(count=formatting.number(whole.undisclosed)),
            mark=Mark(Measure.DEALS, "subject", (subject.id,)),
        )
        cards.figure(
            _("Meetings held"),
            formatting.number(tally.meetings),
            _("{count} planned").format(count=formatting.number(tally.planned)),
            mark=Mark(Measure.MEETINGS, "subject", (subject.id,)),
        )


def _charts(
    dataset: Dataset,
    deals: pd.DataFrame,
    subjects: list[Subject],
    called: dict[str, str],
    tallies: dict[str, Tally],
) -> None:
    totals, years = st.columns(2)
    with totals, frame.card(_("In all, paid and received"), key="card-totals"):
        values = _totals(tallies)
        _bars(
            values,
            called,
            _("Value in all, paid and received"),
            key="compare-totals",
            explains=lambda: offers.of_subjects(values, called),
        )
    with years, frame.card(_("Value by year"), key="card-years"):
        by_year = queries.years_compared(dataset, deals, subjects)
        charts.show(
            figures.compared_years(by_year, called),
            words.of_years_compared(by_year, called),
            key="compare-years",
            twin=lambda: twins.years_compared(by_year, called),
        )
    themes, partners = st.columns(2)
    with themes, frame.card(_("Value by theme"), key="card-themes"):
        values = queries.themes_compared(dataset, deals, subjects)
        _bars(labelled(dataset, values, "theme"), called, _("Value by theme"), key="by-theme")
    with partners, frame.card(_("Largest partners"), sentences.overlap_note(), key="card-partners"):
        values = queries.partners_compared(dataset, deals, subjects, MOST_PARTNERS)
        _bars(labelled(dataset, values, "country"), called, _("Value by partner"), key="partners")


def _bars(
    values: pd.DataFrame,
    called: dict[str, str],
    subject: str,
    *,
    key: str,
    explains: Callable[[], Mapping[str, str]] | None = None,
) -> None:
    charts.show(
        figures.compared_bars(values, called),
        words.of_compared(values, called, subject),
        key=key,
        twin=lambda: twins.compared(values, called),
        explains=explains,
    )


def _totals(tallies: dict[str, Tally]) -> pd.DataFrame:
    """Return the three totals of each as groups of bars."""
    labels = {"whole": _("In any part"), "paid": _("Paid"), "received": _("Received")}
    return pd.DataFrame(
        [
            {
                "subject_id": subject_id,
                "id": side,
                "label": label,
                "low_usd_m": total.low_usd_m,
                "value_usd_m": total.best_usd_m,
                "high_usd_m": total.high_usd_m,
                "deals": total.deals,
                "undisclosed": total.undisclosed,
            }
            for side, label in labels.items()
            for subject_id, tally in tallies.items()
            for total in (getattr(tally, side),)
        ]
    )


def _common(dataset: Dataset, common: Common, count: int) -> None:
    note = _("In which at least two of them have a part.") if count > 2 else None
    deals, meetings, others = st.columns(3)
    with deals, frame.card(_("Deals in common"), note, key="card-common-deals"):
        st.markdown(plain(_worth(queries.total(common.deals))))
        cards.deal_list(dataset, common.deals.head(MOST_LISTED), key="common-deals")
        _more(len(common.deals))
    with meetings, frame.card(_("Meetings in common"), note, key="card-common-meetings"):
        st.markdown(sentences.meeting_count(len(common.meetings)))
        cards.meeting_list(dataset, common.meetings.head(MOST_LISTED), key="common-meetings")
        _more(len(common.meetings))
    with others:
        asked = session.selection()
        with frame.card(
            _("Partners of all of them"),
            _("Each has a deal with them."),
            key="card-common-partners",
        ):
            _partner_links(dataset, common.partners, asked)
        if common.blocs:
            with frame.card(_("Blocs in common"), key="card-common-blocs"):
                _bloc_links(dataset, common.blocs)


def _more(count: int) -> None:
    if count > MOST_LISTED:
        frame.note(
            _("Showing {most} of {count}.").format(
                most=formatting.number(MOST_LISTED), count=formatting.number(count)
            )
        )


def _partner_links(dataset: Dataset, partners: list[str], asked: Selection) -> None:
    if not partners:
        st.markdown(_("None."))
    with st.container(gap=None, key="list-partners"):
        for code in partners[:MOST_LINKED]:
            navigation.link_with(
                navigation.DEALS,
                names.country(dataset, code),
                replace(asked, countries=(code,)),
            )
    if len(partners) > MOST_LINKED:
        frame.note(_("And {count} more.").format(count=len(partners) - MOST_LINKED))


def _bloc_links(dataset: Dataset, blocs: list[str]) -> None:
    with st.container(gap=None, key="list-blocs"):
        for bloc_id in blocs:
            navigation.link(navigation.ACTOR, names.actor(dataset, bloc_id), row_id=bloc_id)
