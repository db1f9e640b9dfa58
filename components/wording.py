"""What codes are called: statuses, kinds, lenses, regions and findings as words and sentences.

The data say ``in_force``; a reader reads "in force" or its Arabic. Every vocabulary is worded
here, so that a term has one name on every page. Names of themes, actors and places are facts
and come from the data.
"""

import re
from enum import StrEnum
from functools import lru_cache

from babel import Locale
from babel.core import get_global

from components.format import isolate, number
from components.i18n import N_, _, language, pgettext
from data import regions
from data.index import INTERNATIONAL
from data.intake import NOTES, Note, NoteCode
from data.model import Finding
from data.queries import OTHER_PAYERS, OTHER_RECEIVERS
from data.vocabulary import CountrySide, Estimate, EvidenceGrade, Lens, ThemeMatch

CHOICES = (Lens, CountrySide, ThemeMatch, Estimate, EvidenceGrade)
"""The settings of the filters: each is worded by a function of its own, not by its code."""


def term(member: StrEnum) -> str:
    """Return what a vocabulary's code is called, as it stands within a sentence."""
    if isinstance(member, Lens):
        return lens(member)
    if isinstance(member, CountrySide):
        return country_side(member)
    if isinstance(member, ThemeMatch):
        return theme_match(member)
    if isinstance(member, Estimate):
        return estimate(member)
    if isinstance(member, EvidenceGrade):
        return evidence_grade(member)
    return pgettext(vocabulary_name(type(member).__name__), spelled_out(member.value))


def label(member: StrEnum) -> str:
    """Return what a vocabulary's code is called, as it stands alone: ``In force``."""
    word = term(member)
    return word[:1].upper() + word[1:]


def vocabulary_name(class_name: str) -> str:
    """Return a vocabulary's name in words, the catalog's context: ``deal status``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", class_name).lower()


def spelled_out(code: str) -> str:
    """Return a code as English words, the catalog's key: ``in force``."""
    return code.replace("_", " ")


_LENSES: dict[Lens, str] = {
    Lens.HEADLINE: N_("Headline figures"),
    Lens.MEMORANDUM: N_("Memorandum or firmer"),
    Lens.SIGNED: N_("Signed or firmer"),
    Lens.IN_FORCE: N_("In force or completed"),
}

_LENS_RULES: dict[Lens, str] = {
    Lens.HEADLINE: N_("Counts every deal that has not been cancelled, firm or not."),
    Lens.MEMORANDUM: N_(
        "Counts memorandums and deals that are signed, in force or completed; "
        "leaves out those proposed, announced, stalled or cancelled."
    ),
    Lens.SIGNED: N_(
        "Counts deals that are signed, in force or completed; "
        "leaves out memorandums and those proposed, announced, stalled or cancelled."
    ),
    Lens.IN_FORCE: N_(
        "Counts deals that are in force or completed; leaves out everything less firm."
    ),
}

_COUNTRY_SIDES: dict[CountrySide, str] = {
    CountrySide.ANY: N_("In any part"),
    CountrySide.PAYER: N_("As payer"),
    CountrySide.RECEIVER: N_("As receiver"),
    CountrySide.VENUE: N_("As venue"),
}

_THEME_MATCHES: dict[ThemeMatch, str] = {
    ThemeMatch.MAIN: N_("Main theme only"),
    ThemeMatch.ANY: N_("Any of its themes"),
}

_ESTIMATES: dict[Estimate, str] = {
    Estimate.LOW: N_("Low"),
    Estimate.BEST: N_("Best"),
    Estimate.HIGH: N_("High"),
}

_GRADES: dict[EvidenceGrade, str] = {
    EvidenceGrade.A: N_("A, well attested"),
    EvidenceGrade.B: N_("B, attested"),
    EvidenceGrade.C: N_("C, thinly attested"),
    EvidenceGrade.D: N_("D, one source"),
}

_REGIONS: dict[str, str] = {
    regions.CENTRAL_ASIA: N_("Central Asia"),
    regions.MIDDLE_EAST: N_("Middle East"),
    regions.GULF: N_("Gulf states"),
    regions.SOUTH_CAUCASUS: N_("South Caucasus"),
    regions.NORTH_AFRICA: N_("North Africa"),
    regions.ELSEWHERE: N_("Elsewhere"),
    INTERNATIONAL: N_("International"),
}

_COUNTRY_NAMES: dict[str, str] = {
    "COD": N_("DR Congo"),
    "OMN": N_("Oman"),
    "PSE": N_("Palestine"),
    "SAU": N_("Saudi Arabia"),
    "VNM": N_("Vietnam"),
    "XKX": N_("Kosovo"),
}
"""Countries that Unicode's list lacks or names otherwise than the dataset does."""


_TABLES: dict[str, str] = {
    "themes": N_("Themes"),
    "actors": N_("Actors"),
    "places": N_("Places"),
    "sources": N_("Sources"),
    "deals": N_("Deals"),
    "deal_parties": N_("Parties of deals"),
    "deal_events": N_("Steps of deals"),
    "claims": N_("Claims"),
    "meetings": N_("Meetings"),
    "meeting_participants": N_("Participants of meetings"),
    "memberships": N_("Memberships"),
}


def table(name: str) -> str:
    """Return what a table of the dataset is called."""
    return _(_TABLES[name])


def lens(chosen: Lens) -> str:
    """Return what a counting rule is called."""
    return _(_LENSES[chosen])


def lens_rule(chosen: Lens) -> str:
    """Return, in one sentence, which deals a counting rule counts."""
    return _(_LENS_RULES[chosen])


def country_side(side: CountrySide) -> str:
    """Return where in a deal or meeting a chosen country must stand."""
    return _(_COUNTRY_SIDES[side])


def theme_match(match: ThemeMatch) -> str:
    """Return whether a chosen theme must be the main one."""
    return _(_THEME_MATCHES[match])


def estimate(chosen: Estimate) -> str:
    """Return which figure of a deal is shown where sources disagree."""
    return _(_ESTIMATES[chosen])


def evidence_grade(grade: EvidenceGrade) -> str:
    """Return a grade of evidence with what it means in a word."""
    return _(_GRADES[grade])


def region(region_id: str) -> str:
    """Return a region's name."""
    return _(_REGIONS[region_id])


def country_name(alpha_3: str) -> str:
    """Return a country's name; a territory without an ISO code keeps the code it has.

    Where the dataset has the state as an actor, prefer the actor's own name.
    """
    if alpha_3 in _COUNTRY_NAMES:
        return _(_COUNTRY_NAMES[alpha_3])
    return _territories(str(language())).get(alpha_3, alpha_3)


@lru_cache(maxsize=2)
def _territories(language_code: str) -> dict[str, str]:
    """Return Unicode's names of countries by alpha-3 code."""
    names = Locale(language_code).territories
    aliases = get_global("territory_aliases")
    return {
        alpha_3: names[alpha_2[0]]
        for alpha_3, alpha_2 in aliases.items()
        if len(alpha_3) == 3 and alpha_3.isalpha() and alpha_2[0] in names
    }


def others(pooled_id: str) -> str:
    """Return what the small payers or receivers of a diagram are called together."""
    return {
        OTHER_PAYERS: _("Other payers"),
        OTHER_RECEIVERS: _("Other receivers"),
    }[pooled_id]


def lane(code: str) -> str:
    """Return what an actor does in the deals or meetings of a lane."""
    return {
        "payer": _("Pays"),
        "receiver": _("Receives"),
        "other": _("Signs or brokers"),
        "meetings": _("Meets"),
    }[code]


def language_name(code: str) -> str:
    """Return what a language is called, by its ISO 639-1 code."""
    return str(Locale(str(language())).languages.get(code, code))


def finding(found: Finding) -> str:
    """Return what is wrong, as a sentence."""
    from data.checks import SENTENCES

    return _(SENTENCES[found.code]).format_map(_particulars(found))


def cure(found: Finding) -> str:
    """Return what would put it right, as a sentence."""
    from data.checks import CURES

    return _(CURES[found.code]).format_map(_particulars(found))


_READ_AS: dict[str, str] = {
    "": N_("Read as the table {table}. Rows: {rows}."),
    ",": N_("Read as the table {table}, from {encoding} with commas. Rows: {rows}."),
    ";": N_("Read as the table {table}, from {encoding} with semicolons. Rows: {rows}."),
    "\t": N_("Read as the table {table}, from {encoding} with tabs. Rows: {rows}."),
}
"""How a file was read, by the sign between its cells; a workbook has none."""


def note(told: Note) -> str:
    """Return how an upload was read, as a sentence."""
    places = {name: isolate(text) for name, text in told.details.items()}
    places["table"] = isolate(told.table)
    if told.code == NoteCode.READ_AS:
        sentence = _READ_AS[told.details["separator"]]
        return _(sentence).format_map(places)
    return _(NOTES[told.code]).format_map(places)


def _particulars(found: Finding) -> dict[str, str]:
    """Return the places of a finding's sentence, kept apart from the text around them."""
    places = {
        "table": found.table,
        "row": "" if found.row is None else number(found.row),
        "column": found.column or "",
        "value": found.value or "",
        **found.details,
    }
    return {name: isolate(text) for name, text in places.items()}
