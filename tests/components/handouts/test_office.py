"""LibreOffice opens slides and workbooks as they are; where it is not, these are left out."""

import io
import re
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from components.handouts import files
from components.handouts.files import THE_VIEW, Format
from components.i18n import Language, speaking
from data import queries
from data.model import Dataset, Selection

pytestmark = pytest.mark.office
KAZAKHSTAN = Selection(countries=("KAZ",))
ANSWER = re.compile(rb"(</f>)<v>[^<]*</v>")


def converted(content: bytes, name: str, to: str, folder: Path) -> bytes:
    """Return a file as LibreOffice saves it in another format."""
    (folder / name).write_bytes(content)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
         "--convert-to", to, "--outdir", str(folder / "out"), str(folder / name)],
        check=True, capture_output=True, timeout=100,
    )  # fmt: skip
    return (folder / "out" / Path(name).with_suffix(f".{to}").name).read_bytes()


@pytest.mark.parametrize("spoken", Language)
def test_slides_open_and_say_what_the_screen_says(
    shipped: Dataset, tmp_path: Path, spoken: Language
) -> None:
    with speaking(spoken):
        content = files.made(shipped, KAZAKHSTAN, THE_VIEW, "", Format.PPTX)
    pages = PdfReader(io.BytesIO(converted(content, "a.pptx", "pdf", tmp_path))).pages
    said = " ".join(page.extract_text() for page in pages)
    total = queries.summary(shipped, KAZAKHSTAN).counted
    assert len(pages) > 8
    assert f"{total.best_usd_m / 1000:.3g}" in said
    assert str(total.deals) in said


def test_formulas_worked_out_anew_give_the_figures_of_the_screen(
    shipped: Dataset, tmp_path: Path
) -> None:
    content = files.made(shipped, KAZAKHSTAN, THE_VIEW, "", Format.XLSX)
    forgotten = without_answers(content)
    again = openpyxl.load_workbook(
        io.BytesIO(converted(forgotten, "a.xlsx", "xlsx", tmp_path)), data_only=True
    ).worksheets[0]
    known = openpyxl.load_workbook(io.BytesIO(content), data_only=True).worksheets[0]
    figures = 0
    for row in known.iter_rows():
        for cell in row:
            if isinstance(cell.value, int | float):
                figures += 1
                assert again[cell.coordinate].value == pytest.approx(cell.value), cell.coordinate
    assert figures > 50


def without_answers(content: bytes) -> bytes:
    """Return a workbook whose summary has forgotten what its formulas come to."""
    file = io.BytesIO()
    source = zipfile.ZipFile(io.BytesIO(content))
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            part = source.read(name)
            is_summary = name.endswith("worksheets/sheet1.xml")
            archive.writestr(name, ANSWER.sub(rb"\1", part) if is_summary else part)
    return file.getvalue()
