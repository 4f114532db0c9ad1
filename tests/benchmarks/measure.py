"""What every benchmark measures with: floor and figure by turns, medians, and a row for the table."""

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

Unit = Literal["ms", "MB", "times"]


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of the table."""

    what: str
    ours: float
    floor: float | None = None
    """The least it could take, measured in the same run; None where none is named."""
    most: float | None = None
    """The budget: this many times the floor, or an absolute limit where there is no floor."""
    unit: Unit = "ms"
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times the floor."""
        return self.ours / self.floor if self.floor else None

    @property
    def is_within(self) -> bool | None:
        """Whether the budget is kept; None where there is none."""
        if self.most is None:
            return None
        return (self.ours if self.ratio is None else self.ratio) <= self.most


Clock = Callable[[], float]
"""Does the work and gives how long it took, in milliseconds."""


def timed(work: Callable[[], object]) -> Clock:
    """The work with a watch on it."""

    def run() -> float:
        began = time.perf_counter()
        work()
        return (time.perf_counter() - began) * 1000

    return run


def by_turns(floor: Clock, ours: Clock, rounds: int, warm: int = 2) -> tuple[list[float], list[float]]:
    """Both measured one after the other, so that a busy moment of the machine hits both alike."""
    for _ in range(warm):
        floor()
        ours()
    pairs = [(floor(), ours()) for _ in range(rounds)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def medians(pair: tuple[list[float], list[float]]) -> tuple[float, float]:
    """The medians of two series."""
    return statistics.median(pair[0]), statistics.median(pair[1])


def high(series: Iterable[float], share: float = 0.95) -> float:
    """The value that this share of a series stays below."""
    ordered = sorted(series)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def as_line(row: Row) -> str:
    """A row as text."""
    number = "{:9.3f}" if row.unit == "ms" and row.ours < 10 else "{:9.1f}"
    floor = "        –" if row.floor is None else number.format(row.floor)
    ratio = "     –" if row.ratio is None else f"{row.ratio:5.2f}x"
    most = "–" if row.most is None else f"{row.most:g}{'x' if row.ratio is not None else ' ' + row.unit}"
    verdict = {True: "within", False: "OVER", None: ""}[row.is_within]
    ours = number.format(row.ours)
    return f"{row.what:<58}{floor} {ours} {row.unit:<5} {ratio}  {most:>8}  {verdict:<7} {row.note}".rstrip()


HEADER = f"{'What':<58}{'floor':>9} {'ours':>9} {'':<5} {'ratio':>6}  {'budget':>8}"
