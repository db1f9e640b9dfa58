"""The schema, datapackage.json, the codebook and the shipped tables agree."""

from datetime import datetime

from frictionless import validate

from data import describe, packages, settings
from data.dictionary import TABLE_WORDS, column_words
from data.schema import TABLES

PACKAGE = settings.PACKAGE_FOLDER


def created() -> datetime:
    moment = packages.created_at(PACKAGE)
    assert moment is not None
    return moment


def test_datapackage_json_is_what_the_schema_says() -> None:
    written = (PACKAGE / "datapackage.json").read_text()
    assert written == describe.data_package_json(created())


def test_the_codebook_is_what_the_schema_says() -> None:
    assert (PACKAGE / "README.md").read_text() == describe.codebook()


def test_every_table_and_column_is_explained_in_both_languages() -> None:
    for table in TABLES.values():
        assert all(TABLE_WORDS[table.name])
        for column in table.columns:
            assert all(column_words(table.name, column.name))


def test_frictionless_finds_the_shipped_package_valid() -> None:
    report = validate(str(PACKAGE / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])


def test_the_description_names_license_keys_and_vocabularies() -> None:
    package = describe.data_package(created())
    deals = next(each for each in package["resources"] if each["name"] == "deals")
    status = next(each for each in deals["schema"]["fields"] if each["name"] == "status")
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert deals["schema"]["primaryKey"] == ["deal_id"]
    assert "memorandum" in status["constraints"]["enum"]
