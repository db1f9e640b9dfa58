"""The page of one deal speaks the reader's language, the note on its figure included."""

import html

import pytest

from data.model import Dataset
from tests.app import open_page

DEAL = "qatar-us-deals-243bn-2025-05"


@pytest.mark.parametrize(("language", "column"), [("en", "value_note"), ("ar", "value_note_ar")])
def test_the_note_on_a_figure_is_told_in_the_language_of_the_page(
    shipped: Dataset, language: str, column: str
) -> None:
    app = open_page("explore/deal", id=DEAL, lang=language)
    note = shipped.table("deals").set_index("deal_id").at[DEAL, column]
    shown = [element.proto.body for element in app.get("html")]
    assert any(html.escape(str(note)) in body and f'lang="{language}"' in body for body in shown)


def test_every_note_on_a_figure_has_its_arabic(shipped: Dataset) -> None:
    deals = shipped.table("deals")
    assert ((deals["value_note"] == "") == (deals["value_note_ar"] == "")).all()
