"""The command line says what is wrong, and its exit status says whether it matters."""

from pathlib import Path

import pytest

from data import packages, settings
from data.__main__ import main
from tests.conftest import FIXTURES


def overlay(tmp_path: Path, code: str) -> Path:
    for folder in (FIXTURES / "package", FIXTURES / "broken" / code):
        for file in folder.iterdir():
            (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path


def test_a_sound_package_is_fine(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(FIXTURES / "package")]) == 0
    assert "0 errors, 0 warnings" in capsys.readouterr().out


def test_an_error_is_printed_with_place_value_and_cure_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(overlay(tmp_path, "not-in-vocabulary"))]) == 1
    printed = capsys.readouterr().out
    assert "error: deals, row" in printed
    assert "column status, value 'agreed'" in printed
    assert "Use one of: proposed, announced" in printed


def test_a_warning_is_printed_and_does_not_fail(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(overlay(tmp_path, "single-source"))]) == 0
    assert "warning: deals" in capsys.readouterr().out


def test_what_cannot_be_read_has_a_status_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(tmp_path / "nowhere")]) == 2
    assert "does not exist" in capsys.readouterr().err


def test_describing_twice_changes_nothing(tmp_path: Path) -> None:
    assert main(["describe", str(tmp_path)]) == 0
    first = (tmp_path / "datapackage.json").read_text()
    assert main(["describe", str(tmp_path)]) == 0
    assert (tmp_path / "datapackage.json").read_text() == first


@pytest.fixture
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the command line a store of its own that starts with the small package."""
    monkeypatch.setattr(settings, "DATABASE_URL", f"sqlite:///{tmp_path / 'atlas.sqlite'}")
    monkeypatch.setattr(settings, "PACKAGE_FOLDER", FIXTURES / "package")


def edited(tmp_path: Path) -> Path:
    folder = tmp_path / "edited"
    folder.mkdir()
    for file in (FIXTURES / "package").iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    themes = folder / "themes.csv"
    themes.write_text(themes.read_text().replace("Trade", "Commerce"))
    return folder


def names_in_log(capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    assert main(["log"]) == 0
    printed = capsys.readouterr().out.splitlines()
    return [line.split()[0] for line in printed if not line.startswith(" ")]


@pytest.mark.usefixtures("own_store")
def test_what_is_published_from_a_terminal_is_logged_exported_and_rolled_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["publish", str(edited(tmp_path)), "--note", "Plain word", "--by", "aigul"]) == 0
    assert "themes: 0 added, 1 modified, 0 removed" in capsys.readouterr().out
    second, first = names_in_log(capsys)
    assert main(["diff", first, second]) == 0
    compared = capsys.readouterr().out
    assert "modified themes trade\n  name_en: 'Trade' -> 'Commerce'" in compared
    assert "1 rows differ" in compared
    assert main(["diff", second, str(tmp_path / "edited")]) == 0
    assert "0 rows differ" in capsys.readouterr().out
    file = tmp_path / "out.zip"
    assert main(["export", second, str(file)]) == 0
    exported, _ = packages.read_package(file)
    assert exported is not None and exported.revision.id == second
    assert main(["rollback", first, "--note", "Trade after all"]) == 0
    assert len(names_in_log(capsys)) == 3
    assert main(["publish", str(file), "--note", "And back"]) == 0


@pytest.mark.usefixtures("own_store")
def test_what_cannot_be_published_changes_nothing_and_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["publish", str(FIXTURES / "package"), "--note", "Again"]) == 1
    assert "published already" in capsys.readouterr().err
    assert main(["publish", str(overlay(tmp_path, "not-in-vocabulary")), "--note", "Bad"]) == 1
    assert "value 'agreed'" in capsys.readouterr().out
    assert main(["rollback", "no-such", "--note", "Where to?"]) == 1
    assert main(["publish", str(tmp_path / "nowhere"), "--note", "Gone"]) == 2
    assert len(names_in_log(capsys)) == 1
