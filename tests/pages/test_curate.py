"""Curate pages are for editors: they refuse others themselves, and let editors undo."""

import pytest

from components import cache
from data import publish, settings
from data.model import Act, Revision
from tests.app import PAGES, address, open_page, texts
from tests.pages.conftest import LOOPBACK, be_at_this_machine

CURATE = tuple(page for page in PAGES if page.startswith("curate/"))


@pytest.mark.parametrize("page", CURATE)
@pytest.mark.parametrize(("language", "said"), [("en", "For editors only"), ("ar", "للمحررين")])
def test_a_reader_is_refused_in_words_and_the_attempt_is_noted(
    page: str, language: str, said: str
) -> None:
    app = open_page(page, lang=language)
    assert not app.exception
    assert said in app.title[0].value
    assert len(app.title) == 1
    newest = cache.store().audit_log()[0]
    assert (newest.act, newest.who) == (Act.REFUSED, "anybody")


def test_many_refusals_of_an_hour_fill_one_line_of_the_log() -> None:
    for _visit in range(3):
        open_page("curate/history")
    entries = [
        entry
        for entry in cache.store().audit_log()
        if entry.act == Act.REFUSED and entry.details.get("page") == "history"
    ]
    assert 1 <= len(entries) <= 2  # two, if the hour has just turned


def test_the_menu_shows_the_section_to_editors_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "Curate" not in texts(open_page("explore/overview"))
    be_at_this_machine(monkeypatch, LOOPBACK)
    assert "Curate" in texts(open_page("explore/overview"))


@pytest.mark.parametrize(
    "headers",
    [
        {**LOOPBACK, "X-Forwarded-For": "203.0.113.7"},
        {"Host": "localhost:8501", "Origin": "https://atlas.example.org"},
        {"Host": "atlas.example.org", "Origin": "https://atlas.example.org"},
        {},
    ],
)
def test_a_proxy_on_the_same_machine_makes_nobody_an_editor(
    monkeypatch: pytest.MonkeyPatch, headers: dict[str, str]
) -> None:
    be_at_this_machine(monkeypatch, headers)
    assert "For editors only" in open_page("curate/history").title[0].value


@pytest.mark.usefixtures("editor")
def test_nobody_is_an_editor_unless_the_server_was_started_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(settings, "LOCAL_EDITOR", False)
    assert "For editors only" in open_page("curate/history").title[0].value


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_editor_restores_a_revision_with_a_note(
    second: Revision, first: Revision, language: str
) -> None:
    app = open_page("curate/history", lang=language)
    assert not app.exception
    app.button(key=f"restore-{first.id}").click().run()
    app.button(key="restore-now").click().run()
    assert cache.store().current() == second  # no note, no publication
    assert len(app.error) == 1
    app.text_input(key="restore-note").set_value("It was right")
    app.button(key="restore-now").click().run()
    assert not app.exception
    restored = cache.store().current()
    assert (restored.act, restored.restores) == (Act.ROLLED_BACK, first.id)
    assert (restored.note, restored.published_by) == ("It was right", settings.PERSON)
    assert "restore" not in app.query_params
    assert "It was right" in texts(app)


@pytest.mark.usefixtures("editor")
def test_restoring_is_stale_once_somebody_else_published(second: Revision, first: Revision) -> None:
    app = open_page("curate/history")
    app.button(key=f"restore-{first.id}").click().run()
    theirs = publish.roll_back(
        cache.store(), first.id, based_on=second.id, by="omar@example.org", note="Mine"
    )
    again = publish.roll_back(
        cache.store(), second.id, based_on=theirs.id, by="omar@example.org", note="Or not"
    )
    app.text_input(key="restore-note").set_value("Late")
    app.button(key="restore-now").click().run()
    assert "published another revision meanwhile" in app.error[0].value
    assert cache.store().current() == again


@pytest.mark.usefixtures("editor")
def test_cancelling_asks_no_more(second: Revision, first: Revision) -> None:
    app = open_page("curate/history")
    app.button(key=f"restore-{first.id}").click().run()
    assert address(app, "restore") == [first.id]
    app.button(key="restore-cancel").click().run()
    assert "restore" not in app.query_params
    assert cache.store().current() == second


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_log_of_changes_tells_everybody_what_but_not_who(
    second: Revision, language: str
) -> None:
    app = open_page("about/changes", lang=language)
    assert not app.exception
    said = texts(app).replace("\\", "")
    assert second.note in said
    assert second.published_by not in said
