"""An editor's files become a draft, the draft is mended, looked at, published, and undone."""

import csv
import io
from collections.abc import Callable, Iterator

import pytest
from streamlit.testing.v1 import AppTest

from components import cache
from components.update import desk
from data import publish, settings
from data.model import Act, Dataset
from data.schema import TABLES
from data.text_form import as_text
from tests.app import address, open_page, texts

PAGE = "curate/update"
EDITOR = settings.PERSON
OTHER = "aigul@example.org"

pytestmark = pytest.mark.usefixtures("editor")
Rows = list[list[str]]


@pytest.fixture
def first() -> Iterator[Dataset]:
    """Return what is published, and see to it that it is again after the test."""
    published = cache.dataset_at(cache.notice_publication())
    yield published
    store = cache.store()
    for author in (EDITOR, OTHER):
        for draft in store.drafts(author):
            store.discard_draft(author, draft.id)
    if cache.notice_publication() != published.revision.id:
        current = store.current()
        if current.digest != published.revision.digest:
            publish.roll_back(
                store, published.revision.id, based_on=current.id, by=EDITOR, note="After a test"
            )
    cache.notice_publication()


def rows_of(dataset: Dataset, name: str, *row_ids: str) -> Rows:
    texts_of = as_text(dataset.tables[name], TABLES[name])
    if row_ids:
        texts_of = texts_of[texts_of[TABLES[name].key[0]].isin(row_ids)]
    return [list(texts_of.columns), *texts_of.to_numpy().tolist()]


def with_cell(rows: Rows, row: int, column: str, text: str) -> Rows:
    changed = [list(each) for each in rows]
    changed[row - 1][rows[0].index(column)] = text
    return changed


def drop(app: AppTest, rows: Rows, name: str = "deals.csv") -> AppTest:
    file = io.StringIO(newline="")
    csv.writer(file).writerows(rows)
    app.file_uploader[0].upload(name, file.getvalue().encode(), "text/csv")
    app.run()
    return sound(app)


def click(app: AppTest, words: Callable[[str], bool] | str) -> AppTest:
    wanted = words if callable(words) else lambda label: label == words
    next(button for button in app.button if wanted(button.label)).click().run()
    return sound(app)


def sound(app: AppTest) -> AppTest:
    assert not app.exception, [error.value for error in app.exception]
    return app


def is_disabled(app: AppTest, key: str) -> bool:
    return bool(app.button(key=key).disabled)


def write_note(app: AppTest, note: str) -> AppTest:
    app.text_area(key="update-note").set_value(note).run()
    return sound(app)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_draft_is_mended_reviewed_published_and_undone(first: Dataset, language: str) -> None:
    deals = first.table("deals")
    is_figure = deals["value_usd_m"].notna() & deals["value_low_usd_m"].isna()
    signed = deals[(deals["status"] == "memorandum") & is_figure & (deals["part_of"] == "")].iloc[0]
    rows = rows_of(first, "deals", signed["deal_id"])
    rows = with_cell(rows, 2, "status", "Signd")
    rows = with_cell(rows, 2, "announced_on", "06/11/2025")
    rows = with_cell(rows, 2, "date_precision", "day")
    app = drop(open_page(PAGE, lang=language), rows)
    assert is_disabled(app, "update-publish")
    assert len(app.get("expander")) >= 3
    click(app, lambda label: "Signd" in label)
    click(app, lambda label: "2025\\-11\\-06" in label)
    for box in app.checkbox:
        if str(box.key).startswith("update-read"):
            box.check()
    write_note(app, "Signed at last")
    said = texts(app)
    assert signed[f"title_{language}"][:20] in said.replace("\\", "")
    assert not is_disabled(app, "update-publish")
    app.button(key="update-publish").click().run()
    sound(app)
    published = cache.store().current()
    assert (published.note, published.parent) == ("Signed at last", first.revision.id)
    now = cache.dataset_at(published.id).table("deals").set_index("deal_id")
    assert now.at[signed["deal_id"], "status"] == "signed"
    assert cache.store().drafts(EDITOR) == []
    app.button(key="update-undo-confirm").click().run()
    sound(app)
    undone = cache.store().current()
    assert (undone.act, undone.digest) == (Act.ROLLED_BACK, first.revision.digest)


def test_a_draft_outlives_the_session_and_is_nobody_elses(first: Dataset) -> None:
    rows = with_cell(rows_of(first, "themes"), 2, "name_en", "Another name")
    drop(open_page(PAGE), rows, "themes.csv")
    later = sound(open_page(PAGE))
    assert "1 row changed" in texts(later)
    (stored,) = cache.store().drafts(EDITOR)
    assert cache.store().draft(OTHER, stored.id) is None


def test_a_draft_is_discarded_only_when_asked_twice(first: Dataset) -> None:
    rows = with_cell(rows_of(first, "themes"), 2, "name_en", "Another name")
    app = drop(open_page(PAGE), rows, "themes.csv")
    app.button(key="update-discard-confirm").click().run()
    assert cache.store().drafts(EDITOR) == []
    assert cache.store().current().id == first.revision.id
    assert "discarded" in sound(app).info[0].value


def test_warnings_must_be_ticked_and_a_note_written(first: Dataset) -> None:
    deals = first.table("deals")
    whole = deals[deals["value_usd_m"].isna() & (deals["part_of"] == "")].iloc[0]
    rows = with_cell(rows_of(first, "deals", whole["deal_id"]), 2, "value_usd_m", "1.500")
    app = write_note(drop(open_page(PAGE), rows), "A figure at last")
    assert is_disabled(app, "update-publish")
    for box in app.checkbox:
        if str(box.key).startswith("update-read"):
            box.check()
    assert not is_disabled(sound(app.run()), "update-publish")


def published_by_another(first: Dataset, theme: int, name: str) -> None:
    themes = first.table("themes")
    themes.loc[theme, "name_en"] = name
    tables = {**first.tables, "themes": themes}
    publish.publish(
        cache.store(), tables, based_on=cache.store().current_id(), by=OTHER, note="Meanwhile"
    )
    cache.notice_publication()


def test_what_was_published_meanwhile_is_brought_together_with_the_draft(first: Dataset) -> None:
    app = drop(
        open_page(PAGE), with_cell(rows_of(first, "themes"), 2, "name_en", "Mine"), "themes.csv"
    )
    published_by_another(first, 1, "Theirs")
    app.run()
    assert "Meanwhile" in texts(sound(app))
    assert is_disabled(app, "update-publish")
    app.button(key="update-merge").click().run()
    assert "1 row changed" in texts(sound(app))
    write_note(app, "Mine too")
    app.button(key="update-publish").click().run()
    sound(app)
    names = cache.dataset_at(cache.store().current_id()).table("themes")["name_en"]
    assert list(names[:2]) == ["Mine", "Theirs"]


def test_a_cell_that_both_changed_is_chosen(first: Dataset) -> None:
    app = drop(
        open_page(PAGE), with_cell(rows_of(first, "themes"), 2, "name_en", "Mine"), "themes.csv"
    )
    published_by_another(first, 0, "Theirs")
    app.run()
    assert is_disabled(sound(app), "update-merge")
    (choice,) = [radio for radio in app.radio if str(radio.key).startswith("update-conflict")]
    choice.set_value("mine").run()
    app.button(key="update-merge").click().run()
    here = desk.on_desk(EDITOR)
    assert here is not None and not here.is_stale
    assert [cell.after for change in here.draft.changes for cell in change.cells] == ["Mine"]


def test_a_race_for_publishing_keeps_the_draft_and_says_so(
    first: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = drop(
        open_page(PAGE), with_cell(rows_of(first, "themes"), 2, "name_en", "Mine"), "themes.csv"
    )
    write_note(app, "Mine")
    really_publish = publish.publish

    def somebody_is_quicker(*arguments, **named):
        monkeypatch.setattr(publish, "publish", really_publish)
        published_by_another(first, 1, "Theirs")
        return really_publish(*arguments, **named)

    monkeypatch.setattr(publish, "publish", somebody_is_quicker)
    app.button(key="update-publish").click().run()
    assert sound(app).error
    assert desk.on_desk(EDITOR) is not None
    assert app.button(key="update-merge")


def test_a_draft_can_be_seen_as_the_whole_dashboard_by_its_author(first: Dataset) -> None:
    rows = with_cell(rows_of(first, "themes"), 2, "name_en", "Another name")
    drop(open_page(PAGE), rows, "themes.csv")
    (stored,) = cache.store().drafts(EDITOR)
    theme = rows[1][0]
    app = sound(open_page("explore/deals", draft=stored.id, theme=theme))
    assert "Preview" in texts(app)
    assert any("Another name" in str(button.label) for button in app.button)
    assert address(app, "draft") == [stored.id]
    app.button(key="leave-preview").click().run()
    assert "Preview" not in texts(sound(app))
    assert "draft" not in app.query_params


def test_a_draft_that_is_not_ones_own_cannot_be_seen(first: Dataset) -> None:
    candidate_rows = with_cell(rows_of(first, "themes"), 2, "name_en", "Secret name")
    drop(open_page(PAGE), candidate_rows, "themes.csv")
    (stored,) = cache.store().drafts(EDITOR)
    theirs = cache.store().save_draft(
        OTHER, based_on=stored.based_on, content=stored.content, title="theirs"
    )
    for page in ("explore/overview", "explore/deals"):
        app = sound(open_page(page, draft=theirs, theme=candidate_rows[1][0]))
        assert "Secret name" not in texts(app) + "".join(str(each.label) for each in app.button)
        assert "not yours" in texts(app)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_hopeless_files_are_refused_in_words(first: Dataset, language: str) -> None:
    app = open_page(PAGE, lang=language)
    app.file_uploader[0].upload("notes.docx", b"PK\x03\x04 no", "application/zip")
    app.run()
    assert len(sound(app).get("expander")) >= 1
    assert is_disabled(app, "update-publish")
