"""Two processes over one PostgreSQL behind nginx, set up as ``compose.yaml`` does, and operated."""

import json
import re
import threading
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from data import publish
from data.model import Act
from data.store import Store
from tests.browser.chromium import PATIENCE, open_page, settle
from tests.browser.nginx import nginx
from tests.browser.server import ROOT, Server
from tests.data.conftest import retitled
from tests.data.postgres import Postgres, postgres_server

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

SECONDS_TO_BE_SEEN = 5
SECONDS_TO_NOTICE_AN_OUTAGE = 15  # asked at most every five, and looked at every three
VIEW = "/deals?country=KAZ&lens=headline"
COOKIE = "atlas_process"


@dataclass(frozen=True)
class Site:
    """The whole of it: two servers, what they keep their data in, and where readers come."""

    first: Server
    second: Server
    database: Postgres
    store: Store
    url: str
    log: Path

    def cookie_for(self, wanted: Server) -> str:
        """Return a cookie by which the proxy sends a reader to a server."""
        for number in range(64):
            cookie = f"reader-{number}"
            before = answered(wanted)
            ask(f"{self.url}/api/v1/claims?limit=1", Cookie=f"{COOKIE}={cookie}")
            if answered(wanted) > before:
                return cookie
        raise AssertionError("the proxy sends nobody there")


def settings_of_compose() -> dict[str, str]:
    """Return the processes' settings as compose has them, save those that name its network."""
    services = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]
    settings: dict[str, str] = dict(services["first"]["environment"])
    asked_of_whoever_runs_it = re.compile(r"\$\{\w+:-\}")
    told = {name: asked_of_whoever_runs_it.sub("", text) for name, text in settings.items()}
    return {**told, "ATLAS_TRUSTED_PROXY": "127.0.0.1"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with postgres_server() as database:
        settings = {**settings_of_compose(), "ATLAS_DATABASE_URL": database.url}
        # Whoever sits at the machine may publish there, past the proxy; through it nobody may.
        servers = [Server(environment={**settings, "ATLAS_LOCAL_EDITOR": "1"}) for _two in "12"]
        with ThreadPoolExecutor() as at_once:  # both find an empty store, and one fills it
            list(at_once.map(Server.start, servers))
        folder = tmp_path_factory.mktemp("nginx")
        store = Store(database.url)
        try:
            with nginx(folder, *(server.port for server in servers)) as url:
                yield Site(servers[0], servers[1], database, store, url, folder / "log")
        finally:
            store.close()
            for server in servers:
                server.kill()  # at once: nothing of theirs is wanted any more


def ask(url: str, **headers: str) -> tuple[int, str]:
    request = urllib.request.Request(url, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode()


def figure(server: Server, name: str) -> float:
    """Return a count of a server, asked past the proxy."""
    _status, body = ask(f"{server.url}/api/metrics")
    lines = [line for line in body.splitlines() if line.startswith(name)]
    return sum(float(line.rpartition(" ")[2]) for line in lines)


def answered(server: Server) -> float:
    return figure(server, 'atlas_api_requests_total{address="/v1/claims"')


def wait_for_a_session_at(server: Server) -> None:
    """Wait until one reader is there, whoever left a moment ago being forgotten."""
    deadline = time.monotonic() + PATIENCE / 1000
    while (found := figure(server, "atlas_sessions")) != 1:
        assert time.monotonic() < deadline, f"{found} sessions"
        time.sleep(0.1)  # between two questions to the server


@contextmanager
def reader_on(browser: Browser, site: Site, server: Server) -> Iterator[Page]:
    """Open a window whose reader the proxy sends to a server, as long as that is there."""
    context = browser.new_context(locale="en-US")
    cookie = site.cookie_for(server)
    context.add_cookies([{"name": COOKIE, "value": cookie, "url": site.url}])
    context.set_default_timeout(PATIENCE)
    try:
        yield context.new_page()
    finally:
        context.close()  # or its session would be counted in the next test


@contextmanager
def editor_at(browser: Browser, server: Server, path: str) -> Iterator[Page]:
    context = browser.new_context(locale="en-US")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    open_page(page, f"{server.url}{path}")
    try:
        yield page
    finally:
        context.close()


def heading(page: Page):
    return page.get_by_role("heading", level=1)


def test_what_is_published_at_one_process_is_seen_at_the_other_within_five_seconds(
    browser: Browser, site: Site
) -> None:
    before = site.store.current()
    dataset = site.store.dataset(before.id)
    tables, title = retitled(dataset, "To be taken back"), "To be taken back"
    publish.publish(site.store, tables, based_on=before.id, by="a@example.org", note="Edit")
    deal = dataset.tables["deals"]["deal_id"].iloc[0]
    with (
        reader_on(browser, site, site.second) as reader,
        editor_at(browser, site.first, "/history") as editor,
    ):
        open_page(reader, f"{site.url}/deal?id={deal}")
        expect(heading(reader)).to_have_text(title, timeout=PATIENCE)
        wait_for_a_session_at(site.second)
        editor.locator(f".st-key-restore-{before.id} button").click()
        editor.locator(".st-key-restore-note input").fill("It was right")
        editor.locator(".st-key-restore-now button").click()
        expect(editor.get_by_text("It was right")).to_be_visible()
        expect(heading(reader)).not_to_have_text(title, timeout=SECONDS_TO_BE_SEEN * 1000)
        assert site.store.current().act == Act.ROLLED_BACK
        open_page(reader, f"{site.url}/history")  # through the proxy nobody is an editor
        expect(heading(reader)).to_have_text("For editors only")


def test_a_reader_of_a_process_that_dies_goes_on_with_his_view_at_the_other(
    browser: Browser, site: Site
) -> None:
    with reader_on(browser, site, site.first) as reader:
        open_page(reader, f"{site.url}{VIEW}")
        sentence = reader.get_by_test_id("stMarkdown").first.inner_text()
        wait_for_a_session_at(site.first)
        site.first.kill()
        try:
            reader.wait_for_selector(
                '.stApp[data-test-connection-state="CONNECTED"]', timeout=PATIENCE
            )
            reader.get_by_role("link", name="Meetings", exact=True).click()
            expect(heading(reader)).to_have_text("Meetings")
            expect(reader).to_have_url(re.compile("country=KAZ.*lens=headline"))
            reader.go_back()
            settle(reader)
            expect(reader.get_by_test_id("stMarkdown").first).to_have_text(sentence)
            wait_for_a_session_at(site.second)
        finally:
            site.first.start()


def test_a_rolling_restart_turns_nobody_away_and_loses_no_draft(
    browser: Browser, site: Site
) -> None:
    turned_away: list[tuple[int, str]] = []
    is_over = threading.Event()

    def keep_asking() -> None:
        number = 0
        while not is_over.is_set():
            number += 1
            for path in ("/deals", "/api/health"):
                answer = ask(f"{site.url}{path}", Cookie=f"{COOKIE}={number}")
                if answer[0] != 200:
                    turned_away.append(answer)
            is_over.wait(0.1)

    with editor_at(browser, site.first, "/update") as editor:
        editor.locator("input[type=file]").set_input_files(
            {"name": "themes.csv", "mimeType": "text/csv", "buffer": renamed_theme(site.store)}
        )
        expect(editor.locator(".st-key-update-step-4")).to_be_visible()
        asking = threading.Thread(target=keep_asking)
        asking.start()
        try:
            for server in (site.first, site.second):
                server.stop()
                server.start()
        finally:
            is_over.set()
            asking.join()
        assert turned_away == []
        open_page(editor, f"{site.first.url}/update")
        expect(editor.locator(".st-key-update-step-4")).to_be_visible()
    with editor_at(browser, site.second, "/update") as elsewhere:
        expect(elsewhere.locator(".st-key-update-step-4")).to_be_visible()


def renamed_theme(store: Store) -> bytes:
    themes = store.dataset(store.current_id()).table("themes")
    themes.loc[0, "name_en"] = "Another name"
    return str(themes.to_csv(index=False)).encode()


def test_readers_read_on_while_the_database_is_away_and_all_recovers_by_itself(
    browser: Browser, site: Site
) -> None:
    banner = ".st-key-stale"
    with (
        reader_on(browser, site, site.second) as reader,
        reader_on(browser, site, site.second) as holder,
    ):
        open_page(reader, f"{site.url}{VIEW}")
        open_page(holder, f"{site.url}{VIEW}&rev={site.store.current().id}")
        for page in (reader, holder):
            expect(page.locator(banner)).to_have_count(0)
        site.database.stop()
        try:
            for page in (reader, holder):
                expect(page.locator(banner)).to_contain_text(
                    re.compile(r"since .* UTC"), timeout=SECONDS_TO_NOTICE_AN_OUTAGE * 1000
                )
            reader.get_by_role("link", name="Meetings", exact=True).click()
            expect(heading(reader)).to_have_text("Meetings")
            expect(reader.get_by_test_id("stException")).to_have_count(0)
            status, body = ask(f"{site.second.url}/api/ready")
            assert (status, json.loads(body)["store"]) == (503, "unreachable")
            assert ask(f"{site.url}/api/health")[0] == 200
            assert ask(f"{site.url}/api/v1/deals?limit=1")[0] == 200
        finally:
            site.database.start()
        for page in (reader, holder):
            expect(page.locator(banner)).to_have_count(
                0, timeout=SECONDS_TO_NOTICE_AN_OUTAGE * 1000
            )
        assert ask(f"{site.second.url}/api/ready")[0] == 200


def test_the_proxy_keeps_metrics_inside_and_its_log_tells_neither_who_nor_what_for(
    site: Site,
) -> None:
    assert ask(f"{site.url}/api/metrics")[0] == 404
    ask(f"{site.url}/api/v1/deals?limit=1&q=somebody")
    lines = [line for line in site.log.read_text().splitlines() if "/api/v1/deals" in line]
    assert lines
    assert not any("somebody" in line or "127.0.0.1" in line for line in lines)
