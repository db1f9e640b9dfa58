"""Deals: who pays whom, for what, when, and how much of it is more than a headline."""

import streamlit as st

from components import charts, deal_views, frame, navigation, sentences, tables
from components.i18n import _
from data import queries

dataset, selection = frame.dataset(), frame.selection()
summary = queries.summary(dataset, selection)
deals = queries.deals(dataset, selection)

frame.headline(navigation.DEALS, summary, sentences.deals_sentence(summary))
if deals.empty:
    frame.nothing_found(summary)
else:
    view = deal_views.view_switch()
    if view == deal_views.TABLE:
        tables.deals(dataset, deals)
    elif view == deal_views.FLOWS:
        deal_views.flows(dataset, deals)
    elif view == deal_views.TIME:
        deal_views.over_time(dataset, deals)
    else:
        by_group, largest = st.columns(2)
        with by_group:
            deal_views.by_group(dataset, deals, selection)
        with largest, frame.card(_("Largest deals"), frame.share_note(deals), key="card-largest"):
            charts.largest_deals(dataset, queries.largest_deals(dataset, deals), key="largest")
