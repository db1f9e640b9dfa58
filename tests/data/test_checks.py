"""Each kind of finding has an example that yields exactly it, and the rest of a row stays sound."""

import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from components import wording
from components.i18n import Language, speaking
from data import checks, intake, packages, settings
from data.checks import FindingCode
from data.checks.columns import typed
from data.model import Dataset, Finding
from data.review import review
from data.schema import TABLES
from geo import boundaries
from tests.conftest import FIXTURES

NOW = datetime(2026, 11, 24, tzinfo=UTC)
TODAY = NOW.date()
BROKEN = FIXTURES / "broken"


def findings_of(package: Path) -> list[Finding]:
    tables, findings = packages.read_tables(package)
    if len(tables) == len(TABLES):
        findings += checks.check(tables, today=TODAY, outlines=boundaries.outlines())
    return findings


def findings_of_upload(example: Path, dataset: Dataset) -> list[Finding]:
    """Return what is found when the example's files are uploaded, under limits of its own."""
    limits = settings.UPLOAD_LIMITS
    if (example / "LIMITS").exists():
        limits = replace(limits, **json.loads((example / "LIMITS").read_text()))
    uploads = [
        intake.Upload(file.name, file.read_bytes())
        for file in sorted(example.iterdir())
        if file.suffix
    ]
    mode = intake.ApplyMode((example / "MODE").read_text())
    candidate = intake.read_upload(uploads, dataset, mode=mode, limits=limits)
    draft = review(candidate, dataset, author="", now=NOW, outlines=boundaries.outlines())
    return list(draft.findings)


@pytest.fixture
def broken(request: pytest.FixtureRequest, tmp_path: Path, dataset: Dataset) -> list[Finding]:
    """Return what is found in the small package with the example's files laid over it.

    An example with a ``MODE`` is uploaded instead, since only an upload can be so wrong.
    """
    example = BROKEN / request.param
    if (example / "MODE").exists():
        return findings_of_upload(example, dataset)
    package = tmp_path / "package"
    shutil.copytree(FIXTURES / "package", package)
    for file in example.iterdir():
        if file.name == "REMOVE":
            (package / file.read_text().strip()).unlink()
        else:
            shutil.copy(file, package)
    return findings_of(package)


def test_the_small_package_has_no_findings() -> None:
    assert findings_of(FIXTURES / "package") == []


def test_every_kind_of_finding_has_an_example_and_every_example_a_kind() -> None:
    assert {folder.name for folder in BROKEN.iterdir()} == {str(code) for code in FindingCode}


@pytest.mark.parametrize("broken", [str(code) for code in FindingCode], indirect=True)
def test_an_example_yields_exactly_its_finding(
    broken: list[Finding], request: pytest.FixtureRequest
) -> None:
    expected = request.node.callspec.params["broken"]
    # A column or a table that is gone takes cells and references along; they follow from it.
    follow = {
        "missing-column": {"empty-cell"},
        "formula-without-value": {"empty-cell"},
        "unreadable-file": {"unknown-reference"},
        "unknown-encoding": {"unknown-reference"},
        "empty-file": {"unknown-reference"},
    }.get(expected, set())
    assert {finding.code for finding in broken} - follow == {expected}
    assert all(finding.severity == checks.RULES[FindingCode(expected)].severity
               for finding in broken if finding.code == expected)  # fmt: skip


@pytest.mark.parametrize("broken", [str(code) for code in FindingCode], indirect=True)
@pytest.mark.parametrize("language", Language)
def test_a_finding_names_its_place_and_reads_as_a_sentence_in_both_languages(
    broken: list[Finding], language: Language
) -> None:
    with speaking(language):
        for finding in broken:
            sentences = wording.finding(finding) + wording.cure(finding)
            assert "{" not in sentences
            assert finding.table in TABLES or finding.file
            if language is Language.AR:
                assert any("\u0600" <= sign <= "\u06ff" for sign in sentences)


def test_a_row_is_counted_as_a_spreadsheet_counts_it() -> None:
    content = (BROKEN / "not-in-vocabulary" / "deals.csv").read_bytes()
    strings, _ = intake.read_csv(content, TABLES["deals"], "deals.csv")
    _, (found,) = typed(strings, TABLES["deals"])
    lines = content.decode().splitlines()
    assert found.row is not None
    assert "agreed" in lines[found.row - 1]
    assert (found.column, found.value) == ("status", "agreed")


def test_a_near_match_is_offered_for_an_unknown_id() -> None:
    tables, _ = packages.read_tables(FIXTURES / "package")
    deals = tables["deals"].copy()
    deals.at[deals.index[0], "place_id"] = "astna"
    found = list(checks.check_references({**tables, "deals": deals}))
    assert [finding.details["suggestion"] for finding in found] == ["astana"]


def test_the_shipped_package_has_no_errors() -> None:
    found = findings_of(settings.PACKAGE_FOLDER)
    assert [finding for finding in found if finding.severity == "error"] == []


def test_offshore_gas_fields_are_the_only_places_outside_their_country() -> None:
    found = findings_of(settings.PACKAGE_FOLDER)
    places = {finding.value for finding in found if finding.code == "place-outside-country"}
    assert places == {"33.17, 33.62", "33.08, 33.95"}
