"""Print how fast the dashboard is, beside Dash, beside an empty page, and with more rows.

Script time is what the server needs for one run of a page, from its first line to its last,
with caches warm; the processor's time is told apart, since it does not depend on what else the
machine is doing. Loads and clicks are timed in a real browser until the last visual is painted
(``painted.js``), on all sides in turn.

``--script`` prints only the script times; ``ATLAS_PACKAGE`` may name another package for them.
"""

import logging
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from components import cache, frame
from data import generate, packages
from data.selection import NOTHING_ASKED, to_query
from data.vocabulary import Lens
from tests.app import PAGES, open_page
from tests.bench import clicks, uploads
from tests.bench.figures import Spread
from tests.browser.chromium import chromium
from tests.browser.server import Server
from tests.load import sessions
from tests.pages.test_every_page import ROWS

RUNS = 15
PATHS = ("/", "/map", "/deals")
GROWTH = 100  # times the shipped rows
READING_PATIENCE = 600  # seconds that the server may take to read them
OURS, DASH, LARGE, EMPTY = "Accord Atlas", "Dash", f"{GROWTH} times the rows", "one widget"

MOST_SCRIPT_MS = 60.0
MOST_CLICK_KB = 50.0
MOST_SESSION_MB = 5.0
MOST_LOAD_OF_DASH = 1.3
MOST_CLICK_OF_DASH = {"/": 1.2, "/map": 1.2, "/deals": 1.0}
MOST_GROWTH_OF_CLICK = 2.0

Aims = dict[str, bool]
"""What was aimed at, in words with the figure reached, and whether it is met."""


def main() -> int:
    """Measure and print; the exit status says whether every aim is reached."""
    aims = script_times()
    if "--script" not in sys.argv:
        aims |= browser_times()
        aims |= memory()
        uploads.times(1, GROWTH)
    print()
    for words, is_met in aims.items():
        print(f"{'met   ' if is_met else 'MISSED'}  {words}")
    return 0 if all(aims.values()) else 1


def script_times() -> Aims:
    """Time the runs of each page, each under another counting rule, and print them."""
    # Pages are run here without a server, and Streamlit would say so a thousand times.
    logging.disable(logging.WARNING)
    cache.dataset_at(cache.current_revision())
    walls: list[float] = []
    processor: list[float] = []
    run_page = frame.run_page

    def timed() -> None:
        start, start_processor = time.perf_counter(), time.thread_time()
        run_page()
        walls.append((time.perf_counter() - start) * 1000)
        processor.append((time.thread_time() - start_processor) * 1000)

    frame.run_page = timed
    print(f"{'script, ms':<24}{'median':>8}{'p95':>8}{'processor':>12}{'p95':>8}")
    aims: Aims = {}
    for page in PAGES:
        app = open_page(page, **({"id": ROWS[page]} if page in ROWS else {}))
        walls.clear()
        processor.clear()
        for run in range(RUNS):
            chosen = replace(NOTHING_ASKED, lens=list(Lens)[run % len(Lens)])
            app.query_params["lens"] = to_query(chosen).get("lens", "")
            app.run()
        print(f"{page:<24}{Spread.of(walls)}    {Spread.of(processor)}", flush=True)
        reached = Spread.of(processor).median
        aims[f"{page}: script {reached:.0f} ms of {MOST_SCRIPT_MS:.0f}"] = reached <= MOST_SCRIPT_MS
    frame.run_page = run_page
    logging.disable(logging.NOTSET)
    return aims


def browser_times() -> Aims:
    """Time loads and clicks on every side, and print them."""
    aims: Aims = {}
    print(f"\n{'':<32}{'first figure, ms':>16}{'click, ms':>16}{'click, kB':>16}")
    print(f"{'':<32}{'median':>8}{'p95':>8}" * 1 + f"{'median':>8}{'p95':>8}" * 2)
    dash = Server(command=("-m", "tests.bench.dash_pages", "{port}"), health="/")
    empty = Server("tests/bench/one_widget.py", environment={"PYTHONPATH": "."})
    with tempfile.TemporaryDirectory() as folder:
        packages.write_tables(Path(folder), generate.multiplied(packages.shipped().tables, GROWTH))
        store = f"sqlite:///{folder}/atlas.sqlite"
        large = Server(
            environment={"ATLAS_PACKAGE": folder, "ATLAS_DATABASE_URL": store},
            patience=READING_PATIENCE,
        )
        start = time.perf_counter()
        with large, Server() as ours, dash, empty:
            reading = time.perf_counter() - start
            servers = {OURS: ours, DASH: dash, LARGE: large}
            for path in PATHS:
                aims |= _compared(servers, path)
            _compared({EMPTY: empty}, "/")
    print(f"{LARGE} are read in {reading:.0f} s, once, at the start")
    return aims


def _compared(servers: dict[str, Server], path: str) -> Aims:
    with chromium() as browser:
        sides = [clicks.open_side(browser, name, it.url + path) for name, it in servers.items()]
        clicks.measure(sides, RUNS)
    reached = {side.name: side.spreads() for side in sides}
    for name, of_side in reached.items():
        columns = "".join(str(of_side[column]) for column in ("load", "click", "bytes"))
        print(f"{path:<8}{name:<24}{columns}", flush=True)
    return _aims(reached, path) if OURS in reached else {}


def _aims(reached: dict[str, dict[str, Spread]], path: str) -> Aims:
    load, click = (
        reached[OURS][column].median / reached[DASH][column].median for column in ("load", "click")
    )
    grown = reached[LARGE]["click"].median / reached[OURS]["click"].median
    sent = reached[OURS]["bytes"].median
    most = MOST_CLICK_OF_DASH[path]
    return {
        f"{path}: load {load:.2f} of Dash's, aim {MOST_LOAD_OF_DASH}": load <= MOST_LOAD_OF_DASH,
        f"{path}: click {click:.2f} of Dash's, aim {most}": click <= most,
        f"{path}: {sent:.0f} kB a click, aim {MOST_CLICK_KB:.0f}": sent <= MOST_CLICK_KB,
        f"{path}: click {grown:.2f} times as long with {LARGE}, aim {MOST_GROWTH_OF_CLICK}": grown
        <= MOST_GROWTH_OF_CLICK,
    }


def memory() -> Aims:
    """Weigh the server with one and with twenty sessions, and print both."""
    with Server() as server:
        alone, all_open = sessions.memory(server)
    each = (all_open - alone) / sessions.MORE
    print(f"\nmemory: {alone:.0f} MB with one session, {all_open:.0f} MB with {sessions.MORE + 1}")
    return {
        f"{each:.1f} MB for each further session, aim {MOST_SESSION_MB:.0f}": each
        <= MOST_SESSION_MB
    }


if __name__ == "__main__":
    sys.exit(main())
