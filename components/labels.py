"""Words for the ids of a frame: what a question answered in codes, in the reader's language."""

from collections.abc import Callable

import pandas as pd

from components import names, wording
from components.format import isolate
from components.i18n import _
from data.model import Dataset
from data.queries import OTHER_PAYERS, OTHER_RECEIVERS, UNDATED
from data.vocabulary import DealKind, DealStatus, MeetingKind, SourceKind


def label_of(dataset: Dataset, dimension: str) -> Callable[[str], str]:
    """Return how the ids of a dimension are called."""
    words: dict[str, Callable[[str], str]] = {
        "theme": lambda code: names.theme(dataset, code),
        "country": lambda code: names.country(dataset, code),
        "status": lambda code: wording.label(DealStatus(code)),
        "kind": lambda code: wording.label(DealKind(code)),
        "meeting_kind": lambda code: wording.label(MeetingKind(code)),
        "source_kind": lambda code: wording.label(SourceKind(code)),
        "language": wording.language_name,
        "year": lambda code: _("No date") if code == UNDATED else code,
        "deal": lambda code: names.titles(dataset, "deals")[code],
        "meeting": lambda code: names.titles(dataset, "meetings")[code],
        "lane": wording.lane,
        "actor": lambda code: names.actor(dataset, code),
        "party": lambda code: _party(dataset, code),
        "publisher": isolate,
        "": lambda code: code,
    }
    return words[dimension]


def labelled(
    dataset: Dataset, frame: pd.DataFrame, dimension: str, *, of: str = "id", to: str = "label"
) -> pd.DataFrame:
    """Return the frame with a column of words beside a column of ids."""
    word = label_of(dataset, dimension)
    known = {code: word(code) for code in frame[of].unique()}
    labels = pd.Series([known[code] for code in frame[of]], index=frame.index, dtype="str")
    return frame.assign(**{to: labels})


def _party(dataset: Dataset, code: str) -> str:
    if code in (OTHER_PAYERS, OTHER_RECEIVERS):
        return wording.others(code)
    return names.country(dataset, code)
