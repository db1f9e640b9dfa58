"""Any hand-out of anything is a good file: whatever is asked, nothing raises, nothing is empty."""

import io
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation
from pypdf import PdfReader

from components import wording
from components.handouts import files
from components.handouts.content import clean
from components.handouts.files import THE_VIEW, Format, Subject, Topic
from components.i18n import Language, speaking
from data import history
from data.model import Dataset, Selection
from data.vocabulary import Estimate
from tests import strategies
from tests.components.handouts.conftest import HARM

NOTHING = Selection(text="no such words anywhere")


@strategies.FEW
@given(
    strategies.datasets(),
    strategies.selections(),
    st.sampled_from(Language),
    st.sampled_from(Format),
)
def test_no_selection_of_any_data_raises(
    dataset: Dataset, selection: Selection, spoken: Language, wanted: Format
) -> None:
    seen = history.as_asked(dataset, selection)
    with speaking(spoken):
        handout = files.gathered(seen, selection, THE_VIEW, "")
        assert handout is not None
        assert handout.heading
        assert handout.sentence
        assert files.made(seen, selection, THE_VIEW, "", wanted)


@strategies.FEW
@given(strategies.datasets(), strategies.selections(), st.sampled_from(Language), st.data())
def test_no_row_of_any_data_raises(
    dataset: Dataset, selection: Selection, spoken: Language, data: st.DataObject
) -> None:
    seen = history.as_asked(dataset, selection)
    topic = data.draw(st.sampled_from([Topic.ACTOR, Topic.DEAL, Topic.MEETING]))
    table, key = {
        Topic.ACTOR: ("actors", "actor_id"),
        Topic.DEAL: ("deals", "deal_id"),
        Topic.MEETING: ("meetings", "meeting_id"),
    }[topic]
    ids = list(seen.tables[table][key])
    with speaking(spoken):
        if not ids:
            with pytest.raises(KeyError):
                files.made(seen, selection, Subject(topic, "none"), "", Format.PDF)
            return
        subject = Subject(topic, data.draw(st.sampled_from(ids)))
        assert files.made(seen, selection, subject, "", data.draw(st.sampled_from(Format)))


@pytest.mark.parametrize("spoken", Language)
def test_a_hand_out_of_nothing_says_that_nothing_matches(
    shipped: Dataset, spoken: Language
) -> None:
    says = {
        Language.EN: "Nothing matches these filters",
        Language.AR: "لا شيء يطابق عوامل التصفية هذه",
    }[spoken]
    with speaking(spoken):
        content = {
            wanted: files.made(shipped, NOTHING, THE_VIEW, "", wanted)
            for wanted in (Format.PPTX, Format.PDF, Format.XLSX)
        }
        handout = files.gathered(shipped, NOTHING, THE_VIEW, "")
    assert handout is not None
    assert handout.paragraphs[0] == says
    slides = Presentation(io.BytesIO(content[Format.PPTX])).slides
    said = [s.text_frame.text for slide in slides for s in slide.shapes if s.has_text_frame]
    assert any(says in text for text in said)
    assert len(PdfReader(io.BytesIO(content[Format.PDF])).pages) == 1
    book = openpyxl.load_workbook(io.BytesIO(content[Format.XLSX]), data_only=True)
    assert book.worksheets[0]["F6"].value == 0


def test_a_file_is_made_once_for_one_revision_selection_and_language(shipped: Dataset) -> None:
    asked = (shipped, Selection(countries=("UZB",)), THE_VIEW, "", Format.PDF)
    first = files.made(*asked)
    assert files.made(*asked) is first
    with speaking(Language.AR):
        assert files.made(*asked) != first


def test_a_large_file_is_handed_out_and_not_kept(
    shipped: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = (shipped, Selection(countries=("TJK",)), THE_VIEW, "", Format.PDF)
    monkeypatch.setattr(files, "_LARGEST_KEPT", 1000)
    first = files.made(*asked)
    assert files.made(*asked) is not first
    assert files.made(*asked) == first


@pytest.mark.parametrize("spoken", Language)
@pytest.mark.parametrize(
    "subject",
    [
        THE_VIEW,
        Subject(Topic.ACTOR, "are"),
        Subject(Topic.DEAL, "qatar-us-deals-243bn-2025-05"),
        Subject(Topic.MEETING, "abraham-accords-signing-2020-09"),
    ],
    ids=lambda subject: str(subject.topic),
)
def test_whatever_it_is_about_a_hand_out_says_where_its_figures_are_from(
    shipped: Dataset, subject: Subject, spoken: Language
) -> None:
    address = "https://atlas.example.org/?country=KAZ"
    with speaking(spoken):
        handout = files.gathered(shipped, Selection(countries=("KAZ",)), subject, address)
        best = wording.estimate(Estimate.BEST)
    assert handout is not None
    told = "\n".join(text for _name, text in handout.about.lines)
    for fact in (shipped.revision.id, "CC BY 4.0", "2026", address, best):
        assert fact in told
    names = [source.number for source in handout.sources]
    assert names == list(range(1, len(names) + 1))


def test_a_clean_text_is_one_line_of_what_can_be_printed() -> None:
    text = clean(f"{HARM}\ud800")
    assert text.isprintable() or "\u202e" not in text
    assert not set(text) & set("\x00\x07\x1b\t\r\n\ud800\u202e")
    assert "#panic" in text
    assert text.encode()


@pytest.mark.parametrize("wanted", Format)
def test_the_ending_of_a_file_says_what_it_is(shipped: Dataset, wanted: Format) -> None:
    content = files.made(shipped, Selection(countries=("UZB",)), THE_VIEW, "", wanted)
    if wanted == Format.PDF:
        assert content.startswith(b"%PDF-")
    elif wanted == Format.GEOJSON:
        assert content.startswith(b'{"type"')
    else:
        assert zipfile.is_zipfile(io.BytesIO(content))
