"""The profile of one actor: who it is, key figures, partners, its life, deals and meetings."""

from dataclasses import replace
from typing import cast

import pandas as pd
import streamlit as st

from components import (
    cards,
    charts,
    controls,
    frame,
    names,
    navigation,
    network_chart,
    reality,
    sentences,
    tables,
    wording,
)
from components import format as formatting
from components.i18n import Language, _, language
from components.text import plain
from data import queries
from data.model import Dataset, Selection
from data.queries import ActorDetail, ActorRows, Mark, Measure, Part, Weight
from data.selection import NOTHING_ASKED
from data.vocabulary import ActorKind, MembershipStatus

MOST_PARTNERS = 12
MOST_NEAR = 10  # circles around the actor; more have no room for their names
_PARTS: tuple[Part, ...] = ("any", "payer", "receiver", "other")


def show(dataset: Dataset, selection: Selection, detail: ActorDetail) -> None:
    """Show everything about one actor under the reader's selection."""
    actor_id = str(detail.actor["actor_id"])
    rows = queries.actor_rows(dataset, selection, actor_id)
    frame.detail_headline(names.actor(dataset, actor_id), navigation.ACTOR, navigation.ACTORS)
    st.markdown(_facts(dataset, detail.actor))
    frame.note(_other_names(detail.actor))
    st.markdown(plain(sentences.actor_sentence(rows.summary)))
    frame.what_counts()
    if rows.deals.empty and rows.meetings.empty:
        if rows.kept.empty and selection == replace(NOTHING_ASKED, lens=selection.lens):
            st.caption(_("No deal and no meeting of the dataset names it as a side."))
        else:
            frame.nothing_found(rows.summary)
        _standings(dataset, detail)
        return
    _figures(rows, str(detail.actor["actor_id"]))
    partners, time = st.columns([2, 3])
    with partners:
        weight = _partners(dataset, rows, actor_id)
        if not rows.kept.empty:
            reality.card(dataset, rows.kept, key="actor-walk", whose=("actor", actor_id))
    with time:
        with frame.card(
            _("Deals and meetings in time"), _("Choose a mark to open it."), key="card-life"
        ):
            life, older = queries.recent_life(queries.actor_life(rows))
            charts.life(dataset, life)
            frame.note(sentences.older_marks_note(older, life["start_on"].min().year))
        if weight:
            _network(dataset, selection, actor_id, weight)
        _standings(dataset, detail)
    _deals(dataset, rows)
    if not rows.meetings.empty:
        with frame.card(_("Meetings"), key="card-meetings"):
            tables.meetings(dataset, rows.meetings)


def _facts(dataset: Dataset, actor: pd.Series) -> str:
    """Return the name in the other script, what the actor is, of which country, in what role."""
    other = Language.EN if language() is Language.AR else Language.AR
    is_state = actor["kind"] == str(ActorKind.STATE)
    country = str(actor["country"])
    return cards.facts(
        formatting.isolate(str(actor[f"name_{other}"])),
        wording.label(ActorKind(str(actor["kind"]))),
        names.country(dataset, country) if country and not is_state else "",
        str(actor[f"role_{language()}"]),
    )


def _other_names(actor: pd.Series) -> str:
    aliases = cast(tuple[str, ...], actor["aliases"])
    if not aliases:
        return ""
    known = " · ".join(formatting.isolate(alias) for alias in aliases)
    return _("Also written: {names}").format(names=known)


def _figures(rows: ActorRows, actor_id: str) -> None:
    """Show the key figures; those of deals only of an actor that has any, counted or not."""
    summary = rows.summary
    with st.grid(5, min_column_width=150, gap="small"):
        if summary.counted.deals + summary.left_out.deals:
            _deal_figures(rows, actor_id)
        cards.figure(
            _("Meetings held"),
            formatting.number(summary.meetings),
            _("{count} planned").format(count=formatting.number(summary.planned)),
            mark=Mark(Measure.MEETINGS, "actor", (actor_id,)),
        )


def _deal_figures(rows: ActorRows, actor_id: str) -> None:
    parts: tuple[tuple[str, Part], ...] = ((_("Paid"), "payer"), (_("Received"), "receiver"))
    for label, part in parts:
        total = rows.total_as(part)
        cards.figure(
            label,
            formatting.money(total.best_usd_m) if total.disclosed else "–",
            sentences.deal_count(total.deals),
            mark=Mark(Measure.VALUE, "actor", (actor_id, part)),
            help_text=sentences.no_double_count_note(),
        )
    cards.figure(
        _("Signed or brokered only"),
        formatting.number(rows.total_as("other").deals),
        _("without money of its own"),
        mark=Mark(Measure.DEALS, "actor", (actor_id, "other")),
    )
    counted = rows.summary.counted
    cards.figure(
        _("Deals"),
        formatting.number(counted.deals),
        _("{count} undisclosed").format(count=formatting.number(counted.undisclosed)),
        mark=Mark(Measure.DEALS, "actor", (actor_id,)),
    )


def _partners(dataset: Dataset, rows: ActorRows, actor_id: str) -> Weight | None:
    """Rank whom the actor deals with and whom it meets; return by what, if there is anybody."""
    beside = queries.counterparts(dataset, rows, actor_id)
    columns = queries.WEIGHT_COLUMNS
    usable = [weight for weight, column in columns.items() if (beside[column] > 0).any()]
    with frame.card(_("With whom"), key="card-partners"):
        if not usable:
            st.caption(_("Nobody else takes part in these deals and meetings."))
            return None
        words = {"money": _("Money"), "deals": _("Deals"), "meetings": _("Meetings")}
        weight = cast(Weight, controls.one_of("with", _("Ranked by"), usable, words.__getitem__))
        ranked = beside[beside[columns[weight]] > 0]
        ranked = ranked.sort_values(columns[weight], ascending=False, kind="stable")
        top = ranked.head(MOST_PARTNERS)
        if weight == "money":
            charts.actors_by_value(dataset, top, _("Money between them"), key="partners-money")
            frame.note(sentences.actor_split_note())
        else:
            charts.actors_by_count(dataset, top, words[weight], of=weight, key=f"partners-{weight}")
        frame.note(sentences.largest_of_note(MOST_PARTNERS, len(ranked)))
    return weight


def _network(dataset: Dataset, selection: Selection, actor_id: str, weight: Weight) -> None:
    """Show the actor's strongest links, and those among the actors they lead to."""
    near = queries.around(queries.edges(dataset, selection, "actors"), actor_id, weight, MOST_NEAR)
    if near.empty:
        return
    note = _("The {most} strongest links, and those among the actors they lead to.")
    with frame.card(
        _("Its network"), note.format(most=formatting.number(MOST_NEAR)), key="card-network"
    ):
        network_chart.show(
            dataset,
            near,
            between="actors",
            weight=weight,
            key="actor-network",
            picks=network_chart.open_pair(weight),
            twin=True,
        )


def _standings(dataset: Dataset, detail: ActorDetail) -> None:
    """Show in which blocs the actor stands itself, or who stands in it."""
    if not detail.standings.empty:
        with frame.card(_("Blocs and accords"), key="card-standings"):
            _by_standing(dataset, detail.standings, "bloc_id")
    if not detail.members.empty:
        with frame.card(_("Members"), key="card-members"):
            _by_standing(dataset, detail.members, "member_id")


def _by_standing(dataset: Dataset, memberships: pd.DataFrame, whom: str) -> None:
    for status in MembershipStatus:
        held = memberships[memberships["status"] == str(status)]
        if held.empty:
            continue
        named = {actor_id: names.actor(dataset, actor_id) for actor_id in held[whom]}
        with st.container(
            horizontal=True, gap="small", vertical_alignment="center", key=f"standing-{status}"
        ):
            st.markdown(f"**{plain(wording.label(status))}**", width="content")
            for actor_id in sorted(named, key=named.__getitem__):
                navigation.link_here(named[actor_id], row_id=actor_id, among=f"{status}-")


def _deals(dataset: Dataset, rows: ActorRows) -> None:
    if rows.deals.empty:
        return

    def word(part: str) -> str:
        name = _("All") if part == "any" else wording.lane(part)
        count = len(rows.deals_as(cast(Part, part)))
        return _("{name} ({count})").format(name=name, count=formatting.number(count))

    with frame.card(_("Deals"), key="card-deals"):
        usable = [part for part in _PARTS if not rows.deals_as(part).empty]
        part = controls.one_of("part", _("Its role in them"), usable, word)
        tables.deals(dataset, rows.deals_as(cast(Part, part)))
