"""History: every revision; any two compared, any downloaded, viewed or restored."""

from components import frame, history_page, navigation, session

session.require_editor()

frame.title(navigation.HISTORY)
history_page.show()
