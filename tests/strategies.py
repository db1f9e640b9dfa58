"""Random datasets and selections for property tests: small, typed like the real ones."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from operator import itemgetter
from typing import Any

import pandas as pd
from hypothesis import settings
from hypothesis import strategies as st

from data.checks.columns import typed
from data.diff import in_canonical_order
from data.model import Dataset, Revision, Selection
from data.regions import COUNTRIES_BY_REGION
from data.schema import LIST_TYPES, TABLES, Column
from data.selection import KnownIds
from data.vocabulary import (
    CountrySide,
    DatePrecision,
    DealEventKind,
    DealKind,
    DealStatus,
    Estimate,
    EvidenceGrade,
    Lens,
    MeetingFormat,
    MeetingKind,
    MeetingStatus,
    MembershipStatus,
    ParticipantRole,
    PartyRole,
    SourceKind,
    ThemeMatch,
)

FEW = settings(max_examples=20)
"""For rules that ask a dataset many questions: each example costs what ten others do."""

COUNTRIES = ("KAZ", "UZB", "ARE", "ISR", "USA")
THEMES = ("aviation", "oil-gas", "trade")
ACTORS = {"kaz": "KAZ", "uzb": "UZB", "are": "ARE", "isr": "ISR", "usa": "USA", "boeing": "USA",
          "tokayev": "KAZ", "world-bank": "", "c5-plus-1": "", "brics": ""}  # fmt: skip
BLOCS = ("c5-plus-1", "brics")
LAST_DAY = date(2026, 1, 1)  # of every random revision
PLACES = {"astana": "KAZ", "dubai": "ARE"}
SOURCES = {"wire-1": "wire", "wire-2": "wire", "ministry": "government", "paper": "newspaper"}
WORDS = ("Boeing", "أستانا", "مذكّرة", "Şavkat", "railway", "إعلان")

Membership = tuple[str, str, str, date | None, date | None]
"""Member, bloc, status, since, until."""

_PUBLISHED_AT = datetime.combine(LAST_DAY, time(), UTC)
_MONTHS = [f"{year}-{month:02d}" for year in (2024, 2025) for month in range(1, 13)]


def selections() -> st.SearchStrategy[Selection]:
    """Any selection that an address could hold for the random datasets."""

    def some(values: Any) -> st.SearchStrategy[tuple[Any, ...]]:
        return st.lists(st.sampled_from(list(values)), unique=True, max_size=3).map(tuple)

    return st.builds(
        Selection,
        regions=some(COUNTRIES_BY_REGION),
        countries=some(COUNTRIES),
        country_side=st.sampled_from(CountrySide),
        themes=some(THEMES),
        theme_match=st.sampled_from(ThemeMatch),
        lens=st.sampled_from(Lens),
        statuses=some(DealStatus),
        deal_kinds=some(DealKind),
        meeting_kinds=some(MeetingKind),
        since=st.none() | st.sampled_from(_MONTHS),
        until=st.none() | st.sampled_from(_MONTHS),
        actors=some(ACTORS),
        minimum_value_usd_m=st.none() | st.floats(0.001, 1e7),
        text=st.just("") | st.sampled_from(WORDS),
        evidence=some(EvidenceGrade),
        estimate=st.sampled_from(Estimate),
        known_on=st.none() | days(),
    )


def days() -> st.SearchStrategy[date]:
    """Any day from before the random datasets begin until after they end."""
    return st.dates(date(2023, 6, 1), date(2026, 6, 30))


def known_ids() -> KnownIds:
    """The ids that the random datasets have."""
    return KnownIds(countries=COUNTRIES, themes=THEMES, actors=tuple(ACTORS))


@st.composite
def _deals(draw: st.DrawFn) -> list[dict[str, Any]]:
    deals: list[dict[str, Any]] = []
    for number in range(draw(st.integers(0, 8))):
        best = draw(st.none() | st.integers(1, 1000))
        low = draw(st.integers(0, best)) if best and draw(st.booleans()) else None
        high = best + draw(st.integers(0, 500)) if best and draw(st.booleans()) else None
        parents = [""] + [deal["deal_id"] for deal in deals]
        deals.append(
            {
                "deal_id": f"deal-{number}",
                "title_en": draw(st.sampled_from(WORDS)),
                "title_ar": draw(st.sampled_from(WORDS)),
                "kind": str(draw(st.sampled_from(DealKind))),
                "status": str(draw(st.sampled_from(DealStatus))),
                "announced_on": draw(st.dates(date(2024, 1, 1), date(2025, 12, 31))),
                "date_precision": str(draw(st.sampled_from(DatePrecision))),
                "value_usd_m": best,
                "value_low_usd_m": low,
                "value_high_usd_m": high,
                "horizon_years": draw(st.sampled_from([None, 1.0, 2.5, 10.0])),
                "part_of": draw(st.sampled_from(parents)),
                "theme": draw(st.sampled_from(THEMES)),
                "other_themes": tuple(draw(st.sets(st.sampled_from(THEMES), max_size=1))),
                "place_id": draw(st.sampled_from(["", *PLACES])),
                "sources": tuple(draw(st.sets(st.sampled_from(sorted(SOURCES)), min_size=1))),
            }
        )
    return deals


def _links(rows: list[dict[str, Any]], key: str, roles: Any) -> st.SearchStrategy[Any]:
    if not rows:
        return st.just([])
    link = st.tuples(
        st.sampled_from([row[key] for row in rows]),
        st.sampled_from(sorted(ACTORS)),
        st.sampled_from([str(role) for role in roles]),
    )
    return st.lists(link, unique=True, max_size=16)


@st.composite
def _events(draw: st.DrawFn, deals: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Up to ten dated steps of some deals; each at most once a day, as the key demands."""
    if not deals:
        return []
    keys = st.tuples(
        st.sampled_from([deal["deal_id"] for deal in deals]),
        st.sampled_from([str(event) for event in DealEventKind]),
        st.dates(date(2023, 6, 1), date(2025, 12, 31)),
    )
    return [
        {
            "deal_id": deal_id,
            "event": event,
            "happened_on": day,
            "date_precision": str(draw(st.sampled_from(DatePrecision))),
            "amount_usd_m": draw(st.none() | st.integers(1, 1000)),
        }
        for deal_id, event, day in draw(st.lists(keys, unique=True, max_size=10))
    ]


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """A dataset of up to eight deals, nested at random, and up to five meetings."""
    deals = draw(_deals())
    meetings = [
        {
            "meeting_id": f"meeting-{number}",
            "title_en": draw(st.sampled_from(WORDS)),
            "title_ar": draw(st.sampled_from(WORDS)),
            "kind": str(draw(st.sampled_from(MeetingKind))),
            "status": str(draw(st.sampled_from(MeetingStatus))),
            "start_on": draw(st.dates(date(2024, 1, 1), date(2025, 12, 31))),
            "theme": draw(st.sampled_from(THEMES)),
            "place_id": draw(st.sampled_from(["", *PLACES])),
        }
        for number in range(draw(st.integers(0, 5)))
    ]
    parties = draw(_links(deals, "deal_id", PartyRole))
    participants = draw(_links(meetings, "meeting_id", ParticipantRole))
    return dataset_of(deals, meetings, parties, participants, draw(memberships()),
                      draw(_events(deals)))  # fmt: skip


@st.composite
def memberships(draw: st.DrawFn) -> list[Membership]:
    """Up to twelve standings, each dated, half dated or undated, each once as the key asks."""
    found: dict[tuple[str, str, str], Membership] = {}
    for _number in range(draw(st.integers(0, 12))):
        days = draw(st.lists(st.none() | st.dates(date(2019, 1, 1), date(2025, 12, 31)),
                             min_size=2, max_size=2))  # fmt: skip
        since, until = days
        if since and until and since >= until:
            until = since + timedelta(days=1)
        member = draw(st.sampled_from([actor for actor in ACTORS if len(actor) == 3]))
        bloc, status = draw(st.sampled_from(BLOCS)), str(draw(st.sampled_from(MembershipStatus)))
        found[member, bloc, status] = (member, bloc, status, since, until)
    return list(found.values())


def dataset_of(
    deals: list[dict[str, Any]],
    meetings: list[dict[str, Any]] | None = None,
    parties: list[tuple[str, str, str]] | None = None,
    participants: list[tuple[str, str, str]] | None = None,
    memberships: list[Membership] | None = None,
    events: list[dict[str, Any]] | None = None,
    claims: list[dict[str, Any]] | None = None,
) -> Dataset:
    """Make a typed dataset from a few plain rows; what a row leaves out is empty."""
    tables = {
        "deals": _deal_table(deals),
        "meetings": _meeting_table(meetings or []),
        "deal_parties": _link_table(parties or [], "deal_id", PartyRole),
        "meeting_participants": _link_table(participants or [], "meeting_id", ParticipantRole),
        "deal_events": _event_table(events or []),
        "claims": _claim_table(claims or []),
        "memberships": _membership_table(memberships or []),
        **_same_in_all(),
    }
    revision = Revision("20260101T000000Z-000000", None, _PUBLISHED_AT, "", "", "")
    return Dataset(revision, tables)


@cache
def _same_in_all() -> dict[str, pd.DataFrame]:
    """Return the tables that every random dataset shares: whom and what its rows name."""
    return {
        "sources": _source_table(),
        "actors": pd.DataFrame(
            {
                "actor_id": list(ACTORS),
                "kind": [_kind(actor) for actor in ACTORS],
                "name_en": [actor.title() for actor in ACTORS],
                "name_ar": [actor.title() for actor in ACTORS],
                "country": list(ACTORS.values()),
                "aliases": [()] * len(ACTORS),
            }
        ),
        "places": pd.DataFrame(
            {
                "place_id": list(PLACES),
                "name_en": [place.title() for place in PLACES],
                "name_ar": [place.title() for place in PLACES],
                "country": list(PLACES.values()),
                "latitude": 0.0,
                "longitude": 0.0,
            }
        ),
        "themes": pd.DataFrame(
            {
                "theme_id": list(THEMES),
                "name_en": [theme.title() for theme in THEMES],
                "name_ar": [theme.title() for theme in THEMES],
            }
        ),
    }


_DEAL = {"title_en": "", "title_ar": "", "summary_en": "", "summary_ar": "", "kind": "framework",
         "status": "signed", "announced_on": date(2025, 1, 1), "date_precision": "day",
         "value_usd_m": None, "value_low_usd_m": None, "value_high_usd_m": None, "value_note": "",
         "value_note_ar": "", "horizon_years": None,
         "part_of": "",
         "theme": "trade", "other_themes": (), "place_id": "", "sources": ()}  # fmt: skip
_MEETING = {"title_en": "", "title_ar": "", "summary_en": "", "summary_ar": "",
            "kind": "bilateral", "format": "in_person", "status": "held",
            "start_on": date(2025, 1, 1), "end_on": None, "date_precision": "day",
            "place_id": "", "theme": "trade", "other_themes": (), "sources": ()}  # fmt: skip


_EVENT = {"event": "announced", "happened_on": date(2025, 1, 1), "date_precision": "day",
          "amount_usd_m": None, "summary_en": "", "summary_ar": "", "sources": ()}  # fmt: skip
_CLAIM = {"claim_id": "claim", "claimant_id": "kaz", "claimed_on": date(2025, 1, 1),
          "value_usd_m": 1.0, "covers_en": "", "covers_ar": "",
          "source_id": "wire-1"}  # fmt: skip


def _event_table(rows: list[dict[str, Any]]) -> pd.DataFrame:
    table = pd.DataFrame([{**_EVENT, **row} for row in rows], columns=["deal_id", *_EVENT])
    table["amount_usd_m"] = table["amount_usd_m"].astype(float)
    vocabularies = {"event": DealEventKind, "date_precision": DatePrecision}
    return _typed(table, vocabularies, dates=("happened_on",))


def _claim_table(rows: list[dict[str, Any]]) -> pd.DataFrame:
    table = pd.DataFrame([{**_CLAIM, **row} for row in rows], columns=["deal_id", *_CLAIM])
    table["value_usd_m"] = table["value_usd_m"].astype(float)
    return _typed(table, {}, dates=("claimed_on",))


def _source_table() -> pd.DataFrame:
    table = pd.DataFrame(
        {
            "source_id": list(SOURCES),
            "publisher": [source.title() for source in SOURCES],
            "title": list(SOURCES),
            "url": [f"https://example.org/{source}" for source in SOURCES],
            "published_on": [date(2025, 1, 1), None, date(2026, 1, 1), None],
            "language": "en",
            "kind": list(SOURCES.values()),
        }
    )
    return _typed(table, {"kind": SourceKind}, dates=("published_on",))


def _deal_table(rows: list[dict[str, Any]]) -> pd.DataFrame:
    table = pd.DataFrame([{**_DEAL, **row} for row in rows], columns=["deal_id", *_DEAL])
    for column in ("value_usd_m", "value_low_usd_m", "value_high_usd_m"):
        table[column] = table[column].astype(float)
    return _typed(
        table,
        {"kind": DealKind, "status": DealStatus, "date_precision": DatePrecision},
        dates=("announced_on",),
    )


def _meeting_table(rows: list[dict[str, Any]]) -> pd.DataFrame:
    table = pd.DataFrame([{**_MEETING, **row} for row in rows], columns=["meeting_id", *_MEETING])
    return _typed(
        table,
        {
            "kind": MeetingKind,
            "format": MeetingFormat,
            "status": MeetingStatus,
            "date_precision": DatePrecision,
        },
        dates=("start_on", "end_on"),
    )


def _membership_table(rows: list[Membership]) -> pd.DataFrame:
    columns = ["member_id", "bloc_id", "status", "since", "until"]
    table = pd.DataFrame(rows, columns=columns)
    table["sources"] = pd.Series([("wire-1",)] * len(rows), dtype=object)
    return _typed(table, {"status": MembershipStatus}, dates=("since", "until"))


def _kind(actor: str) -> str:
    if actor in BLOCS:
        return "bloc"
    return "state" if len(actor) == 3 else "company"


def _link_table(rows: list[tuple[str, str, str]], key: str, roles: Any) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=[key, "actor_id", "role"])
    return _typed(table, {"role": roles})


@cache
def _terms(vocabulary: Any) -> pd.CategoricalDtype:
    return pd.CategoricalDtype([str(term) for term in vocabulary], ordered=True)


def _typed(
    table: pd.DataFrame, vocabularies: dict[str, Any], dates: tuple[str, ...] = ()
) -> pd.DataFrame:
    for column, vocabulary in vocabularies.items():
        table[column] = pd.Categorical(table[column], dtype=_terms(vocabulary))
    for column in dates:
        table[column] = pd.to_datetime(table[column])
    lists = {"other_themes", "sources"}
    for column in table.columns:
        if table[column].dtype == object and column not in lists:
            table[column] = table[column].astype("str")  # all at once takes ten times as long
    return table


@st.composite
def text_tables(draw: st.DrawFn, *names: str) -> dict[str, pd.DataFrame]:
    """Well-formed tables as text with unique keys, of few rows and few different cells.

    References may lead nowhere: what compares and merges tables need not know.
    """
    tables = {}
    for name in names:
        table = TABLES[name]
        every_row = st.tuples(*(_cells(column) for column in table.columns))
        key_of = itemgetter(*(table.column_names.index(column) for column in table.key))
        rows = draw(st.lists(every_row, max_size=5, unique_by=key_of))
        frame = pd.DataFrame(rows, columns=list(table.column_names), dtype="str")
        tables[name] = in_canonical_order(frame, table)
    return tables


def _cells(column: Column) -> st.SearchStrategy[str]:
    if column.type == "number":
        return st.sampled_from(["1", "2.5"])
    if column.type == "date":
        return st.sampled_from(["2025-01-01", "2025-11-06"])
    if column.type == "term":
        assert column.vocabulary is not None
        return st.sampled_from([str(term) for term in column.vocabulary][:2])
    if column.type in LIST_TYPES:
        return st.sampled_from(["", "a", "a;b"])
    if column.pattern is not None:
        return st.sampled_from(["a", "b", "c-1"])
    return st.sampled_from(["", "x", "نص, with a comma"])


def typed_dataset(texts: dict[str, pd.DataFrame]) -> Dataset:
    """Make a dataset of tables given as text; the others are empty."""
    revision = Revision("20260101T000000Z-000000", None, datetime.now(UTC), "", "", "")
    given = {name: typed(text, TABLES[name])[0] for name, text in texts.items()}
    return Dataset(revision, {**_no_rows(), **given})


@cache
def no_rows_dataset() -> Dataset:
    """Return a dataset without any row."""
    return typed_dataset({})


@cache
def _no_rows() -> dict[str, pd.DataFrame]:
    nothing = {
        name: pd.DataFrame(columns=list(table.column_names), dtype="str")
        for name, table in TABLES.items()
    }
    return {name: typed(frame, TABLES[name])[0] for name, frame in nothing.items()}
