"""One table of an upload before anybody knows which: a header and rows of text."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Upload:
    """One file as it was dropped: its name and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Sheet:
    """Rows of text under a header, each with its number as a spreadsheet counts it.

    ``file`` tells the reader where it is from (``team.xlsx: deals``); ``name`` may tell the
    table. ``encoding`` and ``separator`` say how it was read; a workbook has neither.
    """

    file: str
    name: str
    header: tuple[str, ...]
    header_row: int
    rows: list[tuple[int, list[str]]]
    encoding: str = ""
    separator: str = ""


def sheet_of(
    file: str,
    name: str,
    numbered: list[tuple[int, list[str]]],
    *,
    encoding: str = "",
    separator: str = "",
) -> Sheet | None:
    """Make a sheet of numbered rows: the first that is not empty is the header.

    Empty lines are passed over; empty cells at the end of a row are no cells. Returns nothing
    if there is no row at all.
    """
    filled = [(number, row) for number, cells in numbered if (row := _trimmed(cells))]
    if not filled:
        return None
    header_row, header = filled[0]
    return Sheet(
        file, name, tuple(header), header_row, filled[1:], encoding=encoding, separator=separator
    )


def _trimmed(cells: list[str]) -> list[str]:
    row = [cell.strip() for cell in cells]
    while row and not row[-1]:
        row.pop()
    return row
