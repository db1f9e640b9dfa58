"""Whole sentences about figures: what a total counts, what it leaves out, what a chart omits.

The same sentence stands wherever the same thing is said, so that no page contradicts another.
"""

from components.format import money, number, percent
from components.i18n import _, ngettext
from components.wording import lens_rule
from data.queries import Summary
from data.vocabulary import Lens


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


def actors_sentence(summary: Summary) -> str:
    """Return, in one sentence, which actors take part in what a selection keeps."""
    return _("{actors} from {countries}, in {deals} and {meetings}.").format(
        actors=actor_count(summary.actors),
        countries=country_count(summary.countries),
        deals=deals_worth(summary.counted.deals, summary.counted.best_usd_m),
        meetings=meeting_count(summary.meetings),
    )


def actor_sentence(summary: Summary) -> str:
    """Return, in one sentence, what one actor's deals and meetings come to."""
    parts = [
        _("On record here: {deals} and {meetings}.").format(
            deals=deals_worth(summary.counted.deals, summary.counted.best_usd_m),
            meetings=meeting_count(summary.meetings),
        )
    ]
    if summary.left_out.deals:
        parts.append(left_out_note(summary.left_out.deals, summary.left_out.best_usd_m))
    return " ".join(parts)


def actor_overlap_note() -> str:
    """Return the warning beside totals by actor."""
    return _(
        "A deal counts in full for each actor in it, so the bars overlap and must not be added up."
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


def bloc_count(count: int) -> str:
    """Return a number of blocs and accords."""
    return ngettext("{count} bloc or accord", "{count} blocs and accords", count).format(
        count=number(count)
    )


def source_count(count: int) -> str:
    """Return a number of sources."""
    return ngettext("{count} source", "{count} sources", count).format(count=number(count))


def row_count(count: int) -> str:
    """Return a number of rows of the dataset."""
    return ngettext("{count} row", "{count} rows", count).format(count=number(count))


def at_place(deals: int, meetings: int) -> str:
    """Return, in one sentence, what was agreed and held at one place."""
    return _("{deals} and {meetings} here, those not counted among them.").format(
        deals=deal_count(deals), meetings=meeting_count(meetings)
    )


def around_deal_note(days: int) -> str:
    """Return which meetings stand around a deal."""
    return ngettext(
        "Held within {count} day of the announcement, with at least two of the same countries "
        "or parties. That they are near in time says nothing about a cause.",
        "Held within {count} days of the announcement, with at least two of the same countries "
        "or parties. That they are near in time says nothing about a cause.",
        days,
    ).format(count=number(days))


def around_meeting_note(days: int) -> str:
    """Return which deals stand around a meeting."""
    return ngettext(
        "Announced within {count} day of the meeting, with at least two of the same countries "
        "or parties. That they are near in time says nothing about a cause.",
        "Announced within {count} days of the meeting, with at least two of the same countries "
        "or parties. That they are near in time says nothing about a cause.",
        days,
    ).format(count=number(days))


def counting_note(chosen: Lens, undisclosed: int) -> str:
    """Return the rule beside a total: which deals it counts, and how many have no figure."""
    if not undisclosed:
        return lens_rule(chosen)
    return _("{rule} {undisclosed}").format(
        rule=lens_rule(chosen), undisclosed=undisclosed_note(undisclosed)
    )


def weak_note(weak_usd_m: float, value_usd_m: float) -> list[str]:
    """Return how much of some money rests on one source, if any does."""
    if not weak_usd_m > 0:
        return []
    if weak_usd_m >= value_usd_m:
        return [_("Rests on one source")]
    return [_("{amount} of it rests on one source").format(amount=money(weak_usd_m))]


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


def busiest_offered_note(most: int, count: int) -> str:
    """Return that a list offers only the busiest of many actors, and how to find the others."""
    if count <= most:
        return ""
    return _(
        "Of {count} actors, the {most} with most deals and meetings are offered here. The search "
        "finds all of them."
    ).format(most=number(most), count=number(count))


def newest_of_note(most: int, count: int) -> str:
    """Return that only the newest of many are shown."""
    words = _("Showing the newest {most} of {count}; filter to see others.")
    return words.format(most=number(most), count=number(count)) if count > most else ""


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


def undrawn_money_note(within_usd_m: float, undirected_usd_m: float) -> str:
    """Return the money that no line between two can show."""
    parts = []
    if within_usd_m:
        parts.append(
            _("{amount} stays within one country and is not drawn.").format(
                amount=money(within_usd_m)
            )
        )
    if undirected_usd_m:
        parts.append(
            _("{amount} has no stated payer or receiver and is not drawn.").format(
                amount=money(undirected_usd_m)
            )
        )
    return " ".join(parts)


def older_marks_note(count: int, year: int) -> str:
    """Return how many marks lie before the first year of a time axis."""
    if not count:
        return ""
    return ngettext(
        "{count} mark from before {year} is not drawn here; the lists below have all.",
        "{count} marks from before {year} are not drawn here; the lists below have all.",
        count,
    ).format(count=number(count), year=year)


def actor_split_note() -> str:
    """Return how the money between actors divides a deal among its parties."""
    return _("A deal is split equally over its pairs of paying and receiving actors.")


def no_double_count_note() -> str:
    """Return why a package and its contracts are not both added."""
    return _(
        "A package adds only what it holds beyond the contracts inside it, "
        "so no dollar is counted twice."
    )
