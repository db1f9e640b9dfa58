"""Print what growth costs: reading, memory and clicks over PostgreSQL, against the number of rows.

``python -m tests.bench.scale [TIMES …]``, by default 1, 100 and 1000 times the shipped rows; the
last takes half an hour and some 12 GB. Each size has a database and a server of its own. A click
asks for what nobody asked before, so that no answer is ready; it is timed from the question to the
page's last message, as a browser gets it over the wire.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path

from data import generate, packages
from tests.bench.figures import Spread
from tests.browser.server import Server
from tests.data.postgres import postgres
from tests.load.sessions import opened, resident_mb

TIMES = (1, 100, 1000)
READING_PATIENCE = 3600  # seconds
PAGES = (
    "", "reality", "map", "deals", "meetings", "scoreboard",
    "actors", "blocs", "network", "sources",
)  # fmt: skip
QUERIES = (
    *(f"country={code}" for code in ("KAZ", "UZB", "SAU", "ARE", "ISR")),
    *(f"theme={theme}" for theme in ("aviation", "transport", "defense")),
    "country=QAT&country=USA", "region=central-asia&lens=headline",
)  # fmt: skip


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.scale")
    parser.add_argument("times", nargs="*", type=int, default=TIMES)
    for times in parser.parse_args().times:
        _measure(times)
    return 0


def _measure(times: int) -> None:
    with tempfile.TemporaryDirectory() as folder, postgres() as database:
        tables = generate.multiplied(packages.shipped().tables, times)
        rows = sum(len(table) for table in tables.values())
        deals = len(tables["deals"])
        packages.write_tables(Path(folder), tables)
        del tables
        environment = {"ATLAS_PACKAGE": folder, "ATLAS_DATABASE_URL": database}
        server = Server(environment=environment, patience=READING_PATIENCE)
        start = time.perf_counter()
        with server:
            first = time.perf_counter() - start
            print(f"\n{times} times the rows: {rows:,} rows, {deals:,} deals", flush=True)
            print(f"stored and read in {first:.0f} s, {resident_mb(server):,.0f} MB", flush=True)
            asyncio.run(_click(server))
            print(f"{resident_mb(server):,.0f} MB in the end")
            server.stop()
            start = time.perf_counter()
            server.start()
            again = time.perf_counter() - start
            print(f"read again from the database in {again:.0f} s", flush=True)


async def _click(server: Server) -> None:
    print(f"{'click, ms':<16}{'first':>8}{'median':>8}{'p95':>8}{'kB':>8}", flush=True)
    for page in PAGES:
        async with opened(server) as reader:
            first = await reader.sees("", page)
            clicks = [await reader.sees(query, page) for query in QUERIES]
        spread = Spread.of([click.seconds * 1000 for click in clicks])
        sent = Spread.of([click.kilobytes for click in clicks]).median
        print(
            f"{page or 'overview':<16}{first.seconds * 1000:>8.0f}{spread}{sent:>8.0f}", flush=True
        )


if __name__ == "__main__":
    sys.exit(main())
