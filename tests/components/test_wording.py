"""Every code has one name in each language, and each counting rule says what it counts."""

import re
from enum import StrEnum

import pytest

from components import sentences, wording
from components.i18n import Language, _, speaking
from data import model, regions, vocabulary
from data.index import INTERNATIONAL
from data.money import Total
from data.queries import Summary

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
        assert wording.region(INTERNATIONAL)
        for region_id, countries in regions.COUNTRIES_BY_REGION.items():
            assert wording.region(region_id) != region_id
            assert all(wording.country_name(country) != country for country in countries)


def test_a_territory_without_an_iso_code_keeps_the_code_it_has():
    assert wording.country_name("-99") == "-99"


def test_a_counting_note_tells_the_undisclosed_deals():
    with speaking(Language.EN):
        rule = wording.lens_rule(vocabulary.Lens.SIGNED)
        assert sentences.counting_note(vocabulary.Lens.SIGNED, 0) == rule
        assert sentences.counting_note(vocabulary.Lens.SIGNED, 1) == (
            f"{rule} 1 deal of undisclosed value is counted but adds nothing to the total."
        )


def test_a_total_says_how_many_deals_and_what_they_are_worth():
    with speaking(Language.EN):
        assert sentences.deals_worth(1234, 17_500) == "1,234 deals worth $17.5 bn"
    with speaking(Language.AR):
        assert sentences.deals_worth(2, 17_500) == "صفقتان بقيمة 17.5 مليار دولار"


def test_deals_without_a_known_value_are_not_said_to_be_worth_nothing():
    with speaking(Language.EN):
        assert sentences.deals_worth(3, 0) == "3 deals"
        assert sentences.left_out_note(3, 0) == "3 deals are left out by the counting rule."


def test_a_selection_is_summed_up_in_one_sentence():
    total = Total(low_usd_m=900, best_usd_m=1000, high_usd_m=1000, deals=3, undisclosed=1)
    summary = Summary(
        counted=total,
        left_out=total,
        headline=total,
        meetings=1,
        planned=0,
        cancelled=0,
        actors=11,
        countries=2,
    )
    with speaking(Language.EN):
        assert sentences.summary_sentence(summary) == (
            "3 deals worth $1 bn and 1 meeting, involving 11 actors from 2 countries."
        )
    with speaking(Language.AR):
        assert sentences.summary_sentence(summary) == (
            "3 صفقات بقيمة 1 مليار دولار، ولقاء واحد. الأطراف: 11 جهة فاعلة، بلدان اثنان."
        )


def test_every_finding_has_its_arabic_sentence_and_cure():
    checks = pytest.importorskip("data.checks")
    with speaking(Language.AR):
        for code in checks.FindingCode:
            assert ARABIC.search(_(checks.SENTENCES[code])), code
            assert ARABIC.search(_(checks.CURES[code])), code
