"""One hand-out in one format: the only thing that a page asks for, made once and kept a while."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from components import making
from components.handouts import gather, gather_briefing, gather_rows
from components.handouts.content import Handout
from components.i18n import Language, _, language, speaking
from data import briefing
from data.model import Dataset, Selection

_KEPT = 24  # files; readers ask again for what they have just seen
_LARGEST_KEPT = 4_000_000  # bytes; the shipped data make half a megabyte


class Format(StrEnum):
    """What a hand-out can be taken away as; each is the file's own ending."""

    PPTX = "pptx"
    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv.zip"
    GEOJSON = "geojson"
    PARQUET = "parquet.zip"


class Topic(StrEnum):
    """What a hand-out can be about."""

    VIEW = "view"
    ACTOR = "actor"
    DEAL = "deal"
    MEETING = "meeting"
    BRIEFING = "briefing"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a hand-out is about: the view as filtered, a row by its id, or a briefing.

    ``told`` is the briefing as ``data.briefing`` writes it: what is kept for a while is then
    never that of another wording.
    """

    topic: Topic = Topic.VIEW
    row_id: str = ""
    told: str = ""


THE_VIEW = Subject()


def gathered(
    dataset: Dataset, selection: Selection, subject: Subject, address: str
) -> Handout | None:
    """Return what a hand-out holds; nothing if the dataset has no such row."""
    if subject.topic == Topic.ACTOR:
        return gather.of_actor(dataset, selection, address, subject.row_id)
    if subject.topic == Topic.DEAL:
        return gather_rows.of_deal(dataset, address, subject.row_id)
    if subject.topic == Topic.MEETING:
        return gather_rows.of_meeting(dataset, address, subject.row_id)
    if subject.topic == Topic.BRIEFING:
        return gather_briefing.of_briefing(dataset, briefing.read(subject.told), address)
    return gather.of_selection(dataset, selection, address)


def made(
    dataset: Dataset, selection: Selection, subject: Subject, address: str, wanted: Format
) -> bytes:
    """Return a hand-out as a file, in the reader's language.

    Args:
        dataset: the dataset as the reader sees it.
        selection: what the reader asked to see.
        subject: what the hand-out is about.
        address: where the same is seen in the dashboard; empty if nobody knows.
        wanted: what sort of file.

    Raises:
        KeyError: the dataset has no such row.
    """
    try:
        return _made(dataset, selection, subject, address, wanted, language())
    except _TooLargeToKeep as made_now:
        return made_now.content


class _TooLargeToKeep(Exception):
    """A file that was made, and is not to stay in memory: what is raised is not kept."""

    def __init__(self, content: bytes) -> None:
        self.content = content


@lru_cache(maxsize=_KEPT)
def _made(
    dataset: Dataset,
    selection: Selection,
    subject: Subject,
    address: str,
    wanted: Format,
    spoken: Language,
) -> bytes:
    with speaking(spoken):
        making.step(_("Gathering the figures"))
        handout = gathered(dataset, selection, subject, address)
        if handout is None:
            raise KeyError(subject.row_id)
        content = _written(dataset, handout, wanted)
    if len(content) > _LARGEST_KEPT:
        raise _TooLargeToKeep(content)
    return content


def _written(dataset: Dataset, handout: Handout, wanted: Format) -> bytes:
    # What writes the formats takes half a second to import: no page has to wait for it.
    if wanted == Format.PPTX:
        from components.handouts.pptx_slides import pptx

        return pptx(handout, dataset.revision)
    if wanted == Format.PDF:
        from components.handouts.pdf_pages import pdf

        return pdf(handout, dataset.revision)
    if wanted == Format.XLSX:
        from components.handouts.workbook import xlsx

        return xlsx(dataset, handout)
    from components.handouts import rows

    write = {Format.CSV: rows.csv, Format.GEOJSON: rows.geojson, Format.PARQUET: rows.parquet}
    return write[wanted](dataset, handout)
