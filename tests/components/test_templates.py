"""What is downloaded to be edited comes back as it was."""

import pandas as pd
import pytest

from components import making, templates
from components.exports import csv_files, workbooks
from components.i18n import Language, speaking
from data.intake import ApplyMode, Upload, read_upload
from data.model import Dataset
from data.schema import TABLES
from data.text_form import as_text


@pytest.mark.parametrize("language", Language)
def test_an_unedited_workbook_changes_nothing(shipped: Dataset, language: Language) -> None:
    with speaking(language):
        content = templates.workbook(shipped.tables)
    candidate = read_upload([Upload("all.xlsx", content)], shipped, mode=ApplyMode.REPLACE)
    assert candidate.findings == ()
    assert_same(candidate.texts, shipped)


def test_unedited_csv_files_change_nothing(shipped: Dataset) -> None:
    files = [
        Upload(f"{name}.csv", csv_files.csv_file(shipped.table(name))) for name in shipped.tables
    ]
    candidate = read_upload(files, shipped, mode=ApplyMode.REPLACE)
    assert candidate.findings == ()
    assert_same(candidate.texts, shipped)


def test_a_text_that_looks_like_a_formula_comes_back_as_it_was(dataset: Dataset) -> None:
    themes = dataset.table("themes")
    themes.loc[0, "name_en"] = "=1+1"
    themes.loc[1, "name_en"] = "'quoted'"
    for name, content in (
        ("themes.csv", csv_files.csv_file(themes)),
        ("themes.xlsx", templates.workbook({"themes": themes})),
    ):
        candidate = read_upload([Upload(name, content)], dataset, mode=ApplyMode.REPLACE)
        assert list(candidate.texts["themes"]["name_en"][:2]) == ["=1+1", "'quoted'"]


def test_an_empty_template_has_the_columns_and_changes_nothing(dataset: Dataset) -> None:
    content = templates.workbook(templates.empty(dataset.tables))
    candidate = read_upload([Upload("t.xlsx", content)], dataset, mode=ApplyMode.UPDATE)
    assert candidate.findings == ()
    assert_same(candidate.texts, dataset)


def assert_same(texts: dict[str, pd.DataFrame], dataset: Dataset) -> None:
    assert set(texts) == set(TABLES)
    for name, table in TABLES.items():
        pd.testing.assert_frame_equal(texts[name], as_text(dataset.tables[name], table))


def test_rows_that_no_sheet_holds_are_refused_rather_than_left_out(
    shipped: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "MOST_ROWS", 3)
    with pytest.raises(making.Impossible):
        templates.workbook({"themes": shipped.tables["themes"]})
