"""A process notices a new revision, asks seldom, and reads on while the database is away."""

import pytest

from data import current as following
from data import packages, publish
from data.current import Current
from data.errors import StoreUnavailable
from data.model import Dataset
from data.store import Store
from tests.data.conftest import retitled


class Clock:
    """Time that passes when told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(following, "time", clock)
    return clock


class CutStore(Store):
    """A store whose line can be cut, and which counts how often it is asked."""

    is_cut = False
    questions = 0

    def connect(self) -> Store:
        return self

    def current_id(self) -> str:
        self.questions += 1
        if self.is_cut:
            raise StoreUnavailable("cut")
        return super().current_id()


def edit(store: Store, dataset: Dataset, title: str = "New") -> str:
    return publish.publish(
        store, retitled(dataset, title), based_on=store.current_id(), by="b", note="n"
    ).id


def test_a_new_revision_is_noticed_within_a_second_and_asked_for_no_more_often(
    store: Store, url: str, dataset: Dataset, clock: Clock
) -> None:
    line = CutStore(url)
    current = Current(line.connect)
    first = current.id()
    second = edit(store, dataset)
    for _reader in range(50):
        assert current.id() == first
    assert line.questions == 1
    clock.now += following.SECONDS_BETWEEN_QUESTIONS
    assert current.id() == second
    third = edit(store, dataset, "Newer")
    assert current.ask_now() == third


def test_a_revision_is_announced_only_once_it_has_been_read(
    store: Store, url: str, dataset: Dataset, clock: Clock
) -> None:
    prepared: list[tuple[str, str]] = []
    current = Current(lambda: store, lambda name: prepared.append((name, current._id)))
    first = current.id()
    second = edit(store, dataset)
    current.ask_now()
    assert prepared == [(first, ""), (second, first)]


def test_readers_keep_the_last_revision_through_an_outage(
    store: Store, url: str, dataset: Dataset, clock: Clock
) -> None:
    line = CutStore(url)
    current = Current(line.connect)
    first = current.id()
    line.is_cut = True
    clock.now += following.SECONDS_BETWEEN_QUESTIONS
    assert current.id() == first
    since = current.stale_since
    assert current.is_stale and since is not None
    second = edit(store, dataset)
    clock.now += following.SECONDS_AFTER_A_FAILURE
    assert current.id() == first
    assert current.stale_since == since  # an outage began when it began
    line.is_cut = False
    assert current.id() == first  # asked again only after a while
    clock.now += following.SECONDS_AFTER_A_FAILURE
    assert current.id() == second
    assert not current.is_stale


def test_a_process_that_starts_in_an_outage_shows_the_shipped_package(clock: Clock) -> None:
    current = Current(lambda: Store("postgresql://atlas@localhost:1/atlas"))
    shipped = packages.shipped()
    assert current.id() == shipped.revision.id
    assert current.is_stale
    assert current.read(shipped.revision.id).revision == shipped.revision
    with pytest.raises(StoreUnavailable):
        current.read("another")
