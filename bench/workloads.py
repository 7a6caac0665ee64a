"""The warm workloads: a decision with its list, and certificates; all contenders in turn."""

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from bench.alike import check, words
from bench.contenders import FLOOR, NAIVE, OURS, PYTHON, Fill
from bench.data import CERTIFICATE, DECISION, LIST, Blanks, certificate, decision, listing
from bench.node_peers import TAGS, Peer, why_missing
from bench.timing import Turn, computed, interleaved, lasting, timed
from documents.render import render

SIZES = (10, 100, 1_000, 10_000)
CERTIFICATES = 1_000
_SHARE = 4 * CERTIFICATES
_SOME = 50
"""Certificates that a slower contender makes in a turn."""

_ROUNDS = {10: 9, 100: 7, 1_000: 7, 10_000: 3}
_SLOW = ("python-docx by hand", "docx-templates")
"""Take one turn at the longest list, after the warm-up; it takes them half a minute."""

Times = dict[str, float]


def lists(count: int, folder: Path) -> Times:
    """Seconds for one decision with a list of `count` recipients, by contender."""
    papers = [(DECISION, decision()), (LIST, listing(count))]
    expected = [words(render(*paper)) for paper in papers]
    turns: dict[str, Turn] = {}
    for name, contender in PYTHON.items():
        fills = [contender(template, [blanks]) for template, blanks in papers]
        _check(name, (fill(0) for fill in fills), expected)
        turns[name] = lasting(partial(timed, partial(_each, fills)))
    with _peers(papers, folder, expected) as peers:
        turns |= {peer.name: lasting(peer.turn) for peer in peers}
        rounds = {name: _rounds(name, count) for name in turns}
        return interleaved(turns, rounds)


def growth() -> dict[int, float]:
    """Processor seconds of ours for 1,000 and 10,000 recipients, the two in turn."""
    turns = {}
    for count in SIZES[-2:]:
        template, blanks = LIST, listing(count)
        turns[str(count)] = computed(partial(render, template, blanks))
    times = interleaved(turns, dict.fromkeys(turns, 25))
    return {int(count): seconds for count, seconds in times.items()}


def _each(fills: Sequence[Fill]) -> None:
    for fill in fills:
        fill(0)


def _rounds(name: str, count: int) -> int:
    return 1 if count == SIZES[-1] and name in _SLOW else _ROUNDS[count]


def _check(name: str, made: Iterable[bytes], expected: Iterable[list[str]]) -> None:
    """Raise ValueError unless a contender's documents say what ours say."""
    if name != FLOOR:
        for document, said in zip(made, expected, strict=True):
            check(name, document, said)


@contextmanager
def _peers(
    papers: Sequence[tuple[bytes, Blanks]], folder: Path, expected: Sequence[list[str]]
) -> Iterator[list[Peer]]:
    """The npm peers, given the papers, and their documents checked against ours."""
    with ExitStack() as stack:
        peers = [] if why_missing() else [Peer(name, folder) for name in TAGS]
        for peer in peers:
            stack.callback(peer.close)
            peer.load(papers)
            _check(peer.name, peer.documents(), expected)
        yield peers


def certificates(folder: Path) -> Times:
    """Seconds for one certificate, a file each, by contender on one core."""
    papers = [(CERTIFICATE, blanks) for blanks in _certificates()]
    expected = [words(render(*paper)) for paper in papers[:_SOME]]
    turns: dict[str, Turn] = {}
    for name, contender in PYTHON.items():
        count = CERTIFICATES if name in (OURS, FLOOR) else _SOME
        fill = contender(CERTIFICATE, [blanks for _, blanks in papers[:count]])
        _check(name, map(fill, range(_SOME)), expected)
        turns[name] = _files(fill, count, folder, write=name != FLOOR)
    with _peers(papers[:_SOME], folder, expected) as peers:
        for peer in peers:
            turns[peer.name] = partial(_shared, peer.turn(), _SOME)
        return interleaved(turns, dict.fromkeys(turns, 7))


def _shared(turn: Turn, count: int) -> float:
    return turn() / count


def _files(fill: Fill, count: int, folder: Path, *, write: bool) -> Turn:
    def work() -> None:
        for number in range(count):
            made = fill(number)
            if write:
                (folder / f"{number}.docx").write_bytes(made)

    return lambda: timed(work)() / count


@dataclass(frozen=True)
class Cores:
    """Certificates a second by the clock, and a second of each process's own processor time."""

    by_clock: dict[int, float]
    by_processor: dict[int, float]


def cores(folder: Path, processes: Sequence[int] = (1, 2)) -> Cores:
    """Certificates with so many processes, in turn; medians.

    Only processor time tells, on a machine that others use too, what two free cores would give.
    """
    with ExitStack() as stack:
        pools = {n: stack.enter_context(ProcessPoolExecutor(n)) for n in processes}
        computed: dict[int, list[float]] = {n: [] for n in processes}
        turns: dict[str, Turn] = {
            str(n): partial(_shares, pool, n, folder, computed[n]) for n, pool in pools.items()
        }
        times = interleaved(turns, dict.fromkeys(turns, 9))
    return Cores(
        {n: 1 / times[str(n)] for n in processes},
        {n: n / median(computed[n]) for n in processes},
    )


def _shares(
    pool: ProcessPoolExecutor, processes: int, folder: Path, computed: list[float]
) -> float:
    """Seconds a certificate, each process making as many; notes those of one processor."""
    start = perf_counter()
    spent = list(pool.map(_make, range(processes), [folder] * processes))
    computed.append(sum(spent) / processes / _SHARE)
    return (perf_counter() - start) / processes / _SHARE


@cache
def _certificates() -> tuple[Blanks, ...]:
    """What the certificates say; each process makes it up in its first turn, which warms."""
    return tuple(certificate(number) for number in range(1, CERTIFICATES + 1))


def _make(_share: int, folder: Path) -> float:
    data = _certificates()
    start = process_time()
    for number in range(_SHARE):
        made = render(CERTIFICATE, data[number % CERTIFICATES])
        (folder / f"{os.getpid()}-{number % 100}.docx").write_bytes(made)
    return process_time() - start


__all__ = [
    "NAIVE",
    "OURS",
    "SIZES",
    "Cores",
    "certificates",
    "cores",
    "growth",
    "lists",
]
