"""Pages opened by another program: figures of the screen, selectable, tagged and in two pages."""

import io
from typing import Any

import pytest
from pypdf import PdfReader

from components.handouts import files
from components.handouts.files import THE_VIEW, Format, Subject, Topic
from components.i18n import Language, speaking
from data import queries
from data.model import Dataset, Selection
from data.selection import NOTHING_ASKED

ADDRESS = "https://atlas.example.org/?country=KAZ"
SUMMIT = "abraham-accords-signing-2020-09"


def pages(
    dataset: Dataset,
    selection: Selection = NOTHING_ASKED,
    subject: Subject = THE_VIEW,
    spoken: Language = Language.EN,
) -> PdfReader:
    with speaking(spoken):
        content = files.made(dataset, selection, subject, ADDRESS, Format.PDF)
    return PdfReader(io.BytesIO(content))


def text_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


@pytest.mark.parametrize("spoken", Language)
@pytest.mark.parametrize(
    ("selection", "subject"),
    [
        (Selection(countries=("KAZ",)), THE_VIEW),
        (Selection(), THE_VIEW),
        (Selection(), Subject(Topic.ACTOR, "are")),
        (Selection(), Subject(Topic.MEETING, SUMMIT)),
    ],
    ids=["country", "everything", "actor", "summit"],
)
def test_a_brief_has_at_most_two_pages_and_is_tagged_in_its_language(
    shipped: Dataset, selection: Selection, subject: Subject, spoken: Language
) -> None:
    reader = pages(shipped, selection, subject, spoken)
    root: Any = reader.trailer["/Root"]
    assert len(reader.pages) <= 2
    assert root["/Lang"] == str(spoken)
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in root["/Metadata"].get_data()


@pytest.mark.parametrize("spoken", Language)
def test_every_font_of_the_pages_is_embedded_and_ours(shipped: Dataset, spoken: Language) -> None:
    reader = pages(shipped, Selection(countries=("KAZ",)), spoken=spoken)
    resources: list[Any] = [page["/Resources"] for page in reader.pages]
    fonts = [
        font.get_object()["/DescendantFonts"][0].get_object()
        for each in resources
        for font in each["/Font"].values()
    ]
    assert fonts
    for font in fonts:
        assert "IBMPlexSans" in font["/BaseFont"]
        assert "/FontFile2" in font["/FontDescriptor"]


@pytest.mark.parametrize("spoken", Language)
def test_the_text_of_the_pages_can_be_selected_and_says_the_figures_of_the_screen(
    shipped: Dataset, spoken: Language
) -> None:
    selection = Selection(countries=("KAZ",))
    summary = queries.summary(shipped, selection)
    said = text_of(pages(shipped, selection, spoken=spoken))
    assert {Language.EN: "Kazakhstan", Language.AR: "كازاخستان"}[spoken] in said
    for figure in (
        f"{summary.counted.best_usd_m / 1000:.3g}",
        f"{summary.headline.best_usd_m / 1000:.3g}",
        str(summary.counted.deals),
        str(summary.meetings),
        str(summary.actors),
    ):
        assert figure in said
    for fact in (shipped.revision.id, "CC BY 4.0", ADDRESS):
        assert fact in said


def test_each_numbered_source_leads_to_its_page(shipped: Dataset) -> None:
    selection = Selection(countries=("KAZ",))
    handout = files.gathered(shipped, selection, THE_VIEW, ADDRESS)
    assert handout is not None
    reader = pages(shipped, selection)
    leads = {
        note.get_object()["/A"]["/URI"]
        for page in reader.pages
        for note in page.get("/Annots", ())
        if "/A" in note.get_object()
    }
    assert {source.url for source in handout.sources} <= leads


@pytest.mark.parametrize("spoken", Language)
def test_what_means_harm_is_printed_as_text(harmful: Dataset, spoken: Language) -> None:
    said = text_of(pages(harmful, Selection(countries=("KAZ",)), spoken=spoken))
    assert "#panic(" in said
    assert "HYPERLINK" in said
