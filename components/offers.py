"""Which figures of a chart or a map can be explained, and what each is called.

Each function takes a frame as a chart takes it, with its labels, and returns what the marks
are called by the marks as the address writes them.
"""

from collections.abc import Mapping

import pandas as pd

from components import format as formatting
from components import names
from components.figures.time import Grain, period
from components.i18n import _
from data.model import Dataset
from data.queries.explain import HORIZON, Mark, Measure
from data.vocabulary import CountrySide

Offers = dict[str, str]
MOST_FLOWS = 60  # a longer list would be slower to read than the table


def of_values(
    values: pd.DataFrame,
    axis: str,
    *,
    measure: Measure = Measure.VALUE,
    side: str | None = None,
) -> Offers:
    """Offer a chart's bars: ``id`` and ``label``; countries may stand on one side of a deal."""
    more = (side,) if side and side != CountrySide.ANY else ()
    return {
        Mark(measure, axis, (str(code), *more)).written(): label
        for code, label in zip(values["id"], values["label"], strict=True)
    }


def of_periods(values: pd.DataFrame, grain: Grain, series: str | None, *, is_sum: bool) -> Offers:
    """Offer the parts of columns over time that have money, newest first."""
    newest_first = values[values["value_usd_m"] > 0].iloc[::-1]
    return _in_time(newest_first, f"to-{grain}" if is_sum else grain, grain, series)


def of_horizon(values: pd.DataFrame, series: str | None) -> Offers:
    """Offer the parts of each year over which pledges are spread, in order of time."""
    return _in_time(values, HORIZON, "year", series)


def _in_time(values: pd.DataFrame, axis: str, grain: Grain, series: str | None) -> Offers:
    offers: Offers = {}
    for row in values.itertuples():
        of_series = (series, str(row.series_id)) if series else ()
        mark = Mark(Measure.VALUE, axis, (row.period_start.date().isoformat(), *of_series))
        when, label = period(row.period_start, grain), str(row.series_label)
        offers[mark.written()] = (
            _("{measure}: {part}").format(measure=when, part=label) if label else when
        )
    return offers


def of_subjects(totals: pd.DataFrame, called: Mapping[str, str]) -> Offers:
    """Offer what each of those compared has in all, pays and receives: ``subject_id``, ``id``."""
    sides = {"whole": "", "paid": CountrySide.PAYER, "received": CountrySide.RECEIVER}
    return {
        Mark(
            Measure.VALUE, "subject", tuple(filter(None, (row.subject_id, sides[row.id])))
        ).written(): f"{called[row.subject_id]} · {row.label}"
        for row in totals.itertuples()
    }


def of_flows(dataset: Dataset, flows: pd.DataFrame) -> Offers:
    """Offer the largest flows of money, from payer to receiver for a theme."""
    valued = flows[flows["value_usd_m"] > 0].head(MOST_FLOWS)
    return {
        Mark(Measure.VALUE, "flow", (row.payer, row.receiver, row.theme)).written(): (
            _("{payer} pays {receiver} for {theme}").format(
                payer=names.country(dataset, row.payer),
                receiver=names.country(dataset, row.receiver),
                theme=names.theme(dataset, row.theme),
            )
        )
        for row in valued.itertuples()
    }


_OF_MEASURE: dict[str, tuple[Measure, str]] = {
    "received_usd_m": (Measure.VALUE, str(CountrySide.RECEIVER)),
    "paid_usd_m": (Measure.VALUE, str(CountrySide.PAYER)),
    "deals": (Measure.DEALS, ""),
    "meetings": (Measure.MEETINGS, ""),
}


def of_countries(dataset: Dataset, measures: pd.DataFrame, column: str) -> Offers:
    """Offer the countries that a map shades by a measure, most first."""
    measure, side = _OF_MEASURE[column]
    shaded = measures[measures[column] > 0].sort_values(column, ascending=False)
    named = shaded.assign(
        id=shaded["country"], label=[names.country(dataset, code) for code in shaded["country"]]
    )
    return of_values(named, "country", measure=measure, side=side)


def of_pairs(pairs: pd.DataFrame) -> Offers:
    """Offer who met whom, each pair once."""
    once = pairs[pairs["row"] < pairs["column"]].sort_values("meetings", ascending=False)
    return {
        Mark(Measure.MEETINGS, "pair", (row.row, row.column)).written(): formatting.listing(
            [row.row_label, row.column_label]
        )
        for row in once.itertuples()
    }


def of_months(counts: pd.DataFrame) -> Offers:
    """Offer the months of a calendar of meetings, newest first."""
    months = [
        f"{year}-{month:02d}" for year, month in zip(counts["year"], counts["month"], strict=True)
    ]
    return {
        Mark(Measure.MEETINGS, "month", (f"{month}-01",)).written(): formatting.month(month)
        for month in reversed(months)
    }


def of_days(counts: pd.DataFrame) -> Offers:
    """Offer the days of a calendar of meetings, newest first."""
    return {
        Mark(Measure.MEETINGS, "day", (day.isoformat(),)).written(): formatting.date(day)
        for day in reversed(counts["day"].dt.date.tolist())
    }
