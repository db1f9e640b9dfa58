"""Print how long a whole package takes from its upload to its preview, and in how much memory.

``python -m tests.bench.uploads TIMES`` measures a package so many times as large as the shipped
one, in a process of its own so that the peak of memory is its own.
"""

import resource
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pandas as pd

from data import effects, generate, packages
from data.diff import in_canonical_order
from data.index import index_of
from data.intake import ApplyMode, Upload, read_upload
from data.model import Dataset
from data.review import identities, review
from data.schema import TABLES
from data.settings import UPLOAD_LIMITS, Limits
from data.vocabulary import Lens
from geo import boundaries

EDITED_DEALS = 50
_MEGABYTE_IN_KIBIBYTES = 1024
_NO_LIMITS = Limits(files=100, file_bytes=10**10, unpacked_bytes=10**11, rows=10**8, columns=100)


@dataclass(frozen=True)
class Taken:
    """What one package took: seconds to read and check it, and to weigh its effects."""

    rows: int
    check_seconds: float
    preview_seconds: float
    peak_mb: float


def main() -> None:
    """Measure one size, and print it as a line."""
    taken = measured(int(sys.argv[1]))
    print(taken.rows, taken.check_seconds, taken.preview_seconds, taken.peak_mb)


def times(*sizes: int) -> None:
    """Measure some sizes, each in a process of its own, and print them."""
    print(f"{'upload of a package':<24}{'rows':>10}{'check s':>10}{'rows/s':>10}", end="")
    print(f"{'preview s':>11}{'peak MB':>9}")
    for size in sizes:
        command = [sys.executable, "-m", "tests.bench.uploads", str(size)]
        line = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        rows, check, preview, peak = map(float, line.split())
        print(f"{f'{size} times the rows':<24}{rows:>10,.0f}{check:>10.1f}", end="")
        print(f"{rows / check:>10,.0f}{preview:>11.1f}{peak:>9,.0f}")


def measured(size: int) -> Taken:
    """Upload a package with some edited deals, check it, and look at what it does."""
    base = packages.shipped()
    tables = {
        name: in_canonical_order(frame, TABLES[name])
        for name, frame in generate.multiplied(base.tables, size).items()
    }
    published = Dataset(replace(base.revision, id=f"{size}-times"), tables)
    index_of(published)
    now, outlines = datetime.now(UTC), boundaries.outlines()
    known = identities(published, today=now.date(), outlines=outlines)
    content = packages.zipped(_edited(tables), created=base.revision.published_at)
    limits = UPLOAD_LIMITS if size == 1 else _NO_LIMITS
    start = time.perf_counter()
    upload = Upload("package.zip", content)
    candidate = read_upload([upload], published, mode=ApplyMode.REPLACE, limits=limits)
    draft = review(candidate, published, author="bench", now=now, outlines=outlines, known=known)
    checked = time.perf_counter()
    assert draft.dataset is not None and len(draft.changes) == EDITED_DEALS, draft.findings
    effects.headlines(published, draft.dataset)
    effects.by_group(published, draft.dataset, "country", Lens.SIGNED)
    effects.causes(published, draft.dataset, Lens.SIGNED)
    previewed = time.perf_counter()
    return Taken(
        rows=sum(map(len, tables.values())),
        check_seconds=checked - start,
        preview_seconds=previewed - checked,
        peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGABYTE_IN_KIBIBYTES,
    )


def _edited(tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return the tables with other values for some deals."""
    deals = tables["deals"].copy()
    rows = deals.index[deals["value_usd_m"].notna()][:EDITED_DEALS]
    deals.loc[rows, "value_usd_m"] += 0.5
    deals.loc[rows, ["value_low_usd_m", "value_high_usd_m"]] = float("nan")
    return {**tables, "deals": deals}


if __name__ == "__main__":
    main()
