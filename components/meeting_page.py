"""The page of one meeting: facts, participants and sources."""

import pandas as pd
import streamlit as st

from components import cards, frame, names, navigation, wording
from components import format as formatting
from components.i18n import _, field
from components.text import plain
from data.model import Dataset
from data.queries import MeetingDetail
from data.vocabulary import MeetingFormat, MeetingKind, MeetingStatus, ParticipantRole


def show(dataset: Dataset, detail: MeetingDetail) -> None:
    """Show everything about one meeting."""
    meeting = detail.meeting
    frame.detail_headline(names.title(meeting), navigation.MEETING, navigation.MEETINGS)
    st.markdown(_facts(dataset, meeting))
    st.markdown(plain(str(meeting[field("summary")])))
    left, right = st.columns(2)
    with left:
        _participants(dataset, detail.participants)
    with right:
        cards.sources(detail.sources)


def _facts(dataset: Dataset, meeting: pd.Series) -> str:
    themes = [str(meeting["theme"]), *meeting["other_themes"]]
    return cards.facts(
        wording.label(MeetingKind(str(meeting["kind"]))),
        wording.term(MeetingFormat(str(meeting["format"]))),
        wording.term(MeetingStatus(str(meeting["status"]))),
        formatting.date_span(
            meeting["start_on"], meeting["end_on"], str(meeting["date_precision"])
        ),
        names.place(dataset, str(meeting["place_id"])),
        formatting.listing([names.theme(dataset, theme) for theme in themes]),
    )


def _participants(dataset: Dataset, participants: pd.DataFrame) -> None:
    with frame.card(_("Participants"), key="card-participants"):
        for role in ParticipantRole:
            held = participants[participants["role"] == str(role)]
            if not held.empty:
                st.markdown(f"**{wording.label(role)}**")
                st.markdown(
                    "\n".join(
                        f"- {plain(cards.actor_line(dataset, actor.actor_id, actor.country))}"
                        for actor in held.itertuples()
                    )
                )
