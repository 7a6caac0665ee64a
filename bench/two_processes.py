"""Two processes against one: what a second core brings.

A virtual machine's cores are not always its own. So each round stands between two gauges, a bare
loop that needs nothing but a processor, and only rounds in which the loop itself found two free
cores count. Within a round the ratio is that of neighbours in time; the median of rounds is told.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from bench.data import CERTIFICATE, Blanks, certificate
from documents.render import render

CERTIFICATES = 1_000
_SHARE = 2 * CERTIFICATES
FREE = 1.9
"""What the loop gains by a second process where two cores are free."""
ENOUGH = 25
"""Rounds that count, after which no more are run."""
MOST = 120


@dataclass(frozen=True)
class Side:
    """One work, done by one process and by two: units a second by the clock, seconds of a core."""

    rates: tuple[float, float]
    spent: tuple[float, float]

    @property
    def by_clock(self) -> float:
        """How many times as much two processes do."""
        return self.rates[1] / self.rates[0]

    @property
    def by_processor(self) -> float:
        """How many times as much they would do on two cores that no one else uses."""
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
    """All works with one process and with two, round by round, files into `folder`."""
    with ExitStack() as stack:
        pools = [stack.enter_context(ProcessPoolExecutor(n)) for n in (1, 2)]
        rounds, free = [], []
        _round(pools, folder, 0)  # warm
        for number in range(MOST):
            each, gauges = _round(pools, folder, number)
            rounds.append(each)
            if min(gauges) >= FREE:
                free.append(each)
            if len(free) == ENOUGH:
                break
    return found(rounds, free)


def found(rounds: Sequence[Round], free: Sequence[Round]) -> Found:
    """The medians of the rounds on free cores; of all, and none counted, where there were none."""
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
    """One round, and what the loop gained before and after it."""
    before = _side(pools, LOOP, folder, number)
    works = {name: _side(pools, name, folder, number) for name in _rotated(number)}
    after = _side(pools, LOOP, folder, number)
    return {LOOP: before, **works}, (before.by_clock, after.by_clock)


def _rotated(number: int) -> Iterator[str]:
    names = [name for name in WORKS if name != LOOP]
    yield from (names[(number + place) % len(names)] for place in range(len(names)))


def _side(pools: Sequence[ProcessPoolExecutor], name: str, folder: Path, number: int) -> Side:
    """One process and two, each process doing as much; which goes first alternates."""
    turns = [partial(_together, pools[n], n + 1, name, folder) for n in (0, 1)]
    order = (0, 1) if number % 2 else (1, 0)
    (rate, spent), (rate_2, spent_2) = (
        measured for _, measured in sorted((n, turns[n]()) for n in order)
    )
    return Side((rate, rate_2), (spent, spent_2))


def _together(
    pool: ProcessPoolExecutor, processes: int, name: str, folder: Path
) -> tuple[float, float]:
    """Units a second of all processes, processor seconds of one unit."""
    start = perf_counter()
    each = list(pool.map(_done, [name] * processes, [folder] * processes))
    rate = processes * _SHARE / (perf_counter() - start)
    return rate, sum(each) / processes / _SHARE


def _done(name: str, folder: Path) -> float:
    """The processor seconds of a share of the work."""
    data = _certificates()
    work = WORKS[name]
    start = process_time()
    for number in range(_SHARE):
        work(data[number % CERTIFICATES], folder / f"{os.getpid()}-{number % 100}.docx")
    return process_time() - start


@cache
def _certificates() -> tuple[Blanks, ...]:
    """What the certificates say; each process makes it up in its first turn, which warms."""
    return tuple(certificate(number) for number in range(1, CERTIFICATES + 1))


def _loop(_blanks: Blanks, _path: Path) -> None:
    sum(range(5_000))


def _rendered(blanks: Blanks, _path: Path) -> None:
    render(CERTIFICATE, blanks)


def _filed(blanks: Blanks, path: Path) -> None:
    path.write_bytes(render(CERTIFICATE, blanks))


LOOP, RENDERED = "a bare loop", "certificates, rendered"
FILED = "certificates, a file each"
WORKS: dict[str, Callable[[Blanks, Path], None]] = {
    LOOP: _loop,
    RENDERED: _rendered,
    FILED: _filed,
}
