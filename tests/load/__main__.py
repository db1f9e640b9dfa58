"""Print how a process answers 20, 50 and 100 readers who click filters, and where it bends.

``python -m tests.load [READERS …]`` starts a server of its own for each number, on this machine
only. Each reader opens the overview, thinks, and clicks another filter, for half a minute.
Thinking takes ten seconds on average (as long as it takes to look at a page), or none with
``--restless``, which shows what the processors can do at most.

``python -m tests.load --visits 720`` lets so many come and go instead, a few at a time and without
a pause: an hour in which one comes every five seconds. It prints the process's memory before them
and at each quarter; Streamlit remembers the last 128 who left, so the first quarter grows.
"""

import argparse
import asyncio
import random
import sys
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from tests.browser.server import Server
from tests.load.sessions import Reader, opened, processor_seconds, resident_mb, visits

READERS = (20, 50, 100)
SECONDS = 30
THINKING = 10.0  # seconds on average
QUARTERS = 4
SEED = 20251106  # the same readers at each run
FILTERS = (
    *(f"country={code}" for code in ("KAZ", "UZB", "ARE", "SAU", "QAT", "ISR", "USA", "CHN")),
    *(f"theme={theme}" for theme in ("aviation", "nuclear-energy", "transport", "defense")),
    *(f"lens={lens}" for lens in ("headline", "memorandum", "in_force")),
    "region=central-asia", "region=middle-east", "",
)  # fmt: skip


@dataclass
class Answered:
    """What some readers got: the seconds of each click, and what went wrong, in words."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def quantile(self, share: float) -> float:
        """Return how long that share of the clicks took at most, in milliseconds."""
        ordered = sorted(self.seconds)
        return 1000 * ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def main() -> int:
    """Measure and print; the exit status says whether any reader met an error."""
    asked = _asked()
    if asked.visits:
        _print_memory(asked.visits)
        return 0
    thinking = 0.0 if asked.restless else THINKING
    print(f"{'readers':>8}{'clicks':>8}{'a second':>10}{'p50 ms':>8}{'p95':>8}{'p99':>8}", end="")
    print(f"{'errors':>8}{'processor':>11}{'MB a reader':>13}")
    errors = 0
    for number in asked.readers:
        with Server(environment={"ATLAS_MOST_READERS": "0"}) as server:
            errors += asyncio.run(_measured(server, number, thinking))
    return 1 if errors else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.load")
    parser.add_argument("readers", nargs="*", type=int, default=READERS)
    parser.add_argument("--restless", action="store_true", help="they click without thinking")
    parser.add_argument("--visits", type=int, metavar="N", help="let so many come and go instead")
    return parser.parse_args()


def _print_memory(count: int) -> None:
    """Print the memory of a process before so many visits, and at each quarter of them."""
    with Server() as server:
        print(f"{'visits':>8}{'MB':>8}{'more':>8}{'KB a visit':>12}{'minutes':>9}", flush=True)
        last, start, done = resident_mb(server), time.perf_counter(), 0
        print(f"{done:>8}{last:>8.1f}", flush=True)
        for quarter in range(1, QUARTERS + 1):
            more = count * quarter // QUARTERS - done
            asyncio.run(visits(server, more))
            done, now = done + more, resident_mb(server)
            each = 1024 * (now - last) / max(more, 1)
            minutes = (time.perf_counter() - start) / 60
            print(f"{done:>8}{now:>8.1f}{now - last:>8.1f}{each:>12.1f}{minutes:>9.1f}", flush=True)
            last = now


async def _measured(server: Server, number: int, thinking: float) -> int:
    chance = random.Random(SEED)
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(opened(server))
        await first.sees("")
        alone = resident_mb(server)
        readers = [first]
        for _reader in range(number - 1):
            readers.append(await stack.enter_async_context(opened(server)))
            await readers[-1].sees("")
        found, busy, start = Answered(), processor_seconds(server), time.perf_counter()
        until = start + SECONDS
        await asyncio.gather(
            *(_reads(each, found, until, thinking, chance.random()) for each in readers)
        )
        elapsed = time.perf_counter() - start
        share = (processor_seconds(server) - busy) / elapsed
        each_mb = (resident_mb(server) - alone) / max(number - 1, 1)
    print(f"{number:>8}{len(found.seconds):>8}{len(found.seconds) / elapsed:>10.1f}", end="")
    print("".join(f"{found.quantile(q):>8.0f}" for q in (0.5, 0.95, 0.99)), end="")
    print(f"{len(found.errors):>8}{share:>10.0%} {each_mb:>12.1f}", flush=True)
    for words in sorted(set(found.errors))[:3]:
        print(f"         {words}")
    return len(found.errors)


async def _reads(
    reader: Reader, found: Answered, until: float, thinking: float, seed: float
) -> None:
    """Click one filter after another, with time to think between them."""
    chance = random.Random(seed)
    await asyncio.sleep(chance.uniform(0, thinking))
    while time.perf_counter() < until:
        try:
            seen = await reader.sees(chance.choice(FILTERS))
            found.seconds.append(seen.seconds)
        except (AssertionError, OSError, TimeoutError) as reason:
            found.errors.append(f"{type(reason).__name__}: {reason}")
            return
        await asyncio.sleep(chance.expovariate(1 / thinking) if thinking else 0)


if __name__ == "__main__":
    sys.exit(main())
