"""Briefings: stories told with the data, to read, to present and to hand out."""

from components import briefing_page, cache, frame, navigation

frame.title(navigation.BRIEFINGS)
frame.note(briefing_page.intro())
briefing_page.listing(cache.briefings())
