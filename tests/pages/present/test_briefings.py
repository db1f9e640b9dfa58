"""Editors make briefings of views and edit them in both languages; readers read them."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from components import briefing_desk, cache
from data import packages, settings
from data.briefing import MOST_STEPS, Briefing, Step
from data.errors import NotAnEditor, StaleBriefing
from data.kept_briefings import KeptBriefing
from data.model import Act
from tests.app import address, open_page, texts

EDITOR, OTHER = settings.PERSON, "aigul@example.org"
SHIPPED = packages.shipped_briefings()[0]
UNSAID = {"en": "", "ar": ""}
TOUR = Briefing(
    "tour",
    {"en": "Our tour", "ar": "جولتنا"},
    tuple(
        Step(panel, {"country": ["KAZ"]}, {"en": f"On {panel}", "ar": f"عن {panel}"}, UNSAID)
        for panel in ("walk", "themes", "years")
    ),
)


@pytest.fixture(autouse=True)
def _nothing_is_left() -> Iterator[None]:
    """Forget after each test what it kept."""
    yield
    for kept in cache.store().briefings.all():
        cache.store().briefings.delete(kept.briefing.id, by=OTHER, revision="", seen=kept.saved_at)
    cache.shelf().ask_again()


def keep(told: Briefing = TOUR, over: KeptBriefing | None = None) -> KeptBriefing:
    seen = over.saved_at if over else None
    kept = cache.store().briefings.save(told, by=OTHER, revision="r", seen=seen)
    cache.shelf().ask_again()
    return kept


def kept(briefing_id: str = TOUR.id) -> KeptBriefing:
    found = cache.store().briefings.get(briefing_id)
    assert found is not None
    return found


def editing(briefing_id: str = TOUR.id, language: str = "en") -> AppTest:
    app = open_page("present/briefing", briefing=briefing_id, lang=language)
    assert not app.exception
    return app.button(key="edit-briefing").click().run()


def write(app: AppTest, step: int | None, what: str, language: str, text: str) -> None:
    """Write into the field of a step as it now stands, or of the briefing."""
    desk = app.session_state["atlas.briefing.desk"]
    key = desk.field("all" if step is None else desk.names[step], what, language)
    fields = app.text_input if what == "title" else app.text_area
    fields(key=key).set_value(text)


def save(app: AppTest) -> AppTest:
    return app.button(key="briefing-save").click().run()


def bare(text: str) -> str:
    return text.replace("\\", "").replace("\u2068", "").replace("\u2069", "")


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_editor_writes_moves_removes_and_saves(language: str) -> None:
    keep()
    app = editing(language=language)
    assert address(app, "edit") == ["1"]
    write(app, None, "title", "ar", "عنوان جديد")
    write(app, 0, "caption", "en", "{deals} here")
    write(app, 0, "notes", "ar", "قف هنا")
    app.button(key="arrow_downward-0").click().run()
    app.button(key="remove-0").click().run()
    assert kept().briefing == TOUR  # nothing is kept until it is saved
    save(app)
    assert not app.exception and not app.error
    first, _second, third = TOUR.steps
    assert kept().briefing == Briefing(
        "tour",
        {"en": "Our tour", "ar": "عنوان جديد"},
        (
            replace(
                first,
                caption={"en": "{deals} here", "ar": first.caption["ar"]},
                notes={"en": "", "ar": "قف هنا"},
            ),
            third,
        ),
    )
    assert kept().saved_by == EDITOR
    assert "edit" not in app.query_params
    assert app.title[0].value == ("عنوان جديد" if language == "ar" else "Our tour")
    newest = cache.store().audit_log()[0]
    assert (newest.act, newest.who) == (Act.BRIEFING_SAVED, EDITOR)


@pytest.mark.usefixtures("editor")
def test_another_visual_is_chosen_for_a_step() -> None:
    keep()
    app = editing()
    app.selectbox(key=app.session_state["atlas.briefing.desk"].field("1", "panel")).select("flows")
    save(app)
    assert [step.panel for step in kept().briefing.steps] == ["walk", "flows", "years"]


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize(
    ("language", "step", "field"),
    [("en", "Step 2. Caption in Arabic", "en"), ("ar", "الخطوة 2. التعليق بالعربية", "ar")],
)
def test_a_figure_that_is_not_known_is_named_with_step_language_and_cure(
    language: str, step: str, field: str
) -> None:
    keep()
    app = editing(language=language)
    write(app, 1, "caption", "ar", "{worth} ثم {value:colour=red}")
    write(app, 2, "caption", field, "Typed and not lost")
    save(app)
    unknown, not_understood = (bare(error.value) for error in app.error)
    assert unknown.startswith(f"{step}: ") and "{worth}" in unknown and "undisclosed" in unknown
    assert not_understood.startswith(f"{step}: {{value:colour=red}}")
    assert "country=KAZ" in not_understood
    assert kept().briefing == TOUR
    write(app, 1, "caption", "ar", "{value}")
    save(app)
    assert not app.error
    assert kept().briefing.steps[1].caption["ar"] == "{value}"
    assert kept().briefing.steps[2].caption[field] == "Typed and not lost"


@pytest.mark.usefixtures("editor")
def test_a_title_is_wanted_in_both_languages() -> None:
    keep()
    app = editing()
    write(app, None, "title", "ar", "  ")
    save(app)
    assert "Title in Arabic" in app.error[0].value
    assert kept().briefing == TOUR


@pytest.mark.usefixtures("editor")
def test_who_saves_later_is_told_keeps_what_was_typed_and_decides() -> None:
    seen = keep()
    app = editing()
    write(app, 0, "caption", "en", "Mine")
    theirs = keep(replace(TOUR, steps=TOUR.steps[:2]), over=seen)
    save(app)
    assert "saved this briefing meanwhile" in app.error[0].value
    assert "aigul@example\\.org" in app.error[0].value  # letter by letter, no link
    assert kept() == theirs
    desk = app.session_state["atlas.briefing.desk"]
    assert app.text_area(key=desk.field("0", "caption", "en")).value == "Mine"
    app.button(key="briefing-save-over").click().run()
    assert not app.error
    assert kept().briefing.steps[0].caption["en"] == "Mine"
    assert (len(kept().briefing.steps), kept().saved_by) == (3, EDITOR)


@pytest.mark.usefixtures("editor")
def test_what_was_typed_outlives_a_deletion_by_somebody_else() -> None:
    seen = keep()
    app = editing()
    write(app, 0, "caption", "en", "Mine")
    cache.store().briefings.delete(TOUR.id, by=OTHER, revision="r", seen=seen.saved_at)
    cache.shelf().ask_again()
    save(app)
    assert "deleted this briefing meanwhile" in app.error[0].value
    app.button(key="briefing-save-over").click().run()
    assert kept().briefing.steps[0].caption["en"] == "Mine"


@pytest.mark.usefixtures("editor")
def test_cancelling_keeps_nothing_and_forgets_what_was_typed() -> None:
    keep()
    app = editing()
    write(app, 0, "caption", "en", "Never mind")
    app.button(key="briefing-cancel").click().run()
    assert "edit" not in app.query_params
    app.button(key="edit-briefing").click().run()
    desk = app.session_state["atlas.briefing.desk"]
    assert app.text_area(key=desk.field("0", "caption", "en")).value == "On walk"
    assert kept().briefing == TOUR


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_shipped_briefing_is_edited_as_a_copy_and_comes_back(language: str) -> None:
    app = editing(SHIPPED.id, language)
    write(app, None, "title", language, "Our own words")
    save(app)
    assert app.title[0].value == "Our own words"
    assert "Our own words" in texts(open_page("present/briefings", lang=language))
    app.button(key="edit-briefing").click().run()
    app.button(key="briefing-delete-now").click().run()
    assert not app.exception
    assert bare(app.title[0].value) == SHIPPED.title[language]
    assert cache.store().briefings.get(SHIPPED.id) is None
    assert cache.store().audit_log()[0].act == Act.BRIEFING_DELETED


@pytest.mark.usefixtures("editor")
def test_deleting_what_somebody_saved_meanwhile_is_refused() -> None:
    seen = keep()
    app = editing()
    theirs = keep(replace(TOUR, steps=TOUR.steps[:1]), over=seen)
    app.button(key="briefing-delete-now").click().run()
    assert "saved this briefing meanwhile" in app.error[0].value
    assert kept() == theirs


@pytest.mark.parametrize("language", ["en", "ar"])
def test_readers_see_what_is_kept_and_when_but_not_who(
    language: str, request: pytest.FixtureRequest
) -> None:
    moment = keep().saved_at
    app = open_page("present/briefings", lang=language)
    assert not app.exception
    said = bare(texts(app))
    assert TOUR.title[language] in said and f"{moment:%H:%M}" in said
    assert OTHER not in said
    request.getfixturevalue("editor")
    assert OTHER in bare(texts(open_page("present/briefings", lang=language)))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_reader_has_no_button_to_edit_and_is_refused_the_address(language: str) -> None:
    keep()
    app = open_page("present/briefing", briefing=TOUR.id, lang=language)
    assert "edit-briefing" not in [button.key for button in app.button]
    app = open_page("present/briefing", briefing=TOUR.id, edit="1", lang=language)
    assert not app.exception
    assert app.title[0].value == ("للمحررين فقط" if language == "ar" else "For editors only")
    # The log takes the same refusal once an hour.
    refused = [entry for entry in cache.store().audit_log() if entry.act == Act.REFUSED]
    assert {"page": "briefing"} in [entry.details for entry in refused]


@pytest.mark.usefixtures("editor")
def test_every_act_asks_for_itself_whether_the_reader_may(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = keep()
    app = editing()
    write(app, 0, "caption", "en", "Not any more")
    monkeypatch.setattr(settings, "LOCAL_EDITOR", False)
    save(app)  # the button was on the page; by now it is a reader's
    assert kept() == before
    desk = app.session_state["atlas.briefing.desk"]
    refused = [
        briefing_desk.delete(desk),
        briefing_desk.add_view(TOUR.id, {}, "map"),
        briefing_desk.add_view("", {"en": "New", "ar": "جديدة"}, "map"),
    ]
    assert all(isinstance(reason, NotAnEditor) for reason in refused)
    assert cache.store().briefings.all() == [before]
    log = [entry for entry in cache.store().audit_log() if entry.act == Act.REFUSED]
    assert [entry.details.get("act") for entry in log[:3]] == [
        "save a briefing",
        "save a briefing",
        "delete a briefing",
    ]


def sharing(language: str = "en") -> AppTest:
    """Return the page of deals, as announced, with what is under *Share* opened."""
    app = open_page("explore/deals", lens="headline", lang=language)
    app.session_state["share"] = True
    return app.run()


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_present_view_is_added_to_a_briefing(language: str) -> None:
    keep()
    app = sharing(language)
    app.selectbox(key="clip-briefing").select_index(1).run()
    app.selectbox(key="clip-panel").select_index(0)
    app.button(key="clip-add").click().run()
    assert not app.exception and not app.error
    assert TOUR.title[language] in app.toast[0].value
    assert kept().briefing.steps == (
        *TOUR.steps,
        Step("map", {"lens": ["headline"]}, UNSAID, UNSAID),
    )
    assert (kept().briefing.title, kept().saved_by) == (TOUR.title, EDITOR)


@pytest.mark.usefixtures("editor")
def test_a_new_briefing_wants_both_titles_and_gets_an_address_of_its_own() -> None:
    keep()
    app = sharing()
    app.text_input(key="clip-title-en").set_value("Tour")
    app.button(key="clip-add").click().run()
    assert "both languages" in app.error[0].value
    app.text_input(key="clip-title-ar").set_value("جولة")
    app.button(key="clip-add").click().run()
    assert not app.error
    assert kept("tour-2").briefing.title == {"en": "Tour", "ar": "جولة"}
    assert kept().briefing == TOUR


def test_a_reader_who_shares_is_offered_no_briefing_to_add_to() -> None:
    app = sharing()
    assert app.caption  # what is under the button has been drawn
    assert not [box for box in app.selectbox if box.key == "clip-briefing"]


@pytest.mark.usefixtures("editor")
def test_a_briefing_that_was_deleted_or_is_full_takes_no_view_and_says_so() -> None:
    keep(replace(TOUR, steps=TOUR.steps[:1] * (MOST_STEPS - 1)))
    first, second = sharing(), sharing()
    for app in (first, second):
        app.selectbox(key="clip-briefing").select_index(1).run()
    first.button(key="clip-add").click().run()
    assert len(kept().briefing.steps) == MOST_STEPS
    second.button(key="clip-add").click().run()
    assert not second.exception
    assert "full" in second.error[0].value
    full = kept()
    cache.store().briefings.delete(TOUR.id, by=OTHER, revision="r", seen=full.saved_at)
    assert isinstance(briefing_desk.add_view(TOUR.id, UNSAID, "map"), StaleBriefing)
    assert cache.store().briefings.all() == []
