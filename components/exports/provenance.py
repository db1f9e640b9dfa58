"""What every file says of itself: filters, counting rule, revision, license, how to cite."""

from dataclasses import dataclass

from components import asked, sentences, wording
from components import format as formatting
from components.i18n import _
from data.describe import LICENSE
from data.model import Dataset, Revision, Selection
from data.vocabulary import Estimate

Lines = list[tuple[str, str]]
"""What is said, and its name, in the reader's language."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the figures of a file come from.

    Attributes:
        title: what the file shows.
        subtitle: filters and counting rule in a line.
        source: dataset, revision, license and address in a line.
        lines: all of it, one thing a line.
    """

    title: str
    subtitle: str
    source: str
    lines: tuple[tuple[str, str], ...]


def of_selection(
    dataset: Dataset, selection: Selection, *, title: str, address: str, note: str = ""
) -> Provenance:
    """Return what a file says that shows what a selection keeps.

    Args:
        dataset: the dataset that was asked.
        selection: what was asked of it.
        title: what the file shows.
        address: where the same is seen in the dashboard; empty if nobody knows.
        note: what else must be known to read the figures.
    """
    lines: Lines = [
        (_("Shows"), title),
        (_("Filters"), asked.filters_line(dataset, selection)),
        (_("What counts"), wording.lens(selection.lens)),
        (_("Figure"), _of_estimate(selection.estimate)),
        (_("Counting rule"), wording.lens_rule(selection.lens)),
        (_("Sums"), sentences.no_double_count_note()),
        *([(_("Note"), note)] if note else []),
        *_of_revision(dataset.revision, address),
    ]
    return Provenance(
        title, asked.line(dataset, selection), _source(dataset.revision, address), tuple(lines)
    )


def of_row(dataset: Dataset, *, title: str, address: str, note: str = "") -> Provenance:
    """Return what a file says that shows one row and what belongs to it, whatever is filtered."""
    lines: Lines = [
        (_("Shows"), title),
        (_("Filters"), _asked_of_row(dataset)),
        (_("What counts"), _("Every deal here, whatever its status")),
        (_("Figure"), _of_estimate(dataset.estimate)),
        (_("Sums"), sentences.no_double_count_note()),
        *([(_("Note"), note)] if note else []),
        *_of_revision(dataset.revision, address),
    ]
    return Provenance(title, "", _source(dataset.revision, address), tuple(lines))


def _asked_of_row(dataset: Dataset) -> str:
    """Return that nothing is filtered, and the day looked back to, if there is one."""
    looked_back = asked.view(Selection(known_on=dataset.known_on))
    labels = [_("None: everything known of this row"), *(each.label for each in looked_back)]
    return " · ".join(labels)


def of_whole(dataset: Dataset, *, title: str, address: str, subtitle: str = "") -> Provenance:
    """Return what a file says that shows something whatever the reader filtered."""
    lines: Lines = [(_("Shows"), title), *_of_revision(dataset.revision, address)]
    return Provenance(title, subtitle, _source(dataset.revision, address), tuple(lines))


def file_name(dataset: Dataset, what: str, ending: str) -> str:
    """Return what a file is called: codes only, and the revision that it is from."""
    return f"accord-atlas-{what}-{dataset.revision.id}.{ending}".replace("_", "-")


def citation(revision: Revision, address: str = "") -> str:
    """Return how the dataset is cited."""
    cited = _(
        "Accord Atlas, revision {revision}, {date}. Data licensed under {license}. {address}"
    ).format(
        revision=formatting.isolate(revision.id),
        date=formatting.date(revision.published_at),
        license=formatting.isolate("CC BY 4.0"),
        address=address,
    )
    return cited.rstrip()


def _of_estimate(estimate: Estimate) -> str:
    """Return which figure of a deal is shown where sources disagree."""
    return _("{estimate}, of the low, best and high figure of each deal").format(
        estimate=wording.estimate(estimate)
    )


def _of_revision(revision: Revision, address: str) -> Lines:
    return [
        (_("Revision"), revision.id),
        (_("Published"), formatting.moment(revision.published_at)),
        (_("License"), f"{LICENSE['title']} ({LICENSE['path']})"),
        (_("How to cite"), citation(revision, address)),
        *([(_("Address"), address)] if address else []),
    ]


def _source(revision: Revision, address: str) -> str:
    named = _("Source: Accord Atlas, revision {revision}, CC BY 4.0").format(
        revision=formatting.isolate(revision.id)
    )
    return f"{named} · {address}" if address else named
