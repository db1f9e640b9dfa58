"""Meetings: who met whom, where and when, in what form."""

from components import frame, meeting_views, navigation, sentences, tables
from data import queries

dataset, selection = frame.dataset(), frame.selection()
summary = queries.summary(dataset, selection)
meetings = queries.meetings(dataset, selection)

frame.headline(navigation.MEETINGS, summary, sentences.meetings_sentence(summary))
if meetings.empty:
    frame.nothing_found(summary)
else:
    view = meeting_views.view_switch()
    if view == meeting_views.TABLE:
        tables.meetings(dataset, meetings)
    elif view == meeting_views.PAIRS:
        meeting_views.who_met_whom(dataset, meetings)
    elif view == meeting_views.VENUES:
        meeting_views.venues(dataset, meetings)
    else:
        meeting_views.timeline(dataset, meetings)
        meeting_views.calendar(meetings)
