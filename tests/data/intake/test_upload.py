"""What people really upload is understood where it has one meaning, and said to be read so."""

import csv
import io
import zipfile
from datetime import UTC, datetime
from typing import Any

import pandas as pd
import pytest
import xlsxwriter

from data import diff, packages
from data.intake import ApplyMode, Candidate, NoteCode, Upload, read_upload
from data.model import ChangeKind, Dataset, Draft
from data.review import review
from data.schema import TABLES
from data.text_form import as_text

NOW = datetime(2026, 11, 24, tzinfo=UTC)
Rows = list[list[str]]


def rows_of(dataset: Dataset, name: str) -> Rows:
    texts = as_text(dataset.tables[name], TABLES[name])
    return [list(texts.columns), *texts.to_numpy().tolist()]


def csv_file(rows: Rows, *, encoding: str = "utf-8", separator: str = ",") -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return file.getvalue().encode(encoding)


def read(
    dataset: Dataset, *files: tuple[str, bytes], mode: ApplyMode = ApplyMode.REPLACE
) -> tuple[Candidate, Draft]:
    uploads = [Upload(name, content) for name, content in files]
    candidate = read_upload(uploads, dataset, mode=mode)
    return candidate, review(candidate, dataset, author="editor", now=NOW)


def codes(candidate: Candidate) -> set[str]:
    return {str(note.code) for note in candidate.notes}


def cell(rows: Rows, row: int, column: str, text: str) -> Rows:
    """Return the rows with one cell changed; rows are counted as a spreadsheet counts."""
    changed = [list(each) for each in rows]
    changed[row - 1][rows[0].index(column)] = text
    return changed


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"),
     ("cp1256", "Windows-1256")],
)  # fmt: skip
def test_encoding_and_separator_are_found_out_and_said(
    dataset: Dataset, encoding: str, name: str, separator: str
) -> None:
    content = csv_file(rows_of(dataset, "deals"), encoding=encoding, separator=separator)
    candidate, draft = read(dataset, ("deals.csv", content))
    assert not draft.findings
    assert not draft.changes
    (note,) = candidate.notes
    assert (note.details["encoding"], note.details["separator"]) == (name, separator)


def test_cyrillic_of_windows_1251_is_told_from_arabic(dataset: Dataset) -> None:
    rows = [["source_id", "title"], ["first-source", "Переговоры в Астане: нефть и газ"]]
    candidate, _ = read(
        dataset, ("sources.csv", csv_file(rows, encoding="cp1251")), mode=ApplyMode.UPDATE
    )
    assert "Переговоры в Астане: нефть и газ" in set(candidate.tables["sources"]["title"])
    assert candidate.notes[0].details["encoding"] == "Windows-1251"


def test_what_spreadsheets_add_around_a_table_is_no_change(dataset: Dataset) -> None:
    rows = rows_of(dataset, "deals")
    header = [f" {name.replace('_', ' ').title()} " for name in rows[0]]
    turned = [list(reversed(row)) for row in [header, *rows[1:]]]
    wider = [[*row, "", ""] for row in turned]
    content = b"sep=;\r\n" + csv_file([*wider, [], ["", ""], []], separator=";")
    candidate, draft = read(dataset, ("Copy of table (1).csv", content))
    assert not draft.findings
    assert not draft.changes
    assert NoteCode.COLUMNS_RENAMED in codes(candidate)


def test_quoted_line_breaks_are_one_row_and_read_as_spaces(dataset: Dataset) -> None:
    rows = cell(rows_of(dataset, "deals"), 3, "summary_en", "One.\r\nTwo,\nthree.")
    rows = cell(rows, 4, "status", "agreed")
    candidate, draft = read(dataset, ("deals.csv", csv_file(rows)))
    (change,) = [change for change in draft.changes if change.key[0] == rows[2][0]]
    assert [each.after for each in change.cells] == ["One. Two, three."]
    assert [(found.code, found.row) for found in draft.findings] == [("not-in-vocabulary", 4)]
    assert NoteCode.LINES_JOINED in codes(candidate)


def test_numbers_dates_terms_and_codes_are_read_and_reported(dataset: Dataset) -> None:
    rows = rows_of(dataset, "deals")
    rows = cell(rows, 2, "value_usd_m", "١٬٥٠٠٫٥")
    rows = cell(rows, 2, "announced_on", "25/11/2025")
    rows = cell(rows, 2, "kind", "Joint venture")
    rows = cell(rows, 2, "sources", "First-Source, second-source")
    candidate, draft = read(dataset, ("deals.csv", csv_file(rows)))
    assert draft.findings == ()
    (change,) = draft.changes
    assert {each.column: each.after for each in change.cells} == {
        "value_usd_m": "1500.5",
        "announced_on": "2025-11-25",
        "kind": "joint_venture",
    }
    told = {(note.code, note.details["before"], note.details["after"])
            for note in candidate.notes if "before" in note.details}  # fmt: skip
    assert told == {
        (NoteCode.NUMBERS_READ, "١٬٥٠٠٫٥", "1500.5"),
        (NoteCode.DATES_READ, "25/11/2025", "2025-11-25"),
        (NoteCode.TERMS_READ, "Joint venture", "joint_venture"),
        (NoteCode.IDS_READ, "First-Source, second-source", "first-source;second-source"),
    }


def test_what_has_two_readings_is_a_finding_and_stays_as_written(dataset: Dataset) -> None:
    rows = cell(rows_of(dataset, "deals"), 2, "value_usd_m", "1,500")
    rows = cell(rows, 2, "announced_on", "06/11/2025")
    candidate, draft = read(dataset, ("deals.csv", csv_file(rows)))
    assert {(found.code, found.row, found.value, found.file) for found in draft.findings} == {
        ("ambiguous-number", 2, "1,500", "deals.csv"),
        ("ambiguous-date", 2, "06/11/2025", "deals.csv"),
    }
    mended = candidate.with_cell("deals", 0, "value_usd_m", "1 500").with_cell(
        "deals", 0, "announced_on", "6 Nov 2025"
    )
    assert review(mended, dataset, author="editor", now=NOW).findings == ()
    assert draft.dataset is None


def workbook(sheets: dict[str, Any]) -> bytes:
    packed = io.BytesIO()
    book = xlsxwriter.Workbook(packed, {"in_memory": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                if isinstance(value, datetime):
                    sheet.write_datetime(number, place, value, day)
                else:
                    sheet.write(number, place, value)
    book.close()
    return packed.getvalue()


def test_a_workbook_is_a_table_a_sheet_and_knows_numbers_and_dates(dataset: Dataset) -> None:
    deals: list[list[object]] = [list(row) for row in rows_of(dataset, "deals")]
    deals[1][deals[0].index("announced_on")] = datetime(2025, 11, 6)
    deals[1][deals[0].index("value_usd_m")] = 17500.5
    content = workbook(
        {
            "About": [["Please keep the header row."]],
            "Sheet2": deals,
            "themes": [list(row) for row in rows_of(dataset, "themes")],
        }
    )
    candidate, draft = read(dataset, ("team.xlsx", content))
    assert draft.findings == ()
    (change,) = draft.changes
    assert {each.column: each.after for each in change.cells} == {
        "announced_on": "2025-11-06",
        "value_usd_m": "17500.5",
    }
    assert set(candidate.tables) == {"deals", "themes"}
    assert NoteCode.SHEET_PASSED_OVER in codes(candidate)
    assert set(candidate.tables["deals"]["source_file"]) == {"team.xlsx: Sheet2"}


def test_a_sheet_whose_table_starts_further_down_counts_rows_as_the_sheet_does(
    dataset: Dataset,
) -> None:
    shifted = [[], [], *[["", *row] for row in cell(rows_of(dataset, "themes"), 2, "name_en", "")]]
    candidate, draft = read(dataset, ("themes.xlsx", workbook({"themes": shifted})))
    assert [(found.code, found.row) for found in draft.findings] == [("empty-cell", 4)]
    assert candidate.tables["themes"]["source_row"].tolist() == [4, 5]


def test_a_whole_package_can_be_uploaded(dataset: Dataset) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, table in TABLES.items():
            archive.writestr(
                f"package/{name}.csv", packages.canonical_csv(dataset.tables[name], table)
            )
        archive.writestr("package/README.md", "# Codebook")
    candidate, draft = read(dataset, ("package.zip", packed.getvalue()))
    assert set(candidate.tables) == set(TABLES)
    assert not draft.findings
    assert not draft.changes
    assert draft.dataset is not None
    assert packages.digest(draft.dataset.tables) == dataset.revision.digest


def test_rows_that_the_file_lacks_go_or_stay_as_was_asked(dataset: Dataset) -> None:
    rows = rows_of(dataset, "meeting_participants")
    shorter = csv_file([*rows[:-1], ["planned-month", "kaz", "host"]])
    file = ("meeting_participants.csv", shorter)
    _, replaced = read(dataset, file)
    assert [(change.kind, change.id) for change in replaced.changes] == [
        (ChangeKind.ADDED, "planned-month, kaz, host"),
        (ChangeKind.REMOVED, ", ".join(rows[-1])),
    ]
    candidate, updated = read(dataset, file, mode=ApplyMode.UPDATE)
    assert [change.kind for change in updated.changes] == [ChangeKind.ADDED]
    assert NoteCode.ROWS_KEPT in codes(candidate)


def test_an_update_may_bring_a_few_columns_only(dataset: Dataset) -> None:
    rows = [["deal_id", "status"], ["package-announced", "signed"]]
    candidate, draft = read(dataset, ("changes.csv", csv_file(rows)), mode=ApplyMode.UPDATE)
    (change,) = draft.changes
    assert [(each.column, each.after) for each in change.cells] == [("status", "signed")]
    assert NoteCode.COLUMNS_KEPT in codes(candidate)
    assert not draft.errors


@pytest.mark.parametrize(
    ("name", "columns", "table"),
    [
        ("whatever.csv", ["deal_id", "actor_id", "role"], "deal_parties"),
        ("Deals final v2.csv", ["deal_id", "value_usd_m"], "deals"),
        ("deal_events_new.csv", ["deal id", "event", "happened on", "sources"], "deal_events"),
        ("x.csv", ["member_id", "bloc_id", "status"], "memberships"),
    ],
)
def test_the_table_is_told_by_columns_and_name(
    dataset: Dataset, name: str, columns: list[str], table: str
) -> None:
    candidate, _ = read(dataset, (name, csv_file([columns])), mode=ApplyMode.UPDATE)
    assert list(candidate.tables) == [table]


def test_a_near_miss_of_a_column_is_suggested_and_never_taken(dataset: Dataset) -> None:
    rows = rows_of(dataset, "themes")
    rows[0][1] = "nane_en"
    _, draft = read(dataset, ("themes.csv", csv_file(rows)))
    unknown = next(found for found in draft.findings if found.code == "unknown-column")
    assert (unknown.value, unknown.column, unknown.details["suggestion"]) == (
        None, "nane_en", "name_en",
    )  # fmt: skip


def test_a_candidate_survives_being_stored(dataset: Dataset) -> None:
    rows = cell(rows_of(dataset, "deals"), 2, "summary_ar", 'نص، "بين علامتين"\t;,')
    rows = cell(rows, 2, "announced_on", "06/11/2025")
    candidate, draft = read(dataset, ("deals.csv", csv_file(rows)), ("x.csv", b"\xff\xfe\x00"))
    again = Candidate.from_bytes(candidate.to_bytes())
    assert (again.findings, again.notes) == (candidate.findings, candidate.notes)
    for name, table in candidate.tables.items():
        pd.testing.assert_frame_equal(again.tables[name], table)
    assert review(again, dataset, author="editor", now=NOW).findings == draft.findings


def test_a_second_upload_joins_the_first(dataset: Dataset) -> None:
    parties = [["deal_id", "actor_id", "role"], ["valued-signed", "astana-bank", "lender"]]
    actor = [["actor_id", "kind", "name_en", "name_ar"], ["astana-bank", "company", "Bank", "بنك"]]
    first, draft = read(dataset, ("a.csv", csv_file(parties)), mode=ApplyMode.UPDATE)
    assert [found.code for found in draft.errors] == ["unknown-reference"]
    other, _ = read(dataset, ("b.csv", csv_file(actor)), mode=ApplyMode.UPDATE)
    both = review(first.joined(other), dataset, author="editor", now=NOW)
    assert both.errors == ()
    assert both.dataset is not None
    assert diff.changes(dataset, both.dataset) == both.changes
