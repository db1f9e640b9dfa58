"""What charts and maps show, as tables headed in the reader's language."""

import pandas as pd

from components import names, steps, wording
from components.figures.time import period
from components.format import month as month_name
from components.i18n import _
from components.tables import dates, words
from data import queries
from data.model import Dataset
from data.queries import Grain
from data.vocabulary import DealStatus, MeetingKind, MeetingStatus, MembershipStatus


def timeline(meetings: pd.DataFrame) -> pd.DataFrame:
    """Return the meetings of a timeline as a table, in the order of their dates."""
    in_time = meetings.sort_values(["start_on", "id"], kind="stable")
    return pd.DataFrame(
        {
            _("Date"): dates(in_time["start_on"], in_time["date_precision"]),
            _("To"): dates(in_time["end_on"], in_time["date_precision"]),
            _("Lane"): in_time["lane_label"],
            _("Meeting"): in_time["label"],
            _("Kind"): [wording.label(MeetingKind(code)) for code in in_time["kind"]],
            _("Held or planned"): [
                wording.label(MeetingStatus(code)) for code in in_time["status"]
            ],
        }
    )


def days(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the figures of a calendar by day as a table."""
    days = [day.date().isoformat() for day in counts["day"]]
    return pd.DataFrame({_("Date"): days, _("Meetings"): counts["meetings"]})


def measures(dataset: Dataset, measures: pd.DataFrame) -> pd.DataFrame:
    """Return the countries of a map with every measure; millions of US dollars."""
    return pd.DataFrame(
        {
            _("Country"): [names.country(dataset, code) for code in measures["country"]],
            _("Value received, $ mn"): measures["received_usd_m"],
            _("Value paid, $ mn"): measures["paid_usd_m"],
            _("Deals"): measures["deals"].astype(int),
            _("Undisclosed"): measures["undisclosed"].astype(int),
            _("Meetings"): measures["meetings"].astype(int),
        }
    )


def arcs(dataset: Dataset, flows: pd.DataFrame) -> pd.DataFrame:
    """Return the flows that a map draws as arcs; millions of US dollars."""
    return pd.DataFrame(
        {
            _("Payer"): [names.country(dataset, code) for code in flows["payer"]],
            _("Receiver"): [names.country(dataset, code) for code in flows["receiver"]],
            _("Theme"): [names.theme(dataset, theme) for theme in flows["theme"]],
            _("Signed or firmer"): flows["firm"],
            _("Value, $ mn"): flows["value_usd_m"],
            _("Deals"): flows["deals"],
        }
    )


def places(dataset: Dataset, places: pd.DataFrame) -> pd.DataFrame:
    """Return the places of a map with what is there; millions of US dollars."""
    return pd.DataFrame(
        {
            _("Place"): [names.place(dataset, place) for place in places["place_id"]],
            _("Country"): [names.country(dataset, code) for code in places["country"]],
            _("Deals"): places["deals"],
            _("Meetings"): places["meetings"],
            _("Value, $ mn"): places["value_usd_m"],
        }
    )


def standings(dataset: Dataset, memberships: pd.DataFrame) -> pd.DataFrame:
    """Return the countries of a map by their standing in a bloc."""
    return pd.DataFrame(
        {
            _("Country"): [names.country(dataset, code) for code in memberships["country"]],
            _("Standing"): [
                wording.label(MembershipStatus(code)) for code in memberships["status"]
            ],
            _("Since"): memberships["starts_on"].dt.date,
            _("Until"): memberships["ends_on"].dt.date,
        }
    )


def life(rows: pd.DataFrame) -> pd.DataFrame:
    """Return an actor's deals and meetings in time as a table; millions of US dollars."""
    in_time = rows.sort_values(["start_on", "id"], kind="stable")
    return pd.DataFrame(
        {
            _("Date"): dates(in_time["start_on"], in_time["date_precision"]),
            _("Lane"): in_time["lane_label"],
            _("Title"): in_time["label"],
            _("Value, $ mn"): in_time["value_usd_m"],
        }
    )


def values(values: pd.DataFrame, group: str) -> pd.DataFrame:
    """Return the figures of a chart of values as a table; millions of US dollars."""
    is_known = values["deals"] > values["undisclosed"]  # what nobody discloses is not zero
    return pd.DataFrame(
        {
            group.capitalize(): values["label"],
            _("Value, $ mn"): values["value_usd_m"].where(is_known),
            _("Low, $ mn"): values["low_usd_m"].where(is_known),
            _("High, $ mn"): values["high_usd_m"].where(is_known),
            _("Deals"): values["deals"],
            _("Undisclosed"): values["undisclosed"],
        }
    )


def over_time(values: pd.DataFrame, grain: Grain) -> pd.DataFrame:
    """Return the figures of a chart over time as a table; millions of US dollars."""
    return pd.DataFrame(
        {
            _("Period"): [period(moment, grain) for moment in values["period_start"]],
            _("Group"): values["series_label"],
            _("Value, $ mn"): values["value_usd_m"],
            _("Deals"): values["deals"],
            _("Undisclosed"): values["undisclosed"],
        }
    )


def largest(deals: pd.DataFrame) -> pd.DataFrame:
    """Return the figures of the largest deals as a table; millions of US dollars."""
    return pd.DataFrame(
        {
            _("Deal"): deals["label"],
            _("Status"): words(deals["status"], DealStatus),
            _("Value, $ mn"): deals["value_usd_m"],
            _("Low, $ mn"): deals["low_usd_m"],
            _("High, $ mn"): deals["high_usd_m"],
            _("Adds to sums, $ mn"): deals["own_usd_m"],
            _("Rests on one source"): deals["is_weak"],
        }
    )


def flows(flows: pd.DataFrame) -> pd.DataFrame:
    """Return the figures of a diagram of flows as a table; millions of US dollars."""
    return pd.DataFrame(
        {
            _("Payer"): flows["payer_label"],
            _("Theme"): flows["theme_label"],
            _("Receiver"): flows["receiver_label"],
            _("Value, $ mn"): flows["value_usd_m"],
            _("Deals"): flows["deals"],
        }
    )


def counts(counts: pd.DataFrame, group: str, of: str) -> pd.DataFrame:
    """Return the figures of a chart of counts, of deals, meetings, sources or rows, as a table."""
    heading = {
        "deals": _("Deals"),
        "meetings": _("Meetings"),
        "sources": _("Sources"),
        "rows": _("Rows"),
    }[of]
    return pd.DataFrame(
        {group[:1].upper() + group[1:]: counts["label"], heading: counts[of].astype(int)}
    )


def months(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the figures of a calendar of meetings as a table."""
    months = [
        month_name(f"{year}-{month:02d}")
        for year, month in zip(counts["year"], counts["month"], strict=True)
    ]
    return pd.DataFrame({_("Month"): months, _("Meetings"): counts["meetings"]})


def pairs(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return who met whom as a table, each pair once, most often first."""
    once = pairs[pairs["row"] < pairs["column"]].sort_values("meetings", ascending=False)
    return pd.DataFrame(
        {
            _("Country"): once["row_label"],
            _("Met"): once["column_label"],
            _("Meetings"): once["meetings"],
        }
    )


def compared(values: pd.DataFrame, called: dict[str, str]) -> pd.DataFrame:
    """Return the figures of bars side by side as a table; millions of US dollars."""
    return pd.DataFrame(
        {
            _("Group"): values["label"],
            _("Compared"): values["subject_id"].map(called),
            _("Value, $ mn"): values["value_usd_m"],
            _("Low, $ mn"): values["low_usd_m"],
            _("High, $ mn"): values["high_usd_m"],
            _("Deals"): values["deals"],
            _("Undisclosed"): values["undisclosed"],
        }
    )


def years_compared(values: pd.DataFrame, called: dict[str, str]) -> pd.DataFrame:
    """Return the figures of panels of years as a table; millions of US dollars."""
    return pd.DataFrame(
        {
            _("Year"): values["period_start"].dt.year.astype(str),
            _("Compared"): values["subject_id"].map(called),
            _("Value, $ mn"): values["value_usd_m"],
            _("Deals"): values["deals"],
            _("Undisclosed"): values["undisclosed"],
        }
    )


def walk(walk: pd.DataFrame) -> pd.DataFrame:
    """Return the walk from headline to hard money as a table; millions of US dollars."""
    signs = [1 if is_stand else -1 for is_stand in walk["is_stand"]]
    return pd.DataFrame(
        {
            _("Step"): [steps.label(step) for step in walk["step"]],
            _("Value, $ mn"): walk["amount_usd_m"] * signs,
            _("Deals"): walk["deals"],
            _("Undisclosed"): walk["undisclosed"],
        }
    )


def firming(amounts: pd.DataFrame) -> pd.DataFrame:
    """Return where money had come to by each of some days, one column a step; in millions."""
    wide = amounts.pivot(index="day", columns="step", values="amount_usd_m")
    named = {step: _("{step}, $ mn").format(step=steps.label(step)) for step in wide.columns}
    return wide.rename(columns=named).rename_axis(_("Date")).reset_index()


def outcomes(board: pd.DataFrame) -> pd.DataFrame:
    """Return what came of meetings as a table: a column for each step, in millions."""
    of_steps = {
        _("{step}, $ mn").format(step=steps.label(step)): board[str(step)]
        for step in queries.OUTCOME_STEPS
    }
    return pd.DataFrame(
        {
            _("Date"): dates(board["start_on"], board["date_precision"]),
            _("Meeting"): board["label"],
            _("Deals"): board["deals"],
            _("Undisclosed"): board["undisclosed"],
            _("Around it, $ mn"): board["around_usd_m"],
            _("Share signed"): board["firm_share"],
            **of_steps,
        }
    )


def ladder(path: pd.DataFrame) -> pd.DataFrame:
    """Return how firm a deal was from which day on, as a table."""
    changes = path.iloc[:-1]
    return pd.DataFrame(
        {_("From"): changes["day"].astype(str), _("Status"): words(changes["status"], DealStatus)}
    )
