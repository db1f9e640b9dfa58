"""What the panels are called, apart from what shows them: the frame offers them by name."""

from components.i18n import N_, _

TITLES: dict[str, str] = {
    "map": N_("Where the money goes"),
    "walk": N_("From headline to hard money"),
    "themes": N_("Value by theme"),
    "statuses": N_("How firm it is"),
    "countries": N_("Value by country"),
    "largest": N_("Largest deals"),
    "years": N_("Value over time"),
    "flows": N_("Who pays whom, and for what"),
    "meetings": N_("Timeline"),
    "pairs": N_("Who met whom"),
    "venues": N_("Venues"),
    "figures": N_("Key figures"),
}
"""Every panel by its id, to be translated, in the order in which they are offered."""


def labels() -> dict[str, str]:
    """Return what the panels are called in the reader's language, by their ids."""
    return {panel: _(title) for panel, title in TITLES.items()}
