"""Paths and limits; the only module that reads the environment (variables ``ATLAS_...``)."""

import os
from dataclasses import dataclass
from pathlib import Path

PROJECT_FOLDER = Path(__file__).resolve().parent.parent

PACKAGE_FOLDER = Path(os.environ.get("ATLAS_PACKAGE", PROJECT_FOLDER / "data" / "package"))
"""The data package that the dashboard shows: a folder or a zip file."""

BRIEFINGS_FOLDER = PROJECT_FOLDER / "data" / "briefings"
"""Where the briefings lie that the project ships."""

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

TALK_HOURS = float(os.environ.get("ATLAS_TALK_HOURS", 4))
"""A talk whose presenter moved on so long ago has ended: longer than any meeting's break."""

LONGEST_CELL = 10_000
"""Longer than any summary; a longer cell is a file gone wrong."""

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much an upload may hold; what is more is refused before it fills the memory."""

    files: int
    file_bytes: int
    unpacked_bytes: int
    rows: int
    columns: int


UPLOAD_LIMITS = Limits(
    # Every table, and as many again for whoever packs notes along.
    files=int(os.environ.get("ATLAS_MOST_FILES", 24)),
    # A table of a hundred thousand rows fits; Streamlit keeps an upload in memory for a session.
    file_bytes=int(os.environ.get("ATLAS_LARGEST_FILE_MB", 10)) * MEGABYTE,
    # Text packs to about a fifth; a file that unpacks to more than this is made to do harm.
    unpacked_bytes=int(os.environ.get("ATLAS_LARGEST_UNPACKED_MB", 100)) * MEGABYTE,
    # A hundred times the shipped dataset's largest table.
    rows=int(os.environ.get("ATLAS_MOST_ROWS", 200_000)),
    # The widest table has 19; a few more may be notes, thousands are a file gone wrong.
    columns=int(os.environ.get("ATLAS_MOST_COLUMNS", 100)),
)


# What only a hosted dashboard has (server.py): who may ask it, through whom, and how often.


def _words(name: str, default: str = "") -> tuple[str, ...]:
    """Return the words of a variable, parted by blanks or commas."""
    return tuple(os.environ.get(name, default).replace(",", " ").split())


ALLOWED_HOSTS = _words("ATLAS_ALLOWED_HOSTS")
"""The names that this server answers to, such as ``atlas.example.org``; any while empty, as on
the machine of whoever runs it. A request for another name is refused, so that nobody can make
links or caches believe in a host of their own."""

TRUSTED_PROXY = _words("ATLAS_TRUSTED_PROXY")
"""Addresses or networks of the proxies in front (``10.0.0.0/8``), whose word about the client
and about TLS is taken; nobody's while empty, because anybody can write such a header. (The
address of a client that comes through a proxy on this very machine is known all the same:
uvicorn trusts its own machine.)"""

FRAME_ANCESTORS = _words("ATLAS_FRAME_ANCESTORS", "'self'")
"""Who may show the dashboard in a frame, as the policy writes it: ``https://news.example.org``."""

CORS_ORIGINS = _words("ATLAS_CORS_ORIGINS")
"""The sites whose scripts may read the API in a browser; ``*`` for all, nobody while empty."""

API_REQUESTS_A_MINUTE = int(os.environ.get("ATLAS_API_REQUESTS_A_MINUTE", 120))
"""How often one client may ask the API in the long run; 0 for as often as it likes. A page of
rows takes some ten milliseconds, so one client takes at most two percent of a processor."""

API_REQUESTS_AT_ONCE = int(os.environ.get("ATLAS_API_REQUESTS_AT_ONCE", 60))
"""How many requests a client may save up: a notebook that pages through a table asks in bursts."""

MOST_READERS = int(os.environ.get("ATLAS_MOST_READERS", 120))
"""How many open pages one process serves before it asks the next reader to return in a moment;
0 for as many as come. Fifty who click every ten seconds are answered in under half a second, a
hundred in three (``python -m tests.load``); but most open pages are only read."""

LOG_JSON = os.environ.get("ATLAS_LOG_JSON") == "1"
"""Whether each request and each error is written as a line of JSON, for programs that collect
them; without it a terminal shows warnings and errors in words. Neither holds addresses."""
