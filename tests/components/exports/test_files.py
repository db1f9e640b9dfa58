"""Files opened by other programs: the rows of the screen, typed, harmless, and accounted for."""

import csv
import io
import zipfile
from datetime import date, datetime

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.exports import cells, csv_files, packages, provenance, workbooks
from components.exports.provenance import Provenance
from components.i18n import Language, speaking
from data import queries, store
from data.model import Dataset, Selection
from data.schema import TABLES
from data.vocabulary import Lens

ADDRESS = "https://atlas.example.org/data?country=KAZ"
KAZAKHSTAN = Selection(countries=("KAZ",), lens=Lens.MEMORANDUM)
HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1", '=HYPERLINK("http://a")')
EMPTY = Provenance("", "", "", ())

characters = st.characters(exclude_categories=("Cs", "Cc"), include_characters="\t\r\n")
hostile_text = st.sampled_from(HOSTILE) | st.text(characters, max_size=40)


def about(dataset: Dataset, selection: Selection = KAZAKHSTAN) -> Provenance:
    return provenance.of_selection(dataset, selection, title="Accord Atlas: deals", address=ADDRESS)


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def read_sheet(content: bytes, name: str) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [tuple(cell.value for cell in row) for row in book[name].iter_rows()]


@given(st.lists(st.tuples(hostile_text, st.floats(-1e12, 1e12)), min_size=1, max_size=8))
def test_no_text_of_a_csv_file_begins_as_a_formula_and_numbers_stay_numbers(rows) -> None:
    table = pd.DataFrame(rows, columns=["=name", "value"])
    (heading, *_), *written = read_csv(csv_files.csv_file(table))
    assert heading == "'=name"
    for (text, number), (shown, figure) in zip(rows, written, strict=True):
        assert shown.lstrip("'").strip("\r\n") == text.lstrip("'").strip("\r\n")
        assert not shown.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
        assert float(figure) == pytest.approx(number, rel=1e-9)


@given(st.lists(hostile_text, min_size=1, max_size=8))
def test_no_cell_of_a_workbook_is_a_formula_a_link_or_cut(texts) -> None:
    content = workbooks.workbook({"texts": pd.DataFrame({"text": texts})}, EMPTY)
    sheet = openpyxl.load_workbook(io.BytesIO(content))["texts"]
    for row, text in enumerate(texts, start=2):
        cell = sheet.cell(row, 1)
        assert cell.data_type in ("s", "n")  # openpyxl calls an empty cell a number
        assert cell.hyperlink is None
        assert (cell.value or "").replace("_x000D_", "\r") == cells.defused(text)


def test_types_survive_in_a_workbook(shipped: Dataset) -> None:
    deals = queries.kept_table(shipped, KAZAKHSTAN, "deals")
    rows = read_sheet(workbooks.workbook({"deals": deals}, about(shipped)), "deals")
    assert rows[0] == tuple(deals.columns)
    assert len(rows) - 1 == len(deals)
    place = {name: number for number, name in enumerate(rows[0])}
    for row, deal in zip(rows[1:], deals.itertuples(), strict=True):
        assert row[place["deal_id"]] == deal.deal_id
        assert isinstance(row[place["announced_on"]], datetime)
        assert row[place["announced_on"]] == deal.announced_on
        value = row[place["value_usd_m"]]
        assert value == (None if pd.isna(deal.value_usd_m) else deal.value_usd_m)
        assert row[place["is_counted"]] is deal.is_counted
        assert row[place["sources"]] == ";".join(deal.sources)
        assert row[place["title_ar"]] == deal.title_ar


def test_a_date_before_excels_calendar_is_written_as_it_reads() -> None:
    table = pd.DataFrame({"since": [date(1855, 3, 1), date(1945, 3, 22)]})
    rows = read_sheet(workbooks.workbook({"dates": table}, EMPTY), "dates")
    assert rows[1:] == [("1855-03-01",), (datetime(1945, 3, 22),)]


@pytest.mark.parametrize("spoken", Language)
@pytest.mark.parametrize("lens", Lens)
def test_the_counted_rows_of_a_file_add_up_to_the_total_on_the_screen(
    shipped: Dataset, lens: Lens, spoken: Language
) -> None:
    selection = Selection(countries=("KAZ", "UZB"), lens=lens)
    with speaking(spoken):
        content = csv_files.csv_with_readme(
            {"deals": queries.kept_table(shipped, selection, "deals")}, about(shipped, selection)
        )
    heading, *rows = read_csv(zipfile.ZipFile(io.BytesIO(content)).read("deals.csv"))
    counted = [dict(zip(heading, row, strict=True)) for row in rows]
    counted = [row for row in counted if row["is_counted"] == "true"]
    total = queries.summary(shipped, selection).counted
    assert sum(float(row["own_best_usd_m"] or 0) for row in counted) == pytest.approx(
        total.best_usd_m
    )
    assert len(counted) == total.deals


@pytest.mark.parametrize("spoken", Language)
def test_every_file_says_filters_rule_revision_license_and_how_to_cite(
    shipped: Dataset, spoken: Language
) -> None:
    with speaking(spoken):
        told = about(shipped)
        zipped = csv_files.csv_with_readme({"deals": pd.DataFrame({"a": [1]})}, told)
        book = workbooks.workbook({"deals": pd.DataFrame({"a": [1]})}, told)
        kazakhstan = {Language.EN: "Kazakhstan", Language.AR: "كازاخستان"}[spoken]
        lens = {Language.EN: "Memorandum or firmer", Language.AR: "مذكرات التفاهم فما فوق"}[spoken]
    readme = zipfile.ZipFile(io.BytesIO(zipped)).read(csv_files.README).decode("utf-8-sig")
    sheets = openpyxl.load_workbook(io.BytesIO(book))
    first = sheets.worksheets[0]
    sheet = "\n".join(str(cell.value) for row in first.iter_rows() for cell in row)
    for text in (readme, sheet):
        for fact in (kazakhstan, lens, shipped.revision.id, "CC BY 4.0", ADDRESS):
            assert fact in text
    assert bool(first.sheet_view.rightToLeft) == (spoken is Language.AR)


def test_the_csv_opens_in_excel_as_unicode(shipped: Dataset) -> None:
    content = csv_files.csv_file(queries.kept_table(shipped, Selection(), "actors"))
    assert content.startswith(b"\xef\xbb\xbf")
    assert "كازاخستان" in content.decode("utf-8-sig")


def test_the_package_comes_back_as_the_same_revision(shipped: Dataset, tmp_path) -> None:
    file = tmp_path / "package.zip"
    file.write_bytes(packages.package_zip(shipped))
    again, findings = store.read_package(file)
    assert again is not None, findings
    assert again.revision.digest == shipped.revision.digest
    assert again.revision.id == shipped.revision.id
    assert packages.package_zip(again) == packages.package_zip(shipped)
    assert set(zipfile.ZipFile(file).namelist()) == {
        *(f"{name}.csv" for name in TABLES), "datapackage.json", "README.md",
    }  # fmt: skip
