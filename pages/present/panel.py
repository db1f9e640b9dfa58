"""Panel: one visual alone, for a page of somebody else or a screen on a wall."""

from components import frame, navigation, panels
from components.i18n import _
from components.panel_titles import TITLES
from data import queries

dataset, selection = frame.dataset(), frame.selection()
summary = queries.summary(dataset, selection)
panel = panels.asked()

frame.stage_title(_(TITLES[panel]), navigation.PANEL)
frame.what_is_seen(summary)
if summary.is_empty:
    frame.nothing_found(summary)
else:
    panels.PANELS[panel](dataset, selection)
