"""A cell has as many readings as it can honestly be given: one is taken, two are asked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import readings
from data.schema import TABLES

MONEY = TABLES["deals"].column("value_usd_m")
LATITUDE = TABLES["places"].column("latitude")
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("17.5", ("17.5",)),
        ("17,5", ("17.5",)),
        ("1,500,000", ("1500000",)),
        ("1.500.000", ("1500000",)),
        ("1,500.25", ("1500.25",)),
        ("1.500,25", ("1500.25",)),
        ("1 500", ("1500",)),
        ("1\u00a0500,5", ("1500.5",)),
        ("1’500", ("1500",)),
        ("0,500", ("0.5",)),
        ("1500,500", ("1500.5",)),
        ("١٧٫٥", ("17.5",)),
        ("١٬٥٠٠", ("1500",)),
        ("\u200f١٧", ("17",)),
        ("1,500", ("1500", "1.5")),
        ("17.5 bn", ()),
        ("$17", ()),
        ("1,50,000", ()),
        ("", ()),
    ],
)
def test_a_number_has_the_readings_that_people_give_it(text: str, found: tuple[str, ...]) -> None:
    assert readings.numbers(text, MONEY) == found


def test_a_reading_out_of_range_is_no_reading() -> None:
    assert readings.numbers("43,238", LATITUDE) == ("43.238",)


@given(st.integers(0, 10**9), st.sampled_from([",", ".", " ", "\u202f", "٬"]))
def test_a_number_grouped_twice_has_one_reading(number: int, sign: str) -> None:
    grouped = f"{number + 1_000_000:,}".replace(",", sign)
    assert readings.numbers(grouped, MONEY) == (str(number + 1_000_000),)


@given(st.decimals(0, 10**6, places=2))
def test_a_decimal_comma_and_arabic_digits_change_nothing(number) -> None:
    written = f"{number:.2f}"
    expected = (written.rstrip("0").rstrip("."),)
    assert readings.numbers(written.replace(".", ","), MONEY) == expected
    arabic = written.translate(ARABIC_DIGITS).replace(".", "٫")
    assert [float(found) for found in readings.numbers(arabic, MONEY)] == [float(number)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2025/11/6", ("2025-11-06",)),
        ("2025-11-06 00:00:00", ("2025-11-06",)),
        ("25/11/2025", ("2025-11-25",)),
        ("11/25/2025", ("2025-11-25",)),
        ("06.06.2025", ("2025-06-06",)),
        ("45967", ("2025-11-06",)),
        ("6 November 2025", ("2025-11-06",)),
        ("Nov 6, 2025", ("2025-11-06",)),
        ("٦ نوفمبر ٢٠٢٥", ("2025-11-06",)),
        ("6 تشرين الثاني 2025", ("2025-11-06",)),
        ("6 ноября 2025", ("2025-11-06",)),
        ("06/11/2025", ("2025-11-06", "2025-06-11")),
        ("06/11/25", ()),
        ("31/02/2025", ()),
        ("2025", ()),
        ("1234", ()),
    ],
)
def test_a_date_has_the_readings_that_people_give_it(text: str, found: tuple[str, ...]) -> None:
    assert readings.dates(text) == found


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_day_and_a_month_that_could_change_places_are_never_guessed(day: date) -> None:
    found = readings.dates(f"{day:%d/%m/%Y}")
    assert day.isoformat() in found
    assert (len(found) == 2) == (day.day <= 12 and day.day != day.month)


@given(st.text(max_size=30))
def test_whatever_is_written_every_reading_is_well_formed(text: str) -> None:
    assert all(date.fromisoformat(found) for found in readings.dates(text))
    assert all(float(found) is not None for found in readings.numbers(text, MONEY))
