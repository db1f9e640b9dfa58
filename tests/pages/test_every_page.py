"""Every page opens in both languages: with everything, with a filter, and with nothing left."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from components import session
from components.exports import chromium
from data.schema import TABLES
from tests.app import DETAILS, FILTERED, LISTED, PAGES, address, open_page, texts

DEAL = "qatar-us-deals-243bn-2025-05"
MEETING = "abraham-accords-signing-2020-09"
ROWS = {
    "explore/deal": DEAL,
    "explore/meeting": MEETING,
    "explore/actor": "bin-salman",
    "explore/source": "evm-breakingon-qatar-2025-05",
    "explore/place": "washington",
}
QUERIES: dict[str, dict[str, str | list[str]]] = {
    "everything": {},
    "a filter": {"country": ["KAZ", "UZB"], "theme": "transport", "lens": "headline"},
    "nothing": {"q": "no such words anywhere"},
}
ARABIC = re.compile("[\u0600-\u06ff]")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("query", QUERIES)
def test_a_page_opens_without_an_exception(page: str, language: str, query: str) -> None:
    asked = {**QUERIES[query], "lang": language}
    if page in ROWS:
        asked["id"] = ROWS[page]
    app = open_page(page, **asked)
    assert not app.exception, [error.value for error in app.exception]
    assert len(app.title) == 1
    # A source is titled by its headline, whatever the reader's language.
    said = app.subheader if page == "explore/source" else app.title
    assert bool(ARABIC.search(said[0].value)) == (language == "ar")


@pytest.mark.parametrize("page", FILTERED)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_empty_result_offers_a_way_out(page: str, language: str) -> None:
    app = open_page(page, q="no such words anywhere", lang=language)
    assert app.button(key="nothing-found-clear")
    app.button(key="nothing-found-clear").click().run()
    assert not app.exception
    assert "q" not in app.query_params


@pytest.mark.parametrize("page", DETAILS)
@pytest.mark.parametrize("row_id", ["", "no-such-row"])
def test_an_address_of_no_row_says_so(page: str, row_id: str) -> None:
    app = open_page(page, id=row_id)
    assert not app.exception
    assert app.title[0].value == "Not found"


def test_the_sentence_of_a_page_is_computed_from_the_data() -> None:
    everything = texts(open_page("explore/deals"))
    kazakhstan = texts(open_page("explore/deals", country="KAZ"))
    assert "deals worth" in everything
    assert everything != kazakhstan


def test_a_link_made_in_english_opens_in_arabic_with_the_same_rows() -> None:
    query: dict[str, str | list[str]] = {"country": "KAZ", "theme": ["transport", "oil-gas"]}
    english = open_page("explore/overview", **query)
    arabic = open_page("explore/overview", lang="ar", **query)
    assert [metric.value for metric in english.metric][2:] == [
        metric.value for metric in arabic.metric
    ][2:]
    assert arabic.title[0].value == "نظرة عامة"


def test_an_unknown_value_leaves_the_address() -> None:
    app = open_page("explore/overview", country=["KAZ", "XXX"], nonsense="1")
    assert address(app, "country") == ["KAZ"]
    assert "nonsense" not in app.query_params


def test_a_chip_takes_its_filter_away() -> None:
    app = open_page("explore/deals", country="KAZ", theme="transport")
    app.button(key="chip-countries-KAZ").click().run()
    assert "country" not in app.query_params
    assert address(app, "theme") == ["transport"]


def test_clear_all_keeps_the_lens() -> None:
    app = open_page("explore/deals", country="KAZ", lens="headline")
    app.button(key="chip-clear").click().run()
    assert address(app, "lens") == ["headline"]
    assert "country" not in app.query_params


def test_back_from_a_page_whose_run_was_cut_short_shows_what_the_address_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = open_page("explore/actor", id="kaz")
    heading = app.title[0].value
    with monkeypatch.context() as cut_short:  # Back is pressed before the run comes to its end
        cut_short.setattr(session, "finish", lambda: None)
        app.query_params["id"] = "boeing"
        app.run()
        assert app.title[0].value != heading
    app.query_params["id"] = "kaz"
    app.run()
    assert app.title[0].value == heading
    assert address(app, "id") == ["kaz"]


def test_a_choice_in_the_sidebar_becomes_the_address() -> None:
    app = open_page("explore/overview")
    app.multiselect(key="filter-countries").select("KAZ").run()
    assert not app.exception
    assert address(app, "country") == ["KAZ"]


def test_the_lens_that_hides_everything_can_be_widened_from_the_empty_page() -> None:
    app = open_page("explore/deals", status="announced")
    app.button(key="widen-lens").click().run()
    assert address(app, "lens") == ["headline"]
    assert not app.exception


@pytest.mark.parametrize("view", ["groups", "time", "flows", "table"])
@pytest.mark.parametrize("by", ["theme", "country", "status", "kind"])
def test_every_view_of_deals_opens(view: str, by: str) -> None:
    assert not open_page("explore/deals", view=view, by=by, split=by, sum="on").exception


@pytest.mark.parametrize("view", ["when", "pairs", "venues", "table"])
def test_every_view_of_meetings_opens(view: str) -> None:
    assert not open_page("explore/meetings", view=view, lane="host").exception


@pytest.mark.parametrize("shade", ["paid_usd_m", "deals", "meetings", "standing", "none"])
def test_every_shade_of_the_map_opens(shade: str) -> None:
    app = open_page("explore/map", shade=shade, places="on", year="2025", preset="world")
    assert not app.exception


@pytest.mark.parametrize("actor", ["boeing", "c5-plus-1"])
def test_one_row_and_few_rows_are_shown_as_well_as_many(actor: str) -> None:
    for page in LISTED:
        assert not open_page(page, actor=actor, lens="headline").exception


@pytest.mark.parametrize("view", ["matrix", "map", "changes", "table"])
@pytest.mark.parametrize("on", ["", "2020-09-15", "not a day"])
def test_every_view_of_blocs_opens(view: str, on: str) -> None:
    app = open_page("explore/blocs", view=view, on=on, span="all", region="central-asia")
    assert not app.exception


def test_a_machine_without_a_chromium_says_what_would_cure_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(chromium, "is_there", lambda: False)
    app = open_page("explore/deals", view="time")
    app.session_state["value-over-time-menu"] = True
    app.run()
    assert not app.exception
    assert "apt install chromium" in texts(app)
    monkeypatch.setattr(chromium, "is_there", lambda: True)
    assert "apt install chromium" not in texts(app.run())


@pytest.mark.parametrize("view", ["tables", "dictionary"])
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_view_of_every_table_opens(view: str, table: str, language: str) -> None:
    app = open_page("about/data", view=view, table=table, find="kazakhstan", lang=language)
    assert not app.exception, [error.value for error in app.exception]


def test_the_data_page_shows_the_rows_that_are_searched_for() -> None:
    app = open_page("about/data", table="actors", find="كازاخستان")
    shown = app.dataframe[0].value
    assert 0 < len(shown) < 520
    assert "kaz" in set(shown["actor_id"])


@pytest.mark.parametrize(("page", "key"), [("overview", "largest"), ("map", "map")])
def test_the_figure_that_an_address_names_is_brought_into_view(page: str, key: str) -> None:
    def scrolled(app: AppTest) -> list[str]:
        return [each.proto.body for each in app.get("html") if "scrollIntoView" in each.proto.body]

    app = open_page(f"explore/{page}", show=key)
    (script,) = scrolled(app)
    assert f".st-key-shown-{key}" in script
    assert "show" not in app.query_params
    assert not scrolled(open_page(f"explore/{page}"))
