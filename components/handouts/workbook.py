"""A hand-out as a workbook: sums that stay live over the rows they add up, and what it all means.

The first sheet adds nothing up itself: each of its figures is a formula over the sheets of rows
(filter, edit or add rows and it follows), and carries the figure of the screen for programs
that do not calculate.
"""

import io
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from components import names, wording
from components.exports.cells import defused
from components.exports.workbooks import about_sheet, add_sheet, table_sheet, written
from components.handouts.content import Handout
from components.i18n import _, language
from data import queries
from data.dictionary import TABLE_WORDS, Words, column_words
from data.model import Dataset
from data.money import Total
from data.queries.tables import IS_COUNTED, WORKED_OUT
from data.schema import TABLES
from data.vocabulary import DealStatus, MeetingStatus

_WORKED_OUT: dict[str, Words] = {
    IS_COUNTED: Words(
        "Whether the counting rule counts the deal.", "هل تحتسب قاعدةُ الاحتساب هذه الصفقة."
    ),
    "own_low_usd_m": Words(
        "What the deal adds to sums beyond the deals inside it, at least; millions of US dollars.",
        "ما تضيفه الصفقة إلى المجاميع فوق الصفقات داخلها، في أدناه؛ بملايين الدولارات.",
    ),
    "own_best_usd_m": Words(
        "What the deal adds to sums beyond the deals inside it; millions of US dollars.",
        "ما تضيفه الصفقة إلى المجاميع فوق الصفقات داخلها؛ بملايين الدولارات.",
    ),
    "own_high_usd_m": Words(
        "What the deal adds to sums beyond the deals inside it, at most; millions of US dollars.",
        "ما تضيفه الصفقة إلى المجاميع فوق الصفقات داخلها، في أقصاه؛ بملايين الدولارات.",
    ),
}
"""The columns that the package itself has not."""


class _Line(NamedTuple):
    """A line of the summary: the code it is found by, its name, formulas and their answers."""

    code: str | int
    name: str
    formulas: Sequence[str]
    answers: Sequence[float]


def xlsx(dataset: Dataset, handout: Handout) -> bytes:
    """Return the rows of a hand-out as a workbook that sums them up."""
    rows = handout.rows
    tables = queries.tables_of(dataset, rows.deals, rows.meetings, rows.lens)
    file = io.BytesIO()
    with written(file) as book:
        book.set_properties(
            {"title": handout.about.title[:255], "comments": handout.about.source[:255]}
        )
        _Summary(book, dataset, tables).write(handout)
        about_sheet(book, handout.about)
        for name, table in tables.items():
            table_sheet(book, name, table)
        _dictionary_sheet(book, tables)
        book.worksheets()[0].activate()
    return file.getvalue()


class _Summary:
    """The first sheet, filled from the top down."""

    def __init__(self, book: Any, dataset: Dataset, tables: Mapping[str, pd.DataFrame]) -> None:
        self._sheet = add_sheet(book, _("Summary"))
        self._dataset, self._tables = dataset, tables
        self._counted = tables["deals"][tables["deals"][IS_COUNTED].to_numpy(dtype=bool)]
        self._title = book.add_format({"bold": True, "font_size": 16})
        self._heading = book.add_format({"bold": True, "bottom": 1})
        self._money = book.add_format({"num_format": "#,##0.0"})
        self._count = book.add_format({"num_format": "#,##0"})
        self._row = 0

    def write(self, handout: Handout) -> None:
        self._sheet.set_column(0, 0, 24)
        self._sheet.set_column(1, 1, 34)
        self._sheet.set_column(2, 6, 18)
        self._sheet.write_string(0, 0, defused(handout.heading), self._title)
        self._sheet.write_string(1, 0, defused(handout.sentence))
        self._sheet.write_string(2, 0, defused(handout.counting))
        self._row = 4
        self._section(_("All of it"), [self._whole()])
        self._meetings()
        deals = self._counted
        by_theme = queries.value_by(deals, "theme")
        self._section(
            _("Value by theme"),
            [
                self._group(code, names.theme(self._dataset, code), "theme", totals)
                for code, totals in _by_id(by_theme)
            ],
        )
        self._section(
            _("Value by status"),
            [
                self._group(code, wording.label(DealStatus(code)), "status", totals)
                for code, totals in _by_id(queries.value_by(deals, "status"))
            ],
        )
        by_year = queries.value_over_time(deals, "year")
        self._section(
            _("Value by year"),
            [self._year(totals.period_start.year, totals) for totals in by_year.itertuples()],
        )

    def _section(self, title: str, lines: Sequence[_Line]) -> None:
        headings = (
            title, "", _("Value, $ mn"), _("Low, $ mn"), _("High, $ mn"), _("Deals"),
            _("Undisclosed"),
        )  # fmt: skip
        for place, heading in enumerate(headings):
            self._sheet.write_string(self._row, place, heading, self._heading)
        for line in lines:
            self._row += 1
            self._write_code(line)
            for place, (formula, answer) in enumerate(
                zip(line.formulas, line.answers, strict=True), start=2
            ):
                kind = self._money if place < 5 else self._count
                here = xl_rowcol_to_cell(self._row, 0, col_abs=True)
                deals = xl_rowcol_to_cell(self._row, 5, col_abs=True)
                written = formula.replace("{here}", here).replace("{deals}", deals)
                self._sheet.write_formula(self._row, place, written, kind, answer)
        self._row += 2

    def _write_code(self, line: _Line) -> None:
        if isinstance(line.code, int):
            self._sheet.write_number(self._row, 0, line.code)
        else:
            self._sheet.write_string(self._row, 0, line.code)
        self._sheet.write_string(self._row, 1, defused(line.name))

    def _whole(self) -> _Line:
        total = queries.total(self._counted)
        return _Line(_("Counted"), "", self._sums(""), _answers(total))

    def _meetings(self) -> None:
        self._sheet.write_string(self._row, 0, _("Meetings"), self._heading)
        self._sheet.write_string(self._row, 1, "", self._heading)
        self._sheet.write_string(self._row, 2, _("Meetings"), self._heading)
        column = self._column("meetings", "status")
        statuses = self._tables["meetings"]["status"].astype(str)
        for status in MeetingStatus:
            self._row += 1
            self._sheet.write_string(self._row, 0, str(status))
            self._sheet.write_string(self._row, 1, wording.label(status))
            here = xl_rowcol_to_cell(self._row, 0, col_abs=True)
            answer = int((statuses == str(status)).sum())
            formula = f"=COUNTIFS({column},{here})"
            self._sheet.write_formula(self._row, 2, formula, self._count, answer)
        self._row += 2

    def _group(self, code: str, name: str, column: str, totals: Any) -> _Line:
        condition = f",{self._column('deals', column)},{{here}}"
        return _Line(code, name, self._sums(condition), _answers(totals))

    def _year(self, year: int, totals: Any) -> _Line:
        dated = self._column("deals", "announced_on")
        condition = f',{dated},">="&DATE({{here}},1,1),{dated},"<"&DATE({{here}}+1,1,1)'
        return _Line(year, "", self._sums(condition), _answers(totals))

    def _sums(self, condition: str) -> list[str]:
        """Return value, low, high, deals and undisclosed of the counted deals that meet one."""
        counted = f"{self._column('deals', IS_COUNTED)},TRUE{condition}"
        best, low, high = (
            self._column("deals", f"own_{bound}_usd_m") for bound in ("best", "low", "high")
        )
        return [
            *(f"=SUMIFS({column},{counted})" for column in (best, low, high)),
            f"=COUNTIFS({counted})",
            f'={{deals}}-COUNTIFS({counted},{best},">=0")',
        ]

    def _column(self, table: str, name: str) -> str:
        """Return the cells of a column as a formula names them."""
        frame = self._tables[table]
        letter = xl_col_to_name(list(frame.columns).index(name), col_abs=True)
        return f"{table}!{letter}$2:{letter}${max(len(frame), 1) + 1}"


def _by_id(groups: pd.DataFrame) -> list[tuple[str, Any]]:
    return [(str(row.id), row) for row in groups.itertuples()]


def _answers(totals: Any) -> list[float]:
    best = totals.best_usd_m if isinstance(totals, Total) else totals.value_usd_m
    figures = (best, totals.low_usd_m, totals.high_usd_m, totals.deals, totals.undisclosed)
    return [float(figure) for figure in figures]


def _dictionary_sheet(book: Any, tables: Mapping[str, pd.DataFrame]) -> None:
    """Write what each column of each sheet holds."""
    sheet = add_sheet(book, _("Dictionary"))
    bold = book.add_format({"bold": True, "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for place, (heading, width) in enumerate(
        ((_("Table"), 22), (_("Column"), 20), (_("What it holds"), 90))
    ):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, heading, bold)
    row = 0
    for name, table in tables.items():
        meanings = [("", getattr(TABLE_WORDS[name], language()))]
        meanings += [(str(column), _meaning(name, str(column))) for column in table.columns]
        for column, meaning in meanings:
            row += 1
            for place, text in enumerate((name, column, meaning)):
                sheet.write_string(row, place, text, wrapped)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, row, 2)


def _meaning(table: str, column: str) -> str:
    worked_out = column in WORKED_OUT and column not in TABLES[table].column_names
    words = _WORKED_OUT[column] if worked_out else column_words(table, column)
    return str(getattr(words, language()))
