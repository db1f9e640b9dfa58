"""How much of the frame is wanted: all of it, or only the view, as by a room or another page."""

from components import session

PRESENT = "present"
"""The parameter of an address that shows a page to a room, when it is ``1``."""


def is_presenting() -> bool:
    """Say whether the page is shown to a room."""
    return session.setting(PRESENT, ("1",), "") == "1"


def is_bare() -> bool:
    """Say whether only the view is wanted, without menu, filters and switches.

    So it is on a projector (``?present=1``) and in another's page (``?embed=true``).
    """
    return is_presenting() or session.is_embedded()
