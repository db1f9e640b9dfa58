"""Tables as CSV that opens in any spreadsheet, with what it says of itself beside it."""

import csv
import io
import zipfile
from collections.abc import Mapping

import pandas as pd

from components import making
from components.exports import cells
from components.exports.provenance import Provenance

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads the file in the code page of the machine, and Arabic as noise."""

README = "README.txt"


def csv_file(table: pd.DataFrame) -> bytes:
    """Return a table as CSV: UTF-8 with its mark, lines as RFC 4180 ends them."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([cells.defused(str(name)) for name in table.columns])
    columns = [map(cells.as_text, cells.cells(table[name])) for name in table.columns]
    writer.writerows(zip(*columns, strict=True))
    return (BYTE_ORDER_MARK + file.getvalue()).encode()


def csv_with_readme(tables: Mapping[str, pd.DataFrame], about: Provenance) -> bytes:
    """Return a zip of a CSV file for each table, by name, and of a README about them."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, table in tables.items():
            making.writing(name)
            archive.writestr(f"{name}.csv", csv_file(table))
        archive.writestr(README, readme(about))
    return file.getvalue()


def readme(about: Provenance) -> bytes:
    """Return what a file says of itself, as a text for any editor."""
    lines = [f"{name}: {text}" for name, text in about.lines]
    return (BYTE_ORDER_MARK + "\r\n".join([about.title, "", *lines, ""])).encode()
