"""The command line says what is wrong, and its exit status says whether it matters."""

from pathlib import Path

import pytest

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
