"""One color per theme, status and kind, the same on every map and chart.

The sixteen themes are shades within six families, so that no chart needs sixteen unrelated
colors; the status ladder is one hue from pale to dark, with stalled and cancelled grey and
hatched beside it. All are told apart under the common color blindnesses and read on white and
on near-black; where color alone would have to tell, the mark carries its name as well.
"""

from data import regions
from data.index import INTERNATIONAL
from data.vocabulary import ActorKind, DealStatus, MeetingKind, MembershipStatus

ACCENT = "#1f7a8c"
NEUTRAL = "#8a94a3"
PAID = "#c26a1b"
RECEIVED = "#1f7a8c"

THEME_FAMILIES: dict[str, dict[str, str]] = {
    "diplomacy-security": {
        "normalization": "#6a3d9a",
        "mediation": "#9a78c2",
        "defence": "#8458b0",
    },
    "energy": {"oil-gas": "#a8480f", "nuclear": "#cf7a34", "renewables": "#e3a35c"},
    "minerals-transport": {
        "critical-minerals": "#3b8fd0",
        "transport": "#1f6aa5",
        "aviation": "#76b4e3",
    },
    "land-water-people": {
        "agriculture": "#8fae3a",
        "water-climate": "#6b8a24",
        "health-education": "#aec76b",
    },
    "technology": {"ai-digital": "#e377b0", "space": "#bf4a88"},
    "money-trade": {"finance": "#5f6b7a", "trade": "#929dab"},
}
"""Family to its themes and their colors, in the order in which charts stack them."""

_THEME_COLORS = {
    theme: color for family in THEME_FAMILIES.values() for theme, color in family.items()
}

THEME_ORDER = tuple(_THEME_COLORS)

STATUS_COLORS: dict[DealStatus, str] = {
    DealStatus.PROPOSED: "#9ccbd3",
    DealStatus.ANNOUNCED: "#7fb9c4",
    DealStatus.MEMORANDUM: "#5ba3b1",
    DealStatus.SIGNED: "#3a8b9b",
    DealStatus.IN_FORCE: "#257585",
    DealStatus.COMPLETED: "#1a6070",
    DealStatus.STALLED: "#9aa1ab",
    DealStatus.CANCELLED: "#7b828c",
}

HATCHED = frozenset({DealStatus.STALLED, DealStatus.CANCELLED})
HOLLOW = frozenset({DealStatus.PROPOSED, DealStatus.ANNOUNCED, DealStatus.MEMORANDUM})
"""Statuses below signed: their marks are outlined, not filled."""

_MEETING_KIND_COLORS: dict[MeetingKind, str] = {
    MeetingKind.SUMMIT: "#6b4a9e",
    MeetingKind.BILATERAL: "#2a6f97",
    MeetingKind.MINISTERIAL: "#4f9ac2",
    MeetingKind.TALKS: "#b3541e",
    MeetingKind.SIGNING: "#5d7f2e",
    MeetingKind.FORUM: "#d98a3d",
    MeetingKind.CALL: "#8a94a3",
}

_MEMBERSHIP_COLORS: dict[MembershipStatus, str] = {
    MembershipStatus.MEMBER: "#1a6070",
    MembershipStatus.SIGNATORY: "#3a8b9b",
    MembershipStatus.ANNOUNCED: "#d98a3d",
    MembershipStatus.CANDIDATE: "#e6a95c",
    MembershipStatus.OBSERVER: "#9ccbd3",
    MembershipStatus.SUSPENDED: "#9aa1ab",
    MembershipStatus.LEFT: "#7b828c",
}

_MEMBERSHIP_SYMBOLS: dict[MembershipStatus, str] = {
    MembershipStatus.MEMBER: "square",
    MembershipStatus.SIGNATORY: "diamond",
    MembershipStatus.ANNOUNCED: "diamond-open",
    MembershipStatus.CANDIDATE: "circle-open",
    MembershipStatus.OBSERVER: "circle",
    MembershipStatus.SUSPENDED: "square-x-open",
    MembershipStatus.LEFT: "x-thin-open",
}
"""A shape for each standing: filled for those in a bloc, hollow for those not yet in it."""

COMPARED = ("#1f7a8c", "#d98a3d", "#6a3d9a", "#8fae3a")
"""The colors of those set side by side, in the order in which the reader chose them."""

ACTOR_KIND_COLORS: dict[ActorKind, str] = {
    ActorKind.STATE: "#1a6b7c",
    ActorKind.BLOC: "#8fae3a",
    ActorKind.LEADER: "#6a3d9a",
    ActorKind.OFFICIAL: "#a587cc",
    ActorKind.COMPANY: "#c26a1b",
    ActorKind.FUND: "#e8b85c",
    ActorKind.ORGANIZATION: "#2f78c0",
    ActorKind.ARMED_GROUP: "#7b828c",
}
"""In the order in which a legend lists them."""

REGION_COLORS: dict[str, str] = {
    regions.CENTRAL_ASIA: "#c26a1b",
    regions.MIDDLE_EAST: "#1a6b7c",
    regions.SOUTH_CAUCASUS: "#8458b0",
    regions.NORTH_AFRICA: "#b5c45a",
    regions.ELSEWHERE: "#8a94a3",
    INTERNATIONAL: "#6fb0e6",
}

SEQUENTIAL = ("#b9dbe0", "#93c5ce", "#6dafbb", "#4897a6", "#2a7d8e", "#176373", "#0c4a58")
"""Seven steps from little to much."""


def theme_color(theme_id: str) -> str:
    """Return the color of a theme; an unknown one raises ``KeyError``."""
    return _THEME_COLORS[theme_id]


def status_color(status: str) -> str:
    """Return the color of a status, by its spelling in the data."""
    return STATUS_COLORS[DealStatus(status)]


def meeting_kind_color(kind: str) -> str:
    """Return the color of a kind of meeting, by its spelling in the data."""
    return _MEETING_KIND_COLORS[MeetingKind(kind)]


def membership_color(status: str) -> str:
    """Return the color of a standing in a bloc, by its spelling in the data."""
    return _MEMBERSHIP_COLORS[MembershipStatus(status)]


def membership_symbol(status: str) -> str:
    """Return the shape of a standing in a bloc, by its spelling in the data."""
    return _MEMBERSHIP_SYMBOLS[MembershipStatus(status)]


def rgb(color: str) -> tuple[int, int, int]:
    """Return the red, green and blue of ``#rrggbb``, each 0 to 255."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def rgba(color: str, opacity: float) -> str:
    """Return a color as CSS writes it with an opacity from 0 to 1."""
    red, green, blue = rgb(color)
    return f"rgba({red},{green},{blue},{opacity:g})"


def opacity(is_firm: bool, is_weak: bool) -> int:
    """Return how solid a flow is drawn, of 255: fainter below signed, paler on weak evidence."""
    if is_firm:
        return 140 if is_weak else 215
    return 50 if is_weak else 85
