"""Feeds and calendars that readers of them take, in both languages, with what changed in words."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pandas as pd
import pytest
from icalendar import Calendar
from starlette.testclient import TestClient

from components.service.feeds import ATOM
from data import diff
from data.model import Dataset, Revision
from data.vocabulary import MeetingStatus
from tests.components.service.conftest import HERE, Held

DEAL = "acwa-kazakhstan-wind-1gw-2023-06"
LATER = timedelta(hours=1)


def elements(parent: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return parent.findall(f"{{{ATOM}}}{name}")


def text(parent: ElementTree.Element, name: str) -> str:
    (found,) = elements(parent, name)
    return found.text or ""


def feed(client: TestClient, query: str = "") -> ElementTree.Element:
    answer = client.get(f"/api/v1/feed.atom?{query}")
    assert answer.headers["content-type"] == "application/atom+xml"
    return ElementTree.fromstring(answer.content)


def calendar_of(content: bytes) -> Any:
    """Return a calendar as another program reads it."""
    return Calendar.from_ical(content)


def is_valid(found: ElementTree.Element) -> None:
    """Check what RFC 4287 demands of a feed and of each of its entries."""
    assert found.tag == f"{{{ATOM}}}feed"
    entries = elements(found, "entry")
    for each in (found, *entries):
        assert text(each, "id").startswith("urn:uuid:")
        assert text(each, "title")
        assert datetime.fromisoformat(text(each, "updated")).tzinfo is not None
    assert text(elements(found, "author")[0], "name")
    assert [link.get("href") for link in elements(found, "link") if link.get("rel") == "self"]
    ids = [text(entry, "id") for entry in entries]
    assert len(ids) == len(set(ids))
    for entry in entries:
        (link,) = elements(entry, "link")
        assert link.get("rel") == "alternate"
        assert str(link.get("href")).startswith(f"{HERE}/")


def edited(dataset: Dataset, **cells: object) -> Dataset:
    """Return a later revision in which one deal has other cells and another deal is gone."""
    deals = dataset.table("deals")
    is_it = deals["deal_id"] == DEAL
    for column, value in cells.items():
        as_text = deals[column].astype(object).where(~is_it, value)
        deals[column] = as_text.astype(deals[column].dtype)
    was = dataset.revision
    revision = Revision(
        "20261122T130000Z-abcdef", was.id, was.published_at + LATER, "editor", "Edit", ""
    )
    return replace(dataset, revision=revision, tables={**dataset.tables, "deals": deals})


@pytest.fixture
def published(held: Held, shipped: Dataset) -> Dataset:
    """Publish a revision that changes a deal's status, value and Arabic title."""
    later = edited(shipped, status="in_force", value_usd_m=1800.0, title_ar="عنوان جديد")
    held.datasets.insert(0, later)
    held.changes[shipped.revision.id, later.revision.id] = diff.changes(shipped, later)
    return later


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_feed_of_one_revision_has_its_newest_rows_and_is_valid(
    client: TestClient, shipped: Dataset, language: str
) -> None:
    found = feed(client, f"country=KAZ&lang={language}")
    is_valid(found)
    entries = elements(found, "entry")
    assert {entry.find(f"{{{ATOM}}}category").get("term") for entry in entries} == {  # type: ignore[union-attr]
        "deals", "meetings",
    }  # fmt: skip
    moments = [text(entry, "updated") for entry in entries]
    assert moments == sorted(moments, reverse=True)
    assert max(moments) <= shipped.revision.published_at.isoformat()
    titles = {*shipped.tables["deals"][f"title_{language}"],
              *shipped.tables["meetings"][f"title_{language}"]}  # fmt: skip
    assert {text(entry, "title") for entry in entries} <= titles


@pytest.mark.parametrize(
    ("language", "said", "unsaid"),
    [
        ("en", "Status: in force (before: signed)\nValue: $1.8 bn (before: $1.5 bn)", "Title"),
        ("ar", "نافذة", "Title"),
    ],
)
def test_what_a_revision_changed_is_told_in_words(
    client: TestClient, published: Dataset, language: str, said: str, unsaid: str
) -> None:
    found = feed(client, f"country=KAZ&lang={language}")
    is_valid(found)
    (entry,) = elements(found, "entry")
    assert said in text(entry, "content")
    assert unsaid not in text(entry, "content")
    assert text(entry, "updated") == published.revision.published_at.isoformat()
    assert DEAL in str(elements(entry, "link")[0].get("href"))
    assert text(found, "updated") == text(entry, "updated")


def test_what_only_the_other_language_reads_is_no_news(
    client: TestClient, held: Held, shipped: Dataset
) -> None:
    later = edited(shipped, title_ar="عنوان جديد")
    held.datasets.insert(0, later)
    held.changes[shipped.revision.id, later.revision.id] = diff.changes(shipped, later)
    (entry,) = elements(feed(client, "lang=ar"), "entry")
    assert text(entry, "title") == "عنوان جديد"
    english = elements(feed(client, "lang=en"), "entry")
    assert not [each for each in english if DEAL in str(elements(each, "link")[0].get("href"))]


def test_a_change_outside_the_selection_is_no_news_of_it(
    client: TestClient, published: Dataset
) -> None:
    entries = elements(feed(client, "country=TKM"), "entry")
    assert not [entry for entry in entries if DEAL in str(elements(entry, "link")[0].get("href"))]


def test_a_new_deal_is_told_with_what_it_says(
    client: TestClient, held: Held, shipped: Dataset
) -> None:
    deals = shipped.table("deals")
    of_deals = ("deals", "deal_parties", "deal_events", "claims")
    fewer = {name: shipped.table(name)[lambda rows: rows["deal_id"] != DEAL] for name in of_deals}
    before = replace(
        shipped.revision,
        id="20261122T110000Z-aaaaaa",
        published_at=shipped.revision.published_at - LATER,
    )
    tables = {name: rows.reset_index(drop=True) for name, rows in fewer.items()}
    without = replace(shipped, revision=before, tables={**shipped.tables, **tables})
    now = replace(shipped, revision=replace(shipped.revision, parent=without.revision.id))
    held.datasets[:] = [now, without]
    held.changes[without.revision.id, now.revision.id] = diff.changes(without, now)
    (entry,) = elements(feed(client), "entry")
    content = text(entry, "content")
    assert content.startswith("Added.\n13 June 2023 · signed · $1.5 bn")
    assert str(deals.set_index("deal_id").loc[DEAL, "summary_en"]) in content
    pinned = elements(feed(client, f"rev={without.revision.id}"), "entry")
    assert len(pinned) > 1  # that revision knew of no change


def test_characters_that_xml_cannot_hold_do_not_break_the_feed(client: TestClient) -> None:
    is_valid(feed(client, "q=%01%0B%EF%BF%BF%3Cb%3E"))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_calendar_has_every_planned_meeting_and_is_valid(
    client: TestClient, shipped: Dataset, language: str
) -> None:
    answer = client.get(f"/api/v1/meetings.ics?lang={language}")
    assert answer.headers["content-type"].startswith("text/calendar")
    calendar = calendar_of(answer.content)
    assert calendar["version"] == "2.0"
    assert calendar["prodid"]
    meetings = shipped.tables["meetings"]
    planned = meetings[meetings["status"] == str(MeetingStatus.PLANNED)].set_index("meeting_id")
    events = {str(event["uid"]).split("@")[0]: event for event in calendar.walk("VEVENT")}
    assert set(events) == set(planned.index)
    for meeting_id, event in events.items():
        row = planned.loc[meeting_id]
        assert event["dtstamp"].dt == shipped.revision.published_at.astimezone(UTC)
        assert event["dtstart"].dt == row["start_on"].date()
        last = row["start_on"] if pd.isna(row["end_on"]) else row["end_on"]
        assert event["dtend"].dt > last.date()
        assert str(event["summary"]) == row[f"title_{language}"]
        assert not event.errors
    lines = answer.content.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)


def test_a_meeting_known_to_its_month_takes_the_month(client: TestClient, shipped: Dataset) -> None:
    calendar = calendar_of(client.get("/api/v1/meetings.ics").content)
    meetings = shipped.tables["meetings"].set_index("meeting_id")
    for event in calendar.walk("VEVENT"):
        row = meetings.loc[str(event["uid"]).split("@")[0]]
        days = (event["dtend"].dt - event["dtstart"].dt).days
        assert {"day": 1, "month": 28, "year": 365}[str(row["date_precision"])] <= days


def test_a_selection_without_planned_meetings_has_an_empty_calendar(client: TestClient) -> None:
    calendar = calendar_of(client.get("/api/v1/meetings.ics?to=2020-01").content)
    assert not calendar.walk("VEVENT")
