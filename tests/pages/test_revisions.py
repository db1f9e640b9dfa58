"""Which revision a page shows: the published one, or the one that its address names."""

from dataclasses import replace
from datetime import UTC, datetime

import pandas as pd
import pytest

from components import cache
from data import publish
from data.model import Dataset, Revision
from tests.app import address, open_page, texts
from tests.data.conftest import retitled
from tests.pages.conftest import BY, TITLE
from tests.pages.test_every_page import DEAL


def test_a_page_shows_the_published_revision_from_the_next_run_on(first: Revision) -> None:
    app = open_page("explore/deal", id=DEAL)
    assert app.title[0].value != TITLE
    store = cache.store()
    edited = retitled(_with_deal_first(cache.dataset_at(first.id)), TITLE)
    second = publish.publish(store, edited, based_on=first.id, by=BY, note="Edit")
    cache.notice_publication()
    assert app.run().title[0].value == TITLE
    assert "rev" not in app.query_params
    publish.roll_back(store, first.id, based_on=second.id, by=BY, note="Undo")
    cache.notice_publication()
    assert app.run().title[0].value != TITLE


def _with_deal_first(dataset: Dataset) -> Dataset:
    deals = dataset.table("deals").sort_values(
        "deal_id", key=lambda ids: ids != DEAL, kind="stable", ignore_index=True
    )
    return replace(dataset, tables={**dataset.tables, "deals": deals})


@pytest.mark.parametrize(
    ("language", "said"), [("en", "A newer one has been published"), ("ar", "نُشرت نسخة أحدث")]
)
def test_an_old_revision_is_shown_with_a_banner_and_a_way_back(
    first: Revision, second: Revision, language: str, said: str
) -> None:
    app = open_page("explore/deal", id=DEAL, rev=first.id, lang=language)
    assert said in texts(app).replace("\\", "")
    assert app.title[0].value != TITLE
    assert address(app, "rev") == [first.id]
    app.button(key="show-current").click().run()
    assert not app.exception
    assert "rev" not in app.query_params
    assert said not in texts(app)
    if language == "en":
        assert app.title[0].value == TITLE


def test_a_pinned_revision_stays_when_another_is_published(
    first: Revision, second: Revision
) -> None:
    app = open_page("explore/deals", rev=second.id)
    assert "show-current" not in [button.key for button in app.button]
    publish.roll_back(cache.store(), first.id, based_on=second.id, by=BY, note="Undo")
    third = cache.notice_publication()
    app.run()
    assert address(app, "rev") == [second.id]
    assert app.button(key="show-current")
    publish.roll_back(cache.store(), second.id, based_on=third, by=BY, note="Redo")


def test_an_unknown_revision_leaves_the_address(first: Revision) -> None:
    app = open_page("explore/overview", rev="20200101T000000Z-000000", country="KAZ")
    assert not app.exception
    assert "rev" not in app.query_params
    assert address(app, "country") == ["KAZ"]


def test_a_chosen_row_that_a_new_revision_lacks_leaves_the_selection(first: Revision) -> None:
    store = cache.store()
    dataset = cache.dataset_at(first.id)
    actors = dataset.table("actors")
    name = {"name_en": "Not for long", "name_ar": "لن يطول"}
    extra = actors.iloc[[0]].assign(actor_id="not-for-long", kind="company", country="", **name)
    more = pd.concat([actors, extra], ignore_index=True)
    second = publish.publish(
        store, {**dataset.tables, "actors": more}, based_on=first.id, by=BY, note="Add"
    )
    cache.notice_publication()
    app = open_page("explore/deals", actor="not-for-long")
    assert address(app, "actor") == ["not-for-long"]
    publish.roll_back(store, first.id, based_on=second.id, by=BY, note="Undo")
    cache.notice_publication()
    assert not app.run().exception
    assert "actor" not in app.query_params


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "out of reach since 26 November 2026, 09:15 UTC"), ("ar", "منذ 26 نوفمبر 2026")],
)
def test_readers_are_told_since_when_the_store_is_away_and_read_on(
    monkeypatch: pytest.MonkeyPatch, language: str, said: str
) -> None:
    calm = open_page("explore/deal", id=DEAL, lang=language)
    assert "cloud_off" not in texts(calm)
    since = datetime(2026, 11, 26, 9, 15, tzinfo=UTC)
    monkeypatch.setattr(cache, "stale_since", lambda: since)
    app = open_page("explore/deal", id=DEAL, lang=language)
    assert not app.exception
    assert said in texts(app).replace("\\", "")
    assert app.title[0].value == calm.title[0].value
