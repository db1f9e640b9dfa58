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

from components.format import isolate, money, number, percent
from components.i18n import N_, _, language, ngettext, pgettext
from data import regions
from data.index import INTERNATIONAL
from data.model import Finding
from data.queries import OTHER_PAYERS, OTHER_RECEIVERS, Summary
from data.vocabulary import CountrySide, Lens, ThemeMatch

CHOICES = (Lens, CountrySide, ThemeMatch)
"""The settings of the filters: each is worded by a function of its own, not by its code."""


def term(member: StrEnum) -> str:
    """Return what a vocabulary's code is called, as it stands within a sentence."""
    if isinstance(member, Lens):
        return lens(member)
    if isinstance(member, CountrySide):
        return country_side(member)
    if isinstance(member, ThemeMatch):
        return theme_match(member)
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

_REGIONS: dict[str, str] = {
    regions.CENTRAL_ASIA: N_("Central Asia"),
    regions.MIDDLE_EAST: N_("Middle East"),
    regions.GULF: N_("Gulf states"),
    regions.SOUTH_CAUCASUS: N_("South Caucasus"),
    regions.NORTH_AFRICA: N_("North Africa"),
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


def deals_sentence(summary: Summary) -> str:
    """Return, in a few words, what is counted, what is undisclosed, and what is left out."""
    parts = [
        _("{deals}, {undisclosed} of them undisclosed.").format(
            deals=deals_worth(summary.counted.deals, summary.counted.best_usd_m),
            undisclosed=number(summary.counted.undisclosed),
        )
    ]
    if summary.left_out.deals:
        parts.append(left_out_note(summary.left_out.deals, summary.left_out.best_usd_m))
    return " ".join(parts)


def meetings_sentence(summary: Summary) -> str:
    """Return how many meetings were held, and how many are planned or were cancelled."""
    return _("{held} held, {planned} planned, {cancelled} cancelled.").format(
        held=meeting_count(summary.meetings),
        planned=number(summary.planned),
        cancelled=number(summary.cancelled),
    )


def language_name(code: str) -> str:
    """Return what a language is called, by its ISO 639-1 code."""
    return str(Locale(str(language())).languages.get(code, code))


def coarse_dates_note(count: int) -> str:
    """Return how many deals stand at the start of a period because no finer date is known."""
    if not count:
        return ""
    return ngettext(
        "{count} deal is dated only to its month or year and stands at its beginning.",
        "{count} deals are dated only to their month or year and stand at its beginning.",
        count,
    ).format(count=number(count))


def deals_worth(count: int, value_usd_m: float) -> str:
    """Return how many deals there are and, where any value is known, what they are worth."""
    if not value_usd_m:
        return deal_count(count)
    return ngettext("{count} deal worth {amount}", "{count} deals worth {amount}", count).format(
        count=number(count), amount=money(value_usd_m)
    )


def summary_sentence(summary: Summary) -> str:
    """Return, in one sentence, what a selection comes to."""
    return _("{deals} and {meetings}, involving {actors} from {countries}.").format(
        deals=deals_worth(summary.counted.deals, summary.counted.best_usd_m),
        meetings=meeting_count(summary.meetings),
        actors=actor_count(summary.actors),
        countries=country_count(summary.countries),
    )


def dominance_note(share: float) -> str:
    """Return which part of the value counted the five largest deals make."""
    return _("They make {share} of the value counted.").format(share=percent(share))


def deal_count(count: int) -> str:
    """Return a number of deals."""
    return ngettext("{count} deal", "{count} deals", count).format(count=number(count))


def meeting_count(count: int) -> str:
    """Return a number of meetings."""
    return ngettext("{count} meeting", "{count} meetings", count).format(count=number(count))


def actor_count(count: int) -> str:
    """Return a number of actors."""
    return ngettext("{count} actor", "{count} actors", count).format(count=number(count))


def country_count(count: int) -> str:
    """Return a number of countries."""
    return ngettext("{count} country", "{count} countries", count).format(count=number(count))


def source_count(count: int) -> str:
    """Return a number of sources."""
    return ngettext("{count} source", "{count} sources", count).format(count=number(count))


def counting_note(chosen: Lens, undisclosed: int) -> str:
    """Return the rule beside a total: which deals it counts, and how many have no figure."""
    if not undisclosed:
        return lens_rule(chosen)
    return _("{rule} {undisclosed}").format(
        rule=lens_rule(chosen), undisclosed=undisclosed_note(undisclosed)
    )


def undisclosed_note(count: int) -> str:
    """Return how many counted deals add nothing to a total because no value is known."""
    return ngettext(
        "{count} deal of undisclosed value is counted but adds nothing to the total.",
        "{count} deals of undisclosed value are counted but add nothing to the total.",
        count,
    ).format(count=number(count))


def left_out_note(count: int, value_usd_m: float) -> str:
    """Return what the counting rule leaves out, with its amount where one is known."""
    if not value_usd_m:
        return ngettext(
            "{count} deal is left out by the counting rule.",
            "{count} deals are left out by the counting rule.",
            count,
        ).format(count=number(count))
    return ngettext(
        "{count} deal worth {amount} is left out by the counting rule.",
        "{count} deals worth {amount} are left out by the counting rule.",
        count,
    ).format(count=number(count), amount=money(value_usd_m))


def no_direction_note(count: int) -> str:
    """Return how many deals a chart of flows cannot show."""
    return ngettext(
        "{count} deal states no payer or no receiver and is not drawn here.",
        "{count} deals state no payer or no receiver and are not drawn here.",
        count,
    ).format(count=number(count))


def undrawn_flows_note(count: int) -> str:
    """Return how many flows have no arc because they lack two different ends on the map."""
    if not count:
        return ""
    return ngettext(
        "{count} flow stays within one country, has no disclosed value or an end without a place, "
        "and is not drawn.",
        "{count} flows stay within one country, have no disclosed value or an end without a "
        "place, and are not drawn.",
        count,
    ).format(count=number(count))


def largest_of_note(most: int, count: int) -> str:
    """Return that only the largest of many are drawn."""
    if count <= most:
        return ""
    return _("Showing the largest {most} of {count}.").format(
        most=number(most), count=number(count)
    )


def no_place_note(deals: int, meetings: int) -> str:
    """Return how many deals and meetings have no mark because no place is known."""
    if not deals and not meetings:
        return ""
    return _("Without a known place and not drawn: {deals}, {meetings}.").format(
        deals=deal_count(deals), meetings=meeting_count(meetings)
    )


def overlap_note() -> str:
    """Return the warning beside totals by country."""
    return _(
        "A deal counts in full for each country in it, so the bars overlap "
        "and must not be added up."
    )


def split_note() -> str:
    """Return how flows divide a deal among its parties."""
    return _("A deal is split equally over its pairs of paying and receiving countries.")


def no_double_count_note() -> str:
    """Return why a package and its contracts are not both added."""
    return _(
        "A package adds only what it holds beyond the contracts inside it, "
        "so no dollar is counted twice."
    )


def finding(found: Finding) -> str:
    """Return what is wrong, as a sentence."""
    from data.checks import SENTENCES

    return _(SENTENCES[found.code]).format_map(_particulars(found))


def cure(found: Finding) -> str:
    """Return what would put it right, as a sentence."""
    from data.checks import CURES

    return _(CURES[found.code]).format_map(_particulars(found))


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
