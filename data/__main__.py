"""The command line of the data: check and describe packages, publish and compare revisions.

``python -m data COMMAND --help`` tells what a command takes. This is where the program is put
together: it alone in this folder may look beyond it, to hand the checks the shapes of countries.
"""

import argparse
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from data import backup, checks, describe, diff, generate, packages, settings
from data import publish as publishing
from data.errors import AtlasError, BrokenPackage, UnreadablePackage
from data.model import Finding, Revision, Severity
from data.schema import TABLES
from data.store import Store
from geo import boundaries

FINE, FAULTY, UNREADABLE = 0, 1, 2


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit status: 0 if all is well, 1 if not, 2 if unreadable."""
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except UnreadablePackage as reason:
        print(f"{reason}.", file=sys.stderr)
        return UNREADABLE
    except BrokenPackage as reason:
        for found in reason.findings:
            print(_line(found))
        print(f"{reason}.", file=sys.stderr)
        return FAULTY
    except AtlasError as reason:
        print(f"Nothing was changed: {reason}.", file=sys.stderr)
        return FAULTY


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data", description=__doc__)
    commands = parser.add_subparsers(required=True)
    check = commands.add_parser("check", help="print everything wrong with a package")
    check.set_defaults(run=_check)
    described = commands.add_parser("describe", help="write a folder's datapackage.json, codebook")
    described.set_defaults(run=_describe)
    for command in (check, described):
        command.add_argument("place", nargs="?", type=Path, default=settings.PACKAGE_FOLDER)
    generated = commands.add_parser("generate", help="write a package many times as large")
    generated.add_argument("--times", type=int, default=100)
    generated.add_argument("place", type=Path, help="the folder to write")
    generated.set_defaults(run=_generate)
    publish = commands.add_parser("publish", help="make a package the published revision")
    publish.add_argument("place", type=Path, help="folder or zip")
    publish.set_defaults(run=_publish)
    roll_back = commands.add_parser("rollback", help="publish an old revision again")
    roll_back.add_argument("revision")
    roll_back.set_defaults(run=_roll_back)
    for command in (publish, roll_back):
        command.add_argument("--note", required=True, help="why, for the log")
        command.add_argument("--by", default=settings.PERSON, help="who, for the log")
    log = commands.add_parser("log", help="print every revision, newest first")
    log.set_defaults(run=_log)
    compare = commands.add_parser("diff", help="print what differs, cell by cell")
    for place in ("before", "after"):
        compare.add_argument(place, help="a revision, a folder or a zip")
    compare.set_defaults(run=_compare)
    export = commands.add_parser("export", help="write a revision as a zip")
    export.add_argument("revision")
    export.add_argument("file", type=Path)
    export.set_defaults(run=_export)
    backed_up = commands.add_parser("backup", help="write all that the store keeps as one file")
    backed_up.set_defaults(run=_backup)
    restored = commands.add_parser("restore", help="fill an empty store from such a file")
    restored.set_defaults(run=_restore)
    for command in (backed_up, restored):
        command.add_argument("file", type=Path)
    return parser


def _check(asked: argparse.Namespace) -> int:
    findings = check_package(asked.place)
    for found in findings:
        print(_line(found))
    errors = sum(found.severity == Severity.ERROR for found in findings)
    print(f"{errors} errors, {len(findings) - errors} warnings in {asked.place}")
    return FAULTY if errors else FINE


def check_package(place: Path) -> list[Finding]:
    """Return every finding on a package: files, cells, references and what rows say.

    Raises:
        UnreadablePackage: the place is neither a folder nor a zip file with tables in it.
    """
    tables, findings = packages.read_tables(place)
    if len(tables) == len(TABLES):
        today = datetime.now(UTC).date()
        findings += checks.check(tables, today=today, outlines=boundaries.outlines())
    return findings


def _line(found: Finding) -> str:
    """Word a finding in English, as ``components.wording`` does in the reader's language."""
    where = found.table + (f", row {found.row}" if found.row else "")
    if found.column:
        where += f", column {found.column}"
    if found.value:
        where += f", value {found.value!r}"
    particulars = {
        "table": found.table,
        "column": found.column or "",
        "value": found.value or "",
        **found.details,
    }
    sentence = checks.SENTENCES[found.code].format_map(particulars)
    cure = checks.CURES[found.code].format_map(particulars)
    return f"{found.severity}: {where}: {sentence} {cure}"


def _describe(asked: argparse.Namespace) -> int:
    # A package described again is the same package, and keeps the moment it was made at.
    created = packages.created_at(asked.place) or datetime.now(UTC).replace(microsecond=0)
    written = packages.write_description(
        asked.place, describe.data_package_json(created), describe.codebook()
    )
    print(f"Wrote {' and '.join(map(str, written))}")
    return FINE


def _publish(asked: argparse.Namespace) -> int:
    dataset, findings = packages.read_package(asked.place)
    if dataset is None:
        raise BrokenPackage(str(asked.place), findings)
    store = publishing.open_store()
    revision = publishing.publish(
        store, dataset.tables, based_on=store.current_id(), by=asked.by, note=asked.note
    )
    print(_summary(revision))
    return FINE


def _roll_back(asked: argparse.Namespace) -> int:
    store = publishing.open_store()
    revision = publishing.roll_back(
        store, asked.revision, based_on=store.current_id(), by=asked.by, note=asked.note
    )
    print(_summary(revision))
    return FINE


def _log(_asked: argparse.Namespace) -> int:
    for revision in publishing.open_store().log():
        print(_summary(revision))
    return FINE


def _summary(revision: Revision) -> str:
    """Describe a revision in a line, and what it changed in one line a table."""
    head = f"{revision.id}  {revision.act}  {revision.published_by}: {revision.note}"
    tables = [
        f"  {counts.table}: {counts.added} added, {counts.modified} modified, "
        f"{counts.removed} removed"
        for counts in revision.changes
    ]
    return "\n".join([head, *tables])


def _compare(asked: argparse.Namespace) -> int:
    store = publishing.open_store()
    before, after = (_place_of(store, named) for named in (asked.before, asked.after))
    found = diff.text_changes(packages.read_texts(before), packages.read_texts(after))
    for change in found:
        print(f"{change.kind} {change.table} {change.id}")
        for cell in change.cells:
            print(f"  {cell.column}: {cell.before!r} -> {cell.after!r}")
    print(f"{len(found)} rows differ")
    return FINE


def _place_of(store: Store, named: str) -> packages.Place:
    """Return where a package is that is named by its revision or by its path."""
    path = Path(named)
    return path if path.exists() else store.package(named)


def _export(asked: argparse.Namespace) -> int:
    packages.save(publishing.open_store().package(asked.revision), asked.file)
    print(f"Wrote {asked.file}")
    return FINE


def _backup(asked: argparse.Namespace) -> int:
    counts = backup.write(Store(settings.DATABASE_URL), asked.file)
    print(f"Wrote {_counted(counts)} to {asked.file}")
    return FINE


def _restore(asked: argparse.Namespace) -> int:
    # Not by publish.open_store, which would put the shipped package in first.
    counts = backup.restore(Store(settings.DATABASE_URL), asked.file)
    print(f"Restored {_counted(counts)} from {asked.file}")
    return FINE


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {table}" for table, count in counts.items() if count) or "nothing"


def _generate(asked: argparse.Namespace) -> int:
    model = packages.shipped()
    packages.write_tables(asked.place, generate.multiplied(model.tables, asked.times))
    packages.write_description(
        asked.place, describe.data_package_json(model.revision.published_at), describe.codebook()
    )
    print(f"Wrote {asked.times} times the shipped rows to {asked.place}")
    return FINE


if __name__ == "__main__":
    sys.exit(main())
