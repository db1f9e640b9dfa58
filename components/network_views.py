"""The network of a selection: what is drawn, the pairs beside it, and the rows behind a pair."""

from functools import partial
from typing import cast

import pandas as pd
import streamlit as st

from components import (
    controls,
    frame,
    labels,
    names,
    navigation,
    network_chart,
    sentences,
    session,
    tables,
)
from components import format as formatting
from components.i18n import _
from components.network_chart import JOINT, PAIR
from components.text import plain
from data import queries
from data.model import Dataset, Selection
from data.queries import Between, Weight

MOST_DRAWN = 45  # lines; with more, names cover each other
MOST_LISTED = 200  # pairs; the grid of all of thousands would be most of the page
_BETWEEN: tuple[Between, ...] = ("countries", "actors")
_WEIGHTS: tuple[Weight, ...] = ("money", "deals", "meetings")


def show(dataset: Dataset, selection: Selection) -> None:
    """Show who deals with whom and who meets whom, and the rows behind the pair chosen."""
    between, weight = _controls()
    edges = queries.edges(dataset, selection, between)
    strongest = queries.strongest(edges, weight)
    chosen = _chosen_pair(strongest)
    drawing, pairs = st.columns([11, 9])
    with drawing, frame.card(_("Who with whom"), _note(between, weight), key="card-network"):
        drawn = strongest.head(MOST_DRAWN)
        network_chart.show(
            dataset,
            drawn,
            between=between,
            weight=weight,
            key="network",
            picks=partial(session.change_setting, PAIR),
            chosen=chosen,
        )
        frame.note(sentences.largest_of_note(MOST_DRAWN, len(strongest)))
        frame.note(_("A circle is as large as the lines drawn from it weigh together."))
        if weight == "money":
            beside = queries.without_direction(dataset, queries.deals(dataset, selection))
            frame.note(sentences.undrawn_money_note(queries.within(edges), beside.best_usd_m))
    with pairs, frame.card(_("Pairs, strongest first"), key="card-pairs"):
        network_chart.table(dataset, strongest.head(MOST_LISTED), between)
        frame.note(sentences.largest_of_note(MOST_LISTED, len(strongest)))
    if chosen:
        _rows_behind(dataset, selection, between, chosen)


def _controls() -> tuple[Between, Weight]:
    with st.container(horizontal=True, vertical_alignment="bottom", key="network-controls"):
        between = controls.one_of(
            "between",
            _("Between"),
            _BETWEEN,
            lambda code: {"countries": _("Countries"), "actors": _("Actors")}[code],
        )
        weight = controls.one_of(
            "weigh",
            _("Weighed by"),
            _WEIGHTS,
            lambda code: {
                "money": _("Money"), "deals": _("Deals"), "meetings": _("Meetings"),
            }[code],
        )  # fmt: skip
    return cast(Between, between), cast(Weight, weight)


def _note(between: Between, weight: Weight) -> str:
    if weight == "money":
        return sentences.split_note() if between == "countries" else sentences.actor_split_note()
    return _("A line counts the deals, or the held meetings, in which both take part.")


def _chosen_pair(edges: pd.DataFrame) -> str:
    """Return the pair that the address names, if the selection still links it."""
    known = set(network_chart.pair_ids(edges))
    return session.setting(PAIR, known, "")


def _rows_behind(dataset: Dataset, selection: Selection, between: Between, chosen: str) -> None:
    """Show the deals and the meetings in which both of a pair take part."""
    one, other = chosen.split(JOINT)
    rows = queries.pair_rows(dataset, selection, between, (one, other))
    word = labels.label_of(dataset, "country" if between == "countries" else "actor")
    title = _("{one} and {other}").format(
        one=formatting.isolate(word(one)), other=formatting.isolate(word(other))
    )
    with frame.card(plain(title), key="card-pair"):
        st.markdown(plain(sentences.actor_sentence(rows.summary)))
        with st.container(horizontal=True, key="pair-links"):
            if between == "actors":
                for actor_id in (one, other):
                    navigation.link(
                        navigation.ACTOR, names.actor(dataset, actor_id), row_id=actor_id
                    )
            st.button(
                _("Close"),
                key="pair-close",
                icon=":material/close:",
                on_click=session.change_setting,
                args=(PAIR, ""),
            )
        if not rows.deals.empty:
            tables.deals(dataset, rows.deals)
        if not rows.meetings.empty:
            tables.meetings(dataset, rows.meetings)
