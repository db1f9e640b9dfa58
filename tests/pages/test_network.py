"""The network page says what it draws, and opens the rows behind a pair."""

import pytest

from tests.app import address, open_page, texts


@pytest.mark.parametrize("between", ["countries", "actors"])
@pytest.mark.parametrize("weight", ["money", "deals", "meetings"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_network_opens(between: str, weight: str, language: str) -> None:
    app = open_page("explore/network", between=between, weigh=weight, lang=language)
    assert not app.exception


def test_only_the_strongest_lines_are_drawn_and_the_page_says_of_how_many() -> None:
    assert "Showing the largest 45 of" in texts(open_page("explore/network", weigh="meetings"))


@pytest.mark.parametrize(
    ("between", "pair"), [("countries", "KAZ~USA"), ("actors", "tokayev~trump")]
)
def test_a_pair_opens_the_rows_behind_it_and_closes(between: str, pair: str) -> None:
    app = open_page("explore/network", between=between, weigh="meetings", pair=pair)
    assert len(app.dataframe) >= 2
    app.button(key="pair-close").click().run()
    assert not app.exception
    assert "pair" not in app.query_params
    assert len(app.dataframe) == 1


def test_a_pair_that_the_selection_does_not_link_leaves_the_address() -> None:
    app = open_page("explore/network", pair="KAZ~XXX", country="KAZ")
    assert not app.exception
    assert "pair" not in app.query_params
    assert address(app, "country") == ["KAZ"]


def test_one_country_alone_is_no_network_and_the_page_says_so() -> None:
    app = open_page("explore/network", actor="boeing", weigh="money", theme="space")
    assert not app.exception
