"""What stands around every answer: paging, tags, compression, problems, and what watches."""

import re

import pytest
from starlette.testclient import TestClient

from components.i18n import Language, speaking
from components.service import answers, examples, problems
from components.service.resources import RESOURCES
from data.model import Dataset
from tests.components.service.conftest import HERE, Held

DEALS = "/api/v1/deals"


def test_following_next_gives_every_row_once(client: TestClient, shipped: Dataset) -> None:
    found, address = [], f"{DEALS}?limit=100&lens=headline"
    while address:
        answer = client.get(address)
        found += [row["deal_id"] for row in answer.json()["rows"]]
        following = answer.json()["next"]
        links = re.findall(r'<([^>]+)>; rel="next"', answer.headers["link"])
        assert links == ([following] if following else [])
        address = following
    assert found == shipped.tables["deals"]["deal_id"].tolist()
    assert len(client.get(f"{DEALS}.csv").text.splitlines()) > len(found)


@pytest.mark.parametrize("path", ["deals", "deals.csv", "flows.geojson", "feed.atom",
                                  "meetings.ics", "datapackage.zip", "revisions"])  # fmt: skip
def test_what_a_client_has_is_not_sent_again(client: TestClient, path: str) -> None:
    first = client.get(f"/api/v1/{path}?country=KAZ")
    tag = first.headers["etag"]
    again = client.get(f"/api/v1/{path}?country=KAZ", headers={"If-None-Match": f'"x", {tag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag
    other = client.get(f"/api/v1/{path}?country=UZB", headers={"If-None-Match": tag})
    assert other.status_code == 200 or path == "revisions"


def test_a_tag_changes_with_the_revision(client: TestClient, held: Held) -> None:
    from tests.components.service.test_feeds import edited

    before = client.get(DEALS).headers["etag"]
    held.datasets.insert(0, edited(held.datasets[0], status="in_force"))
    answer = client.get(DEALS, headers={"If-None-Match": before})
    assert answer.status_code == 200
    pinned = client.get(f"{DEALS}?rev={held.datasets[1].revision.id}")
    assert pinned.json()["revision"]["id"] == held.datasets[1].revision.id


def test_long_answers_are_compressed_and_short_ones_are_not(client: TestClient) -> None:
    assert client.get(DEALS).headers["content-encoding"] == "gzip"
    assert "content-encoding" not in client.get(DEALS, headers={"Accept-Encoding": ""}).headers
    assert "content-encoding" not in client.get("/api/health").headers


def test_only_sites_of_the_setting_may_read_in_a_browser(client: TestClient) -> None:
    allowed = client.get(DEALS, headers={"Origin": "https://news.example"})
    assert allowed.headers["access-control-allow-origin"] == "https://news.example"
    other = client.get(DEALS, headers={"Origin": "https://other.example"})
    assert "access-control-allow-origin" not in other.headers


@pytest.mark.parametrize(
    ("path", "status", "parameter"),
    [
        ("/api/v1/deals?cuntry=KAZ", 400, "cuntry"),
        ("/api/v1/deals?country=XYZ&country=KAZ", 400, "country"),
        ("/api/v1/totals?by=size", 400, "by"),
        ("/api/v1/feed.atom?limit=3", 400, "limit"),
        ("/api/v1/openapi.json?country=KAZ", 400, "country"),
        ("/api/v1/deals?draft=1", 400, "draft"),
        ("/api/v1/deals?rev=20200101T000000Z-aaaaaa", 404, "rev"),
        ("/api/v1/deal", 404, None),
        ("/api/v2/deals", 404, None),
    ],
)
def test_a_problem_names_the_bad_parameter(
    client: TestClient, path: str, status: int, parameter: str | None
) -> None:
    answer = client.get(path)
    told = answer.json()
    assert answer.headers["content-type"] == problems.MEDIA_TYPE
    assert answer.status_code == told["status"] == status
    assert told.get("parameter") == parameter
    assert parameter is None or parameter in told["detail"]
    assert told["type"].removeprefix("/api/v1/#") in problems.KINDS


def test_the_api_can_only_be_read(client: TestClient) -> None:
    answer = client.post(DEALS)
    assert answer.status_code == 405
    assert answer.json()["type"] == "/api/v1/#method-not-allowed"
    assert client.head(DEALS).status_code == 200


def test_an_outage_of_the_store_is_told_without_its_address(client: TestClient, held: Held) -> None:
    held.is_away = True
    answer = client.get(DEALS)
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    assert "database" not in answer.text


def test_a_failure_of_ours_is_a_problem_that_gives_nothing_away(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_anything: object) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr(answers, "entity_tag", broken)
    answer = client.get(f"{DEALS}?q=private")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == problems.MEDIA_TYPE
    assert "secret" not in answer.text
    assert "a secret" in caplog.text
    assert "private" not in caplog.text


def test_it_is_ready_only_while_the_store_can_be_asked(
    client: TestClient, held: Held, shipped: Dataset
) -> None:
    assert client.get("/api/health").json() == {"status": "ok"}
    ready = client.get("/api/ready")
    assert ready.status_code == 200
    assert ready.json()["revision"] == shipped.revision.id
    held.is_away = True
    away = client.get("/api/ready")
    assert away.status_code == 503
    assert away.json()["store"] == "unreachable"
    assert client.get("/api/health").status_code == 200


def test_metrics_are_lines_that_prometheus_reads_and_count_what_was_asked(
    client: TestClient, shipped: Dataset
) -> None:
    line = 'atlas_api_requests_total{address="/v1/claims",status="200"} '

    def asked() -> float:
        found = [each for each in metrics().splitlines() if each.startswith(line)]
        return float(found[0].removeprefix(line)) if found else 0

    def metrics() -> str:
        return client.get("/api/metrics").text

    before = asked()
    client.get("/api/v1/claims?country=KAZ")
    assert asked() == before + 1
    sample = re.compile(r'[a-z_]+(\{([a-z]+="[^"\n]*",?)+\})? [0-9.e+-]+')
    for each in metrics().splitlines():
        assert each.startswith("# ") or sample.fullmatch(each), each
    assert "atlas_sessions 3" in metrics()
    assert shipped.revision.id in metrics()
    assert "KAZ" not in metrics()


@pytest.mark.parametrize("language", list(Language))
def test_the_page_of_examples_speaks_both_languages_and_its_addresses_answer(
    client: TestClient, language: Language
) -> None:
    page = client.get(f"/api/v1/?lang={language}").text
    assert f'dir="{"rtl" if language == Language.AR else "ltr"}"' in page
    if language == Language.AR:
        with speaking(Language.EN):
            english = examples.page(HERE, Language.EN)
        paragraphs = set(re.findall(r"<(?:p|h1|h2)>([^<]{25,})</", english))
        assert paragraphs
        assert not {text for text in paragraphs if text in page}
    for address in set(re.findall(r'href="([^"]+)"', page)):
        assert client.get(address.replace("&amp;", "&")).status_code == 200, address
    assert all(f'href="/api/v1/{name}"' in page for name in RESOURCES)
