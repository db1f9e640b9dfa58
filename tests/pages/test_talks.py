"""A talk on the pages: led by an editor, followed by anybody, never driven by who only follows."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import cast

import pytest
from sqlalchemy import create_engine, text
from streamlit.testing.v1 import AppTest

from components import cache
from data import settings
from data.errors import UnknownTalk
from data.talks import Lead
from tests.app import address, open_page, texts

TOUR = "gulf-tour-2025"
LANGUAGES = pytest.mark.parametrize("language", ["en", "ar"])


def led_by(app: AppTest) -> Lead:
    return cast(Lead, app.session_state["atlas.talk led"])


def shown(lead: Lead) -> str:
    cache.talk.clear()  # as half a second does
    talk = cache.talk(lead.code)
    return "" if talk is None else talk.shown


def start(**query: str | list[str]) -> AppTest:
    app = open_page("present/briefing", **query)
    app.button(key="start-talk-now").click().run()
    assert not app.exception
    return app


@pytest.fixture
def lead() -> Iterator[Lead]:
    """Return a talk that is at the third step of a briefing."""
    started = cache.store().talks.start(f"briefing?briefing={TOUR}&step=3")
    yield started
    with suppress(UnknownTalk):  # a test may have ended it
        cache.store().talks.end(started)
    cache.talk.clear()


@contextmanager
def talks_out_of_reach() -> Iterator[None]:
    """Have the database answer nothing about talks."""
    engine = create_engine(settings.DATABASE_URL)

    def rename(old: str, new: str) -> None:
        with engine.begin() as connection:
            connection.execute(text(f"ALTER TABLE {old} RENAME TO {new}"))

    rename("talks", "out_of_reach")
    try:
        yield
    finally:
        rename("out_of_reach", "talks")
        engine.dispose()


def move(lead: Lead, to: str) -> None:
    cache.store().talks.show(lead, to)
    cache.talk.clear()


def keys(app: AppTest) -> set[str]:
    return {str(button.key) for button in app.button}


@LANGUAGES
def test_each_step_of_the_presenter_is_told(editor: None, language: str) -> None:
    app = start(briefing=TOUR, step="2", lang=language, q="rail")
    lead = led_by(app)
    assert shown(lead) == f"briefing?briefing={TOUR}&step=2"
    app.button(key="step-after").click().run()
    assert shown(lead) == f"briefing?briefing={TOUR}&step=3"
    app.button(key="present").click().run()
    app.button(key="step-before").click().run()
    assert shown(lead) == f"briefing?briefing={TOUR}&step=2"
    assert lead.secret not in str(app.query_params)
    app.session_state["talk"] = True  # opened, as by a click
    app.run()
    app.button(key="end-talk").click().run()
    assert not app.exception
    assert shown(lead) == ""
    assert "end-talk" not in keys(app)


def test_a_view_is_told_with_its_filters_and_pinned_revision_but_no_language(
    editor: None,
) -> None:
    revision = cache.current_revision()
    app = start(q="rail", lens="headline", rev=revision, lang="ar")
    assert shown(led_by(app)) == f"briefing?lens=headline&q=rail&step=1&rev={revision}"


def test_the_key_is_never_shown_to_a_room(editor: None) -> None:
    def secrets(app: AppTest) -> list[str]:
        app.session_state["talk"] = True
        app.run()
        secret = led_by(app).secret
        return [code.value for code in app.code if secret in code.value]

    app = start(briefing=TOUR)
    assert len(secrets(app)) == 1
    app.button(key="present").click().run()
    assert secrets(app) == []
    assert led_by(app).code in [header.value for header in app.header]


def test_after_a_reload_the_key_takes_the_talk_back_and_nothing_else_does(
    editor: None, lead: Lead
) -> None:
    app = open_page("present/briefing", briefing=TOUR, step="5")
    app.text_input(key="talk-key").set_value(f"{lead.code}-guess")
    app.button(key="take-talk-back").click().run()
    assert [error.value for error in app.error] == ["No talk that goes on has this key."]
    assert shown(lead) == f"briefing?briefing={TOUR}&step=3"
    app.text_input(key="talk-key").set_value(f"{lead.code}-{lead.secret}")
    app.button(key="take-talk-back").click().run()
    assert shown(lead) == f"briefing?briefing={TOUR}&step=5"
    assert led_by(app) == lead


def test_a_talk_that_ended_elsewhere_is_no_longer_led(editor: None) -> None:
    app = start(briefing=TOUR)
    cache.store().talks.end(led_by(app))
    app.button(key="step-after").click().run()
    assert "The talk has ended." in texts(app)
    assert "start-talk-now" in keys(app.run())


def test_who_only_reads_starts_no_talk() -> None:
    assert "start-talk-now" not in keys(open_page("present/briefing", briefing=TOUR))


@LANGUAGES
def test_a_follower_sees_the_presenters_step_in_the_own_language(lead: Lead, language: str) -> None:
    app = open_page("present/follow", talk=lead.code, lang=language)
    own = open_page("present/briefing", briefing=TOUR, step="3", lang=language)
    assert app.title[0].value == own.title[0].value
    assert app.header[0].value == own.header[0].value
    assert app.markdown[-1].value == own.markdown[-1].value
    move(lead, f"briefing?briefing={TOUR}&step=1")
    first = open_page("present/briefing", briefing=TOUR, step="1", lang=language)
    assert app.run().header[0].value == first.header[0].value != own.header[0].value
    assert address(app, "talk") == [lead.code]
    assert "step" not in app.query_params


def test_who_steps_off_stays_and_clicks_on_until_he_returns(lead: Lead) -> None:
    app = open_page("present/follow", talk=lead.code, country="UZB")
    app.button(key="step-off").click().run()
    assert address(app, "step") == ["3"]
    move(lead, f"briefing?briefing={TOUR}&step=5")
    app.run()
    assert address(app, "step") == ["3"]
    assert "the presenter is at step 5" in texts(app)
    assert "start-talk-now" not in keys(app)
    app.button(key="step-after").click().run()
    assert address(app, "step") == ["4"]
    app.button(key="return-to-talk").click().run()
    assert not app.exception
    assert "step" not in app.query_params
    fifth = open_page("present/briefing", briefing=TOUR, step="5")
    assert app.header[0].value == fifth.header[0].value
    assert address(app, "country") == ["UZB"]  # the follower's own filters stay as they were


def test_a_view_is_followed_with_the_presenters_filters(lead: Lead) -> None:
    move(lead, "briefing?country=KAZ&lens=headline&step=4")
    followed = open_page("present/follow", talk=lead.code)
    own = open_page("present/briefing", country="KAZ", lens="headline", step="4")
    assert [each.value for each in followed.metric] == [each.value for each in own.metric]
    assert followed.header[0].value == own.header[0].value
    assert "country" not in followed.query_params


@LANGUAGES
@pytest.mark.parametrize("is_alone", [False, True])
def test_who_followed_is_told_the_end_and_keeps_the_step(
    lead: Lead, language: str, is_alone: bool
) -> None:
    app = open_page("present/follow", talk=lead.code, lang=language)
    if is_alone:
        app.button(key="step-off").click().run()
    header = app.header[0].value
    cache.store().talks.end(lead)
    cache.talk.clear()
    app.run()
    said = {"en": "The talk has ended.", "ar": "انتهى العرض المباشر."}[language]
    assert [info.value for info in app.info] == [said]
    assert app.header[0].value == header


def test_while_the_store_is_away_steps_are_kept_and_told_once_it_answers(editor: None) -> None:
    presenter = start(briefing=TOUR)
    lead = led_by(presenter)
    follower = open_page("present/follow", talk=lead.code)
    first = follower.header[0].value
    with talks_out_of_reach():
        presenter.button(key="step-after").click().run()
        assert "the store cannot be reached" in texts(presenter)
        cache.talk.clear()
        assert follower.run().header[0].value == first
        assert "cannot be asked for at the moment" in texts(follower)
    assert "the store cannot be reached" not in texts(presenter.run())
    assert shown(lead) == f"briefing?briefing={TOUR}&step=2"
    assert follower.run().header[0].value == presenter.header[0].value != first


@LANGUAGES
@pytest.mark.parametrize("typed", ["222222", "no code", "<b>*x*</b>"])
def test_a_wrong_code_is_said_and_can_be_typed_anew(lead: Lead, language: str, typed: str) -> None:
    app = open_page("present/follow", talk=typed, lang=language)
    assert len(app.warning) == 1
    app.text_input(key="talk-typed").set_value(f" {lead.code[:3].lower()} {lead.code[3:]}")
    app.button[-1].click().run()
    assert not app.exception
    assert not app.warning
    assert address(app, "talk") == [lead.code]
    assert "step-off" in keys(app)


@pytest.mark.parametrize("told", ["briefing?briefing=gone&step=1", "map?country=KAZ", "", "?"])
def test_whatever_a_talk_shows_the_page_opens(lead: Lead, told: str) -> None:
    move(lead, told)
    for alone in ("", told):
        assert not open_page("present/follow", talk=lead.code, alone=alone).exception
