"""Changes: what was published when, and what each revision changed, in words."""

from components import changes_page, frame, navigation

frame.title(navigation.CHANGES)
changes_page.show()
