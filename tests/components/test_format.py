"""Figures are printed no finer than they are known, and read the same in both languages."""

import math
import re
from datetime import UTC, date, datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import format as printed
from components.i18n import Language, speaking
from data.vocabulary import DatePrecision

NOVEMBER_6 = date(2025, 11, 6)


@pytest.fixture(autouse=True)
def english():
    with speaking(Language.EN):
        yield


@pytest.mark.parametrize(
    ("value_usd_m", "english", "arabic"),
    [
        (17_500, "$17.5 bn", "17.5 مليار دولار"),
        (850, "$850 mn", "850 مليون دولار"),
        (1_400_000, "$1.4 tn", "1.4 تريليون دولار"),
        (0.4, "$0.4 mn", "0.4 مليون دولار"),
        (999.95, "$1 bn", "1 مليار دولار"),
        (999_950, "$1 tn", "1 تريليون دولار"),
        (5_000, "$5 bn", "5 مليارات دولار"),
        (2_000, "$2 bn", "2 مليار دولار"),
        (1_234.5, "$1.23 bn", "1.23 مليار دولار"),
        (0, "$0", "0 دولار"),
        (0.0004, "under $1,000", "أقل من 1,000 دولار"),
        (math.nan, "undisclosed", "غير معلنة القيمة"),
        (-5_000, "\u2212$5 bn", "\u200e\u22125 مليارات دولار"),
    ],
)
def test_money_is_printed_as_a_newsroom_prints_it(value_usd_m, english, arabic):
    assert printed.money(value_usd_m) == english
    with speaking(Language.AR):
        assert printed.money(value_usd_m) == arabic


@given(st.floats(min_value=0.001, max_value=1e8))
def test_money_has_three_significant_digits_and_is_off_by_half_a_percent_at_most(value_usd_m):
    with speaking(Language.EN):
        match = re.fullmatch(r"\$([\d.]+) (mn|bn|tn)", printed.money(value_usd_m))
    assert match
    amount, unit = match.groups()
    assert len(amount.replace(".", "").lstrip("0")) <= 3
    assert float(amount) < 1000
    size = {"mn": 1, "bn": 1_000, "tn": 1_000_000}[unit]
    assert float(amount) * size == pytest.approx(value_usd_m, rel=0.005)


@pytest.mark.parametrize(
    ("low", "best", "high", "english", "arabic"),
    [
        (15e3, 17.5e3, 20e3, "$17.5 bn ($15–20 bn)", "17.5 مليار دولار (من 15 إلى 20 مليار دولار)"),
        (5, 5, 5, "$5 mn", "5 ملايين دولار"),
        (850, math.nan, 1200, "$850 mn – $1.2 bn", "من 850 مليون دولار إلى 1.2 مليار دولار"),
        (0, 10, 10, "$10 mn ($0 – $10 mn)", "10 ملايين دولار (من 0 دولار إلى 10 ملايين دولار)"),
        (math.nan, math.nan, math.nan, "undisclosed", "غير معلنة القيمة"),
    ],
)
def test_a_range_stands_beside_the_best_figure_where_there_is_one(low, best, high, english, arabic):
    assert printed.money_range(low, best, high) == english
    with speaking(Language.AR):
        assert printed.money_range(low, best, high) == arabic


@given(st.floats(min_value=0.001, max_value=1e8))
def test_an_axis_of_money_has_a_few_distinct_labels_up_to_its_top(top_usd_m):
    ticks = printed.money_ticks(top_usd_m)
    assert ticks[0] == 0
    assert 2 < len(ticks) < 8
    assert ticks[-1] <= top_usd_m * 1.000001
    labels = printed.money_axis(ticks)
    assert len(set(labels)) == len(labels) or top_usd_m < 0.01


def test_an_axis_without_money_still_has_its_zero():
    assert printed.money_axis(printed.money_ticks(0)) == ["$0"]
    assert printed.money_ticks(math.nan) == [0]


def test_numbers_mark_their_thousands_with_latin_digits_in_both_languages():
    assert printed.number(1234) == "1,234"
    assert printed.number(1234.56) == "1,234.6"
    assert printed.number(-3) == "\u22123"
    with speaking(Language.AR):
        assert printed.number(1234) == "1,234"


@pytest.mark.parametrize(
    ("share", "text"),
    [(0, "0%"), (0.004, "under 1%"), (0.346, "35%"), (0.997, "over 99%"), (1, "100%")],
)
def test_a_part_is_never_printed_as_nothing_or_as_all(share, text):
    assert printed.percent(share) == text


@pytest.mark.parametrize(
    ("precision", "english", "arabic"),
    [
        (DatePrecision.DAY, "6 November 2025", "6 نوفمبر 2025"),
        (DatePrecision.MONTH, "November 2025", "نوفمبر 2025"),
        (DatePrecision.YEAR, "2025", "2025"),
    ],
)
def test_a_date_is_printed_as_finely_as_it_is_known(precision, english, arabic):
    assert printed.date(NOVEMBER_6, precision) == english
    assert printed.date(pd.Timestamp(NOVEMBER_6), str(precision)) == english
    with speaking(Language.AR):
        assert printed.date(NOVEMBER_6, precision) == arabic


@given(st.dates(), st.dates(), st.sampled_from(Language))
def test_a_span_is_never_finer_than_its_precision(one, other, spoken):
    start, end = sorted((one, other))
    with speaking(spoken):
        by_year = printed.date_span(start, end, DatePrecision.YEAR)
        by_month = printed.date_span(start, end, DatePrecision.MONTH)
    years = {str(start.year), str(end.year)}
    assert set(re.findall(r"\d+", by_year)) == years
    assert set(re.findall(r"\d+", by_month)) == years


@pytest.mark.parametrize(
    ("start", "end", "english", "arabic"),
    [
        (NOVEMBER_6, NOVEMBER_6, "6 November 2025", "6 نوفمبر 2025"),
        (NOVEMBER_6, date(2025, 11, 8), "6–8 November 2025", "من 6 إلى 8 نوفمبر 2025"),
        (
            NOVEMBER_6,
            date(2025, 12, 1),
            "6 November – 1 December 2025",
            "من 6 نوفمبر إلى 1 ديسمبر 2025",
        ),
        (
            NOVEMBER_6,
            date(2026, 1, 2),
            "6 November 2025 – 2 January 2026",
            "من 6 نوفمبر 2025 إلى 2 يناير 2026",
        ),
        (NOVEMBER_6, None, "6 November 2025", "6 نوفمبر 2025"),
        (pd.NaT, pd.NaT, "undated", "بلا تاريخ"),
    ],
)
def test_a_span_says_once_what_its_ends_share(start, end, english, arabic):
    assert printed.date_span(start, end) == english
    with speaking(Language.AR):
        assert printed.date_span(start, end) == arabic


def test_a_span_known_by_the_month_names_months():
    span = printed.date_span(date(2025, 10, 1), date(2025, 11, 1), DatePrecision.MONTH)
    assert span == "October–November 2025"


def test_a_period_may_be_open_at_either_end():
    assert printed.period(None, None) == "all dates"
    assert printed.period("2024-01", None) == "since January 2024"
    assert printed.period(None, "2026-11") == "until November 2026"
    assert printed.period("2024-01", "2026-11") == "January 2024 – November 2026"
    assert printed.period("2024-01", "2024-01") == "January 2024"


def test_a_moment_is_in_universal_time():
    at = datetime(2026, 11, 22, 13, 30, tzinfo=UTC)
    assert printed.moment(at) == "22 November 2026, 13:30 UTC"


def test_names_are_listed_as_a_sentence_lists_them():
    assert printed.listing(["Bahrain", "Kuwait", "Oman"]) == "Bahrain, Kuwait, and Oman"
    with speaking(Language.AR):
        assert printed.listing(["البحرين", "الكويت"]) == "البحرين والكويت"


def test_a_latin_name_is_kept_apart_in_an_arabic_sentence():
    assert printed.isolate("Boeing") == "\u2068Boeing\u2069"
