"""What maps, timelines and calendars show, as tables headed in the reader's language."""

import pandas as pd

from components import names, wording
from components.i18n import _
from components.tables import dates
from data.model import Dataset
from data.vocabulary import MeetingKind, MeetingStatus, MembershipStatus


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
            _("Since"): memberships["since"].dt.date,
            _("Until"): memberships["until"].dt.date,
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
