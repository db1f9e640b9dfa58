"""The API, the screen and the download say the same, whatever is selected."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import pyarrow.parquet
import pytest
from hypothesis import given
from starlette.testclient import TestClient

from components import wording
from components.exports import csv_files, provenance
from components.i18n import Language, speaking
from components.service import formats
from components.service.resources import RESOURCES
from data import history, packages, queries
from data import selection as selecting
from data.model import Dataset, Selection
from data.vocabulary import CountrySide, Lens
from tests.components.service.conftest import HERE, Held, service
from tests.strategies import FEW, datasets, selections

TABLES = {"deals": "deals", "meetings": "meetings", "actors": "actors", "sources": "sources",
          "memberships": "memberships", "events": "deal_events", "claims": "claims"}  # fmt: skip
KAZAKHSTAN = "country=KAZ&lens=memorandum"


def rows_of(client: TestClient, name: str, query: str) -> list[dict[str, Any]]:
    """Return all rows of a resource, page after page."""
    address, rows = f"/api/v1/{name}?{query}", []
    while address:
        answer = client.get(address)
        assert answer.status_code == 200, answer.text
        rows += answer.json()["rows"]
        address = answer.json()["next"]
    return rows


def csv_rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def only(rows: list[dict[str, Any]], columns: Any) -> list[dict[str, Any]]:
    return [{name: row[name] for name in columns} for row in rows]


@pytest.fixture(scope="module")
def opened(shipped: Dataset) -> Iterator[tuple[Held, TestClient]]:
    """Return a service that stays open while its datasets change."""
    held = Held([shipped])
    with TestClient(service(held)) as client, speaking(Language.EN):
        yield held, client


@FEW
@given(datasets(), selections())
def test_api_screen_and_download_have_the_same_rows_and_sums(
    opened: tuple[Held, TestClient], dataset: Dataset, asked: Selection
) -> None:
    held, client = opened
    held.datasets[:] = [dataset]
    # A page would drop the ids that a small random dataset lacks.
    asked = selecting.from_query(selecting.to_query(asked), queries.known_ids(dataset))
    query = urlencode(selecting.to_query(asked), doseq=True)
    seen = history.as_asked(dataset, asked)
    about = provenance.of_selection(seen, asked, title="", address="")
    for name, table in TABLES.items():
        kept = queries.kept_table(seen, asked, table)
        rows = rows_of(client, name, f"{query}&limit=3")
        assert only(rows, kept.columns) == formats.json_rows(kept)
        downloaded = zipfile.ZipFile(io.BytesIO(csv_files.csv_with_readme({table: kept}, about)))
        from_api = csv_rows(client.get(f"/api/v1/{name}.csv?{query}").content)
        assert only(from_api, kept.columns) == csv_rows(downloaded.read(f"{table}.csv"))
    _same_as_the_screen(client, query, seen, asked)


def _same_as_the_screen(client: TestClient, query: str, seen: Dataset, asked: Selection) -> None:
    deals, meetings = queries.deals(seen, asked), queries.meetings(seen, asked)
    answer = client.get(f"/api/v1/deals?{query}&limit=1000").json()
    counted = [row["deal_id"] for row in answer["rows"] if row["is_counted"]]
    assert counted == deals["deal_id"].tolist()
    own = sum(row["own_best_usd_m"] or 0 for row in answer["rows"] if row["is_counted"])
    assert own == pytest.approx(queries.total(deals).best_usd_m)
    assert answer["sums"]["counted"]["best_usd_m"] == pytest.approx(own)
    found = [row["meeting_id"] for row in rows_of(client, "meetings", query)]
    assert found == meetings["meeting_id"].tolist()
    flows = queries.flows(seen, deals)
    fields = [field.name for field in RESOURCES["flows"].fields]
    assert rows_of(client, "flows", query) == formats.json_rows(flows[fields])
    for by in ("theme", "kind"):
        groups = rows_of(client, "totals", f"{query}&by={by}")
        assert only(groups, ["id", "value_usd_m"]) == formats.json_rows(
            queries.value_by(deals, by)[["id", "value_usd_m"]]
        )
    measured = queries.actors(seen, asked).set_index("actor_id")["value_usd_m"]
    said = {row["actor_id"]: row["counted_usd_m"] for row in rows_of(client, "actors", query)}
    assert {actor: said[actor] for actor in measured.index} == measured.to_dict()


@pytest.mark.parametrize("name", [each.name for each in RESOURCES.values()])
def test_every_format_of_a_resource_has_the_same_rows(client: TestClient, name: str) -> None:
    rows = rows_of(client, name, f"{KAZAKHSTAN}&limit=1000")
    key = list(RESOURCES[name].key)
    assert rows
    table = pyarrow.parquet.read_table(
        io.BytesIO(client.get(f"/api/v1/{name}.parquet?{KAZAKHSTAN}").content)
    )
    assert table.column_names == list(rows[0])
    from_parquet = [[str(row[name]) for name in key] for row in table.to_pylist()]
    assert from_parquet == [[str(row[name]) for name in key] for row in rows]
    assert table.schema.metadata[b"License"].startswith(b"Creative Commons")
    written = csv_rows(client.get(f"/api/v1/{name}.csv?{KAZAKHSTAN}").content)
    assert [str(row[key[0]]) for row in rows] == [row[key[0]] for row in written]


@pytest.mark.parametrize("name", ["deals", "meetings", "flows"])
def test_geojson_has_every_row_at_its_place_or_without_one(client: TestClient, name: str) -> None:
    found = client.get(f"/api/v1/{name}.geojson?{KAZAKHSTAN}").json()
    assert found["type"] == "FeatureCollection"
    assert [each["properties"] for each in found["features"]] == rows_of(
        client, name, f"{KAZAKHSTAN}&limit=1000"
    )
    kinds = {each["geometry"] and each["geometry"]["type"] for each in found["features"]}
    assert kinds <= {None, "LineString" if name == "flows" else "Point"}
    assert len(kinds) > 0
    for feature in found["features"]:
        points = feature["geometry"]["coordinates"] if feature["geometry"] else []
        for longitude, latitude in points if name == "flows" else [points] if points else []:
            assert -180 <= longitude <= 180
            assert -90 <= latitude <= 90


@pytest.mark.parametrize(
    "by", ["theme", "country", "status", "kind", "actor", "year", "quarter", "month"]
)
def test_totals_by_anything_that_parts_deals_add_up_to_the_total(
    client: TestClient, by: str
) -> None:
    answer = client.get(f"/api/v1/totals?{KAZAKHSTAN}&by={by}&limit=1000").json()
    counted = [row for row in answer["rows"] if row["is_counted"]]
    whole = answer["sums"]["counted"]["best_usd_m"]
    together = sum(row["value_usd_m"] for row in counted)
    if by in ("country", "actor"):
        assert together > whole  # each deal counts in full for each
    else:
        assert together == pytest.approx(whole)


@pytest.mark.parametrize(("language", "said"), [("en", "Kazakhstan"), ("ar", "كازاخستان")])
def test_an_answer_says_what_it_shows_and_how_to_cite_it(
    client: TestClient, shipped: Dataset, language: str, said: str
) -> None:
    answer = client.get(f"/api/v1/deals?{KAZAKHSTAN}&lang={language}&view=flows&limit=1")
    told = answer.json()
    assert said in told["filters"]
    assert told["ignored"] == ["view"]
    assert told["revision"]["id"] == shipped.revision.id in told["cite"]
    assert told["license"]["name"] == "CC-BY-4.0"
    assert told["counting"]["lens"] == "memorandum"
    with speaking(Language(language)):
        assert told["counting"]["rule"] == wording.lens_rule(Lens.MEMORANDUM)
    assert told["address"].startswith(f"{HERE}/data?table=deals&country=KAZ")
    assert answer.headers["content-language"] == language
    assert answer.headers["atlas-revision"] == shipped.revision.id
    assert 'rel="license"' in answer.headers["link"]


def test_an_address_of_a_page_is_one_of_the_api(client: TestClient, shipped: Dataset) -> None:
    page = "deals?country=KAZ&as=payer&theme=aviation&lens=headline&view=time&grain=year&show=time"
    asked = Selection(
        countries=("KAZ",), country_side=CountrySide.PAYER, themes=("aviation",), lens=Lens.HEADLINE
    )
    answer = client.get(f"/api/v1/{page}").json()
    assert answer["sums"]["counted"]["deals"] == len(queries.deals(shipped, asked)) > 0


def test_filters_that_do_not_matter_are_named(client: TestClient) -> None:
    answer = client.get(f"/api/v1/revisions?{KAZAKHSTAN}&view=flows").json()
    assert set(answer["ignored"]) == {"country", "lens", "view"}
    assert "sums" not in answer


def test_the_package_is_the_one_of_the_data_page(client: TestClient, shipped: Dataset) -> None:
    created = shipped.revision.published_at
    answer = client.get("/api/v1/datapackage.zip?country=KAZ&known-on=2024-01-01")
    assert answer.content == packages.zipped(shipped.tables, created=created)


def test_text_of_the_data_is_text_in_json_and_runs_nothing_in_a_spreadsheet() -> None:
    table = pd.DataFrame({"title_en": ["=1+1"]})
    assert formats.json_rows(table) == [{"title_en": "=1+1"}]
    assert b"'=1+1" in csv_files.csv_file(table)
    assert json.loads(json.dumps(formats.json_rows(table)))
