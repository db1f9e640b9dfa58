"""The rows of a hand-out for other programs: CSV, GeoJSON and Parquet, each naming its source."""

import io
import json
import zipfile
from typing import Any

import pandas as pd

from components import making
from components.exports import csv_files
from components.exports.cells import Cell
from components.handouts.content import Handout
from components.i18n import _, language, ngettext
from data import queries
from data.model import Dataset

ABOUT = "accord_atlas"
"""The key under which a file's own metadata say where it is from."""
_DAY = (1980, 1, 1, 0, 0, 0)  # of the files in an archive: the same rows make the same bytes


def tables(dataset: Dataset, handout: Handout) -> dict[str, pd.DataFrame]:
    """Return the tables of the rows that a hand-out is about, as ``queries.kept_tables``."""
    rows = handout.rows
    return queries.tables_of(dataset, rows.deals, rows.meetings, rows.lens)


def csv(dataset: Dataset, handout: Handout) -> bytes:
    """Return a zip of a CSV file for each table, and a README."""
    return csv_files.csv_with_readme(tables(dataset, handout), handout.about)


def parquet(dataset: Dataset, handout: Handout) -> bytes:
    """Return a zip of a Parquet file for each table, in whose schema its provenance stands."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:  # the files are compressed already
        for name, table in tables(dataset, handout).items():
            making.writing(name)
            archive.writestr(zipfile.ZipInfo(f"{name}.parquet", _DAY), _parquet(table, handout))
        archive.writestr(zipfile.ZipInfo(csv_files.README, _DAY), csv_files.readme(handout.about))
    return file.getvalue()


def _parquet(table: pd.DataFrame, handout: Handout) -> bytes:
    import pyarrow as arrow
    from pyarrow import parquet as files

    plain = table.copy(deep=False)
    for column in plain.columns:
        if pd.api.types.is_datetime64_any_dtype(plain[column]):
            plain[column] = pd.Series(
                [None if pd.isna(day) else day.date() for day in plain[column]],
                index=plain.index,
                dtype=object,
            )
    written = arrow.Table.from_pandas(plain, preserve_index=False)
    about = json.dumps(dict(handout.about.lines), ensure_ascii=False)
    written = written.replace_schema_metadata({**(written.schema.metadata or {}), ABOUT: about})
    file = io.BytesIO()
    files.write_table(written, file)
    return file.getvalue()


def geojson(dataset: Dataset, handout: Handout) -> bytes:
    """Return the deals and meetings that have a place as points, and where they are from.

    A point's properties are ``table``, ``id``, ``title``, ``place``, ``country`` (alpha-3),
    ``date``, ``date_precision``, ``status``, ``kind``, ``theme``; of a deal also ``is_counted``
    and its figures in millions of US dollars.
    """
    kept = tables(dataset, handout)
    places = {str(place["place_id"]): place for _row, place in kept["places"].iterrows()}
    points, left_out = [], 0
    for name, key, day in (
        ("deals", "deal_id", "announced_on"),
        ("meetings", "meeting_id", "start_on"),
    ):
        making.writing(name)
        for _row, row in kept[name].iterrows():
            place = places.get(str(row["place_id"]))
            if place is None:
                left_out += 1
            else:
                points.append(_point(name, row, place, key, day))
    told = dict(handout.about.lines)
    if left_out:
        told[_("Left out")] = ngettext(
            "{count} row without a known place", "{count} rows without a known place", left_out
        ).format(count=left_out)
    collection = {"type": "FeatureCollection", ABOUT: told, "features": points}
    return json.dumps(collection, ensure_ascii=False, allow_nan=False).encode()


def _point(name: str, row: pd.Series, place: pd.Series, key: str, day: str) -> dict[str, Any]:
    spoken = language()
    properties: dict[str, Cell] = {
        "table": name,
        "id": str(row[key]),
        "title": str(row[f"title_{spoken}"]),
        "place": str(place[f"name_{spoken}"]),
        "country": str(place["country"]),
        "date": None if pd.isna(row[day]) else row[day].date().isoformat(),
        **{column: str(row[column]) for column in ("date_precision", "status", "kind", "theme")},
    }
    if name == "deals":
        properties["is_counted"] = bool(row["is_counted"])
        for column in ("value_usd_m", "own_low_usd_m", "own_best_usd_m", "own_high_usd_m"):
            properties[column] = None if pd.isna(row[column]) else float(row[column])
    at = [float(place["longitude"]), float(place["latitude"])]
    return {
        "type": "Feature",
        "id": f"{name}/{row[key]}",
        "geometry": {"type": "Point", "coordinates": at},
        "properties": properties,
    }
