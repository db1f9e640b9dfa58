"""The page of one place: where it is, and what was agreed and held there."""

import streamlit as st

from components import facts, frame, maps, names, navigation, sentences, tables
from components.i18n import _
from components.text import plain
from data import queries
from data.model import Dataset
from data.queries import PlaceDetail


def show(dataset: Dataset, detail: PlaceDetail) -> None:
    """Show everything about one place."""
    place = detail.place
    frame.detail_headline(names.place(dataset, place["place_id"]), navigation.PLACE, navigation.MAP)
    st.markdown(plain(sentences.at_place(len(detail.deals), len(detail.meetings))))
    where, there = st.columns([2, 5])
    with where:
        with facts.listed("place"):
            facts.country(dataset, place["country"])
        maps.place_map(dataset, queries.places(dataset, detail.deals, detail.meetings), place)
    with there:
        if not detail.deals.empty:
            with frame.card(_("Deals"), key="card-deals", fills=False):
                tables.deals(dataset, detail.deals)
        if not detail.meetings.empty:
            with frame.card(_("Meetings"), key="card-meetings", fills=False):
                tables.meetings(dataset, detail.meetings)
