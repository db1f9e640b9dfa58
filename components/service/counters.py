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


class PageRun:
    """One run of a page's script; whoever runs it says which page it is once that is known."""

    page = ""


@contextmanager
def page_run() -> Iterator[PageRun]:
    """Count the run of a page, however it ends."""
    run, began = PageRun(), time.perf_counter()
    try:
        yield run
    finally:
        count(PAGE_RUNS, page=run.page)
        count(PAGE_SECONDS, time.perf_counter() - began, page=run.page)


def slowest_pages(most: int = 10) -> list[tuple[str, int, float]]:
    """Return pages with their runs and the mean seconds of one, the slowest first."""
    found = counted()
    runs = {labels: amount for (of, labels), amount in found.items() if of == PAGE_RUNS}
    means = [
        (dict(labels)["page"], int(amount), found[PAGE_SECONDS, labels] / amount)
        for labels, amount in runs.items()
        if (PAGE_SECONDS, labels) in found
    ]
    return sorted(means, key=lambda mean: -mean[2])[:most]
