"""Workbooks to edit and to upload again: tables as they are now, or empty, with a guide.

Unlike a workbook to read (``components.exports``), its cells hold what the package holds, to the
letter: a text that begins as a formula is a text here by its type.
"""

import io
from collections.abc import Mapping
from typing import Any

import pandas as pd

from components import making
from components.exports.workbooks import refuse_too_many, written
from components.i18n import _, direction, language
from data.dictionary import TABLE_WORDS, column_words
from data.schema import TABLES, Column, Table
from data.text_form import as_text

_WIDTHS = {"text": 40, "texts": 40, "ids": 30, "id": 28, "term": 16, "number": 14, "date": 14}
_LONGEST_CHOICE = 255  # characters of a list of choices, in Excel
_ROWS_WITH_CHOICES = 10_000  # below the present rows too, where new ones are typed


def workbook(tables: Mapping[str, pd.DataFrame]) -> bytes:
    """Return a workbook with a sheet a table, vocabularies as choices, and a guide before them.

    Raises:
        making.Impossible: a table has more rows than a sheet.
    """
    file = io.BytesIO()
    with written(file) as book:
        _guide(book)
        for name, frame in tables.items():
            making.writing(name)
            refuse_too_many(name, frame)
            _sheet(book, frame, TABLES[name])
    return file.getvalue()


def empty(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return the tables without their rows."""
    return {name: frame.iloc[:0] for name, frame in tables.items()}


def _sheet(book: Any, frame: pd.DataFrame, table: Table) -> None:
    sheet = book.add_worksheet(table.name)
    heading = book.add_format({"bold": True, "bottom": 1, "bg_color": "#F1F5F7"})
    sheet.freeze_panes(1, 1)
    texts = as_text(frame, table)
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, column.name, heading)
        sheet.write_comment(0, place, getattr(column_words(table.name, column.name), language()))
        sheet.set_column(place, place, _WIDTHS[column.type])
        for row, text in enumerate(texts[column.name], start=1):
            if not text:
                continue
            if column.type == "number":
                sheet.write_number(row, place, float(text))
            else:
                sheet.write_string(row, place, text)
        _offer_choices(sheet, place, column)


def _offer_choices(sheet: Any, place: int, column: Column) -> None:
    terms = [str(term) for term in column.vocabulary or ()]
    if terms and len(",".join(terms)) <= _LONGEST_CHOICE:
        sheet.data_validation(
            1, place, _ROWS_WITH_CHOICES, place, {"validate": "list", "source": terms}
        )


def _guide(book: Any) -> None:
    """Write what each column holds; the intake passes this sheet over."""
    sheet = book.add_worksheet(_("Guide"))
    if direction() == "rtl":
        sheet.right_to_left()
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for place, width in enumerate((24, 20, 12, 90)):
        sheet.set_column(place, place, width)
    headings = (_("Table"), _("Column"), _("Filled"), _("What it holds"))
    for place, heading in enumerate(headings):
        sheet.write_string(0, place, heading, bold)
    row = 1
    for table in TABLES.values():
        sheet.write_string(row, 0, table.name, bold)
        sheet.write_string(row, 3, getattr(TABLE_WORDS[table.name], language()), bold)
        row += 1
        for column in table.columns:
            filled = _("always") if column.required else _("if known")
            for place, text in enumerate(("", column.name, filled, _meaning(table, column))):
                sheet.write_string(row, place, text, wrapped)
            row += 1


def _meaning(table: Table, column: Column) -> str:
    meaning = str(getattr(column_words(table.name, column.name), language()))
    if column.vocabulary:
        allowed = ", ".join(str(term) for term in column.vocabulary)
        return _("{meaning} One of: {allowed}.").format(meaning=meaning, allowed=allowed)
    if column.references:
        return _("{meaning} From the table {table}.").format(
            meaning=meaning, table=column.references
        )
    return meaning
