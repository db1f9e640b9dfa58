"""The page of one meeting: facts, participants, the deals around it and sources."""

import pandas as pd
import streamlit as st

from components import cards, facts, frame, names, navigation, outcomes, wording
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
    said, known = st.columns([3, 2])
    with said:
        st.markdown(plain(str(meeting[field("summary")])))
    with known:
        _facts(dataset, meeting)
    left, right = st.columns([3, 2])
    with left:
        outcomes.card(dataset, str(meeting["meeting_id"]))
        cards.sources(detail.sources)
    with right, frame.card(_("Participants"), key="card-participants", fills=False):
        for role in ParticipantRole:
            cards.actor_links(dataset, detail.participants, role)


def _facts(dataset: Dataset, meeting: pd.Series) -> None:
    with facts.listed("meeting"):
        facts.text(_("Kind"), wording.label(MeetingKind(str(meeting["kind"]))), key="kind")
        facts.text(_("Form"), wording.label(MeetingFormat(str(meeting["format"]))), key="form")
        facts.text(
            _("Held or planned"),
            wording.label(MeetingStatus(str(meeting["status"]))),
            key="status",
        )
        facts.text(
            _("Date"),
            formatting.date_span(
                meeting["start_on"], meeting["end_on"], str(meeting["date_precision"])
            ),
            key="date",
        )
        facts.place(dataset, str(meeting["place_id"]))
        facts.themes(dataset, str(meeting["theme"]), meeting["other_themes"])
