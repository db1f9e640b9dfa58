"""What a search finds, in which order, and how forgiving it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import word_index
from data.word_index import Entry, Match

INDEX = word_index.build(
    [
        Entry("kazakhstan", ("Kazakhstan", "كازاخستان"), weight=3),
        Entry("railway", ("Kazakhstan Temir Zholy", "السكك الحديدية الكازاخستانية"), weight=2),
        Entry("trade", ("Trade of the United States with Kazakhstan",), weight=1),
        Entry("boeing-order", ("Order of 14 wide-body jets",), beside="boeing air astana"),
        Entry("boeing", ("Boeing", "بوينغ")),
        Entry("gulf", ("Gulf Cooperation Council", "مجلس التعاون لدول الخليج العربية")),
    ]
)


def found(text: str) -> list[str]:
    return [one.key for one in word_index.find(INDEX, text)]


def test_a_whole_name_comes_before_a_beginning_before_a_word_before_a_likeness() -> None:
    matches = [(one.key, one.match) for one in word_index.find(INDEX, "kazakhstan")]
    assert matches == [
        ("kazakhstan", Match.EXACT),
        ("railway", Match.PREFIX),
        ("trade", Match.WORD),
    ]
    assert {one.match for one in word_index.find(INDEX, "kazahkstan")} == {Match.FUZZY}


def test_words_beside_a_name_find_it_after_those_in_a_name() -> None:
    assert found("boeing") == ["boeing", "boeing-order"]
    assert found("jets boeing") == ["boeing-order"]


@pytest.mark.parametrize("typed", ["Boing", "BOEING", "boein", "Boieng", "بوينج", "bo"])
def test_a_slip_or_half_a_word_still_finds_it(typed: str) -> None:
    assert found(typed)[0] == "boeing"


@pytest.mark.parametrize("typed", ["خليج", "الخليج", "الخَلِيج", "مجلس التعاون"])
def test_arabic_is_found_without_its_article_and_its_vowels(typed: str) -> None:
    assert found(typed)[0] == "gulf"


def test_where_nothing_has_all_words_those_with_most_are_the_answer() -> None:
    answers = word_index.find(INDEX, "boeing jets xylophone")
    assert [one.key for one in answers] == ["boeing-order"]
    assert answers[0].match is Match.PART


@pytest.mark.parametrize("typed", ["", "   ", "…", "qqqqq"])
def test_nothing_finds_nothing(typed: str) -> None:
    assert found(typed) == []


NAMES = st.lists(st.text("abcdأبتثج ", min_size=1, max_size=12), min_size=1, max_size=6)


@given(NAMES)
def test_every_name_finds_itself_among_the_exact_answers(names: list[str]) -> None:
    index = word_index.build(Entry(name, (name,)) for name in names)
    for name in names:
        if name.strip():
            exact = [one for one in word_index.find(index, name) if one.match is Match.EXACT]
            assert name in [one.key for one in exact]


@given(NAMES, st.text("abcdأبتثج ", max_size=12))
def test_better_matches_always_come_first_and_each_entry_once(names: list[str], text: str) -> None:
    index = word_index.build(Entry(number, (name,)) for number, name in enumerate(names))
    answers = word_index.find(index, text)
    assert [one.match for one in answers] == sorted(one.match for one in answers)
    assert len({one.key for one in answers}) == len(answers)
