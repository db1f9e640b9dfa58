"""Who is reading, and a second revision, where a page asks for them."""

from collections.abc import Iterator

import pytest
from streamlit import config
from streamlit.runtime.context import ContextProxy

from components import cache
from data import publish, settings
from data.model import Revision
from tests.pages.test_every_page import DEAL

TITLE = "An edited title"
BY = "aigul@example.org"
LOOPBACK = {"Host": "localhost:8501", "Origin": "http://localhost:8501"}


def be_at_this_machine(monkeypatch: pytest.MonkeyPatch, headers: dict[str, str]) -> None:
    """Let pages run as under ``make run``, for a browser that sends these headers."""
    monkeypatch.setattr(settings, "LOCAL_EDITOR", True)
    monkeypatch.setattr(ContextProxy, "headers", property(lambda _context: headers))
    config.set_option("server.address", "localhost")


@pytest.fixture
def editor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be the person at this machine, who may publish."""
    be_at_this_machine(monkeypatch, LOOPBACK)


@pytest.fixture
def first() -> Revision:
    return cache.store().current()


@pytest.fixture
def second(first: Revision) -> Iterator[Revision]:
    """Publish an edit of the shipped package, and take it back after the test."""
    store = cache.store()
    dataset = cache.dataset_at(first.id)
    deals = dataset.table("deals")
    row = deals.index[deals["deal_id"] == DEAL][0]
    deals.loc[row, "title_en"] = TITLE
    revision = publish.publish(
        store, {**dataset.tables, "deals": deals}, based_on=first.id, by=BY, note="Edit"
    )
    cache.notice_publication()
    yield revision
    if store.current().digest != first.digest:
        publish.roll_back(store, first.id, based_on=store.current_id(), by=BY, note="Undo")
    cache.notice_publication()
