"""Paths and limits; the only module that reads the environment (variables ``ATLAS_...``)."""

import os
from pathlib import Path

PROJECT_FOLDER = Path(__file__).resolve().parent.parent

PACKAGE_FOLDER = Path(os.environ.get("ATLAS_PACKAGE", PROJECT_FOLDER / "data" / "package"))
"""The data package that the dashboard shows: a folder or a zip file."""

LARGEST_FILE_BYTES = 10 * 1024 * 1024
"""A table of a hundred thousand rows fits; Streamlit keeps an upload in memory for a session."""

LONGEST_CELL = 10_000
"""Longer than any summary; a longer cell is a file gone wrong."""
