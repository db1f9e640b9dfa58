"""The status page tells an editor how the process and its store are doing."""

import logging
from datetime import UTC, datetime

import pytest

from components import cache
from components.service import logs
from tests.app import open_page, texts

SINCE = datetime(2026, 11, 26, 9, 15, tzinfo=UTC)


def cells(app) -> str:
    return " ".join(table.value.to_csv() for table in app.table)


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize(
    ("language", "reached", "away", "page"),
    [
        ("en", "can be reached", "out of reach since 26 November", "Deals"),
        ("ar", "يمكن الوصول", "يتعذر الوصول", "الصفقات"),
    ],
)
def test_an_editor_sees_store_revision_troubles_and_slow_pages(
    monkeypatch: pytest.MonkeyPatch, language: str, reached: str, away: str, page: str
) -> None:
    logs.keep_recent()
    open_page("explore/deals")
    logging.getLogger("data.current").warning("A *starred* trouble of omar@example.org")
    app = open_page("curate/status", lang=language)
    assert not app.exception
    assert reached in texts(app)
    assert "SQLite" in cells(app)
    assert cache.current_revision() in cells(app)
    assert "starred" in cells(app)
    assert "omar" not in cells(app)
    assert page in cells(app)
    monkeypatch.setattr(cache, "stale_since", lambda: SINCE)
    assert away in texts(open_page("curate/status", lang=language))
