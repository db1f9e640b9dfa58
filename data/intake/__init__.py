"""Bytes become tables of text: strictly for packages, leniently for what people upload.

``read_csv`` reads a table of a data package, which must be as the schema says. ``read_upload``
reads what a person drops on the Update page: whatever has one meaning is understood and
reported, whatever has two or none is a finding.
"""

from data.intake.candidate import FILE, ROW, Candidate
from data.intake.notes import NOTES, Note, NoteCode
from data.intake.sheet import Upload
from data.intake.strict import read_csv
from data.intake.upload import ApplyMode, read_upload

__all__ = [
    "FILE",
    "NOTES",
    "ROW",
    "ApplyMode",
    "Candidate",
    "Note",
    "NoteCode",
    "Upload",
    "read_csv",
    "read_upload",
]
