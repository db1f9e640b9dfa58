"""Tables as an Excel workbook: a sheet each, typed cells, and a sheet that tells about them."""

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

import pandas as pd
import xlsxwriter

from components import format as formatting
from components import making
from components.exports import cells
from components.exports.provenance import Provenance
from components.i18n import _, direction

FIRST_YEAR = 1900
"""Excel's calendar begins here; an earlier date is written as text."""

LONGEST_NAME = 31  # of a sheet, in Excel
MOST_ROWS = 1_048_575  # of a sheet below its heading, in Excel
NARROWEST, WIDEST = 10, 60  # characters of a column
_AS_THEY_ARE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}


def workbook(tables: Mapping[str, pd.DataFrame], about: Provenance) -> bytes:
    """Return a workbook with a sheet for each table, by name, and one about them all."""
    file = io.BytesIO()
    with written(file) as book:
        book.set_properties({"title": about.title, "comments": about.source})
        about_sheet(book, about)
        for name, table in tables.items():
            table_sheet(book, name, table)
        if tables:
            book.worksheets()[1].activate()
    return file.getvalue()


@contextmanager
def written(file: io.BytesIO) -> Iterator[Any]:
    """Fill a workbook, which is then packed into a file; not if nobody waits for it any more."""
    book = xlsxwriter.Workbook(file, _AS_THEY_ARE)
    yield book
    making.step(_("Packing the workbook"))
    book.close()


def refuse_too_many(name: str, table: pd.DataFrame) -> None:
    """Refuse a table that has more rows than a sheet, which would leave the others out.

    Raises:
        making.Impossible: it has.
    """
    if len(table) > MOST_ROWS:
        raise making.Impossible(
            _(
                "A sheet holds {most} rows, and {table} has {rows}. Take CSV or Parquet, or filter "
                "for fewer."
            ).format(
                most=formatting.number(MOST_ROWS),
                table=formatting.isolate(name),
                rows=formatting.number(len(table)),
            )
        )


def about_sheet(book: Any, about: Provenance) -> None:
    """Add a sheet that tells where the workbook is from."""
    sheet = add_sheet(book, _("About"))
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 90)
    for row, (name, text) in enumerate(about.lines):
        sheet.write_string(row, 0, name, bold)
        sheet.write_string(row, 1, cells.defused(text), wrapped)


def table_sheet(book: Any, name: str, table: pd.DataFrame) -> None:
    """Add a sheet of a table's rows, typed and to be filtered.

    Raises:
        making.Impossible: the table has more rows than a sheet.
    """
    refuse_too_many(name, table)
    sheet = add_sheet(book, name)
    heading = book.add_format({"bold": True, "bottom": 1})
    iso_day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.freeze_panes(1, 1)
    for place, column in enumerate(table.columns):
        making.writing(name)
        sheet.write_string(0, place, cells.defused(str(column)), heading)
        longest = len(str(column))
        for row, cell in enumerate(cells.cells(table[column]), start=1):
            _write(sheet, row, place, cell, iso_day)
            longest = max(longest, len(cells.as_text(cell)))
        sheet.set_column(place, place, min(max(longest + 2, NARROWEST), WIDEST))
    if len(table):
        sheet.autofilter(0, 0, len(table), len(table.columns) - 1)


def add_sheet(book: Any, name: str) -> Any:
    """Add a sheet that runs as the reader reads, and return it."""
    sheet = book.add_worksheet(name[:LONGEST_NAME])
    if direction() == "rtl":
        sheet.right_to_left()
    return sheet


def _write(sheet: Any, row: int, place: int, cell: cells.Cell, iso_day: Any) -> None:
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, place, cell)
    elif isinstance(cell, date) and cell.year >= FIRST_YEAR:
        sheet.write_datetime(row, place, cell, iso_day)
    elif isinstance(cell, int | float):
        sheet.write_number(row, place, cell)
    else:
        sheet.write_string(row, place, cells.as_text(cell))
