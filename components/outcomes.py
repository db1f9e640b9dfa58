"""What came of it: the card of one meeting, and the scoreboard of meetings."""

import pandas as pd
import streamlit as st

from components import cards, charts, controls, figures, frame, navigation, sentences, twins
from components import format as formatting
from components.figures import words
from components.i18n import _, ngettext
from components.labels import labelled
from components.walk_chart import show as show_walk
from data import queries
from data.model import Dataset, Selection
from data.vocabulary import MeetingKind

DAYS = ("1", "3", "7", "14", "30")
MOST_MEETINGS = 15  # bars that fit a screen; the table has all
SUMMITS, ALL = "summits", "all"
MONEY, FIRM, DELIVERED = "money", "firm", "delivered"
_RANKED = {MONEY: "around_usd_m", FIRM: "firm_share", DELIVERED: "delivered"}
_SUMMITS = (str(MeetingKind.SUMMIT), str(MeetingKind.BILATERAL), str(MeetingKind.FORUM))


def card(dataset: Dataset, meeting_id: str) -> None:
    """Show what became of the deals around one meeting; the reader says how near they must be."""
    with frame.card(_("What came of it"), _around_note(), key="card-outcome"):
        near = queries.deals_near(dataset, meeting_id, _days())
        if near.empty:
            st.markdown(_("No deal with these parties was announced around this meeting."))
            return
        show_walk(queries.walk(dataset, near), key="outcome", whose=None)
        cards.deal_list(dataset, near.head(8), key="outcome-deals")
        frame.note(sentences.largest_of_note(8, len(near)))


def _days() -> int:
    """Let the reader choose how many days apart a deal and a meeting may be."""
    usual = str(queries.AROUND_DAYS)
    return int(controls.slider("days", _("Days apart"), DAYS, _day_count, default=usual))


def _day_count(days: str) -> str:
    count = int(days)
    return ngettext("{count} day", "{count} days", count).format(count=formatting.number(count))


def _around_note() -> str:
    return _(
        "Deals announced around this meeting with at least two sides in common, not because of "
        "it; and how far their money has come."
    )


def scoreboard(dataset: Dataset, selection: Selection) -> pd.DataFrame:
    """Let the reader choose which meetings are ranked and by what, and return them in order."""
    which = {SUMMITS: _("Summits, visits and forums"), ALL: _("All meetings")}
    ranks = {MONEY: _("Money"), FIRM: _("Share signed"), DELIVERED: _("Delivered")}
    with st.container(horizontal=True, vertical_alignment="bottom", key="scoreboard-controls"):
        of = controls.one_of("of", _("Meetings"), list(which), which.__getitem__)
        rank = controls.one_of("rank", _("Ranked by"), list(ranks), ranks.__getitem__)
        days = _days()
    board = queries.outcomes(dataset, selection, days)
    if of == SUMMITS:
        board = board[board["kind"].astype(str).isin(_SUMMITS)]
    return board.sort_values(_RANKED[rank], ascending=False, kind="stable", na_position="last")


def sentence(board: pd.DataFrame, dataset: Dataset) -> str:
    """Say how many meetings have deals around them, and what became of the largest."""
    valued = board[board["around_usd_m"] > 0]
    if valued.empty:
        return _("No meeting of the selection has a deal of disclosed value around it.")
    top = labelled(dataset, valued.rename(columns={"meeting_id": "id"}), "meeting")
    top = top.loc[top["around_usd_m"].idxmax()]
    return _(
        "{meetings} with deals around them. Most money: {meeting}, {amount}, of which {share} is "
        "signed or firmer by now."
    ).format(
        meetings=sentences.meeting_count(len(board)),
        meeting=formatting.isolate(str(top["label"])),
        amount=formatting.money(float(top["around_usd_m"])),
        share=formatting.percent(float(top["firm_share"])),
    )


def show(dataset: Dataset, board: pd.DataFrame) -> None:
    """Show the ranked meetings as bars by how far the money has come, and all as a table."""
    named = labelled(dataset, board.rename(columns={"meeting_id": "id"}), "meeting")
    top = named[named["around_usd_m"] > 0].head(MOST_MEETINGS)
    note = _("A deal counts in full for each meeting around it, so the bars must not be added up.")
    with frame.card(_("What came of each meeting"), note, key="card-scoreboard"):
        charts.show(
            figures.outcome_bars(top),
            words.of_outcomes(top),
            key="scoreboard",
            opens=navigation.MEETING,
            twin=lambda: twins.outcomes(named),
        )
        frame.note(sentences.largest_of_note(MOST_MEETINGS, len(named)))
