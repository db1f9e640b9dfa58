"""The Update page: an editor's files become a draft, and the draft the published revision.

``desk`` holds the draft and what can be done with it; the other modules show one step each.
"""

from components.update.page import show

__all__ = ["show"]
