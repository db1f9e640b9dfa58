"""Briefings are kept whole, nobody overwrites what another saved, and every process sees them."""

import threading
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import briefing, packages, shelf
from data.briefing import MOST_STEPS, Briefing, Step, id_of, with_step
from data.errors import BrokenBriefing, FullBriefing, StaleBriefing, StoreUnavailable
from data.kept_briefings import KeptBriefing
from data.model import Act
from data.shelf import Shelf
from data.store import Store
from tests.data.test_current import Clock

AIGUL, OMAR = "aigul@example.org", "omar@example.org"
SAID = {"en": "Said", "ar": "قيل"}
STEP = Step("walk", {"country": ["KAZ"]}, {"en": "{value} stands", "ar": "{value} قائمة"}, SAID)
TOLD = Briefing("tour", {"en": "Tour", "ar": "جولة"}, (STEP, replace(STEP, panel="map")))
LATER = replace(TOLD, title={"en": "Later", "ar": "لاحقًا"})


def keep(store: Store, told: Briefing = TOLD, over: KeptBriefing | None = None) -> KeptBriefing:
    seen = over.saved_at if over else None
    return store.briefings.save(told, by=AIGUL, revision="r1", seen=seen)


def test_a_briefing_is_kept_as_it_was_told_and_outlives_the_server(store: Store, url: str) -> None:
    kept = keep(store)
    store.close()
    restarted = Store(url)
    assert restarted.briefings.get("tour") == kept == restarted.briefings.all()[0]
    assert (kept.briefing, kept.saved_by, kept.revision) == (TOLD, AIGUL, "r1")
    assert restarted.briefings.get("no-such") is None
    restarted.close()


def test_the_one_saved_last_comes_first(store: Store) -> None:
    first = keep(store)
    keep(store, replace(TOLD, id="other"))
    assert [each.briefing.id for each in store.briefings.all()] == ["other", "tour"]
    keep(store, LATER, over=first)
    assert [each.briefing.id for each in store.briefings.all()] == ["tour", "other"]


def test_each_save_and_deletion_is_in_the_audit_log_and_no_attempt_that_failed(
    store: Store,
) -> None:
    kept = keep(store)
    again = keep(store, LATER, over=kept)
    with pytest.raises(StaleBriefing):
        keep(store, TOLD, over=kept)
    with pytest.raises(BrokenBriefing):
        keep(store, replace(TOLD, steps=()), over=again)
    store.briefings.delete("tour", by=OMAR, revision="r1", seen=again.saved_at)
    entries = [entry for entry in reversed(store.audit_log()) if entry.act != Act.SHIPPED]
    assert [(entry.act, entry.who) for entry in entries] == [
        (Act.BRIEFING_SAVED, AIGUL),
        (Act.BRIEFING_SAVED, AIGUL),
        (Act.BRIEFING_DELETED, OMAR),
    ]
    assert all(entry.details == {"briefing": "tour"} for entry in entries)
    assert store.briefings.all() == []


def test_nobody_saves_over_or_deletes_what_another_saved_meanwhile(store: Store) -> None:
    seen = keep(store)
    theirs = store.briefings.save(LATER, by=OMAR, revision="r1", seen=seen.saved_at)
    for late in (
        lambda: keep(store, TOLD, over=seen),
        lambda: keep(store, TOLD),
        lambda: store.briefings.delete("tour", by=AIGUL, revision="r1", seen=seen.saved_at),
    ):
        with pytest.raises(StaleBriefing) as told:
            late()
        assert (told.value.saved_by, told.value.saved_at) == (OMAR, theirs.saved_at)
    assert store.briefings.get("tour") == theirs


def test_what_was_deleted_meanwhile_is_said_to_be_gone(store: Store) -> None:
    seen = keep(store)
    store.briefings.delete("tour", by=OMAR, revision="r1", seen=seen.saved_at)
    with pytest.raises(StaleBriefing) as told:
        keep(store, LATER, over=seen)
    assert told.value.saved_at is None
    assert keep(store, LATER).briefing == LATER  # for whoever saves it as a new one


@pytest.mark.parametrize("is_new", [True, False])
def test_of_many_who_save_at_once_one_wins(store: Store, url: str, is_new: bool) -> None:
    seen = None if is_new else keep(store).saved_at
    people, told = 6, []
    start = threading.Barrier(people)

    def save(person: int) -> None:
        own = Store(url)
        start.wait()
        try:
            mine = replace(TOLD, title={"en": str(person), "ar": str(person)})
            own.briefings.save(mine, by=str(person), revision="r1", seen=seen)
            told.append(str(person))
        except StaleBriefing:
            pass
        own.close()

    threads = [threading.Thread(target=save, args=(person,)) for person in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = store.briefings.get("tour")
    assert kept is not None and [kept.saved_by] == told
    assert kept.briefing.title["en"] == kept.saved_by
    saved = [entry for entry in store.audit_log() if entry.act == Act.BRIEFING_SAVED]
    assert len(saved) == (1 if is_new else 2)


class CutStore(Store):
    """A store whose line can be cut, and which counts how often it is asked."""

    is_cut = False
    questions = 0

    def connect(self) -> Store:
        self.questions += 1
        if self.is_cut:
            raise StoreUnavailable("cut")
        return self


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(shelf, "time", clock)
    return clock


def test_another_process_sees_a_saved_briefing_within_five_seconds_and_asks_seldom(
    store: Store, url: str, clock: Clock
) -> None:
    line = CutStore(url)
    known = Shelf(line.connect, [])
    assert known.briefings() == ()
    kept = keep(store)
    for _reader in range(50):
        known.briefings()
    assert line.questions == 1
    clock.now += 4
    assert known.briefings() == (TOLD,)
    assert known.kept() == {"tour": kept}
    store.briefings.delete("tour", by=AIGUL, revision="r1", seen=kept.saved_at)
    clock.now += 4
    assert known.briefings() == ()
    line.close()


def test_readers_keep_the_briefings_while_the_store_is_away(
    store: Store, url: str, clock: Clock
) -> None:
    line = CutStore(url)
    line.is_cut = True
    shipped = packages.shipped_briefings()
    known = Shelf(line.connect, shipped)
    assert known.briefings() == tuple(shipped)  # a process that starts during an outage
    keep(store)
    line.is_cut = False
    clock.now += 6
    assert known.briefings() == (TOLD, *shipped)
    line.is_cut = True
    clock.now += 6
    assert known.briefings() == (TOLD, *shipped)
    line.close()


def test_a_copy_stands_for_the_shipped_briefing_until_it_is_deleted(store: Store) -> None:
    shipped = packages.shipped_briefings()
    copy = replace(shipped[0], title=LATER.title)
    known = Shelf(lambda: store, shipped)
    kept = keep(store, copy)
    assert known.briefings() == (copy, *shipped[1:])
    store.briefings.delete(copy.id, by=AIGUL, revision="r1", seen=kept.saved_at)
    known.ask_again()
    assert known.briefings() == tuple(shipped)


@given(st.text(max_size=200), st.lists(st.just("briefing"), max_size=1))
def test_any_title_makes_an_id_that_is_not_taken(title: str, taken: list[str]) -> None:
    first = id_of(title, taken)
    second = id_of(title, [*taken, first])
    assert len({first, second, *taken}) == 2 + len(taken)
    for briefing_id in (first, second):
        kept = replace(TOLD, id=briefing_id)
        assert briefing.read(briefing.written(kept)) == kept
        assert len(briefing_id) <= 80  # what the table has room for


def test_a_title_is_spelled_in_its_address() -> None:
    assert id_of("Türkiye & the Gulf, 2025", []) == "turkiye-the-gulf-2025"
    assert id_of("جولة", ["briefing"]) == "briefing-2"


def test_a_full_briefing_takes_no_more_steps() -> None:
    full = replace(TOLD, steps=(STEP,) * MOST_STEPS)
    with pytest.raises(FullBriefing):
        with_step(full, STEP)
    assert with_step(TOLD, STEP).steps[-1] == STEP
