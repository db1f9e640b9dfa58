"""The reader's language is asked at each phrase, and a missing translation stays English."""

import pytest

from components import i18n
from components.i18n import Language, _, direction, field, language, ngettext, pgettext, speaking


@pytest.fixture
def no_reader():
    """Forget the resolver that another test or page may have set."""
    before = i18n._resolver
    i18n.follow(lambda: Language.EN)
    yield
    i18n.follow(before)


def test_the_language_is_asked_anew_at_each_phrase(no_reader):
    reader = [Language.EN]
    i18n.follow(lambda: reader[0])
    assert _("Central Asia") == "Central Asia"
    reader[0] = Language.AR
    assert _("Central Asia") == "آسيا الوسطى"


def test_an_export_may_speak_another_language_than_its_reader(no_reader):
    i18n.follow(lambda: Language.AR)
    with speaking(Language.EN):
        assert language() is Language.EN
    assert language() is Language.AR


def test_arabic_is_written_from_right_to_left():
    with speaking(Language.AR):
        assert direction() == "rtl"
    with speaking(Language.EN):
        assert direction() == "ltr"


def test_a_fact_is_read_from_the_column_of_the_language():
    with speaking(Language.AR):
        assert field("title") == "title_ar"
    with speaking(Language.EN):
        assert field("title") == "title_en"


def test_a_phrase_that_the_catalog_lacks_stays_english():
    with speaking(Language.AR):
        assert _("A phrase nobody wrote") == "A phrase nobody wrote"
        assert ngettext("one phrase", "phrases", 3) == "phrases"


def test_the_same_english_word_is_told_apart_by_its_context():
    with speaking(Language.AR):
        assert pgettext("deal status", "signed") == "موقّعة"
        assert pgettext("deal event kind", "signed") == "توقيع"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "لا صفقات"),
        (1, "صفقة واحدة"),
        (2, "صفقتان"),
        (3, "{count} صفقات"),
        (11, "{count} صفقة"),
        (100, "{count} صفقة"),
        (103, "{count} صفقات"),
    ],
)
def test_an_arabic_noun_agrees_with_its_count(count, words):
    with speaking(Language.AR):
        assert ngettext("{count} deal", "{count} deals", count) == words


def test_a_fraction_takes_the_form_that_unicode_calls_other():
    with speaking(Language.AR):
        assert "مليار " in ngettext("${amount} bn", "${amount} bn", 3.5)
        assert "مليارات" in ngettext("${amount} bn", "${amount} bn", 3)
