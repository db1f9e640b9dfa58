"""How money, numbers and dates are printed, in English and in Arabic.

Digits are Latin in both languages, as most Arabic newsrooms print figures. Money has at most
three significant digits, because no figure here is known better. A date is printed no finer
than it is known.
"""

import math
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from datetime import date as Day
from functools import lru_cache

import pandas as pd
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list

from components.i18n import Language, _, language, ngettext, pgettext
from data.vocabulary import DatePrecision

SIGNIFICANT_DIGITS = 3
SMALLEST_USD_M = 0.001
"""A thousand dollars, in millions: below it a figure in millions cannot be read."""

LEFT_TO_RIGHT_MARK = "\u200e"
LEFT_TO_RIGHT_ISOLATE = "\u2066"
RIGHT_TO_LEFT_ISOLATE = "\u2067"
FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"


def money(value_usd_m: float) -> str:
    """Return an amount, given in millions of US dollars: ``$17.5 bn``; unknown is never zero."""
    if math.isnan(value_usd_m):
        return _("undisclosed")
    if value_usd_m < 0:
        return _minus(money(-value_usd_m))
    if value_usd_m == 0:
        return _("$0")
    if value_usd_m < SMALLEST_USD_M:
        return _("under $1,000")
    amount, unit = _scaled(value_usd_m)
    return _phrase(unit, amount).format(amount=_digits(amount))


def money_range(low: float, best: float, high: float) -> str:
    """Return the best figure with its range, where there is one: ``$17.5 bn ($15–20 bn)``."""
    if math.isnan(low) or math.isnan(high) or money(low) == money(high):
        return money(best)
    between = _between(low, high)
    if math.isnan(best):
        return between
    return _("{best} ({range})").format(best=money(best), range=between)


def money_axis(ticks_usd_m: Iterable[float]) -> list[str]:
    """Return the labels of an axis of money, for tick values in millions of US dollars."""
    return [money(tick) for tick in ticks_usd_m]


def money_ticks(top_usd_m: float, *, about: int = 5) -> list[float]:
    """Return round tick values from zero up to an axis's highest value.

    Args:
        top_usd_m: The highest value shown.
        about: How many steps are wanted; the answer may differ by a few.
    """
    if not top_usd_m > 0:
        return [0.0]
    rough = top_usd_m / about
    magnitude = 10.0 ** math.floor(math.log10(rough))
    step = next(magnitude * nice for nice in (1, 2, 5, 10) if magnitude * nice >= rough)
    return [step * position for position in range(math.floor(top_usd_m / step) + 1)]


def number(count: float) -> str:
    """Return a number with its thousands marked: ``1,234``."""
    if math.isnan(count):
        return _("unknown")
    if count < 0:
        return _minus(number(-count))
    return f"{count:,.0f}" if count == int(count) else f"{count:,.1f}"


def percent(share: float) -> str:
    """Return a share of one as whole percent; a part is never printed as nothing or as all."""
    if math.isnan(share):
        return _("unknown")
    if 0 < share < 0.01:
        return _("under 1%")
    if 0.99 < share < 1:
        return _("over 99%")
    return f"{share * 100:.0f}%"


def date(day: Day | None, precision: DatePrecision | str = DatePrecision.DAY) -> str:
    """Return a date as finely as it is known: ``6 November 2025``, ``November 2025``, ``2025``."""
    if day is None or pd.isna(day):
        return _("undated")
    return _dated(day, _PATTERNS[DatePrecision(precision)])


def date_span(
    start: Day | None, end: Day | None, precision: DatePrecision | str = DatePrecision.DAY
) -> str:
    """Return the days from one to another, saying once what they share: ``6–8 November 2025``."""
    if start is None or end is None or pd.isna(start) or pd.isna(end):
        return date(end if start is None or pd.isna(start) else start, precision)
    pattern = _PATTERNS[DatePrecision(precision)]
    last = _dated(end, pattern)
    if _dated(start, pattern) == last:
        return last
    if precision == DatePrecision.YEAR or start.year != end.year:
        return _from_to(_dated(start, pattern), last)
    if precision == DatePrecision.MONTH:
        return _from_to_closely(_dated(start, "MMMM"), last)
    if start.month == end.month:
        return _from_to_closely(_dated(start, "d"), last)
    return _from_to(_dated(start, "d MMMM"), last)


def month(year_and_month: str) -> str:
    """Return a month given as ``2025-11``: ``November 2025``."""
    return _dated(Day.fromisoformat(f"{year_and_month}-01"), _PATTERNS[DatePrecision.MONTH])


def months(years_and_months: Iterable[str]) -> dict[str, str]:
    """Return what each of some months is called, by ``2025-11``."""
    return dict(_months(tuple(years_and_months), language()))


@lru_cache(maxsize=4)  # the months of a dataset, in each language
def _months(years_and_months: tuple[str, ...], _spoken: Language) -> dict[str, str]:
    return {each: month(each) for each in years_and_months}


def period(since: str | None, until: str | None) -> str:
    """Return the months of a selection, both included, either of them open."""
    if since is None and until is None:
        return _("all dates")
    if until is None:
        return _("since {month}").format(month=month(str(since)))
    if since is None:
        return _("until {month}").format(month=month(until))
    return month(since) if since == until else _from_to(month(since), month(until))


def moment(at: datetime) -> str:
    """Return when something was published, to the minute and in universal time."""
    in_utc = at.astimezone(UTC)
    return _("{date}, {time} UTC").format(date=date(in_utc), time=f"{in_utc:%H:%M}")


def listing(names: Sequence[str]) -> str:
    """Return names as a sentence lists them: ``Bahrain, Kuwait, and Oman``."""
    return format_list(names, locale=str(language()))


def isolate(text: str) -> str:
    """Keep a name of the other script from rearranging the sentence around it."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"


def isolate_as(text: str, language_code: str) -> str:
    """Set a text of a known language apart, in the direction that the language runs in.

    A headline may begin with a name in the other script; its first letter would then mislead.
    """
    is_rtl = Locale.parse(language_code).text_direction == "rtl"
    mark = RIGHT_TO_LEFT_ISOLATE if is_rtl else LEFT_TO_RIGHT_ISOLATE
    return f"{mark}{text}{POP_ISOLATE}"


_PATTERNS: dict[DatePrecision, str] = {
    DatePrecision.DAY: "d MMMM y",
    DatePrecision.MONTH: "MMMM y",
    DatePrecision.YEAR: "y",
}


def _dated(day: Day, pattern: str) -> str:
    return _formatted(day.year, day.month, day.day, pattern, language())


@lru_cache(maxsize=4096)  # Babel looks its locale up on disk each time: 2 ms a date
def _formatted(year: int, month: int, day: int, pattern: str, spoken: Language) -> str:
    return format_date(Day(year, month, day), pattern, locale=str(spoken))


def _from_to(start: str, end: str) -> str:
    return pgettext("from one to another, of several words", "{start} – {end}").format(
        start=start, end=end
    )


def _from_to_closely(start: str, end: str) -> str:
    return pgettext("from one to another, of one word", "{start}–{end}").format(
        start=start, end=end
    )


def _between(low: float, high: float) -> str:
    """Return a range of money; the unit is said once where both ends share it."""
    if min(low, high) < SMALLEST_USD_M:
        return _from_to(money(low), money(high))
    (smaller, its_unit), (larger, unit) = _scaled(low), _scaled(high)
    if its_unit != unit:
        return _from_to(money(low), money(high))
    both = _from_to_closely(_digits(smaller), _digits(larger))
    return _phrase(unit, larger).format(amount=both)


def _scaled(value_usd_m: float) -> tuple[float, int]:
    """Return an amount and its unit in millions, rounded first: 999.95 mn is 1 bn."""
    rounded = float(f"{value_usd_m:.{SIGNIFICANT_DIGITS}g}")
    unit = next((size for size in (1_000_000, 1_000) if rounded >= size), 1)
    return rounded / unit, unit


def _phrase(unit: int, amount: float) -> str:
    """Return the phrase for a unit, whose Arabic noun agrees with the amount before it."""
    if unit == 1_000_000:
        return ngettext("${amount} tn", "${amount} tn", amount)
    if unit == 1_000:
        return ngettext("${amount} bn", "${amount} bn", amount)
    return ngettext("${amount} mn", "${amount} mn", amount)


def _digits(amount: float) -> str:
    return f"{amount:,.0f}" if amount >= 1000 else f"{amount:.{SIGNIFICANT_DIGITS}g}"


def _minus(text: str) -> str:
    """Put a minus before a figure, on its left in a right-to-left line too."""
    mark = LEFT_TO_RIGHT_MARK if language() is Language.AR else ""
    return f"{mark}\u2212{text}"
