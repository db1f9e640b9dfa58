"""History: every revision; any two compared, any downloaded, viewed or restored."""

from components import frame, history_page, identity, navigation

identity.require_editor()

frame.title(navigation.HISTORY)
history_page.show()
