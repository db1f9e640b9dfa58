"""The Arabic catalog says all that the code says, and leaves nothing empty or guessed.

After adding or changing a phrase: ``python -m components.catalog``, then translate the entries
that it left empty in ``components/locale/ar/LC_MESSAGES/atlas.po``.
"""

import re

import pytest
from babel.messages.pofile import read_po

from components import catalog
from components.i18n import Language, catalog_path, template_path

MAY_BE_SAID_WITHOUT_A_NUMERAL = (0, 1, 2)
"""Arabic says none, one and two in the noun itself: these forms may leave out the count."""


@pytest.fixture(scope="module")
def template():
    return catalog.extracted()


@pytest.fixture(scope="module")
def arabic():
    with catalog_path(Language.AR).open("rb") as file:
        return read_po(file, locale="ar")


def phrases(translations):
    """Return each entry as its English forms and its translated forms."""
    for message in translations:
        if message.id:
            english = (message.id,) if isinstance(message.id, str) else message.id
            translated = (message.string,) if isinstance(message.string, str) else message.string
            yield english, translated or ()


def places(text):
    return set(re.findall(r"{(\w*)[^}]*}", text))


def test_the_template_holds_what_the_code_says(template):
    assert template_path().read_bytes() == catalog.written(template)


def test_the_arabic_catalog_is_up_to_date(template):
    refreshed = catalog.refreshed(Language.AR, template)
    assert catalog_path(Language.AR).read_bytes() == catalog.written(refreshed)


def test_every_phrase_has_its_arabic(arabic):
    empty = [english[0] for english, translated in phrases(arabic) if not all(translated)]
    assert empty == []
    assert not any(message.fuzzy for message in arabic if message.id)


def test_a_counted_phrase_has_its_six_arabic_forms(arabic):
    for english, translated in phrases(arabic):
        assert len(translated) == (6 if len(english) == 2 else 1), english


def test_both_languages_have_the_same_named_places(arabic):
    for english, translated in phrases(arabic):
        wanted = places(english[-1])
        for form, text in enumerate(filter(None, translated)):
            left_out = wanted - places(text)
            assert places(text) <= wanted, text
            if len(translated) == 6 and form in MAY_BE_SAID_WITHOUT_A_NUMERAL:
                assert left_out <= {"count"}, text
            else:
                assert not left_out, text
