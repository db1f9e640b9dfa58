"""Every word of an explained vocabulary has a meaning, in both languages."""

from enum import StrEnum

import pytest

from components import meanings
from components.i18n import Language, speaking


@pytest.mark.parametrize("vocabulary", meanings.EXPLAINED)
def test_every_term_has_its_own_meaning(vocabulary: type[StrEnum]) -> None:
    english = {meanings.meaning(term) for term in vocabulary}
    assert len(english) == len(vocabulary)
    with speaking(Language.AR):
        arabic = {meanings.meaning(term) for term in vocabulary}
    assert len(arabic) == len(vocabulary)
    assert not arabic & english
