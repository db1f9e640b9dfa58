"""Named groups of states that a reader can pick in one click.

The groups are for filtering and for map views; they state no opinion on belonging. A country
may stand in several, and what lies in none of them is reached country by country.
"""

CENTRAL_ASIA = "central-asia"
MIDDLE_EAST = "middle-east"
GULF = "gulf"
SOUTH_CAUCASUS = "south-caucasus"
NORTH_AFRICA = "north-africa"

COUNTRIES_BY_REGION: dict[str, tuple[str, ...]] = {
    CENTRAL_ASIA: ("KAZ", "KGZ", "TJK", "TKM", "UZB"),
    MIDDLE_EAST: (
        "ARE", "BHR", "EGY", "IRN", "IRQ", "ISR", "JOR", "KWT",
        "LBN", "OMN", "PSE", "QAT", "SAU", "SYR", "TUR", "YEM",
    ),
    GULF: ("ARE", "BHR", "KWT", "OMN", "QAT", "SAU"),
    SOUTH_CAUCASUS: ("ARM", "AZE", "GEO"),
    NORTH_AFRICA: ("DZA", "EGY", "LBY", "MAR", "MRT", "SDN", "TUN"),
}  # fmt: skip
"""Region id to the alpha-3 codes (ISO 3166-1) of its states, in alphabetical order."""

ELSEWHERE = "elsewhere"
_APART = (CENTRAL_ASIA, MIDDLE_EAST, SOUTH_CAUCASUS, NORTH_AFRICA)


def region_of(country: str) -> str:
    """Return the one region that a country is colored by; ``elsewhere`` if it lies in none.

    Egypt stands with the Middle East, and the Gulf states stand within it.
    """
    return next((region for region in _APART if country in COUNTRIES_BY_REGION[region]), ELSEWHERE)
