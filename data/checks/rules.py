"""Checks of what rows say: values, dates, packages, sources and directions of money."""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from data import money
from data.checks.findings import FindingCode, finding
from data.checks.references import Tables
from data.model import Finding
from data.schema import TABLES
from data.vocabulary import (
    PAYER_ROLES,
    RECEIVER_ROLES,
    DatePrecision,
    DealStatus,
    MeetingStatus,
)

TWO_SOURCES_FROM_USD_M = 1000.0  # the editorial rule: a billion dollars asks for two sources
_ROUNDING_USD_M = 0.01  # what the addition of decimal figures may be off by


def check_rules(tables: Tables, today: date) -> Iterator[Finding]:
    """Yield what is wrong, or worth a second look, with what rows say."""
    deals = tables["deals"]
    yield from _bounds(deals)
    yield from _cycles(deals)
    yield from _packages(deals)
    yield from _single_sources(deals)
    yield from _directions(deals, tables["deal_parties"])
    yield from _future_deals(deals, today)
    yield from _meeting_dates(tables["meetings"], today)
    for name in ("deals", "meetings"):
        yield from _themes(name, tables[name])
    for table in TABLES.values():
        if "date_precision" in table.column_names:
            yield from _precision(table.name, tables[table.name])


def _bounds(deals: pd.DataFrame) -> Iterator[Finding]:
    best, low, high = (
        deals[name] for name in ("value_usd_m", "value_low_usd_m", "value_high_usd_m")
    )
    for row in deals.index[best.isna() & (low.notna() | high.notna())]:
        yield finding(FindingCode.BOUND_WITHOUT_VALUE, "deals", row=int(row), column="value_usd_m")
    for row in deals.index[(low > best) | (high < best)]:
        yield finding(
            FindingCode.BOUNDS_OUT_OF_ORDER,
            "deals",
            row=int(row),
            column="value_usd_m",
            value=f"{best[row]:g}",
            low=_amount(low[row]),
            best=_amount(best[row]),
            high=_amount(high[row]),
        )


def _amount(value: float) -> str:
    return "–" if pd.isna(value) else f"{value:,.10g}"


def _cycles(deals: pd.DataFrame) -> Iterator[Finding]:
    parent_of = dict(zip(deals["deal_id"], deals["part_of"], strict=True))
    for row, deal_id in zip(deals.index, deals["deal_id"], strict=True):
        chain = [deal_id]
        parent = parent_of[deal_id]
        while parent and parent not in chain:
            chain.append(parent)
            parent = parent_of.get(parent, "")
        if parent == deal_id:
            yield finding(
                FindingCode.PART_OF_CYCLE,
                "deals",
                row=int(row),
                column="part_of",
                value=parent_of[deal_id],
                cycle=" → ".join([*chain, deal_id]),
            )


def _packages(deals: pd.DataFrame) -> Iterator[Finding]:
    own = money.own_values(deals)
    exceeds = own["parts_usd_m"] > deals["value_usd_m"] + _ROUNDING_USD_M
    for row in deals.index[exceeds]:
        yield finding(
            FindingCode.PARTS_EXCEED_PACKAGE,
            "deals",
            row=int(row),
            column="value_usd_m",
            value=_amount(deals["value_usd_m"][row]),
            parts=_amount(own["parts_usd_m"][row]),
        )


def _single_sources(deals: pd.DataFrame) -> Iterator[Finding]:
    is_large = deals["value_usd_m"] >= TWO_SOURCES_FROM_USD_M
    for row, sources in deals["sources"][is_large].items():
        if len(sources) == 1:
            yield finding(
                FindingCode.SINGLE_SOURCE,
                "deals",
                row=int(row),
                column="sources",
                value=sources[0],
            )


def _directions(deals: pd.DataFrame, parties: pd.DataFrame) -> Iterator[Finding]:
    paying, receiving = (
        set(parties["deal_id"][parties["role"].isin([str(role) for role in roles])])
        for roles in (PAYER_ROLES, RECEIVER_ROLES)
    )
    valued = deals[deals["value_usd_m"].notna()]
    for row, deal_id in valued["deal_id"].items():
        if deal_id not in paying or deal_id not in receiving:
            yield finding(
                FindingCode.NO_DIRECTION, "deals", row=int(row), column="deal_id", value=deal_id
            )


def _future_deals(deals: pd.DataFrame, today: date) -> Iterator[Finding]:
    is_future = deals["announced_on"] > pd.Timestamp(today)
    is_firmer = deals["status"].notna() & (deals["status"] != str(DealStatus.PROPOSED))
    for row in deals.index[is_future & is_firmer]:
        yield finding(
            FindingCode.FUTURE_BUT_FIRM,
            "deals",
            row=int(row),
            column="status",
            value=deals["announced_on"][row].date().isoformat(),
            status=str(deals["status"][row]),
        )


def _meeting_dates(meetings: pd.DataFrame, today: date) -> Iterator[Finding]:
    start, end = meetings["start_on"], meetings["end_on"]
    for row in meetings.index[end < start]:
        yield finding(
            FindingCode.END_BEFORE_START,
            "meetings",
            row=int(row),
            column="end_on",
            value=end[row].date().isoformat(),
            start=start[row].date().isoformat(),
        )
    is_held = meetings["status"] == str(MeetingStatus.HELD)
    for row in meetings.index[is_held & (start > pd.Timestamp(today))]:
        yield finding(
            FindingCode.FUTURE_BUT_HELD,
            "meetings",
            row=int(row),
            column="status",
            value=start[row].date().isoformat(),
        )


def _themes(name: str, table: pd.DataFrame) -> Iterator[Finding]:
    for row, theme, others in table[["theme", "other_themes"]].itertuples():
        if theme and theme in others:
            yield finding(
                FindingCode.THEME_TWICE, name, row=int(row), column="other_themes", value=theme
            )


def _precision(name: str, table: pd.DataFrame) -> Iterator[Finding]:
    """A date known to the month or year is written as the first day of it."""
    dates = [
        column.name for column in TABLES[name].columns if column.type == "date" and column.required
    ]
    day = table[dates[0]]
    first_of_month = day.dt.to_period("M").dt.start_time
    first_of_year = day.dt.to_period("Y").dt.start_time
    for precision, first in (
        (DatePrecision.MONTH, first_of_month),
        (DatePrecision.YEAR, first_of_year),
    ):
        is_finer = (table["date_precision"] == str(precision)) & day.notna() & (day != first)
        for row in table.index[is_finer]:
            yield finding(
                FindingCode.DATE_FINER_THAN_KNOWN,
                name,
                row=int(row),
                column=dates[0],
                value=day[row].date().isoformat(),
                precision=str(precision),
                expected=first[row].date().isoformat(),
            )
