"""A whole store as one file, and back: revisions, drafts, audit log and what presenters keep.

The file is a zip that knows neither kind of database, so it also moves a store from SQLite to
PostgreSQL or the other way::

    backup.json             the format, the version of the tables, and how many rows each has
    revisions.jsonl         one row a line: its plain columns, its moments, its files
    revisions/000001.bin    what a row keeps as bytes, such as a revision's package
    drafts.jsonl, audit.jsonl, …
"""

import json
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from data import packages
from data.errors import UnreadablePackage
from data.store import Store

FORMAT = 1
_DESCRIPTION = "backup.json"
_PRIVATE = 0o600  # it holds drafts, and the addresses of who did what


def write(store: Store, file: Path) -> Mapping[str, int]:
    """Write everything that a store keeps, as it is at one moment, into a file.

    The file is there whole or not at all; one of that name is replaced.

    Returns:
        How many rows of each table were written.
    """
    unfinished = file.with_name(f"{file.name}.unfinished")
    unfinished.touch(_PRIVATE)
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
            lines: dict[str, list[str]] = {}
            for table, row in store.everything():
                of_table = lines.setdefault(table, [])
                of_table.append(_written(archive, f"{table}/{len(of_table) + 1:06}", row))
            for table, written in lines.items():
                archive.writestr(f"{table}.jsonl", "".join(f"{line}\n" for line in written))
            counts = {table: len(written) for table, written in lines.items()}
            archive.writestr(_DESCRIPTION, json.dumps(_description(store, counts), indent=2))
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
    return counts


def restore(store: Store, file: Path) -> Mapping[str, int]:
    """Fill an empty store with everything that a file keeps, all of it or nothing.

    Returns:
        How many rows of each table were put there.

    Raises:
        UnreadablePackage: the file is no backup, a damaged one, or a newer program's.
        StoreNotEmpty: the store keeps something already.
        StoreUnavailable: the store cannot be written to.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            counts = _counts(archive, file, store.tables_version())
            store.fill(_rows(archive, file, counts))
    except FileNotFoundError as reason:
        raise UnreadablePackage(f"{file} does not exist") from reason
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError) as reason:
        raise UnreadablePackage(f"{file} is not a whole backup: {reason}") from reason
    return counts


def _description(store: Store, counts: Mapping[str, int]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "tables_version": store.tables_version(),
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "rows": counts,
    }


def _counts(archive: zipfile.ZipFile, file: Path, tables_version: int) -> dict[str, int]:
    description = json.loads(archive.read(_DESCRIPTION))
    if description["format"] > FORMAT or description["tables_version"] > tables_version:
        raise UnreadablePackage(f"{file} was made by a newer version of this program")
    return dict(description["rows"])


def _written(archive: zipfile.ZipFile, place: str, row: Mapping[str, Any]) -> str:
    """Return a row as a line; what it keeps as bytes becomes files of their own."""
    line: dict[str, dict[str, Any]] = {"plain": {}, "moments": {}, "files": {}}
    for name, value in row.items():
        if isinstance(value, bytes):
            line["files"][name] = f"{place}.bin"
            archive.writestr(f"{place}.bin", value)
        elif isinstance(value, datetime):
            line["moments"][name] = value.isoformat()
        else:
            line["plain"][name] = value
    return json.dumps(line, ensure_ascii=False)


def _rows(
    archive: zipfile.ZipFile, file: Path, counts: Mapping[str, int]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every row with the name of its table; a revision must be what its digest says."""
    read: Counter[str] = Counter()
    for table in counts:
        for line in archive.read(f"{table}.jsonl").decode().splitlines():
            row = json.loads(line)
            moments = {at: datetime.fromisoformat(text) for at, text in row["moments"].items()}
            files = {name: archive.read(place) for name, place in row["files"].items()}
            if table == "revisions":
                written = packages.digest_as_written(files["package"])
                if written != row["plain"]["digest"]:
                    raise UnreadablePackage(f"{file}: {row['plain']['id']} is not what it was")
            read[table] += 1
            yield table, {**row["plain"], **moments, **files}
    if read != Counter(counts):
        raise UnreadablePackage(f"{file} has not the rows that it says it has")
