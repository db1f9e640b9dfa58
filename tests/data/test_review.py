"""A draft is told what it brings, where its author's spreadsheet has it, and how to mend it."""

from datetime import UTC, datetime

import pytest

from data import effects
from data.intake import ApplyMode, Candidate, Upload, read_upload
from data.mending import mended, remedies, without_hidden_characters
from data.model import Dataset, Draft
from data.review import identities, position, review
from data.vocabulary import Lens
from tests.data.intake.test_upload import cell, csv_file, rows_of

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def upload(dataset: Dataset, name: str, rows: list[list[str]]) -> Candidate:
    file = Upload(f"{name}.csv", csv_file(rows))
    return read_upload([file], dataset, mode=ApplyMode.UPDATE)


def checked(candidate: Candidate, dataset: Dataset) -> Draft:
    return review(candidate, dataset, author="editor", now=NOW)


def test_warnings_that_the_present_data_have_are_left_out(shipped: Dataset) -> None:
    known = identities(shipped, today=NOW.date())
    assert known
    rows = cell(rows_of(shipped, "themes"), 2, "name_en", "Another name")
    candidate = upload(shipped, "themes", rows)
    draft = review(candidate, shipped, author="editor", now=NOW, known=known)
    assert draft.findings == ()
    assert len(draft.changes) == 1


def test_a_row_that_no_file_brought_is_counted_as_in_the_download(dataset: Dataset) -> None:
    rows = rows_of(dataset, "themes")
    kept = [rows[0], *(row for row in rows[1:] if row[0] != "trade")]
    candidate = read_upload([Upload("themes.csv", csv_file(kept))], dataset, mode=ApplyMode.REPLACE)
    found = [
        each
        for each in checked(candidate, dataset).errors
        if (each.table, each.column) == ("deals", "theme")
    ]
    deals = dataset.table("deals")
    named = {int(row) + 2 for row in deals.index[deals["theme"] == "trade"]}
    assert {each.row for each in found} == named
    assert {each.file for each in found} == {None}
    assert all(position(each, candidate) is None for each in found)


def test_a_repeated_key_names_both_rows_as_the_file_counts_them(dataset: Dataset) -> None:
    rows = rows_of(dataset, "themes")
    candidate = read_upload(
        [Upload("themes.csv", csv_file([rows[0], [], *rows[1:], rows[1]]))],
        dataset,
        mode=ApplyMode.REPLACE,
    )
    (found,) = checked(candidate, dataset).errors
    assert (found.code, found.row, found.details["other_row"]) == ("repeated-key", 5, "3")


@pytest.mark.parametrize(
    ("column", "written", "meant"),
    [
        ("place_id", "astanaa", "astana"),
        ("status", "Signd", "signed"),
        ("announced_on", "06/11/2025", "2025-11-06"),
        ("announced_on", "06/11/2025", "2025-06-11"),
        ("value_usd_m", "1,500", "1500"),
        ("value_usd_m", "1,500", "1.5"),
        ("sources", "second-source;frst-source", "second-source;first-source"),
    ],
)
def test_a_likely_remedy_is_offered_and_mends_the_cell(
    dataset: Dataset, column: str, written: str, meant: str
) -> None:
    rows = rows_of(dataset, "deals")
    row = next(n for n, each in enumerate(rows, 1) if each[0] == "valued-signed")
    candidate = upload(dataset, "deals", cell(rows, row, column, written))
    offered = remedies(checked(candidate, dataset).errors, candidate)
    for remedy in offered:
        texts = mended(candidate, remedy).texts["deals"].set_index("deal_id")
        if texts.at["valued-signed", column] == meant:
            break
    else:
        raise AssertionError([remedy.after for remedy in offered])
    assert checked(mended(candidate, remedy), dataset).errors == ()


def test_invisible_characters_are_taken_out_of_the_cells_they_were_found_in(
    dataset: Dataset,
) -> None:
    rows = cell(rows_of(dataset, "themes"), 2, "name_en", "a\u202eb\u200bc")
    candidate = upload(dataset, "themes", rows)
    findings = checked(candidate, dataset).findings
    clean = without_hidden_characters(candidate, findings)
    assert clean.texts["themes"].at[0, "name_en"] == "abc"
    assert checked(clean, dataset).findings == ()


def test_a_sound_draft_answers_every_question(shipped: Dataset) -> None:
    rows = rows_of(shipped, "deals")
    deal = next(n for n, each in enumerate(rows, 1) if each[rows[0].index("status")] == "memorandum"
                and each[rows[0].index("value_usd_m")])  # fmt: skip
    draft = checked(upload(shipped, "deals", cell(rows, deal, "status", "signed")), shipped)
    assert draft.dataset is not None
    (cause,) = effects.causes(shipped, draft.dataset, Lens.SIGNED).itertuples()
    assert cause.deal_id == rows[deal - 1][0]
