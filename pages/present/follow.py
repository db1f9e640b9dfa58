"""Follow: a presenter's steps as they come, on one's own screen and in one's own language."""

from components import follow_page, frame, navigation

dataset, followed = frame.whole_dataset(), follow_page.asked()

frame.stage_title(follow_page.title(dataset, followed), navigation.FOLLOW)
follow_page.show(dataset, followed)
