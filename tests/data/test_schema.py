"""A column that came later may be absent; a list of texts is checked as one."""

from pathlib import Path

import pytest

from data import intake, packages
from data.checks.columns import typed
from data.model import Dataset
from data.schema import TABLES
from tests.conftest import FIXTURES

ACTORS = TABLES["actors"]


def without_aliases(content: bytes) -> bytes:
    return b"".join(line.rpartition(b",")[0] + b"\n" for line in content.splitlines())


@pytest.fixture
def older_package(tmp_path: Path) -> Path:
    """Return the small package as it was before actors had aliases."""
    for file in (FIXTURES / "package").iterdir():
        content = file.read_bytes()
        if file.name == "actors.csv":
            content = without_aliases(content)
        (tmp_path / file.name).write_bytes(content)
    return tmp_path


def test_a_package_without_a_later_column_is_valid_and_has_empty_cells(
    older_package: Path,
) -> None:
    dataset, findings = packages.read_package(older_package)
    assert findings == []
    assert dataset is not None
    assert set(dataset.table("actors")["aliases"]) == {()}


def test_an_older_package_keeps_its_bytes(older_package: Path) -> None:
    dataset, _ = packages.read_package(older_package)
    assert dataset is not None
    written = packages.canonical_csv(dataset.tables["actors"], ACTORS)
    assert written == (older_package / "actors.csv").read_bytes()


def test_aliases_are_read_as_a_list(dataset: Dataset) -> None:
    actors = dataset.table("actors").set_index("actor_id")
    assert actors.at["tokayev", "aliases"] == ("Tokaev", "توكاييف")


@pytest.mark.parametrize(
    ("cell", "code"),
    [("KJT;;Tokaev", "bad-form"), ("KJT;KJT", "repeated-in-list"), ("=KJT", "formula-character")],
)
def test_a_faulty_list_of_texts_is_a_finding(cell: str, code: str) -> None:
    content = (
        "actor_id,kind,name_en,name_ar,country,role_en,role_ar,aliases\n"
        f"tokayev,leader,Tokayev,توكاييف,KAZ,,,{cell}\n"
    ).encode()
    strings, _ = intake.read_csv(content, ACTORS, "actors.csv")
    _, findings = typed(strings, ACTORS)
    assert [(found.code, found.column) for found in findings] == [(code, "aliases")]
