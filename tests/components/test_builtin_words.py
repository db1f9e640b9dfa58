"""Streamlit's own words: each has ours, and is a word that Streamlit still says."""

import re
from pathlib import Path

import pytest
import streamlit

from components import builtin_words
from components.i18n import Language, speaking

ARABIC = re.compile("[\u0600-\u06ff]")
BROWSER_CODE = Path(streamlit.__file__).parent / "static" / "static" / "js"


def test_every_word_has_an_arabic_one() -> None:
    with speaking(Language.AR):
        words = builtin_words.translations()
    said = [*words["whole"].values(), *words["named"].values()]
    assert all(ARABIC.search(phrase) for phrase in said)


@pytest.mark.parametrize("pattern", builtin_words.WITH_A_NAME)
def test_a_pattern_keeps_the_name_the_day_or_the_month_that_it_finds(pattern: str) -> None:
    assert re.compile(pattern).groups == 1
    assert re.search(r"\{(name|day|month)\}", builtin_words.WITH_A_NAME[pattern])


def test_what_a_reader_meets_most_is_still_what_streamlit_says() -> None:
    code = "".join(file.read_text() for file in BROWSER_CODE.glob("*.js"))
    for words in ("Skip to main content", "Collapse sidebar", "Show/hide columns", "Clear all"):
        assert words in builtin_words.WHOLE
        assert words in code
