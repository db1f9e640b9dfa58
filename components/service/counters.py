"""What this process has done since it started, counted for whoever watches over it.

Counted are whole runs of a page; Streamlit also runs parts of a page alone, which nobody tells
us. Nothing personal is counted: neither who asked nor what for.
"""

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple


class Counter(NamedTuple):
    """A figure that only grows: its name, and what it counts."""

    name: str
    words: str


PAGE_RUNS = Counter("atlas_page_runs_total", "Whole runs of a page's script.")
PAGE_SECONDS = Counter("atlas_page_run_seconds_total", "Seconds that these runs took.")
PAGE_ERRORS = Counter("atlas_page_errors_total", "Errors that a page's script did not handle.")
API_REQUESTS = Counter("atlas_api_requests_total", "Requests that the API answered.")
API_SECONDS = Counter("atlas_api_request_seconds_total", "Seconds that these answers took.")
EVERY = (PAGE_RUNS, PAGE_SECONDS, PAGE_ERRORS, API_REQUESTS, API_SECONDS)

Labels = tuple[tuple[str, str], ...]
_lock = threading.Lock()
_counted: dict[tuple[Counter, Labels], float] = {}


def count(counter: Counter, amount: float = 1, **labels: str) -> None:
    """Add to a counter; labels are few and known, never what somebody typed."""
    key = (counter, tuple(sorted(labels.items())))
    with _lock:
        _counted[key] = _counted.get(key, 0) + amount


def counted() -> Mapping[tuple[Counter, Labels], float]:
    """Return every count so far."""
    with _lock:
        return dict(_counted)


@contextmanager
def page_run() -> Iterator[None]:
    """Count the run of a page, however it ends."""
    began = time.perf_counter()
    try:
        yield
    finally:
        count(PAGE_RUNS)
        count(PAGE_SECONDS, time.perf_counter() - began)
