"""From the click to the file: what is said meanwhile, in both languages, and what can be done."""

import io
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from components import making
from components.exports import csv_files
from components.exports.provenance import Provenance
from components.i18n import _, speaking
from components.making import Making
from tests.app import open_page

PATIENCE = 30  # seconds
SAID = {
    "en": ("Waiting for its turn", "cancelled. Nothing was saved.", "could not be made. Try again"),
    "ar": ("في انتظار دوره", "ولم يُحفظ شيء.", "تعذّر إعداد الملف"),
}
pytestmark = pytest.mark.parametrize("language", ["en", "ar"])


@contextmanager
def everybody_busy() -> Iterator[None]:
    """Let other readers' files take all the threads that make any."""
    is_over = threading.Event()

    def make() -> bytes:
        assert is_over.wait(PATIENCE)
        return b""

    others = [Making("other.csv", make) for _ in range(making.AT_ONCE)]
    try:
        yield
    finally:
        is_over.set()
        assert all(other.wait(PATIENCE) for other in others)


def run(app: AppTest) -> None:
    with speaking(app.session_state["atlas.language"]):  # in which choices are told apart
        app.run()
    assert not app.exception, [error.value for error in app.exception]


def press(app: AppTest, key: str) -> None:
    app.button(key=key).click()
    run(app)


def file_of(app: AppTest, key: str) -> Making:
    asked: dict[tuple[str, str], Making] = app.session_state["atlas.files"]
    return next(each for (_desk, button), each in asked.items() if button == key)


def content(app: AppTest, key: str) -> bytes:
    """Return the file that a button made, once a button to save it is there."""
    file = file_of(app, key)
    assert file.wait(PATIENCE)
    run(app)
    saving = [each.proto.id for each in app.get("download_button")]
    assert any(button.endswith(f"save-{file.id}") for button in saving)
    assert file.content is not None
    return file.content


def captions(app: AppTest) -> str:
    return " ".join(caption.value.replace("\\", "") for caption in app.caption)


def test_a_file_under_way_is_told_and_cancelled_and_a_second_press_makes_it(language: str) -> None:
    waiting, cancelled, _broken = SAID[language]
    app = open_page("about/data", table="themes", lang=language)
    with everybody_busy():
        press(app, "download-csv")
        assert waiting in captions(app)
        assert not app.get("download_button")
        press(app, f"cancel-{file_of(app, 'download-csv').id}")
        assert cancelled in captions(app)
        assert waiting not in captions(app)
    press(app, "download-csv")
    archive = zipfile.ZipFile(io.BytesIO(content(app, "download-csv")))
    assert "themes.csv" in archive.namelist()
    assert cancelled not in captions(app)


def test_pressing_again_begins_anew_and_two_buttons_make_two_files(language: str) -> None:
    app = open_page("about/data", table="themes", lang=language)
    with everybody_busy():
        press(app, "download-csv")
        first = file_of(app, "download-csv")
        press(app, "download-csv")
        assert first.state == making.State.CANCELLED
        press(app, "download-xlsx")
    assert content(app, "download-csv")
    assert content(app, "download-xlsx")
    assert len(app.get("download_button")) == 2


def test_a_third_file_at_once_is_refused_so_that_other_readers_have_their_turn(
    language: str,
) -> None:
    app = open_page("about/data", table="themes", lang=language)
    with everybody_busy():
        for key in ("download-csv", "download-xlsx", "download-all"):
            press(app, key)
    third = file_of(app, "download-all")
    assert third.wait(PATIENCE)
    with speaking(app.session_state["atlas.language"]):
        assert _("Other files are being made for you. Wait for one of them, or cancel it.") in (
            third.refusal
        )
    assert content(app, "download-csv")
    assert content(app, "download-xlsx")


def test_a_search_that_finds_nothing_leaves_as_good_files(language: str) -> None:
    app = open_page("about/data", table="deals", find="no such words anywhere", lang=language)
    press(app, "download-csv")
    archive = zipfile.ZipFile(io.BytesIO(content(app, "download-csv")))
    assert len(archive.read("deals.csv").splitlines()) == 1
    press(app, "download-xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content(app, "download-xlsx")))
    assert book["deals"].max_row == 1


def test_a_file_that_cannot_be_made_is_said_with_what_to_do(
    language: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def break_down(_about: Provenance) -> bytes:
        raise ZeroDivisionError

    app = open_page("about/data", table="themes", lang=language)
    monkeypatch.setattr(csv_files, "readme", break_down)
    press(app, "download-csv")
    assert file_of(app, "download-csv").wait(PATIENCE)
    run(app)
    [error] = app.error
    assert SAID[language][2] in error.value.replace("\\", "")
    assert "ZeroDivisionError" not in error.value
    assert "ZeroDivisionError" in caplog.text
