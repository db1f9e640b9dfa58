"""The compare page: whom, in the address; nobody yet; and what they share."""

import pytest

from components import filters
from tests.app import address, open_page, texts


def test_those_compared_stand_in_the_address_in_their_order() -> None:
    app = open_page("explore/compare", compare=["UZB", "KAZ"])
    assert address(app, "compare") == ["UZB", "KAZ"]
    assert [heading.value for heading in app.subheader][:2] == ["Uzbekistan", "Kazakhstan"]


def test_the_unknown_the_repeated_and_the_fifth_leave_the_address() -> None:
    asked = ["KAZ", "XXX", "KAZ", "UZB", "gcc", "boeing", "USA"]
    app = open_page("explore/compare", compare=asked)
    assert address(app, "compare") == ["KAZ", "UZB", "gcc", "boeing"]
    assert not app.exception


def test_the_picker_writes_the_address() -> None:
    app = open_page("explore/compare", compare="KAZ")
    app.multiselect(key="set-compare").select("UZB").run()
    assert address(app, "compare") == ["KAZ", "UZB"]


def test_with_nobody_chosen_three_comparisons_are_offered_and_one_click_makes_one() -> None:
    app = open_page("explore/compare")
    suggested = [button for button in app.button if str(button.key).startswith("suggest-")]
    assert len(suggested) == 3
    app.button(key="suggest-KAZ-UZB").click().run()
    assert address(app, "compare") == ["KAZ", "UZB"]
    assert "Deals in common" in texts(app)


def test_a_column_says_what_the_deals_page_says_of_the_same_country() -> None:
    query: dict[str, str | list[str]] = {"lens": "headline", "theme": "transport"}
    compared = open_page("explore/compare", compare=["KAZ", "UZB"], **query)
    for place, country in enumerate(("KAZ", "UZB")):
        alone = open_page("explore/overview", country=country, **query)
        assert compared.metric[3 * place].value == alone.metric[0].value
        assert compared.metric[3 * place + 1].value == alone.metric[2].value
        assert compared.metric[3 * place + 2].value == alone.metric[3].value


def test_the_page_says_that_columns_are_not_to_be_added_and_what_a_bloc_is() -> None:
    said = texts(open_page("explore/compare", compare=["KAZ", "gcc"]))
    assert "columns must not be added up" in said
    assert "member and signatory states together" in said


def test_of_many_actors_the_busiest_and_those_chosen_are_offered_and_the_rest_is_told_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(filters, "MOST_ACTORS", 3)
    app = open_page("explore/compare", compare=["KAZ", "boeing"], lang="ar")
    offered = app.multiselect(key="set-compare").options
    everybody = open_page("explore/compare").multiselect(key="set-compare").options
    assert len(offered) < len(everybody)
    assert app.multiselect(key="set-compare").value == ["KAZ", "boeing"]
    assert "تُعرض هنا 3" in texts(app)
