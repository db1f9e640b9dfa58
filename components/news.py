"""What is new: the latest steps in the life of deals, the latest deals and meetings."""

import pandas as pd
import streamlit as st

from components import cards, frame
from components.i18n import _
from data import queries
from data.model import Dataset


def show(dataset: Dataset, deals: pd.DataFrame, meetings: pd.DataFrame) -> None:
    """Show the newest of some deals (``queries.deals``) and meetings (``queries.meetings``)."""
    steps, newest_deals, newest_meetings = st.columns(3)
    with steps, frame.card(_("Latest steps"), key="card-new"):
        cards.event_list(queries.latest_events(dataset, deals), key="latest-events")
    with newest_deals, frame.card(_("Latest deals"), key="card-deals"):
        cards.deal_list(dataset, queries.latest_deals(deals), key="latest-deals")
    with newest_meetings, frame.card(_("Latest meetings"), key="card-meetings"):
        cards.meeting_list(dataset, queries.latest_meetings(meetings), key="latest-meetings")
