"""Talks go from one presenter to all who follow, and only the presenter drives."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, text

from data import database, settings, talks
from data.errors import StoreUnavailable, UnknownTalk
from data.store import Store
from data.talks import CODE_LENGTH, CODE_LETTERS, Lead, Talk

FIRST, SECOND = "briefing?briefing=gulf-tour-2025&step=1", "briefing?country=KAZ&step=2"


@pytest.fixture
def other_process(store: Store, url: str) -> Iterator[Store]:
    """Return a second store over the same database, as another process has."""
    opened = Store(url)
    yield opened
    opened.close()


def test_a_talk_is_seen_by_another_process_from_its_start_to_its_end(
    store: Store, other_process: Store
) -> None:
    lead = store.talks.start(FIRST)
    assert other_process.talks.find(lead.code) == Talk(lead.code, FIRST)
    store.talks.show(lead, SECOND)
    assert other_process.talks.find(lead.code) == Talk(lead.code, SECOND)
    other_process.talks.show(lead, FIRST)  # whoever has the secret drives, from anywhere
    assert store.talks.find(lead.code) == Talk(lead.code, FIRST)
    other_process.talks.end(lead)
    assert store.talks.find(lead.code) is None
    with pytest.raises(UnknownTalk):
        store.talks.show(lead, SECOND)


def test_a_wrong_secret_neither_drives_nor_ends_a_talk(store: Store) -> None:
    lead, other = store.talks.start(FIRST), store.talks.start(FIRST)
    for secret in ("", "guess", lead.secret[:-1], other.secret):
        for act in (lambda lead: store.talks.show(lead, SECOND), store.talks.end):
            with pytest.raises(UnknownTalk):
                act(replace(lead, secret=secret))
    assert store.talks.find(lead.code) == Talk(lead.code, FIRST)
    with pytest.raises(UnknownTalk):
        store.talks.show(Lead("222222", lead.secret), SECOND)


def test_the_database_does_not_hold_the_secret(store: Store, url: str) -> None:
    lead = store.talks.start(FIRST)
    engine = create_engine(url)
    with engine.connect() as connection:
        (row,) = connection.execute(text("SELECT * FROM talks")).all()
    engine.dispose()
    assert lead.code in row and lead.secret not in "".join(map(str, row))


def test_a_talk_that_nobody_moves_ends_by_itself_and_is_forgotten(
    store: Store, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "TALK_HOURS", -timedelta(minutes=1) / timedelta(hours=1))
    old = store.talks.start(FIRST)
    monkeypatch.undo()
    assert store.talks.find(old.code) is None
    for act in (lambda: store.talks.show(old, SECOND), lambda: store.talks.end(old)):
        with pytest.raises(UnknownTalk):
            act()
    new = store.talks.start(FIRST)
    engine = create_engine(url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT code FROM talks")).scalars().all() == [new.code]
    engine.dispose()


def test_each_step_gives_a_talk_its_whole_time_again(
    store: Store, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ends_at() -> datetime:
        engine = create_engine(url)
        with engine.connect() as connection:
            ends: datetime = connection.execute(database.TALKS.select()).one().expires_at
        engine.dispose()
        return ends

    monkeypatch.setattr(settings, "TALK_HOURS", 1.0)
    lead = store.talks.start(FIRST)
    first = ends_at()
    store.talks.show(lead, SECOND)
    assert ends_at() > first


def test_two_talks_never_share_a_code(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    codes = iter(["ABCDEF", "ABCDEF", "ABCDEF", "GHJKMN"])
    monkeypatch.setattr(talks, "_new_code", lambda: next(codes))
    leads = [store.talks.start(FIRST), store.talks.start(SECOND)]
    assert [lead.code for lead in leads] == ["ABCDEF", "GHJKMN"]
    assert store.talks.find("ABCDEF") == Talk("ABCDEF", FIRST)


def test_a_store_that_is_away_says_so(tmp_path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'atlas.sqlite'}")
    engine = create_engine(f"sqlite:///{tmp_path / 'atlas.sqlite'}")
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE talks"))
    engine.dispose()
    for act in (lambda: store.talks.start(FIRST), lambda: store.talks.find("ABCDEF")):
        with pytest.raises(StoreUnavailable):
            act()
    store.close()


@given(st.text(CODE_LETTERS, min_size=CODE_LENGTH, max_size=CODE_LENGTH))
def test_a_code_is_understood_however_it_is_typed(code: str) -> None:
    arabic = code.translate(str.maketrans("23456789", "٢٣٤٥٦٧٨٩"))
    for typed in (code, code.lower(), f" {code[:3]}-{code[3:]} ", arabic):
        assert talks.code_of(typed) == code


@pytest.mark.parametrize("typed", ["", "ABCDE", "ABCDEFG", "ABCDE0", "ABCDEI", "رمزرمز", "²²²²²²"])
def test_what_can_be_no_code_is_none(typed: str) -> None:
    assert talks.code_of(typed) == ""
