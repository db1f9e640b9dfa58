"""A measured quantity: its middle and its bad end."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of some measurements, and what one in twenty of them exceeds."""

    median: float
    p95: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Spread":
        """Return the spread of some measurements."""
        last = len(values) - 1
        return cls(statistics.median(values), sorted(values)[min(last, round(last * 0.95))])

    def __str__(self) -> str:
        return f"{self.median:8.0f}{self.p95:8.0f}"
