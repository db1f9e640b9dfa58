"""A CSV file of a data package becomes a table of text, and findings where it does not fit.

Strict about header and encoding: what does not fit the schema is a finding, never absorbed.
"""

import csv
import io

import pandas as pd
from rapidfuzz import process

from data.checks.findings import FindingCode, finding, of_file
from data.model import Finding
from data.schema import Table

FIRST_DATA_ROW = 2  # as a spreadsheet counts: the header is row 1


def read_csv(content: bytes, table: Table, file_name: str) -> tuple[pd.DataFrame, list[Finding]]:
    """Read a CSV file into strings, with the columns of the schema in its order.

    Cells lose surrounding blanks; empty lines are passed over. The frame's index is the row
    number as a spreadsheet counts it. Whatever cannot be read is named in the findings, and a
    file that cannot be read at all gives an empty table.
    """
    nothing = pd.DataFrame(columns=list(table.column_names), dtype="str")
    try:
        text = content.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except UnicodeDecodeError:
        return nothing, [of_file(FindingCode.UNKNOWN_ENCODING, file_name, table.name)]
    except csv.Error:
        return nothing, [of_file(FindingCode.UNREADABLE_FILE, file_name, table.name)]
    if not rows:
        return nothing, [of_file(FindingCode.EMPTY_FILE, file_name, table.name)]
    header = [name.strip() for name in rows[0]]
    findings = _header_findings(header, table)
    cells: list[list[str]] = []
    numbers: list[int] = []
    for number, row in enumerate(rows[1:], start=FIRST_DATA_ROW):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(header):
            findings.append(_wrong_width(table, number, len(row), len(header)))
            continue
        cells.append([cell.strip() for cell in row])
        numbers.append(number)
    columns = list(zip(*cells, strict=True)) if cells else [()] * len(header)
    given = dict(zip(header, columns, strict=True))
    frame = pd.DataFrame(
        {name: list(given.get(name, [""] * len(cells))) for name in table.column_names},
        index=pd.Index(numbers, dtype="int64"),
        dtype="str",
    )
    return frame, findings


def _header_findings(header: list[str], table: Table) -> list[Finding]:
    findings = [
        finding(FindingCode.MISSING_COLUMN, table.name, row=1, column=name)
        for name in table.always_there
        if name not in header
    ]
    for name in dict.fromkeys(header):
        if header.count(name) > 1:
            findings.append(finding(FindingCode.REPEATED_COLUMN, table.name, row=1, column=name))
        if name not in table.column_names:
            match = process.extractOne(name, table.column_names)
            findings.append(
                finding(
                    FindingCode.UNKNOWN_COLUMN,
                    table.name,
                    row=1,
                    column=name,
                    suggestion=match[0] if match else table.column_names[0],
                )
            )
    return findings


def _wrong_width(table: Table, row: int, width: int, expected: int) -> Finding:
    return finding(
        FindingCode.WRONG_WIDTH, table.name, row=row, width=str(width), expected=str(expected)
    )
