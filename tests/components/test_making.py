"""A file in the making says its steps, stops when nobody waits for it, and leaves nothing."""

import gc
import threading
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial

import pandas as pd
import pytest

from components import making
from components.downloads import spoken_in
from components.exports import csv_files, provenance, workbooks
from components.handouts import files
from components.handouts.files import THE_VIEW, Format
from components.i18n import Language
from components.making import Impossible, Maker, Making, State
from data import packages
from data.model import Dataset, Selection

PATIENCE = 30  # seconds


class Noted(Making):
    """A making that remembers all that it was at."""

    steps: tuple[str, ...] = ()

    def at(self, words: str) -> None:
        super().at(words)
        self.steps = (*self.steps, words)


class Panic(BaseException):
    """What the typesetter raises when it breaks down itself."""


class Gate:
    """A maker that waits between two steps until it is let through."""

    def __init__(self) -> None:
        self.is_reached, self.is_open, self.is_passed = (threading.Event() for _ in range(3))

    def __call__(self) -> bytes:
        making.step("before")
        self.is_reached.set()
        assert self.is_open.wait(PATIENCE)
        making.step("after")
        self.is_passed.set()
        return b"whole"


@contextmanager
def held() -> Iterator[tuple[Making, Gate]]:
    """Hold a file at its first step, and let it through at the end at the latest."""
    gate = Gate()
    held = Making("held.csv", gate)
    assert gate.is_reached.wait(PATIENCE)
    try:
        yield held, gate
    finally:
        gate.is_open.set()
        assert held.wait(PATIENCE)


def made(make: Maker) -> Making:
    begun = Noted("a.csv", make)
    assert begun.wait(PATIENCE)
    return begun


def test_a_cancelled_file_stops_at_its_next_step() -> None:
    with held() as (file, gate):
        assert (file.state, file.step) == (State.UNDER_WAY, "before")
        file.cancel()
        assert file.is_cancelling
    assert file.state == State.CANCELLED
    assert not gate.is_passed.is_set()
    assert file.content is None


def test_what_is_cancelled_after_its_last_step_is_not_kept() -> None:
    begun: list[Making] = []
    is_there = threading.Event()

    def make() -> bytes:
        assert is_there.wait(PATIENCE)
        begun[0].cancel()
        return b"too late"

    begun.append(Making("a.csv", make))
    is_there.set()
    assert begun[0].wait(PATIENCE)
    assert (begun[0].state, begun[0].content) == (State.CANCELLED, None)


def test_a_file_whose_reader_has_gone_stops_and_one_that_is_looked_at_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with held() as (left, gate), held() as (watched, _gate):
        monkeypatch.setattr(making, "PATIENCE", 0)
        gate.is_open.set()
        assert left.wait(PATIENCE)
        monkeypatch.undo()
        watched.look()
    assert left.state == State.CANCELLED
    assert (watched.state, watched.content) == (State.DONE, b"whole")


def test_a_file_that_waits_for_its_turn_is_cancelled_at_once_and_never_begun() -> None:
    gates = [Gate() for _ in range(making.AT_ONCE + 1)]
    *first, last = [Making("a.csv", gate) for gate in gates]
    try:
        assert all(gate.is_reached.wait(PATIENCE) for gate in gates[:-1])
        assert last.state == State.WAITING
        last.cancel()
        assert last.is_over
    finally:
        for gate in gates:
            gate.is_open.set()
    assert all(file.wait(PATIENCE) for file in first)
    assert {file.state for file in first} == {State.DONE}
    assert not gates[-1].is_reached.is_set()


def test_a_failure_is_a_state_with_words_if_there_are_any() -> None:
    def refuse() -> bytes:
        raise Impossible("Too many rows.")

    def break_down() -> bytes:
        raise ValueError("a secret of the machine")

    def panic() -> bytes:
        raise Panic

    refused, broken, panicked = made(refuse), made(break_down), made(panic)
    assert (refused.state, refused.refusal) == (State.FAILED, "Too many rows.")
    assert (broken.state, broken.refusal) == (State.FAILED, "")
    assert (panicked.state, panicked.refusal) == (State.FAILED, "")


def test_a_file_stops_at_its_next_step_when_the_process_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with ThreadPoolExecutor(1) as pool, held() as (file, gate):
        monkeypatch.setattr(making, "_pool", pool)
        monkeypatch.setattr(making, "_stopping", threading.Event())
        making.stop_all()
        gate.is_open.set()
        assert file.wait(PATIENCE)
    assert file.state == State.CANCELLED
    assert not gate.is_passed.is_set()


def test_a_finished_file_is_let_go_after_a_while_and_nothing_stays_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = made(lambda: b"one")
    made(lambda: b"two")
    was = kept.content
    monkeypatch.setattr(making, "KEPT", -1)
    left = weakref.ref(made(lambda: b"three"))
    for _ in range(making.AT_ONCE + 1):  # each thread lets go of its last one with its next
        made(lambda: b"four")
    gc.collect()
    assert (was, kept.content) == (b"one", None)
    assert left() is None


def test_outside_of_a_making_a_step_does_nothing() -> None:
    making.step("of nobody")


@pytest.mark.parametrize("wanted", Format)
def test_every_hand_out_says_its_steps_in_its_readers_language(
    shipped: Dataset, wanted: Format
) -> None:
    asked = Selection(countries=("TKM",))
    make = partial(files.made, shipped, asked, THE_VIEW, "http://steps/", wanted)
    in_english = made(partial(spoken_in, Language.EN, make))
    in_arabic = made(partial(spoken_in, Language.AR, make))
    assert isinstance(in_english, Noted) and isinstance(in_arabic, Noted)
    assert in_english.content
    assert in_english.steps[0] == "Gathering the figures"
    assert in_arabic.steps[0] == "جمع الأرقام"
    assert len(in_english.steps) > 1
    assert not set(in_english.steps) & set(in_arabic.steps)


def test_tables_and_the_package_say_which_table_is_written(dataset: Dataset) -> None:
    about = provenance.of_whole(dataset, title="T", address="")
    created = dataset.revision.published_at
    for make in (
        partial(csv_files.csv_with_readme, dataset.tables, about),
        partial(workbooks.workbook, dataset.tables, about),
        partial(packages.zipped, dataset.tables, created=created, writing=making.writing),
    ):
        steps = " ".join(made(make).steps)  # type: ignore[attr-defined]
        assert all(name in steps for name in dataset.tables)


def test_a_cancelled_workbook_is_not_packed(dataset: Dataset) -> None:
    about = provenance.of_whole(dataset, title="T", address="")

    class Stopped(Noted):
        def at(self, words: str) -> None:
            if "deals" in words:
                self.cancel()
            super().at(words)

    file = Stopped("a.xlsx", partial(workbooks.workbook, dataset.tables, about))
    assert file.wait(PATIENCE)
    assert file.state == State.CANCELLED
    assert "Packing the workbook" not in file.steps


def test_a_table_that_no_sheet_holds_is_refused_with_a_way_out(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = provenance.of_whole(dataset, title="T", address="")
    table = pd.DataFrame({"a": [1, 2]})
    assert made(partial(workbooks.workbook, {"t": table}, about)).state == State.DONE
    monkeypatch.setattr(workbooks, "MOST_ROWS", 1)
    refused = made(partial(workbooks.workbook, {"t": table}, about))
    assert refused.state == State.FAILED
    assert "CSV or Parquet" in refused.refusal
