"""Broken, hostile and huge files end in findings or a clear refusal, never in an exception."""

import io
import tracemalloc
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.intake import ApplyMode, Candidate, Upload, read_upload
from data.model import Dataset, Draft
from data.review import review
from data.schema import TABLES
from data.settings import MEGABYTE, UPLOAD_LIMITS, Limits
from tests.strategies import no_rows_dataset

NOW = datetime(2026, 11, 24, tzinfo=UTC)
NAMES = ("deals.csv", "sources.xlsx", "package.zip", "x", "ملف.csv", "../deals.csv", "a" * 300, "")
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{rows}</sheetData></worksheet>"
)
HOSTILE_TEXTS = (
    "<script>alert(1)</script>",
    '=HYPERLINK("http://evil.example","x")',
    "abc\u202egnp.exe",
    "nul\x00byte",
    "[link](http://evil.example) ![](http://evil.example/x.png)",
    "\ud7ff\ufffe\uffff",
    "٠" * 40,
    "9" * 400,
    "1e999",
    "-" * 20,
    '"',
    "🏴" * 5,
)


few = settings(max_examples=25)  # each is read, stored, read again and checked whole


def checked(content: bytes, name: str, dataset: Dataset, limits: Limits = UPLOAD_LIMITS) -> Draft:
    """Upload a file in both modes, store it, check it; return the draft of a replacement."""
    for mode in (ApplyMode.UPDATE, ApplyMode.REPLACE):
        candidate = read_upload([Upload(name, content)], dataset, mode=mode, limits=limits)
    again = Candidate.from_bytes(candidate.to_bytes())
    draft = review(again, dataset, author="editor", now=NOW)
    assert candidate.tables or draft.errors
    return draft


def codes(draft: Draft) -> set[str]:
    return {found.code for found in draft.findings}


def workbook(**parts: str) -> bytes:
    """Make the bones of a workbook by hand, with what no spreadsheet would write."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        )
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/>'
            "</Relationships>",
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}/main" xmlns:r="{office}"><sheets>'
            '<sheet name="themes" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="r2" Type="{office}/sharedStrings" Target="sharedStrings.xml"/>'
            "</Relationships>",
        )
        for name, content in parts.items():
            folder = "worksheets/" if name.startswith("sheet") else ""
            archive.writestr(f"xl/{folder}{name}.xml", content)
    return packed.getvalue()


@given(st.binary(max_size=300), st.sampled_from(NAMES))
def test_random_bytes_are_refused(content: bytes, name: str) -> None:
    checked(content, name, no_rows_dataset())


@few
@given(
    st.sampled_from(list(TABLES)),
    st.lists(
        st.lists(st.text(max_size=8) | st.sampled_from(HOSTILE_TEXTS), max_size=22), max_size=5
    ),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["utf-8", "utf-16", "cp1256", "cp1251"]),
)
def test_any_text_under_a_right_header_ends_in_findings(
    name: str, rows: list[list[str]], separator: str, encoding: str
) -> None:
    lines = [list(TABLES[name].column_names), *rows]
    text = "\n".join(separator.join(cells) for cells in lines)
    checked(text.encode(encoding, errors="replace"), f"{name}.csv", no_rows_dataset())


@few
@given(
    st.lists(st.sampled_from(["deal_id", "DEAL ID", "title_en", "", "x", "sources"]), max_size=30)
)
def test_any_header_ends_in_findings(header: list[str]) -> None:
    draft = checked((",".join(header) + "\na,b\n").encode(), "deals.csv", no_rows_dataset())
    assert draft.dataset is None


@few
@given(
    st.binary(max_size=200), st.binary(max_size=200), st.sampled_from(["utf-8", "utf-16", "cp1251"])
)
def test_mixed_encodings_end_in_findings(first: bytes, other: bytes, codec: str) -> None:
    head = "theme_id,name_en,name_ar\n".encode(codec)
    checked(head + first + "ملف,тест\n".encode() + other, "themes.csv", no_rows_dataset())


@few
@given(st.binary(max_size=100), st.integers(0, 900), st.integers(1, 40))
def test_a_damaged_archive_is_refused(noise: bytes, start: int, length: int) -> None:
    sound = workbook(sheet1=SHEET.format(rows='<row r="1"><c r="A1" t="s"><v>0</v></c></row>'))
    damaged = sound[:start] + noise + sound[start + length :]
    checked(damaged, "themes.xlsx", no_rows_dataset())


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_hostile_text_is_kept_as_text_or_found(dataset: Dataset, text: str) -> None:
    quoted = '"' + text.replace('"', '""') + '"'
    content = f"theme_id,name_en,name_ar\ntrade,{quoted},x\n".encode("utf-8", "replace")
    candidate = read_upload([Upload("t.csv", content)], dataset, mode=ApplyMode.UPDATE)
    assert text.encode("utf-8", "replace").decode() in set(candidate.tables["themes"]["name_en"])
    draft = review(candidate, dataset, author="editor", now=NOW)
    hidden = any(sign in text for sign in "\u202e\x00")
    assert ("hidden-character" in codes(draft)) == hidden
    assert ("formula-character" in codes(draft)) == text.startswith(("=", "-"))


def test_a_million_commas_and_ten_thousand_columns_are_too_wide(dataset: Dataset) -> None:
    for content in (b"," * 1_000_000, b"a," * 10_000, b"deal_id\n" + b"x," * 10_000):
        assert "too-many-columns" in codes(checked(content, "deals.csv", dataset))


def test_a_million_short_rows_are_too_many(dataset: Dataset) -> None:
    content = b"theme_id\n" + b"a\n" * 1_000_000
    assert "too-many-rows" in codes(checked(content, "themes.csv", dataset))


def test_a_file_of_quotes_and_one_endless_cell_are_refused(dataset: Dataset) -> None:
    assert "unreadable-file" in codes(checked(b'theme_id\n"' + b"x" * 10_000, "a.csv", dataset))
    # How long a cell the reader itself takes is a setting of the process that libraries change.
    endless = codes(checked(b'theme_id\n"' + b"x" * 500_000 + b'"', "a.csv", dataset))
    assert endless & {"unreadable-file", "cell-too-long"}


@pytest.mark.parametrize(
    "name", ["../deals.csv", "/etc/deals.csv", "..\\deals.csv", "C:\\deals.csv"]
)
def test_an_archive_that_reaches_outside_is_refused(dataset: Dataset, name: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, "deal_id\n")
    assert codes(checked(packed.getvalue(), "package.zip", dataset)) == {"unsafe-name"}


def bomb(size: int) -> bytes:
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("deals.csv", "w") as file,
    ):
        for _chunk in range(size // MEGABYTE):
            file.write(b"0" * MEGABYTE)
    return packed.getvalue()


def test_a_bomb_is_refused_before_it_fills_the_memory(dataset: Dataset) -> None:
    content = bomb(400 * MEGABYTE)
    limits = replace(UPLOAD_LIMITS, unpacked_bytes=20 * MEGABYTE)
    tracemalloc.start()
    draft = checked(content, "package.zip", dataset, limits)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert codes(draft) == {"unpacks-too-large"}
    assert most < 60 * MEGABYTE


def test_an_archive_that_lies_about_its_sizes_is_refused(dataset: Dataset) -> None:
    content = bytearray(bomb(40 * MEGABYTE))
    true_size = (40 * MEGABYTE).to_bytes(4, "little")
    content = content.replace(true_size, (100).to_bytes(4, "little"))
    assert codes(checked(bytes(content), "package.zip", dataset)) == {"unreadable-file"}


def test_two_cells_at_the_ends_of_a_sheet_do_not_ask_for_the_sheet_between(
    dataset: Dataset,
) -> None:
    far = '<row r="1"><c r="A1"/></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    without_names = "<row>" + "<c><v>1</v></c>" * 16_384 + "</row>"
    tall = "<row><c/></row>" * 300_000
    for rows, code in (
        (far, "too-many-columns"),
        (without_names, "too-many-columns"),
        (tall, "too-many-rows"),
    ):
        content = workbook(sheet1=SHEET.format(rows=rows))
        assert codes(checked(content, "themes.xlsx", dataset)) == {code}


def test_one_long_text_in_a_million_cells_is_refused(dataset: Dataset) -> None:
    cells = "<row>" + '<c t="s"><v>0</v></c>' * 50 + "</row>"
    shared = f"<sst><si><t>{'x' * 30_000}</t></si></sst>"
    content = workbook(sheet1=SHEET.format(rows=cells * 20_000), sharedStrings=shared)
    assert codes(checked(content, "themes.xlsx", dataset)) == {"unpacks-too-large"}


def test_entities_that_multiply_are_refused(dataset: Dataset) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    laughs = f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities}]>' + SHEET.format(
        rows='<row r="1"><c r="A1" t="inlineStr"><is><t>&e11;</t></is></c></row>'
    )
    assert codes(checked(workbook(sheet1=laughs), "themes.xlsx", dataset)) == {"unreadable-file"}


@given(st.text("<>/=\"' rcvtsi0A1&;", max_size=80))
def test_any_markup_in_a_sheet_ends_in_findings(rows: str) -> None:
    checked(workbook(sheet1=SHEET.format(rows=rows)), "themes.xlsx", no_rows_dataset())


def test_formulas_and_errors_of_a_workbook_count_by_what_they_show(dataset: Dataset) -> None:
    rows = (
        '<row><c t="str"><v>theme_id</v></c><c t="str"><v>name_en</v></c>'
        '<c t="str"><v>name_ar</v></c></row>'
        '<row><c t="str"><f>A1</f><v>trade</v></c><c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
        '<c t="b"><v>1</v></c></row>'
    )
    candidate = read_upload(
        [Upload("t.xlsx", workbook(sheet1=SHEET.format(rows=rows)))], dataset, mode=ApplyMode.UPDATE
    )
    trade = candidate.tables["themes"].set_index("theme_id").loc["trade"]
    assert trade["name_ar"] == "TRUE"
    (found,) = candidate.findings
    assert (found.code, found.details["cell"]) == ("formula-without-value", "B2")
