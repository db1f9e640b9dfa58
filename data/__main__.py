"""The command line: ``python -m data check [FOLDER|ZIP]``, ``describe`` and ``generate``.

This is where the program is put together: it alone in this folder may look beyond it, to hand
the checks the shapes of countries.
"""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from data import checks, describe, generate, settings, store
from data.errors import UnreadablePackage
from data.model import Finding, Severity
from data.schema import TABLES
from geo import boundaries

FINE, FAULTY, UNREADABLE = 0, 1, 2


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m data", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check_command = commands.add_parser("check", help="print everything wrong with a package")
    check_command.add_argument("place", nargs="?", type=Path, default=settings.PACKAGE_FOLDER)
    describe_command = commands.add_parser(
        "describe", help="write datapackage.json and the codebook of a folder"
    )
    describe_command.add_argument("place", nargs="?", type=Path, default=settings.PACKAGE_FOLDER)
    generate_command = commands.add_parser(
        "generate", help="write a package many times as large as the shipped one"
    )
    generate_command.add_argument("--times", type=int, default=100)
    generate_command.add_argument("place", type=Path)
    asked = parser.parse_args(arguments)
    if asked.command == "describe":
        return _describe(asked.place)
    if asked.command == "generate":
        return _generate(asked.place, asked.times)
    return _check(asked.place)


def _check(place: Path) -> int:
    try:
        findings = check_package(place)
    except UnreadablePackage as reason:
        print(f"{reason}.", file=sys.stderr)
        return UNREADABLE
    for found in findings:
        print(_line(found))
    errors = sum(found.severity == Severity.ERROR for found in findings)
    print(f"{errors} errors, {len(findings) - errors} warnings in {place}")
    return FAULTY if errors else FINE


def check_package(place: Path) -> list[Finding]:
    """Return every finding on a package: files, cells, references and what rows say.

    Raises:
        UnreadablePackage: the place is neither a folder nor a zip file with tables in it.
    """
    tables, findings = store.read_tables(place)
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


def _describe(folder: Path) -> int:
    # A package described again is the same package, and keeps the moment it was made at.
    created = store.created_at(folder) or datetime.now(UTC).replace(microsecond=0)
    written = store.write_description(
        folder, describe.data_package_json(created), describe.codebook()
    )
    print(f"Wrote {' and '.join(map(str, written))}")
    return FINE


def _generate(folder: Path, times: int) -> int:
    model = store.shipped()
    store.write_tables(folder, generate.multiplied(model.tables, times))
    store.write_description(
        folder, describe.data_package_json(model.revision.published_at), describe.codebook()
    )
    print(f"Wrote {times} times the shipped rows to {folder}")
    return FINE


if __name__ == "__main__":
    sys.exit(main())
