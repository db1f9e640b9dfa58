"""A picture explains itself, holds its fonts, asks nobody, and takes text for text."""

import io
import re
import xml.etree.ElementTree as ElementTree

import pytest
from PIL import Image

from components import figures
from components.exports import fonts, pictures
from components.exports.pictures import Legend, Picture
from components.exports.provenance import Provenance
from components.i18n import Language, speaking
from tests.components.test_figures_marks import values

pytestmark = pytest.mark.browser  # drawn by a real Chromium

TITLE = 'Value <b>by</b> "theme" & more'
ABOUT = Provenance(TITLE, "Kazakhstan. كازاخستان", "Source: https://atlas.example.org", ())
LEGEND = Legend("Flows", "line", [("#0c4a58", "Oil & gas"), ("#cf7a34", "<i>Nuclear</i>")])


@pytest.mark.parametrize("spoken", Language)
def test_a_drawing_holds_its_words_and_fonts_and_asks_nobody(spoken: Language) -> None:
    with speaking(spoken):
        picture = Picture(lambda: figures.value_bars(values()), ABOUT, [LEGEND])
        drawing = pictures.svg(picture).decode()
    letters = list(ElementTree.fromstring(drawing).itertext())
    for text in (TITLE, ABOUT.subtitle, ABOUT.source, "Oil & gas", "<i>Nuclear</i>"):
        assert text in letters
    assert drawing.count("data:font/woff2;base64,") >= 4  # Latin and Arabic, two weights each
    assert not re.search(r"(href|src|url\()\W*https?:", drawing)


def test_a_picture_is_as_wide_as_a_page_prints_and_white() -> None:
    picture = Image.open(io.BytesIO(pictures.png(Picture(
        lambda: figures.value_bars(values()), ABOUT))))  # fmt: skip
    assert picture.width == pictures.WIDTH * pictures.DOTS
    assert picture.convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def test_only_the_fonts_that_a_text_needs_are_part_of_it() -> None:
    assert fonts.faces("Oil").count("@font-face") == 2
    assert fonts.faces("Şavkat نفط").count("@font-face") == 6
