r"""Data packages in folders and zips; the only module that opens data files.

A package is a folder, or a zip of one, that holds ``datapackage.json`` and a CSV file a table
(``deals.csv`` and so on). Tables have one canonical form: the columns of the schema in its
order, rows sorted by key, ``\n`` at the end of each line. So the same facts give the same
bytes and the same digest, and a difference seen by eye is a difference in fact.
"""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from data import briefing, describe, intake, settings
from data.briefing import Briefing
from data.checks import FindingCode, check_references, finding
from data.checks.columns import typed
from data.errors import BrokenPackage, UnreadablePackage
from data.model import Dataset, Finding, Revision, Severity
from data.schema import LIST_SEPARATOR, LIST_TYPES, TABLES, Column, Table

Place = Path | bytes
"""Where a package is: a folder, a zip file, or the bytes of one."""

DESCRIPTION = "datapackage.json"
CODEBOOK = "README.md"
_NAMES = (DESCRIPTION, *(f"{name}.csv" for name in TABLES))


def shipped() -> Dataset:
    """Return the dataset of the package folder that the settings name.

    Raises:
        UnreadablePackage: there is no package there.
        BrokenPackage: its findings forbid using it.
    """
    dataset, findings = read_package(settings.PACKAGE_FOLDER)
    errors = [found for found in findings if found.severity == Severity.ERROR]
    if dataset is None or errors:
        raise BrokenPackage(str(settings.PACKAGE_FOLDER), errors)
    return dataset


def shipped_briefings() -> list[Briefing]:
    """Return the briefings that the project ships, by their ids."""
    files = sorted(settings.BRIEFINGS_FOLDER.glob("*.json"))
    return [briefing.read(file.read_text("utf-8")) for file in files]


def read_tables(place: Place) -> tuple[dict[str, pd.DataFrame], list[Finding]]:
    """Read the tables of a package, typed, each row under its number in the spreadsheet.

    Returns:
        The tables that are there, and what is wrong with files, headers and cells. A faulty
        cell is empty in its table.

    Raises:
        UnreadablePackage: the place is neither a folder nor a zip file with tables in it.
    """
    return _read_tables(_files(place))


def read_package(
    place: Place, revision: Revision | None = None
) -> tuple[Dataset | None, list[Finding]]:
    """Read a package as a dataset, if no cell or reference of it is faulty.

    Args:
        place: where it is.
        revision: which one it is, where that is known; else the package says so itself.

    Returns:
        The dataset, or nothing if there are errors; and the findings on files, cells, keys
        and references. What rows say is asked apart, by ``data.checks.check``.

    Raises:
        UnreadablePackage: the place is neither a folder nor a zip file with tables in it.
    """
    files = _files(place)
    tables, findings = _read_tables(files)
    if len(tables) == len(TABLES):
        findings += check_references(tables)
    if any(found.severity == Severity.ERROR for found in findings):
        return None, findings
    in_order = {name: _sorted(frame, TABLES[name]) for name, frame in tables.items()}
    return Dataset(revision or _revision(files, in_order), in_order), findings


def read_texts(place: Place) -> dict[str, pd.DataFrame]:
    """Read the tables of a package as text, unchecked; a table that is not there is empty."""
    files = _files(place)
    return {
        name: intake.read_csv(files.get(f"{name}.csv", b""), table, f"{name}.csv")[0]
        for name, table in TABLES.items()
    }


def _read_tables(files: Mapping[str, bytes]) -> tuple[dict[str, pd.DataFrame], list[Finding]]:
    tables: dict[str, pd.DataFrame] = {}
    findings: list[Finding] = []
    for table in TABLES.values():
        content = files.get(f"{table.name}.csv")
        if content is None:
            findings.append(finding(FindingCode.MISSING_TABLE, table.name))
            continue
        strings, found = intake.read_csv(content, table, f"{table.name}.csv")
        tables[table.name], more = typed(strings, table)
        findings += [*found, *more]
    return tables, findings


def created_at(folder: Path) -> datetime | None:
    """Return when a package was put together, if it is described."""
    description = folder / DESCRIPTION
    if not description.is_file():
        return None
    return datetime.fromisoformat(json.loads(description.read_bytes())["created"])


def zipped(
    tables: Mapping[str, pd.DataFrame],
    *,
    created: datetime,
    writing: Callable[[str], None] = lambda _table: None,
) -> bytes:
    """Pack tables into a zip; the same tables and moment give the same bytes.

    Args:
        tables: every table, typed.
        created: when the package was put together.
        writing: is told the name of each table before it is written.
    """
    described = {DESCRIPTION: describe.data_package_json(created), CODEBOOK: describe.codebook()}
    files = {name: text.encode() for name, text in described.items()}
    for name, table in TABLES.items():
        writing(name)
        files[f"{name}.csv"] = canonical_csv(tables[name], table)
    # A zip knows no moment before 1980.
    stamp = created.timetuple()[:6] if created.year >= 1980 else (1980, 1, 1, 0, 0, 0)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED  # an entry of its own does not inherit it
            archive.writestr(entry, content)
    return file.getvalue()


def save(content: bytes, place: Path) -> None:
    """Write the bytes of a package as a file."""
    place.write_bytes(content)


def write_description(folder: Path, data_package_json: str, codebook: str) -> list[Path]:
    """Write the description and the codebook of a package beside its tables."""
    texts = {DESCRIPTION: data_package_json, CODEBOOK: codebook}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in texts]


def write_tables(folder: Path, tables: Mapping[str, pd.DataFrame]) -> None:
    """Write typed tables in the canonical form, into a folder that is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in TABLES.items():
        (folder / f"{name}.csv").write_bytes(canonical_csv(tables[name], table))


def canonical_csv(frame: pd.DataFrame, table: Table) -> bytes:
    """Write a typed table in the canonical form.

    A column that came later is left out while no row fills it, so that a package from before it
    keeps its bytes and its digest.
    """
    columns = [column for column in table.columns if not _is_unused(frame[column.name], column)]
    columns_as_text = [_as_text(frame[column.name], column.type) for column in columns]
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    names = [column.name for column in columns]
    writer.writerow(names)
    key = [names.index(name) for name in table.key]
    rows = [tuple(cells) for cells in zip(*columns_as_text, strict=True)]
    rows.sort(key=lambda cells: [cells[place] for place in key])
    writer.writerows(rows)
    return file.getvalue().encode()


def _is_unused(cells: pd.Series, column: Column) -> bool:
    return column.may_be_absent and not any(_as_text(cells, column.type))


def _as_text(column: pd.Series, kind: str) -> list[str]:
    if kind == "number":
        return ["" if pd.isna(value) else f"{value:.10g}" for value in column]
    if kind == "date":
        return ["" if pd.isna(value) else value.date().isoformat() for value in column]
    if kind in LIST_TYPES:
        return [LIST_SEPARATOR.join(items) for items in column]
    return ["" if pd.isna(value) else str(value) for value in column]


def digest_as_written(place: Place) -> str:
    """Return the SHA-256 of a package's files as they are: its digest, if they are canonical."""
    files = _files(place)
    return _digest({name: files.get(f"{name}.csv", b"") for name in TABLES})


def digest(tables: Mapping[str, pd.DataFrame]) -> str:
    """Return the SHA-256 of all tables in canonical form."""
    return _digest({name: canonical_csv(tables[name], table) for name, table in TABLES.items()})


def _digest(contents: Mapping[str, bytes]) -> str:
    sha = hashlib.sha256()
    for name, content in contents.items():
        sha.update(f"{name} {len(content)}\n".encode())
        sha.update(content)
    return sha.hexdigest()


def _files(place: Place) -> dict[str, bytes]:
    if isinstance(place, bytes):
        return _files_of_zip(io.BytesIO(place), "the zip file")
    if place.is_dir():
        files = {name: (place / name).read_bytes() for name in _NAMES if (place / name).is_file()}
        return _with_tables(files, str(place))
    if place.is_file():
        return _files_of_zip(place, str(place))
    raise UnreadablePackage(f"{place} does not exist")


def _files_of_zip(file: Path | io.BytesIO, called: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(file) as archive:
            files = {name: archive.read(name) for name in _NAMES if name in archive.namelist()}
    except zipfile.BadZipFile as reason:
        raise UnreadablePackage(f"{called} is neither a folder nor a zip file") from reason
    return _with_tables(files, called)


def _with_tables(files: dict[str, bytes], called: str) -> dict[str, bytes]:
    if not any(name.endswith(".csv") for name in files):
        raise UnreadablePackage(f"{called} holds none of the tables, such as deals.csv")
    return files


def _sorted(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    keys = list(table.key)
    return frame.sort_values(keys, key=_as_words, kind="stable", ignore_index=True)


def _as_words(column: pd.Series) -> pd.Series:
    """Sort terms as they are spelled, as the canonical form does, not by their rank."""
    return column.astype(str)


def revision_id(published_at: datetime, sha: str) -> str:
    """Name a revision by its moment, so that names sort, and by what it holds."""
    return f"{published_at.astimezone(UTC):%Y%m%dT%H%M%SZ}-{sha[:6]}"


def _revision(files: Mapping[str, bytes], tables: Mapping[str, pd.DataFrame]) -> Revision:
    """Name the revision by when the package says it was made, and by what it holds."""
    described = json.loads(files.get(DESCRIPTION, b"{}"))
    published_at = datetime.fromisoformat(described.get("created", "1970-01-01T00:00:00+00:00"))
    sha = digest(tables)
    return Revision(
        id=revision_id(published_at, sha),
        parent=None,
        published_at=published_at,
        published_by=", ".join(
            contributor["title"] for contributor in described.get("contributors", [])
        ),
        note=described.get("description", ""),
        digest=sha,
    )
