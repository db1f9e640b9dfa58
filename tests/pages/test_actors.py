"""The directory finds a person by any name; a profile shows what the selection keeps of it."""

import pytest

from tests.app import address, open_page, texts

NAME = {"en": "Mohammed bin Salman", "ar": "محمد بن سلمان"}


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("text", ["MBS", "بن سلمان", "bin Salman"])
def test_a_person_is_found_by_any_name_in_either_language(text: str, language: str) -> None:
    app = open_page("explore/actors", find=text, lang=language)
    (table,) = app.dataframe
    column = "Actor" if language == "en" else "الجهة الفاعلة"
    assert table.value[column].iloc[0] == NAME[language]


def test_what_was_searched_is_in_the_address() -> None:
    app = open_page("explore/actors")
    app.text_input(key="find-actor").set_value("MBS").run()
    assert address(app, "find") == ["MBS"]
    assert not app.exception


def test_a_search_without_an_answer_looks_beyond_the_selection_and_offers_a_way_out() -> None:
    app = open_page("explore/actors", find="Elbit", country="KGZ")
    assert "called so" in texts(app)
    app.button(key="find-clear").click().run()
    assert "find" not in app.query_params
    assert address(app, "country") == ["KGZ"]


@pytest.mark.parametrize("kind", ["state", "leader", "company", "fund", "bloc", "armed_group"])
@pytest.mark.parametrize("rank", ["value", "paid", "received", "deals", "meetings"])
def test_every_ranking_of_every_kind_opens(kind: str, rank: str) -> None:
    assert not open_page("explore/actors", kind=kind, rank=rank).exception


@pytest.mark.parametrize(
    "actor", ["kaz", "abraham-accords", "boeing", "board-of-peace", "world-bank", "reuters"]
)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_profile_of_every_kind_opens(actor: str, language: str) -> None:
    app = open_page("explore/actor", id=actor, lang=language, lens="headline")
    assert not app.exception


@pytest.mark.parametrize("measure", ["value", "deals", "meetings"])
@pytest.mark.parametrize("part", ["any", "payer", "receiver", "other"])
def test_every_view_of_a_profile_opens(measure: str, part: str) -> None:
    assert not open_page("explore/actor", id="kaz", **{"with": measure, "part": part}).exception


def test_the_readers_selection_holds_on_a_profile_and_can_be_taken_away() -> None:
    everything = open_page("explore/actor", id="kaz")
    filtered = open_page("explore/actor", id="kaz", theme="aviation")
    assert everything.metric[3].value != filtered.metric[3].value
    filtered.button(key="chip-themes-aviation").click().run()
    assert filtered.metric[3].value == everything.metric[3].value
    assert address(filtered, "id") == ["kaz"]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_profile_without_rows_offers_a_way_out(language: str) -> None:
    app = open_page("explore/actor", id="kaz", q="no such words anywhere", lang=language)
    app.button(key="nothing-found-clear").click().run()
    assert not app.exception
    assert len(app.metric) == 5


def test_a_bloc_leads_to_its_members_and_a_state_to_its_blocs() -> None:
    app = open_page("explore/actor", id="abraham-accords")
    app.button(key="open-announced-kaz").click().run()
    assert address(app, "id") == ["kaz"]
    assert app.title[0].value == "Kazakhstan"


def test_one_who_only_meets_has_no_figures_of_money() -> None:
    assert len(open_page("explore/actor", id="bin-salman").metric) == 1
