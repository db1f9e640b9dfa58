"""Overview: how much of it is real, where it is, what is largest and what is new."""

import streamlit as st

from components import cards, charts, frame, maps, navigation, reality
from components.i18n import _
from data import queries

dataset, selection = frame.dataset(), frame.selection()
summary = queries.summary(dataset, selection)
deals = queries.deals(dataset, selection)
meetings = queries.meetings(dataset, selection)

frame.headline(navigation.OVERVIEW, summary)
if summary.is_empty:
    frame.nothing_found(summary)
else:
    how_firm, where = st.columns([3, 2])
    with how_firm:
        reality.card(dataset, selection, key="overview-reality")
    with where, frame.card(_("Where the money goes"), key="card-where"):
        measures = queries.country_measures(dataset, deals, meetings)
        maps.overview_map(dataset, measures, queries.flows(dataset, deals))
    cards.key_figures(summary)
    by_theme, largest = st.columns(2)
    with by_theme, frame.card(_("Value by theme"), key="card-theme"):
        charts.value_by(dataset, queries.value_by(deals, "theme"), "theme", key="overview-theme")
    with largest, frame.card(_("Five largest deals"), frame.share_note(deals), key="card-largest"):
        charts.largest_deals(dataset, queries.largest_deals(dataset, deals, 5), key="largest")
    new, deals_column, meetings_column = st.columns(3)
    with new, frame.card(_("Latest steps"), key="card-new"):
        cards.event_list(queries.latest_events(dataset, deals), key="latest-events")
    with deals_column, frame.card(_("Latest deals"), key="card-deals"):
        cards.deal_list(dataset, queries.latest_deals(deals), key="latest-deals")
    with meetings_column, frame.card(_("Latest meetings"), key="card-meetings"):
        cards.meeting_list(dataset, queries.latest_meetings(meetings), key="latest-meetings")
