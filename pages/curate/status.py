"""Status: how this process and its store are doing, for whoever looks after them."""

from components import frame, identity, navigation, status_page

identity.require_editor()

frame.title(navigation.STATUS)
status_page.show()
