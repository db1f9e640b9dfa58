"""A candidate: the tables that an upload would change, whole and as text, before any check.

It is the written form of a draft: a zip of CSV files, each row with the file and row that it
comes from, and ``reading.json`` with how the files were read. Rows that come from the present
table have no file, and the row number that the table has when it is downloaded.
"""

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

import pandas as pd

from data.intake.cells import read_cell
from data.intake.notes import Note
from data.model import Finding, Severity
from data.schema import TABLES
from data.text_form import Tables

FILE, ROW = "source_file", "source_row"
ORIGIN = [FILE, ROW]
_READING = "reading.json"


@dataclass(frozen=True, eq=False)
class Candidate:
    """What an upload would make of the dataset, before any check.

    Attributes:
        tables: each table that the upload changes, whole: columns of the schema as text, and
            ``source_file`` and ``source_row`` (1 is the header); indexed by position.
        findings: what is wrong with files and headers; only another upload mends it.
        notes: how the files were read.
    """

    tables: Mapping[str, pd.DataFrame]
    findings: tuple[Finding, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def texts(self) -> dict[str, pd.DataFrame]:
        """The tables without their origins."""
        return {name: frame.drop(columns=ORIGIN) for name, frame in self.tables.items()}

    def joined(self, later: "Candidate") -> "Candidate":
        """Return both uploads as one; of a table that both bring the later is taken."""
        kept = {name: table for name, table in self.tables.items() if name not in later.tables}
        return Candidate(
            tables={**kept, **later.tables},
            findings=(*(found for found in self.findings if found.table in kept), *later.findings),
            notes=(*(note for note in self.notes if note.table in kept), *later.notes),
        )

    def with_cell(self, table: str, position: int, column: str, text: str) -> "Candidate":
        """Return the candidate with one cell mended, read as an uploaded one would be."""
        frame = self.tables[table].copy()
        frame.loc[position, column] = read_cell(text.strip(), TABLES[table].column(column))
        return replace(self, tables={**self.tables, table: frame})

    def without_row(self, table: str, position: int) -> "Candidate":
        """Return the candidate without one row."""
        frame = self.tables[table].drop(index=position).reset_index(drop=True)
        return replace(self, tables={**self.tables, table: frame})

    def to_bytes(self) -> bytes:
        """Write the candidate so that ``from_bytes`` reads it again."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, frame in self.tables.items():
                archive.writestr(f"{name}.csv", _written(frame))
            reading = {
                "findings": [asdict(found) for found in self.findings],
                "notes": [asdict(note) for note in self.notes],
            }
            archive.writestr(_READING, json.dumps(reading, ensure_ascii=False))
        return packed.getvalue()

    @classmethod
    def from_bytes(cls, content: bytes) -> "Candidate":
        """Read a candidate that ``to_bytes`` wrote."""
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            tables = {
                name: _read(archive.read(f"{name}.csv"))
                for name in TABLES
                if f"{name}.csv" in archive.namelist()
            }
            reading = json.loads(archive.read(_READING))
        return cls(
            tables=tables,
            findings=tuple(
                Finding(**{**found, "severity": Severity(found["severity"])})
                for found in reading["findings"]
            ),
            notes=tuple(Note(**note) for note in reading["notes"]),
        )


def present_rows(texts: pd.DataFrame) -> pd.DataFrame:
    """Give the rows of a present table, in canonical order, their origin."""
    return texts.assign(**{FILE: "", ROW: range(2, len(texts) + 2)})


def merged_tables(tables: Tables, mine: Tables) -> dict[str, pd.DataFrame]:
    """Give the rows of merged tables the origins that they had in the candidate.

    Args:
        tables: whole tables as text, whose index is a position in ``mine`` where there is one.
        mine: the candidate's tables, with origins.
    """
    found = {}
    for name, texts in tables.items():
        origins = mine[name][ORIGIN].reindex(texts.index)
        origins[FILE] = origins[FILE].fillna("")
        origins[ROW] = origins[ROW].fillna(0).astype("int64")
        found[name] = pd.concat([texts, origins], axis=1).reset_index(drop=True)
    return found


def _written(frame: pd.DataFrame) -> str:
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(frame.columns)
    writer.writerows(zip(*(frame[name].tolist() for name in frame.columns), strict=True))
    return file.getvalue()


def _read(content: bytes) -> pd.DataFrame:
    header, *rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
    columns: Sequence[Sequence[str]] = list(zip(*rows, strict=True)) or [()] * len(header)
    frame = pd.DataFrame(dict(zip(header, columns, strict=True)), dtype="str")
    return frame.astype({ROW: "int64"})
