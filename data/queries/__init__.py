"""Every question that a page may ask of a dataset; each docstring lists columns and units.

Money is always in millions of US dollars (``..._usd_m``) and always a sum of own
contributions (``data.money``). Frames hold ids, never labels: words belong to the reader's
language and are added where the frame is shown.
"""

from data.queries.actor import (
    ActorDetail,
    ActorRows,
    actor_detail,
    actor_life,
    actor_rows,
    counterparts,
    recent_life,
)
from data.queries.actors import (
    Part,
    actors,
    found,
    value_by_actor,
)
from data.queries.choices import Choices, choices, known_ids
from data.queries.deals import (
    Dimension,
    Grain,
    coarsely_dated,
    deals,
    dominant,
    largest_deals,
    latest_deals,
    latest_events,
    left_out,
    total,
    value_by,
    value_by_country,
    value_by_status,
    value_over_time,
)
from data.queries.details import (
    DealDetail,
    MeetingDetail,
    countries_of_deals,
    countries_of_meetings,
    deal_detail,
    meeting_detail,
)
from data.queries.examples import (
    lens_example,
    overlap_example,
    package_example,
    range_example,
    split_example,
)
from data.queries.flows import (
    OTHER_PAYERS,
    OTHER_RECEIVERS,
    flows,
    flows_by_theme,
    without_direction,
)
from data.queries.meetings import (
    latest_meetings,
    meeting_lanes,
    meetings,
    meetings_by_day,
    meetings_by_month,
    next_meetings,
    who_met_whom,
)
from data.queries.places import (
    blocs,
    country_measures,
    memberships,
    places,
    without_place,
    years,
)
from data.queries.summary import Summary, sizes, source_languages, summary, worked_example
from data.queries.tables import WORKED_OUT, kept_table, kept_tables, revisions

__all__ = [
    "OTHER_PAYERS",
    "OTHER_RECEIVERS",
    "WORKED_OUT",
    "ActorDetail",
    "ActorRows",
    "Choices",
    "DealDetail",
    "Dimension",
    "Grain",
    "MeetingDetail",
    "Part",
    "Summary",
    "actor_detail",
    "actor_life",
    "actor_rows",
    "actors",
    "blocs",
    "choices",
    "coarsely_dated",
    "counterparts",
    "countries_of_deals",
    "countries_of_meetings",
    "country_measures",
    "deal_detail",
    "deals",
    "dominant",
    "flows",
    "flows_by_theme",
    "found",
    "kept_table",
    "kept_tables",
    "known_ids",
    "largest_deals",
    "latest_deals",
    "latest_events",
    "latest_meetings",
    "left_out",
    "lens_example",
    "meeting_detail",
    "meeting_lanes",
    "meetings",
    "meetings_by_day",
    "meetings_by_month",
    "memberships",
    "next_meetings",
    "overlap_example",
    "package_example",
    "places",
    "range_example",
    "recent_life",
    "revisions",
    "sizes",
    "source_languages",
    "split_example",
    "summary",
    "total",
    "value_by",
    "value_by_actor",
    "value_by_country",
    "value_by_status",
    "value_over_time",
    "who_met_whom",
    "without_direction",
    "without_place",
    "worked_example",
    "years",
]
