"""Briefing: one view after another, with what is said about each, to read or to a room."""

from components import briefing_page, frame, navigation

dataset, selection = frame.whole_dataset(), frame.selection()
briefing = briefing_page.asked(selection)

if briefing is None:
    frame.missing_row(navigation.BRIEFING, navigation.BRIEFINGS)
else:
    frame.stage_title(briefing_page.title(briefing), navigation.BRIEFING)
    briefing_page.show(dataset, briefing)
