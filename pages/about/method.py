"""Method: scope, counting rules with a worked example, filters, borders, licenses."""

from components import frame, method_page, navigation

dataset = frame.dataset()

frame.title(navigation.METHOD)
method_page.show(dataset)
