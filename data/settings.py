"""Paths and limits; the only module that reads the environment (variables ``ATLAS_...``)."""

import os
from pathlib import Path

PROJECT_FOLDER = Path(__file__).resolve().parent.parent

PACKAGE_FOLDER = Path(os.environ.get("ATLAS_PACKAGE", PROJECT_FOLDER / "data" / "package"))
"""The data package that the dashboard shows: a folder or a zip file."""

DATABASE_URL = os.environ.get(
    "ATLAS_DATABASE_URL", f"sqlite:///{PROJECT_FOLDER / 'var' / 'atlas.sqlite'}"
)
"""Where revisions are kept, as SQLAlchemy writes it: ``sqlite:///…`` or ``postgresql://…``."""

EDITORS = tuple(os.environ.get("ATLAS_EDITORS", "").replace(",", " ").split())
"""Who may publish once signed in: addresses (``a@b.org``) and whole domains (``b.org``)."""

LOCAL_EDITOR = os.environ.get("ATLAS_LOCAL_EDITOR") == "1"
"""Whether the person at this machine may publish without signing in; set by ``make run``."""

PERSON = f"{os.environ.get('USER') or 'editor'}@localhost"
"""Who is noted for what is done at this machine."""

DRAFT_DAYS = 30
"""A draft that nobody touched for so long is forgotten: its author has moved on."""

LARGEST_FILE_BYTES = 10 * 1024 * 1024
"""A table of a hundred thousand rows fits; Streamlit keeps an upload in memory for a session."""

LONGEST_CELL = 10_000
"""Longer than any summary; a longer cell is a file gone wrong."""
