"""Two processes against one: what a second core brings.

A virtual machine's cores are not always its own. So each round stands between two gauges, a bare
loop that needs nothing but a processor, and only rounds in which the loop itself found two free
cores count. Within a round the ratio is that of neighbours in time; the median of rounds is told.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from bench.data import CERTIFICATE, CERTIFICATES, Blanks, all_certificates
from bench.timing import rotated
from documents.render import render

_SHARE = 2 * CERTIFICATES
FREE = 1.9
"""What the loop gains by a second process where two cores are free."""
ENOUGH = 25
"""Rounds that count, after which no more are run."""
MAX_COUNT = 120


@dataclass(frozen=True)
class Side:
    """One work, done by one process and by two: units a second by the clock, seconds of a core."""

    rates: tuple[float, float]
    spent: tuple[float, float]

    @property
    def by_clock(self) -> float:
        """Return how many times as much two processes do."""
        return self.rates[1] / self.rates[0]

    @property
    def by_processor(self) -> float:
        """Return how many times as much they would do on two cores that no one else uses."""
        return 2 * self.spent[0] / self.spent[1]


Round = Mapping[str, Side]


@dataclass(frozen=True)
class Scaling:
    """Medians over rounds: rates a second with one process and two, and both ratios."""

    rates: tuple[float, float]
    by_clock: float
    by_processor: float


@dataclass(frozen=True)
class Found:
    """Each work's scaling, over `counted` of all `rounds`."""

    works: Mapping[str, Scaling]
    counted: int
    rounds: int


def measure(folder: Path) -> Found:
    """Return all works with one process and with two, round by round, files into `folder`."""
    with ExitStack() as stack:
        pools = [stack.enter_context(ProcessPoolExecutor(n)) for n in (1, 2)]
        rounds, free = [], []
        _round(pools, folder, 0)  # warm
        for number in range(MAX_COUNT):
            each, gauges = _round(pools, folder, number)
            rounds.append(each)
            if min(gauges) >= FREE:
                free.append(each)
            if len(free) == ENOUGH:
                break
    return _found(rounds, free)


def _found(rounds: Sequence[Round], free: Sequence[Round]) -> Found:
    """Return the medians of rounds on free cores; of all, none counted, where there are none."""
    works = {name: _scaling([each[name] for each in free or rounds]) for name in WORKS}
    return Found(works, len(free), len(rounds))


def _scaling(sides: Sequence[Side]) -> Scaling:
    one, two = (median(side.rates[n] for side in sides) for n in (0, 1))
    return Scaling(
        (one, two),
        median(side.by_clock for side in sides),
        median(side.by_processor for side in sides),
    )


def _round(
    pools: Sequence[ProcessPoolExecutor], folder: Path, number: int
) -> tuple[Round, tuple[float, float]]:
    """Return one round, and what the loop gained before and after it."""
    before = _side(pools, LOOP, folder, number)
    works = {
        name: _side(pools, name, folder, number) for name in rotated([RENDERED, FILED], number)
    }
    after = _side(pools, LOOP, folder, number)
    return {LOOP: before, **works}, (before.by_clock, after.by_clock)


def _side(pools: Sequence[ProcessPoolExecutor], name: str, folder: Path, number: int) -> Side:
    """Return one process and two, each process doing as much; which goes first alternates."""
    done = {n: _together(pools[n - 1], n, name, folder) for n in rotated([1, 2], number)}
    return Side((done[1][0], done[2][0]), (done[1][1], done[2][1]))


def _together(
    pool: ProcessPoolExecutor, processes: int, name: str, folder: Path
) -> tuple[float, float]:
    """Units a second of all processes, processor seconds of one unit."""
    start = perf_counter()
    each = list(pool.map(_done, [name] * processes, [folder] * processes))
    rate = processes * _SHARE / (perf_counter() - start)
    return rate, sum(each) / processes / _SHARE


def _done(name: str, folder: Path) -> float:
    """Return the processor seconds of a share of the work."""
    data = all_certificates()  # made up in a process's first turn, which warms
    work = WORKS[name]
    start = process_time()
    for number in range(_SHARE):
        work(data[number % CERTIFICATES], folder / f"{os.getpid()}-{number % 100}.docx")
    return process_time() - start


def _loop(_blanks: Blanks, _path: Path) -> None:
    sum(range(5_000))


def _rendered(blanks: Blanks, _path: Path) -> None:
    render(CERTIFICATE, blanks)


def _filed(blanks: Blanks, path: Path) -> None:
    path.write_bytes(render(CERTIFICATE, blanks))


LOOP, RENDERED = "a bare loop", "certificates, rendered"
FILED = "certificates, a file each"
WORKS: dict[str, Callable[[Blanks, Path], None]] = {LOOP: _loop, RENDERED: _rendered, FILED: _filed}
