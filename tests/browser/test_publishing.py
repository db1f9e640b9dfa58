"""Editors undo in the browser, readers see it within seconds, and nobody else is an editor."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import Browser, Page, expect

from data import publish
from data.model import Act, Revision
from data.store import Store
from tests.browser.chromium import PATIENCE, open_page, settle
from tests.browser.conftest import Reader
from tests.browser.proxy import reverse_proxy
from tests.browser.server import STREAMLIT, Server
from tests.data.conftest import retitled

pytestmark = pytest.mark.browser

SECONDS_TO_BE_SEEN = 5
AIGUL = "aigul@example.org"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"sqlite:///{tmp_path_factory.mktemp('store') / 'atlas.sqlite'}"


@pytest.fixture(scope="module")
def store(url: str) -> Iterator[Store]:
    opened = publish.open_store(url)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def own(url: str, store: Store) -> Iterator[Server]:
    """Run the server as ``make run`` does, over a store of its own."""
    with Server(environment=as_make_run(url)) as running:
        yield running


def as_make_run(url: str) -> dict[str, str]:
    return {"ATLAS_DATABASE_URL": url, "ATLAS_LOCAL_EDITOR": "1"}


def edit(store: Store, title: str) -> tuple[str, Revision, Revision]:
    """Give the first deal another title; return its id, the revisions before and after."""
    first = store.current()
    dataset = store.dataset(first.id)
    deal_id = str(dataset.tables["deals"]["deal_id"].iloc[0])
    tables = retitled(dataset, title)
    second = publish.publish(store, tables, based_on=first.id, by=AIGUL, note="Edit")
    return deal_id, first, second


def heading(page: Page):
    return page.get_by_role("heading", level=1)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_second_browser_sees_a_roll_back_within_five_seconds(
    browser: Browser, own: Server, store: Store, language: str
) -> None:
    title = f"To be undone ({language})"
    deal_id, first, second = edit(store, title)
    editing, reading = browser.new_context(), browser.new_context()
    editor, reader = editing.new_page(), reading.new_page()
    open_page(reader, f"{own.url}/deal?id={deal_id}")
    expect(heading(reader)).to_have_text(title)
    address = reader.url
    open_page(editor, f"{own.url}/history?lang={language}")
    editor.locator(f".st-key-restore-{first.id} button").click()
    words = editor.locator(".st-key-restore-note input")
    words.fill(f"It was right ({language})")
    editor.locator(".st-key-restore-now button").click()
    expect(editor.get_by_text(f"It was right ({language})")).to_be_visible(timeout=PATIENCE)
    expect(heading(reader)).not_to_have_text(title, timeout=SECONDS_TO_BE_SEEN * 1000)
    assert reader.url == address
    restored = store.current()
    assert (restored.act, restored.restores) == (Act.ROLLED_BACK, first.id)
    assert restored.parent == second.id
    open_page(reader, f"{own.url}/changes?lang={language}")
    expect(reader.get_by_text(f"It was right ({language})")).to_be_visible()
    expect(reader.get_by_text(AIGUL)).to_have_count(0)
    editing.close()
    reading.close()


def test_an_old_revision_is_looked_at_and_left_again(
    reader: Reader, own: Server, store: Store
) -> None:
    deal_id, first, _second = edit(store, "Newer")
    page = reader.page
    open_page(page, f"{own.url}/deal?id={deal_id}&rev={first.id}")
    expect(heading(page)).not_to_have_text("Newer")
    older = heading(page).inner_text()
    page.get_by_role("link", name="Meetings", exact=True).click()
    expect(page).to_have_url(re.compile(f"rev={first.id}"))
    expect(heading(page)).to_have_text("Meetings")
    settle(page)  # until its run has ended, a page may still write its address
    page.go_back()
    expect(heading(page)).to_have_text(older)
    settle(page)
    page.get_by_role("button", name="Show the current revision").click()
    expect(heading(page)).to_have_text("Newer", timeout=PATIENCE)
    expect(page).not_to_have_url(re.compile("rev="))


def test_who_holds_a_revision_fast_is_told_of_a_newer_one_without_a_click_and_keeps_it(
    reader: Reader, own: Server, store: Store
) -> None:
    deal_id, _first, held = edit(store, "Held fast")
    page = reader.page
    open_page(page, f"{own.url}/deal?id={deal_id}&rev={held.id}")
    way_on = page.get_by_role("button", name="Show the current revision")
    expect(way_on).to_have_count(0)
    edit(store, "Newer than that")
    expect(way_on).to_be_visible(timeout=SECONDS_TO_BE_SEEN * 1000)
    expect(heading(page)).to_have_text("Held fast")


def test_revisions_and_drafts_survive_a_restart(reader: Reader, own: Server, store: Store) -> None:
    _deal_id, _first, second = edit(store, "Before the restart")
    draft = store.save_draft(AIGUL, based_on=second.id, content=b"work")
    own.stop()
    own.start()
    page = reader.page
    open_page(page, f"{own.url}/history")
    expect(page.get_by_text(second.id).first).to_be_visible()
    kept = store.draft(AIGUL, draft)
    assert kept is not None and kept.content == b"work"


@pytest.mark.parametrize(
    "added", [{"X-Forwarded-For": "203.0.113.7"}, {"Via": "1.1 proxy"}, {}], ids=str
)
def test_a_proxy_on_the_same_machine_makes_nobody_an_editor(
    reader: Reader, own: Server, added: dict[str, str]
) -> None:
    page = reader.page
    with reverse_proxy(own.port, added) as address:
        open_page(page, f"{address}/history")
        expect(heading(page)).to_have_text("For editors only")
        expect(page.get_by_role("link", name="History")).to_have_count(0)
    open_page(page, f"{own.url}/history")
    expect(heading(page)).to_have_text("History")


def write_secrets(file: Path, server: Server, provider: str) -> None:
    file.write_text(
        f"""
        [auth]
        redirect_uri = "{server.url}/oauth2callback"
        cookie_secret = "{"c" * 64}"
        client_id = "atlas"
        client_secret = "secret"
        server_metadata_url = "{provider}/.well-known/openid-configuration"

        [editors]
        addresses = ["{AIGUL}"]
        """
    )


def sign_in(page: Page, person: str) -> None:
    page.locator(".st-key-sign-in button").click()
    page.get_by_role("button", name=person).click()
    page.wait_for_selector(".st-key-sign-out", timeout=PATIENCE)
    settle(page)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # the provider uses Authlib's old ways
def test_people_sign_in_and_only_those_on_the_list_may_publish(
    reader: Reader, url: str, store: Store, tmp_path: Path
) -> None:
    page = reader.page
    people = [
        User(sub="aigul", claims={"email": AIGUL, "email_verified": True}),
        User(sub="omar", claims={"email": "omar@example.org", "email_verified": True}),
        User(sub="mallory", claims={"email": AIGUL, "email_verified": False}),
    ]
    file = tmp_path / "secrets.toml"
    server = Server(
        command=(*STREAMLIT, "--secrets.files", str(file)), environment=as_make_run(url)
    )
    with run_server_in_thread(user_claims=people) as provider:
        write_secrets(file, server, f"http://localhost:{provider.server_port}")
        with server:
            for person, title in [("aigul", "History"), ("omar", "For editors only")]:
                open_page(page, f"{server.url}/history")
                # With sign-in, being at the machine makes nobody an editor.
                expect(heading(page)).to_have_text("For editors only")
                sign_in(page, person)
                open_page(page, f"{server.url}/history")
                expect(heading(page)).to_have_text(title)
                page.locator(".st-key-sign-out button").click()
                page.wait_for_url(re.compile("end_session"), timeout=PATIENCE)
                open_page(page, f"{server.url}/history")
                page.wait_for_selector(".st-key-sign-in", timeout=PATIENCE)
                page.context.clear_cookies()
            open_page(page, f"{server.url}/history")
            page.locator(".st-key-sign-in button").click()
            page.get_by_role("button", name="mallory").click()
            page.wait_for_url(re.compile(f"^{server.url}"))
            open_page(page, f"{server.url}/history")
            expect(heading(page)).to_have_text("For editors only")
    noted = [(entry.act, entry.who) for entry in store.audit_log()]
    assert (Act.SIGNED_IN, AIGUL) in noted
    assert (Act.SIGNED_IN, "omar@example.org") in noted
    assert (Act.REFUSED, "omar@example.org") in noted
