"""The planned meetings of a selection as a calendar to subscribe to (RFC 5545)."""

from datetime import date, timedelta

import pandas as pd
from icalendar import Calendar, Event, vDuration, vText, vUri
from starlette.requests import Request
from starlette.responses import Response

from components import asked as asked_words
from components import names
from components.exports import provenance
from components.i18n import _, field, speaking
from components.service import answers, asking
from components.service.asking import Asked
from components.service.revisions import Revisions
from data import history, queries
from data.vocabulary import MeetingStatus

MEDIA_TYPE = "text/calendar; charset=utf-8"
_LOOK_AGAIN = timedelta(hours=6)  # meetings are planned days ahead, and moved as slowly


def meetings(request: Request, revisions: Revisions) -> Response:
    """Answer with the planned meetings of a selection.

    Raises:
        Problem: the request cannot be answered.
    """
    asked = asking.read(request, revisions)

    def make() -> Response:
        with speaking(asked.language):
            content = _calendar(asked).to_ical()
        return Response(content, media_type=MEDIA_TYPE)

    return answers.unless_known(request, answers.entity_tag(asked, "meetings", "ics"), make)


def _calendar(asked: Asked) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//Accord Atlas//API {answers.VERSION}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    title = _("Accord Atlas: planned meetings")
    filters = asked_words.filters_line(asked.dataset, asked.selection)
    for name in ("name", "x-wr-calname"):
        calendar.add(name, vText(title))
    for name in ("description", "x-wr-caldesc"):
        calendar.add(name, vText(f"{filters}\n{provenance.citation(asked.dataset.revision)}"))
    calendar.add("refresh-interval", vDuration(_LOOK_AGAIN), {"value": "DURATION"})
    calendar.add("x-published-ttl", vDuration(_LOOK_AGAIN))
    kept = queries.kept_table(asked.dataset, asked.selection, "meetings")
    planned = kept[kept["status"].astype(str) == str(MeetingStatus.PLANNED)]
    for _number, meeting in planned.sort_values("start_on", kind="stable").iterrows():
        calendar.add_component(_event(asked, meeting))
    return calendar


def _event(asked: Asked, meeting: pd.Series) -> Event:
    """Return a meeting as an event of whole days; one known to its month takes all of it."""
    event = Event()
    meeting_id = str(meeting["meeting_id"])
    first, last = _days(meeting)
    event.add("uid", f"{meeting_id}@accord-atlas")
    event.add("dtstamp", asked.dataset.revision.published_at)
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", str(meeting[field("title")]))
    event.add("description", _description(meeting))
    event.add("status", "TENTATIVE")
    event.add("transp", "TRANSPARENT")  # a reader of news is not busy because others meet
    event.add("url", vUri(f"{asked.base}/meeting?id={meeting_id}"))
    if place_id := str(meeting["place_id"]):
        place = asked.dataset.table("places").set_index("place_id").loc[place_id]
        event.add("location", names.place(asked.dataset, place_id))
        event.add("geo", (float(place["latitude"]), float(place["longitude"])))
    return event


def _days(meeting: pd.Series) -> tuple[date, date]:
    """Return the first and the last day that a meeting may take."""
    ends = history.known_from(
        pd.Series([meeting["start_on"]]), pd.Series([str(meeting["date_precision"])])
    )
    last = ends.iloc[0] if pd.isna(meeting["end_on"]) else max(meeting["end_on"], ends.iloc[0])
    return meeting["start_on"].date(), last.date()


def _description(meeting: pd.Series) -> str:
    finer = {
        "month": _("The day is not known yet."),
        "year": _("The month is not known yet."),
    }.get(str(meeting["date_precision"]), "")
    return "\n".join(part for part in (str(meeting[field("summary")]), finer) if part)
