"""Sources under numbers: rows cite a page by its number, and the list says what it is."""

from collections.abc import Iterable

from components import format as formatting
from components.handouts.content import Source
from components.i18n import _, ngettext
from data import queries
from data.model import Dataset

MOST_CITED = 2  # by one row; the workbook has them all


class Citing:
    """The sources of one hand-out, numbered as rows cite them."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._numbers: dict[str, int] = {}

    def cite(self, source_ids: Iterable[str], *, most: int = MOST_CITED) -> str:
        """Return the numbers of the first few of some sources: ``3, 14``."""
        cited = list(source_ids)[:most]
        numbers = [self._numbers.setdefault(each, len(self._numbers) + 1) for each in cited]
        return ", ".join(str(number) for number in numbers)

    def sources(self) -> tuple[Source, ...]:
        """Return every source cited so far, in the order of the numbers."""
        return tuple(self._source(source_id, number) for source_id, number in self._numbers.items())

    def note(self, count: int) -> str:
        """Return how many of so many sources stand in the list."""
        left_out = count - len(self._numbers)
        if left_out <= 0:
            return ""
        return ngettext(
            "The rows that are counted rest on {count} more source; the workbook lists it.",
            "The rows that are counted rest on {count} more sources; the workbook lists them.",
            left_out,
        ).format(count=formatting.number(left_out))

    def _source(self, source_id: str, number: int) -> Source:
        page = queries.record(self._dataset, "sources", source_id)
        day = page["published_on"]
        known = _("undated") if day is None or day != day else formatting.date(day)
        return Source(
            number=number,
            publisher=formatting.isolate(str(page["publisher"])),
            title=formatting.isolate_as(str(page["title"]), str(page["language"])),
            published=known,
            url=str(page["url"]),
        )
