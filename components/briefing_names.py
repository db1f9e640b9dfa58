"""What a briefing is called, and how an address names it, a step of it, or that it is edited."""

from components import session
from components.i18n import _, language
from data.briefing import Briefing

ID, STEP = "briefing", "step"

EDIT = "edit"
"""The parameter of an address that opens a briefing to be edited, when it is ``1``."""


def asked_id() -> str:
    """Return the id that the address names; empty if it names none."""
    return session.free_setting(ID)


def title(briefing: Briefing) -> str:
    """Return what a briefing is called in the reader's language."""
    return briefing.title[language()] or _("The present view")
