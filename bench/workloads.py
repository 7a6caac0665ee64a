"""The warm workloads: a decision with its list, and certificates; all contenders in turn."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

from bench.alike import check, words
from bench.contenders import FLOOR, NAIVE, OURS, PYTHON, Fill
from bench.data import (
    CERTIFICATE,
    CERTIFICATES,
    DECISION,
    LIST,
    Blanks,
    all_certificates,
    decision,
    listing,
)
from bench.node_peers import TAGS, Peer, why_missing
from bench.timing import Turn, computed, interleaved, lasting, timed
from documents.render import render

SIZES = (10, 100, 1_000, 10_000)
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
    """Open the npm peers, given the papers, and their documents checked against ours."""
    with ExitStack() as stack:
        peers = [] if why_missing() else [Peer(name, folder) for name in TAGS]
        for peer in peers:
            stack.callback(peer.close)
            peer.load(papers)
            _check(peer.name, peer.documents(), expected)
        yield peers


def certificates(folder: Path) -> Times:
    """Seconds for one certificate, a file each, by contender on one core."""
    papers = [(CERTIFICATE, blanks) for blanks in all_certificates()]
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


__all__ = ["NAIVE", "OURS", "SIZES", "certificates", "growth", "lists"]
