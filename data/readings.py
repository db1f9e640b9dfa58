"""How numbers and dates are read that people write otherwise than the package does.

A cell has as many readings as it can honestly be given. One reading is taken, and reported as
taken; two are a finding, because a guess would put a wrong figure or day into the record. So:

- Digits may be Arabic (``٢٠٢٥``) or Persian, the minus a typographic one, blanks of any kind
  may group the digits of a number.
- A comma or point that stands more than once, or before the other sign, groups thousands:
  ``1,500,000``, ``1.500,25``. A lone comma is a decimal sign unless exactly three digits
  follow: ``17,5`` has one reading, ``1,500`` has two, and where the column's range excludes
  one of them (a latitude of 43,238) the other is taken.
- A lone point is always the decimal sign, as in the package itself; but see the finding
  ``THREE_DECIMALS``.
- A date that begins with the year has one reading. Of two numbers before a year the one over
  12 is the day: ``25/11/2025`` has one reading, ``06/11/2025`` has two. What other cells of the
  file look like is no proof: a spreadsheet turns the dates that it understands into its own
  form and leaves the others as typed, so that both orders come to stand in one column.
- A whole number in a column of dates is the day that a spreadsheet counts from 1900.
"""

import re
from datetime import date, timedelta
from functools import lru_cache

from babel.dates import get_month_names

from data.schema import Column

_DIGITS = str.maketrans(
    "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬−\u00a0\u2009\u202f\u2007", "01234567890123456789. -    "
)
_MARKS = re.compile("[\u200e\u200f\u061c]")  # invisible marks of direction around a figure
_STRICT_NUMBER = re.compile(r"(?a)-?\d+(\.\d+)?")
# Thousands grouped by a sign that is used for nothing else, or twice, or before the other sign.
_GROUPED = (
    re.compile(r"(?a)(\d{1,3}(?:[ '’]\d{3})+)(?:[.,](\d+))?"),
    re.compile(r"(?a)(\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:,\d{3})+(?=\.\d))(?:\.(\d+))?"),
    re.compile(r"(?a)(\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:\.\d{3})+(?=,\d))(?:,(\d+))?"),
)
_LONE_COMMA = re.compile(r"(?a)(\d+),(\d+)")
_YEAR_FIRST = re.compile(r"(?a)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_YEAR_LAST = re.compile(r"(?a)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: 0?0:00(?::00)?)?")
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})[ .-]+([^\W\d]+(?: [^\W\d]+)?)[., -]+(\d{4})")
_MONTH_DAY_YEAR = re.compile(r"([^\W\d]+)[. ]+(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})")
_SERIAL = re.compile(r"(?a)(\d{5})(?:\.0+)?")
_SPREADSHEET_EPOCH = date(1899, 12, 30)  # what Excel's day 1 is counted from after February 1900
_EARLIEST_SERIAL, _LATEST_SERIAL = 20_000, 73_050  # 1954 to 2099: an id or an amount is neither
_MONTH_LOCALES = ("en", "ar", "ar_SY", "ru")


def latin_digits(text: str) -> str:
    """Return a figure in Latin digits and ASCII signs, without marks of direction."""
    return _MARKS.sub("", text.translate(_DIGITS)).strip()


def numbers(text: str, column: Column) -> tuple[str, ...]:
    """Return every reading of a number within the column's range, as the package writes it."""
    figure = latin_digits(text)
    readings = dict.fromkeys(_numbers(figure))
    within = [reading for reading in readings if _is_within(float(reading), column)]
    return tuple(within or readings)


def dates(text: str) -> tuple[str, ...]:
    """Return every reading of a date, as the package writes it: ``2025-11-06``."""
    written = latin_digits(text)
    if match := _YEAR_FIRST.fullmatch(written):
        year, month, day = map(int, match.groups())
        return _days((year, month, day))
    if match := _YEAR_LAST.fullmatch(written):
        first, second, year = map(int, match.groups())
        return _days((year, second, first), (year, first, second))
    if match := _DAY_MONTH_YEAR.fullmatch(written):
        return _days((int(match[3]), _months().get(match[2].casefold(), 0), int(match[1])))
    if match := _MONTH_DAY_YEAR.fullmatch(written):
        return _days((int(match[3]), _months().get(match[1].casefold(), 0), int(match[2])))
    if match := _SERIAL.fullmatch(written):
        serial = int(match[1])
        if _EARLIEST_SERIAL <= serial <= _LATEST_SERIAL:
            return ((_SPREADSHEET_EPOCH + timedelta(days=serial)).isoformat(),)
    return ()


def _numbers(figure: str) -> list[str]:
    if _STRICT_NUMBER.fullmatch(figure):
        return [figure]
    sign, digits = ("-", figure[1:]) if figure.startswith("-") else ("", figure)
    for grouped in _GROUPED:
        if match := grouped.fullmatch(digits):
            whole, decimals = re.sub(r"[^0-9]", "", match[1]), match[2] or ""
            return [_canonical(sign, whole, decimals)]
    if match := _LONE_COMMA.fullmatch(digits):
        whole, decimals = match.groups()
        as_decimal = _canonical(sign, whole, decimals)
        if len(decimals) == 3 and len(whole) <= 3 and not whole.startswith("0"):
            return [_canonical(sign, whole + decimals), as_decimal]
        return [as_decimal]
    return []


def _canonical(sign: str, whole: str, decimals: str = "") -> str:
    fraction = decimals.rstrip("0")
    return f"{sign}{whole.lstrip('0') or '0'}" + (f".{fraction}" if fraction else "")


def _is_within(number: float, column: Column) -> bool:
    return (column.least is None or number >= column.least) and (
        column.most is None or number <= column.most
    )


def _days(*readings: tuple[int, int, int]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for year, month, day in readings:
        try:
            found[date(year, month, day).isoformat()] = None
        except ValueError:
            continue
    return tuple(found)


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """Return the months by name: English, Russian, and Arabic as in Cairo and as in Damascus."""
    return {
        name.casefold().rstrip("."): number
        for locale in _MONTH_LOCALES
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, locale).items()
    }
