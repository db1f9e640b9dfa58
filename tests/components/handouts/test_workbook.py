"""The workbook opened by another program: formulas over typed rows, with the screen's answers."""

import io
import re

import openpyxl
import pytest

from components.handouts import files
from components.handouts.files import THE_VIEW, Format, Subject, Topic
from components.i18n import Language, speaking
from data import queries
from data.model import Dataset, Selection
from data.vocabulary import Lens

ADDRESS = "https://atlas.example.org/?country=KAZ"
KAZAKHSTAN = Selection(countries=("KAZ",), lens=Lens.MEMORANDUM)


def workbook(
    dataset: Dataset,
    selection: Selection = KAZAKHSTAN,
    *,
    spoken: Language = Language.EN,
    answers: bool = False,
) -> openpyxl.Workbook:
    with speaking(spoken):
        content = files.made(dataset, selection, THE_VIEW, ADDRESS, Format.XLSX)
    return openpyxl.load_workbook(io.BytesIO(content), data_only=answers)


def test_the_summary_adds_up_by_formulas_whose_answers_are_the_screens(shipped: Dataset) -> None:
    live = workbook(shipped).worksheets[0]
    shown = workbook(shipped, answers=True).worksheets[0]
    total = queries.summary(shipped, KAZAKHSTAN).counted
    for column, answer, function in (
        ("C", total.best_usd_m, "SUMIFS"),
        ("D", total.low_usd_m, "SUMIFS"),
        ("E", total.high_usd_m, "SUMIFS"),
        ("F", total.deals, "COUNTIFS"),
        ("G", total.undisclosed, "COUNTIFS"),
    ):
        assert function in live[f"{column}6"].value
        assert shown[f"{column}6"].value == pytest.approx(answer)


def test_every_formula_reaches_over_all_rows_of_the_column_it_means(shipped: Dataset) -> None:
    book = workbook(shipped)
    wanted = {"is_counted", "own_best_usd_m", "own_low_usd_m", "own_high_usd_m", "theme",
              "status", "announced_on"}  # fmt: skip
    reached = set()
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if cell.data_type == "f":
                for sheet, column, last in re.findall(r"(\w+)!\$(\w+)\$2:\$\w+\$(\d+)", cell.value):
                    assert int(last) == book[sheet].max_row
                    reached.add(book[sheet][f"{column}1"].value)
    assert reached == wanted


def test_themes_statuses_and_years_add_up_to_the_total(shipped: Dataset) -> None:
    sheet = workbook(shipped, answers=True).worksheets[0]
    sums: dict[str, float] = {}
    section = ""
    for row in sheet.iter_rows(min_row=5, values_only=True):
        if row[2] == "Value, $ mn":
            section = str(row[0])
        elif isinstance(row[2], int | float) and row[3] is not None:
            sums[section] = sums.get(section, 0) + row[2]
    assert len(sums) == 4
    assert all(total == pytest.approx(sums["All of it"]) for total in sums.values())


@pytest.mark.parametrize("spoken", Language)
def test_sheets_run_as_the_reader_reads_and_tell_every_column(
    shipped: Dataset, spoken: Language
) -> None:
    book = workbook(shipped, spoken=spoken)
    dictionary = book.worksheets[-1]
    told = {(row[0], row[1]) for row in dictionary.iter_rows(min_row=2, values_only=True)}
    for sheet in book.worksheets:
        assert bool(sheet.sheet_view.rightToLeft) == (spoken is Language.AR)
    for name in ("deals", "meetings", "sources", "claims"):
        assert book[name].auto_filter.ref
        for cell in book[name][1]:
            assert (name, cell.value) in told


def test_no_text_of_the_data_becomes_a_formula(harmful: Dataset) -> None:
    book = workbook(harmful)
    for sheet in book.worksheets[1:]:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None


def test_a_summits_workbook_counts_the_deals_around_it_as_its_page_does(shipped: Dataset) -> None:
    meeting = "abraham-accords-signing-2020-09"
    board = queries.outcomes(shipped, Selection()).set_index("meeting_id")
    meeting = meeting if meeting in board.index else board.index[0]
    subject = Subject(Topic.MEETING, meeting)
    content = files.made(shipped, Selection(), subject, ADDRESS, Format.XLSX)
    sheet = openpyxl.load_workbook(io.BytesIO(content), data_only=True).worksheets[0]
    assert sheet["C6"].value == pytest.approx(board.loc[meeting, "around_usd_m"])
    assert sheet["F6"].value == board.loc[meeting, "deals"]
