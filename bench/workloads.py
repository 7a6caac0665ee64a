"""The warm workloads: a decision with its list, and certificates; all contenders in turn."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
class Scaling:
    """What two processes do against one: rates a second by their number, and both ratios."""

    rates: dict[int, float]
    by_clock: float
    by_processor: float


def cores(folder: Path) -> dict[str, Scaling]:
    """Each work with one process and with two, all in turn; medians.

    The bare loop tells what the machine has free: no work can do better by the clock. By processor
    time is what two free cores would give.
    """
    with ExitStack() as stack:
        pools = {n: stack.enter_context(ProcessPoolExecutor(n)) for n in (1, 2)}
        spent: dict[tuple[str, int], list[float]] = {(name, n): [] for name in WORKS for n in pools}
        turns: dict[str, Turn] = {
            f"{name} {n}": partial(_side_by_side, pools[n], n, name, folder, spent[name, n])
            for name, n in spent
        }
        times = interleaved(turns, dict.fromkeys(turns, 25))
    return {name: _scaling(name, times, spent) for name in WORKS}


def _scaling(name: str, times: Times, spent: Mapping[tuple[str, int], Sequence[float]]) -> Scaling:
    rates = {n: 1 / times[f"{name} {n}"] for n in (1, 2)}
    processor = 2 * median(spent[name, 1]) / median(spent[name, 2])
    return Scaling(rates, rates[2] / rates[1], processor)


def _side_by_side(
    pool: ProcessPoolExecutor, processes: int, name: str, folder: Path, spent: list[float]
) -> float:
    """Seconds for one, each process doing as many; notes those of one processor."""
    start = perf_counter()
    each = list(pool.map(_done, [name] * processes, [folder] * processes))
    spent.append(sum(each) / processes / _SHARE)
    return (perf_counter() - start) / processes / _SHARE


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
WORKS: dict[str, Callable[[Blanks, Path], None]] = {
    LOOP: _loop,
    RENDERED: _rendered,
    "certificates, a file each": _filed,
}


__all__ = [
    "LOOP",
    "NAIVE",
    "OURS",
    "RENDERED",
    "SIZES",
    "Scaling",
    "certificates",
    "cores",
    "growth",
    "lists",
]
