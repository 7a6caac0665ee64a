"""Contenders in turn, round after round, so that a busy machine slows all of them alike."""

from collections.abc import Callable, Mapping, Sequence
from math import ceil
from statistics import median
from time import perf_counter, process_time
from typing import TypeVar

Name = TypeVar("Name")
Turn = Callable[[], float]
"""One turn of a contender; the seconds that one unit of its work took."""

ENOUGH = 0.1
"""Seconds that a turn lasts at least, so that what comes between does not weigh on one alone."""
MAX_COUNT = 100


def timed(work: Callable[[], object], times: int = 1) -> Turn:
    """Return a turn that does the same work `times` times."""

    def turn() -> float:
        start = perf_counter()
        for _ in range(times):
            work()
        return (perf_counter() - start) / times

    return turn


def lasting(of_times: Callable[[int], Turn]) -> Turn:
    """Make a turn of warm work as often as fills ENOUGH; `of_times` makes one of so many."""
    return of_times(min(max(ceil(ENOUGH / of_times(1)()), 1), MAX_COUNT))


def computed(work: Callable[[], object]) -> Turn:
    """Return a turn in processor time: what others do on the machine does not lengthen it."""

    def turn() -> float:
        start = process_time()
        work()
        return process_time() - start

    return turn


def interleaved(turns: Mapping[str, Turn], rounds: Mapping[str, int]) -> dict[str, float]:
    """Time each contender's median seconds: A B C, B C A, ...; a slow one sits rounds out."""
    taken: dict[str, list[float]] = {name: [] for name in turns}
    for turn in turns.values():
        turn()  # warm: imports, caches, compilers
    for number in range(max(rounds.values())):
        for name in rotated(list(turns), number):
            if number < rounds[name]:
                taken[name].append(turns[name]())
    return {name: median(times) for name, times in taken.items()}


def rotated(names: Sequence[Name], number: int) -> list[Name]:
    """So that nobody always follows the same one."""
    first = number % len(names)
    return [*names[first:], *names[:first]]
