"""Contenders in turn, round after round, so that a busy machine slows all of them alike."""

from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter, process_time

Turn = Callable[[], float]
"""One turn of a contender; the seconds that one unit of its work took."""


def timed(work: Callable[[], object], times: int = 1) -> Turn:
    """A turn that does the same work `times` times."""

    def turn() -> float:
        start = perf_counter()
        for _ in range(times):
            work()
        return (perf_counter() - start) / times

    return turn


def computed(work: Callable[[], object]) -> Turn:
    """A turn in processor time: what others do on the machine does not lengthen it."""

    def turn() -> float:
        start = process_time()
        work()
        return process_time() - start

    return turn


def interleaved(turns: Mapping[str, Turn], rounds: Mapping[str, int]) -> dict[str, float]:
    """The median seconds of each contender: A B C, A B C, ...; a slow one sits later rounds out."""
    taken: dict[str, list[float]] = {name: [] for name in turns}
    for turn in turns.values():
        turn()  # warm: imports, caches, compilers
    for number in range(max(rounds.values())):
        for name, turn in turns.items():
            if number < rounds[name]:
                taken[name].append(turn())
    return {name: median(times) for name, times in taken.items()}
