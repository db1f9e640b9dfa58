"""The directory of actors: search by any name, kinds, a ranking, and the table of all of them."""

import pandas as pd
import streamlit as st

from components import (
    charts,
    controls,
    frame,
    names,
    navigation,
    sentences,
    session,
    tables,
    wording,
)
from components import format as formatting
from components.i18n import _
from components.text import plain
from data import queries
from data.model import Dataset, Selection
from data.queries import Part
from data.selection import LONGEST_TEXT
from data.vocabulary import ActorKind

EVERY_KIND = "all"
MOST_BARS = 15
MOST_ELSEWHERE = 5
SEARCH_WIDTH = 420  # pixels: its placeholder in one line
_VALUES: dict[str, Part] = {"value": "any", "paid": "payer", "received": "receiver"}
_COUNTS = ("deals", "meetings")


def directory(dataset: Dataset, selection: Selection, actors: pd.DataFrame) -> None:
    """Show the actors of a selection: ``queries.actors``."""
    first_row = st.container(horizontal=True, vertical_alignment="bottom", key="actor-controls")
    with first_row:
        text = _search_box()
    kind = _kind_switch(actors)
    of_kind = actors if kind == EVERY_KIND else actors[actors["kind"] == kind]
    found = queries.found(dataset, of_kind, text)
    if found.empty:
        _none_found(dataset, text)
        return
    with first_row:
        rank = _rank_switch(found)
    column = rank if rank in _COUNTS else f"{rank}_usd_m"
    ranked = found.sort_values([column, "deals", "meetings"], ascending=False, kind="stable")
    shown = queries.found(dataset, ranked, text)  # best match first, then by rank
    ranking, every = st.columns([2, 3])
    with ranking, frame.card(_rank_label(rank), _rank_note(rank), key="card-ranking"):
        _ranking(dataset, selection, shown, rank)
    with every, frame.card(sentences.actor_count(len(shown)), key="card-actors"):
        tables.actors(dataset, shown)


def _search_box() -> str:
    name, key = "find", "find-actor"
    text = session.free_setting(name)[:LONGEST_TEXT]
    session.seed(key, text)
    st.text_input(
        _("Find an actor"),
        key=key,
        placeholder=_("A name, an acronym or another spelling, in either script"),
        max_chars=LONGEST_TEXT,
        width=SEARCH_WIDTH,
        icon=":material/person_search:",
        on_change=lambda: session.change_setting(
            name, " ".join(str(session.widget_value(key) or "").split())
        ),
    )
    return text


def _kind_switch(actors: pd.DataFrame) -> str:
    sizes = actors["kind"].value_counts()
    kinds = [str(kind) for kind in ActorKind if str(kind) in sizes]

    def word(kind: str) -> str:
        if kind == EVERY_KIND:
            return _("All kinds")
        return _("{name} ({count})").format(
            name=wording.label(ActorKind(kind)), count=formatting.number(sizes[kind])
        )

    return controls.one_of("kind", _("Kind of actor"), [EVERY_KIND, *kinds], word)


def _rank_switch(actors: pd.DataFrame) -> str:
    """Let the reader choose a measure; people rarely pay, so without money meetings rank."""
    has_money = bool((actors["value_usd_m"] > 0).any())
    return controls.one_of(
        "rank",
        _("Ranked by"),
        [*_VALUES, *_COUNTS],
        _rank_label,
        default="value" if has_money else "meetings",
    )


def _rank_label(rank: str) -> str:
    return {
        "value": _("Value of their deals"),
        "paid": _("Paid"),
        "received": _("Received"),
        "deals": _("Deals"),
        "meetings": _("Meetings"),
    }[rank]


def _rank_note(rank: str) -> str | None:
    return sentences.actor_overlap_note() if rank in _VALUES else None


def _ranking(dataset: Dataset, selection: Selection, shown: pd.DataFrame, rank: str) -> None:
    if rank in _COUNTS:
        counts = shown[shown[rank] > 0].rename(columns={"actor_id": "id"})
        counts = counts.sort_values(rank, ascending=False, kind="stable")
        charts.actors_by_count(
            dataset, counts.head(MOST_BARS), _rank_label(rank), of=rank, key=f"rank-{rank}"
        )
    else:
        deals = queries.deals(dataset, selection)
        counts = queries.value_by_actor(dataset, deals, _VALUES[rank])
        counts = counts[counts["id"].isin(shown["actor_id"])]
        charts.actors_by_value(
            dataset, counts.head(MOST_BARS), _rank_label(rank), key=f"rank-{rank}"
        )
    frame.note(sentences.largest_of_note(MOST_BARS, len(counts)))


def _none_found(dataset: Dataset, text: str) -> None:
    """Say that no actor is called so here, and offer a way out."""
    elsewhere = queries.found(dataset, dataset.table("actors"), text)
    with st.container(border=True, key="nobody-found"):
        st.subheader(_("No actor of this selection is called so"), anchor=False)
        st.markdown(
            plain(
                _("Nobody among them is called “{text}”, in any spelling known here.").format(
                    text=formatting.isolate(text)
                )
            )
        )
        if not elsewhere.empty:
            st.markdown(_("Outside this selection there are:"))
            for actor_id in elsewhere["actor_id"].head(MOST_ELSEWHERE):
                navigation.link(
                    navigation.ACTOR, names.actor(dataset, actor_id), row_id=str(actor_id)
                )
        st.button(
            _("Show all actors"),
            key="find-clear",
            type="primary",
            on_click=session.change_setting,
            args=("find", ""),
        )
