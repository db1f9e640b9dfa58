"""Rows read by other programs: the deals and meetings of the selection, and where they are from."""

import io
import json
import zipfile
from pathlib import Path

import duckdb
import geopandas
import pandas as pd
import pytest
from pyarrow import parquet

from components.handouts import files, rows
from components.handouts.files import THE_VIEW, Format
from components.i18n import Language, speaking
from data import queries
from data.model import Dataset, Selection

ADDRESS = "https://atlas.example.org/?country=KAZ"
KAZAKHSTAN = Selection(countries=("KAZ",))


def content(
    dataset: Dataset, wanted: Format, spoken: Language = Language.EN, chosen: Selection = KAZAKHSTAN
) -> bytes:
    with speaking(spoken):
        return files.made(dataset, chosen, THE_VIEW, ADDRESS, wanted)


def test_the_counted_rows_of_parquet_add_up_to_the_total_on_the_screen(shipped: Dataset) -> None:
    archive = zipfile.ZipFile(io.BytesIO(content(shipped, Format.PARQUET)))
    read = parquet.read_table(io.BytesIO(archive.read("deals.parquet")))
    deals = read.to_pandas()
    counted = deals[deals["is_counted"]]
    total = queries.summary(shipped, KAZAKHSTAN).counted
    assert counted["own_best_usd_m"].sum() == pytest.approx(total.best_usd_m)
    assert len(counted) == total.deals
    assert str(read.schema.field("announced_on").type) == "date32[day]"
    told = json.loads(read.schema.metadata[rows.ABOUT.encode()])
    assert told["Revision"] == shipped.revision.id
    assert told["Address"] == ADDRESS


def test_a_database_program_joins_the_parquet_files_as_they_are(
    shipped: Dataset, tmp_path: Path
) -> None:
    with zipfile.ZipFile(io.BytesIO(content(shipped, Format.PARQUET))) as archive:
        archive.extractall(tmp_path)
    joined = f"""
        SELECT sum(own_best_usd_m) FROM '{tmp_path}/deals.parquet' AS deals
        WHERE is_counted AND deal_id IN (SELECT deal_id FROM '{tmp_path}/deal_parties.parquet')
    """
    counted = queries.summary(shipped, KAZAKHSTAN).counted
    (found,) = duckdb.connect().execute(joined).fetchone() or (None,)
    assert found == pytest.approx(counted.best_usd_m)


@pytest.mark.parametrize("spoken", Language)
def test_every_deal_and_meeting_with_a_place_is_a_point_there(
    shipped: Dataset, spoken: Language
) -> None:
    found = content(shipped, Format.GEOJSON, spoken)
    points = geopandas.read_file(io.BytesIO(found))
    kept = queries.kept_tables(shipped, KAZAKHSTAN)
    placed = [kept[name][kept[name]["place_id"] != ""] for name in ("deals", "meetings")]
    assert sorted(points["table"]) == sorted(
        ["deals"] * len(placed[0]) + ["meetings"] * len(placed[1])
    )
    places = shipped.table("places").set_index(f"name_{spoken}")
    for point in points.itertuples():
        at = places.loc[[point.place]]
        assert ((at["longitude"] == point.geometry.x) & (at["latitude"] == point.geometry.y)).any()
    assert shipped.revision.id in json.loads(found)[rows.ABOUT].values()


def test_the_rows_of_a_csv_file_are_those_of_the_data_page(shipped: Dataset) -> None:
    archive = zipfile.ZipFile(io.BytesIO(content(shipped, Format.CSV)))
    deals = pd.read_csv(io.BytesIO(archive.read("deals.csv")))
    kept = queries.kept_table(shipped, KAZAKHSTAN, "deals")
    assert set(deals["deal_id"]) == set(kept["deal_id"])
    assert ADDRESS in archive.read("README.txt").decode("utf-8-sig")


@pytest.mark.parametrize("wanted", [Format.CSV, Format.GEOJSON, Format.PARQUET])
def test_no_row_at_all_is_a_good_file(shipped: Dataset, wanted: Format) -> None:
    nothing = Selection(text="no such words anywhere")
    found = content(shipped, wanted, chosen=nothing)
    if wanted == Format.GEOJSON:
        assert json.loads(found)["features"] == []
    else:
        assert zipfile.ZipFile(io.BytesIO(found)).testzip() is None
