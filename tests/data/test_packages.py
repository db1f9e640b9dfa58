"""A package reads as it was written: from a folder, from a zip, in one canonical form."""

import zipfile
from pathlib import Path

import pytest

from data import packages, settings
from data.errors import UnreadablePackage
from data.model import Dataset
from data.schema import TABLES
from tests.conftest import FIXTURES


def test_the_same_facts_give_the_same_bytes_and_digest(dataset: Dataset) -> None:
    for name, table in TABLES.items():
        written = (FIXTURES / "package" / f"{name}.csv").read_bytes()
        assert packages.canonical_csv(dataset.tables[name], table) == written
    assert packages.digest(dataset.tables) == dataset.revision.digest


def test_the_shipped_tables_are_in_canonical_form(shipped: Dataset) -> None:
    for name, table in TABLES.items():
        written = (settings.PACKAGE_FOLDER / f"{name}.csv").read_bytes()
        assert packages.canonical_csv(shipped.tables[name], table) == written


def test_a_zip_of_a_package_is_the_package(dataset: Dataset, tmp_path: Path) -> None:
    archive = tmp_path / "package.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for part in (FIXTURES / "package").iterdir():
            file.write(part, part.name)
    zipped, findings = packages.read_package(archive)
    assert zipped is not None, findings
    assert zipped.revision == dataset.revision


def test_a_revision_is_named_by_its_moment_and_its_digest(dataset: Dataset) -> None:
    revision = dataset.revision
    assert revision.id == f"20260101T000000Z-{revision.digest[:6]}"


@pytest.mark.parametrize("what", ["nothing", "an empty folder", "a text file"])
def test_what_is_no_package_is_refused_with_a_reason(what: str, tmp_path: Path) -> None:
    place = tmp_path / "place"
    if what == "an empty folder":
        place.mkdir()
    elif what == "a text file":
        place.write_text("hello")
    with pytest.raises(UnreadablePackage, match="place"):
        packages.read_package(place)


def test_a_reader_cannot_spoil_the_shared_tables(dataset: Dataset) -> None:
    deals = dataset.table("deals")
    deals["title_en"] = "spoiled"
    assert "spoiled" not in set(dataset.table("deals")["title_en"])


def test_na_is_a_text_and_not_a_hole(tmp_path: Path) -> None:
    for file in (FIXTURES / "package").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    themes = tmp_path / "themes.csv"
    themes.write_text(themes.read_text().replace("Trade", "NA"))
    found, _ = packages.read_package(tmp_path)
    assert found is not None
    assert "NA" in set(found.tables["themes"]["name_en"])
