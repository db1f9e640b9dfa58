"""Slides read back: native charts and tables with the figures of the screen, in both directions."""

import io
import re
from typing import Any

import openpyxl
import pytest
from pptx import Presentation

from components import format as formatting
from components.handouts import files
from components.handouts.content import Bar
from components.handouts.files import THE_VIEW, Format, Subject, Topic
from components.handouts.pptx_parts import number_format
from components.i18n import Language, speaking
from data import queries
from data.model import Dataset, Selection

ADDRESS = "https://atlas.example.org/?country=KAZ"
KAZAKHSTAN = Selection(countries=("KAZ",))
DEAL = "qatar-us-deals-243bn-2025-05"


def slides(
    dataset: Dataset,
    selection: Selection = KAZAKHSTAN,
    subject: Subject = THE_VIEW,
    spoken: Language = Language.EN,
) -> Any:
    with speaking(spoken):
        content = files.made(dataset, selection, subject, ADDRESS, Format.PPTX)
    return Presentation(io.BytesIO(content))


def shapes(deck: Any) -> list[Any]:
    return [shape for slide in deck.slides for shape in slide.shapes]


def words(deck: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in shapes(deck) if shape.has_text_frame)


def charts(deck: Any) -> dict[str, Any]:
    return {shape.name: shape.chart for shape in shapes(deck) if shape.has_chart}


def test_the_bars_of_a_chart_are_the_sums_of_the_screen(shipped: Dataset) -> None:
    chart = charts(slides(shipped))["Value by theme"]
    deals = queries.deals(shipped, KAZAKHSTAN)
    sums = queries.value_by(deals, "theme").head(10)
    known = [
        float(row.value_usd_m) if row.deals > row.undisclosed else None for row in sums.itertuples()
    ]
    assert list(chart.plots[0].series[0].values) == known


def test_a_chart_carries_its_numbers_in_a_sheet_to_edit(shipped: Dataset) -> None:
    for chart in charts(slides(shipped)).values():
        sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
        numbers = [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)]
        assert numbers == list(chart.plots[0].series[0].values)


@pytest.mark.parametrize("spoken", Language)
@pytest.mark.parametrize("value", [0.4, 7.0, 850.0, 999.0, 5825.0, 17_500.0, 243_000.0, 1.4e6])
def test_a_label_prints_its_number_as_the_screen_does(value: float, spoken: Language) -> None:
    with speaking(spoken):
        text = formatting.money(value)
        pattern = number_format(Bar("", value, text, "#000000"))
    literal = re.fullmatch(r'"([^"]*)"', pattern)
    if literal:
        assert literal.group(1) == text
        return
    parts = re.fullmatch(r'(?:"([^"]*)")?#,##0(\.0+)?(,*)(?:"([^"]*)")?', pattern)
    assert parts is not None
    before, places, thousands, after = (part or "" for part in parts.groups())
    shown = f"{value / 1000 ** len(thousands):,.{max(len(places) - 1, 0)}f}"
    assert f"{before}{shown}{after}".removeprefix("\u200f") == text


def test_arabic_slides_run_from_the_right(shipped: Dataset) -> None:
    english, arabic = (slides(shipped, spoken=spoken) for spoken in Language)
    for deck, is_rtl in ((english, False), (arabic, True)):
        for shape in shapes(deck):
            if not shape.has_text_frame:
                continue
            for paragraph in shape.text_frame.paragraphs:
                if paragraph.text.strip():
                    assert paragraph._p.pPr.get("rtl") == ("1" if is_rtl else "0")
    (first,) = (shape for shape in english.slides[2].shapes if shape.shape_type == 13)
    (mirrored,) = (shape for shape in arabic.slides[2].shapes if shape.shape_type == 13)
    assert mirrored.left == english.slide_width - first.left - first.width
    for chart in charts(arabic).values():
        assert chart.value_axis.reverse_order


def test_an_arabic_table_begins_on_the_right(shipped: Dataset) -> None:
    tables = {
        spoken: next(
            shape.table for shape in shapes(slides(shipped, spoken=spoken)) if shape.has_table
        )
        for spoken in Language
    }
    english = [cell.text for cell in tables[Language.EN].rows[0].cells]
    arabic = [cell.text for cell in tables[Language.AR].rows[0].cells]
    assert (english[0], arabic[-1]) == ("Date", "التاريخ")


@pytest.mark.parametrize("spoken", Language)
def test_every_slide_has_a_title_and_notes_and_says_where_it_is_from(
    shipped: Dataset, spoken: Language
) -> None:
    deck = slides(shipped, spoken=spoken)
    for slide in deck.slides:
        assert slide.shapes.title.text_frame.text
        assert shipped.revision.id in slide.notes_slide.notes_text_frame.text
    said = words(deck)
    for fact in (shipped.revision.id, "CC BY 4.0", ADDRESS):
        assert fact in said
    last = "\n".join(s.text_frame.text for s in deck.slides[-1].shapes if s.has_text_frame)
    with speaking(spoken):
        handout = files.gathered(shipped, KAZAKHSTAN, THE_VIEW, ADDRESS)
    assert handout is not None
    for name, told in handout.about.lines:
        assert f"{name}: {told}" in last


def test_pictures_charts_and_tables_are_told_to_those_who_cannot_see_them(shipped: Dataset) -> None:
    for shape in shapes(slides(shipped)):
        if shape.has_chart or shape.has_table or shape.shape_type == 13:
            assert shape._element.xpath(".//p:cNvPr")[0].get("descr")


@pytest.mark.parametrize("spoken", Language)
@pytest.mark.parametrize("topic", ["view", "actor", "deal"])
def test_what_means_harm_stays_text_on_slides_and_in_their_sheets(
    harmful: Dataset, topic: str, spoken: Language
) -> None:
    subject = {
        "view": THE_VIEW,
        "actor": Subject(Topic.ACTOR, "are"),
        "deal": Subject(Topic.DEAL, DEAL),
    }[topic]
    deck = slides(harmful, subject=subject, spoken=spoken)
    assert "HYPERLINK" in words(deck)
    for chart in charts(deck).values():
        sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None
