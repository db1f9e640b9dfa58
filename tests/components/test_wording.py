"""Every code has one name in each language, and each counting rule says what it counts."""

import re
from enum import StrEnum

import pytest

from components import wording
from components.i18n import Language, speaking
from data import model, regions, vocabulary

VOCABULARIES = [
    kind
    for module in (vocabulary, model)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
]
ARABIC = re.compile("[\u0600-\u06ff]")
LATIN = re.compile("[A-Za-z]")


@pytest.mark.parametrize("kind", VOCABULARIES, ids=lambda kind: kind.__name__)
def test_every_term_has_an_arabic_name_of_its_own(kind):
    with speaking(Language.AR):
        words = [wording.term(member) for member in kind]
    assert all(ARABIC.search(word) and not LATIN.search(word) for word in words)
    assert len(set(words)) == len(words)


def test_a_term_stands_within_a_sentence_and_a_label_alone():
    with speaking(Language.EN):
        assert wording.term(vocabulary.DealStatus.IN_FORCE) == "in force"
        assert wording.label(vocabulary.DealStatus.IN_FORCE) == "In force"


def test_the_same_code_is_worded_by_what_it_belongs_to():
    with speaking(Language.AR):
        assert wording.term(vocabulary.DealStatus.ANNOUNCED) == "معلنة"
        assert wording.term(vocabulary.DealEventKind.ANNOUNCED) == "إعلان"


@pytest.mark.parametrize("spoken", Language)
@pytest.mark.parametrize("lens", vocabulary.Lens)
def test_a_lens_says_in_one_sentence_what_it_counts(lens, spoken):
    with speaking(spoken):
        rule = wording.lens_rule(lens)
    assert rule.endswith(".")
    assert rule.count(".") == 1


@pytest.mark.parametrize("spoken", Language)
def test_every_region_and_each_of_its_countries_is_named(spoken):
    with speaking(spoken):
        assert wording.region(wording.INTERNATIONAL)
        for region_id, countries in regions.COUNTRIES_BY_REGION.items():
            assert wording.region(region_id) != region_id
            assert all(wording.country_name(country) != country for country in countries)


def test_a_territory_without_an_iso_code_keeps_the_code_it_has():
    assert wording.country_name("-99") == "-99"


def test_a_counting_note_tells_the_undisclosed_deals():
    with speaking(Language.EN):
        rule = wording.lens_rule(vocabulary.Lens.SIGNED)
        assert wording.counting_note(vocabulary.Lens.SIGNED, 0) == rule
        assert wording.counting_note(vocabulary.Lens.SIGNED, 1) == (
            f"{rule} 1 deal of undisclosed value is counted but adds nothing to the total."
        )


def test_a_total_says_how_many_deals_and_what_they_are_worth():
    with speaking(Language.EN):
        assert wording.deals_worth(1234, 17_500) == "1,234 deals worth $17.5 bn"
    with speaking(Language.AR):
        assert wording.deals_worth(2, 17_500) == "صفقتان بقيمة 17.5 مليار دولار"
