"""Overview: how much of it is real, where it is, what is largest and what is new."""

import streamlit as st

from components import cards, charts, frame, maps, navigation, news, reality, walk_chart
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
        kept = queries.kept_deals(dataset, selection)
        reality.card(dataset, kept, key="overview-reality", whose=walk_chart.ALL)
    with where, frame.card(_("Where the money goes"), key="card-where"):
        measures = queries.country_measures(dataset, deals, meetings)
        maps.overview_map(dataset, measures, queries.flows(dataset, deals))
    cards.key_figures(summary)
    by_theme, beside = st.columns(2)
    with by_theme, frame.card(_("Value by theme"), key="card-theme"):
        charts.value_by(dataset, queries.value_by(deals, "theme"), "theme", key="overview-theme")
    with (
        beside,
        frame.card(
            _("Five largest deals"), frame.share_note(deals), key="card-largest", fills=False
        ),
    ):
        charts.largest_deals(dataset, queries.largest_deals(dataset, deals, 5), key="largest")
    with beside, frame.card(_("How firm it is"), frame.headline_note(), key="card-status"):
        statuses = queries.value_by_status(dataset, selection)
        charts.value_by(dataset, statuses, "status", key="overview-status")
    news.show(dataset, deals, meetings)
