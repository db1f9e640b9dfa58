"""Briefing: one view after another, with what is said about each, to read or to a room."""

from components import briefing_editor, briefing_names, briefing_page, frame, navigation

dataset, selection = frame.whole_dataset(), frame.selection()
desk = briefing_editor.asked_for(briefing_names.asked_id())
briefing = briefing_page.asked(selection)

if desk is not None:
    frame.stage_title(briefing_names.title(desk.briefing), navigation.BRIEFING)
    briefing_editor.show(dataset, desk)
elif briefing is None:
    frame.missing_row(navigation.BRIEFING, navigation.BRIEFINGS)
else:
    frame.stage_title(briefing_names.title(briefing), navigation.BRIEFING)
    briefing_page.show(dataset, briefing)
