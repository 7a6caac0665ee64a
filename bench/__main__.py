"""`python -m bench [--only PART …]`: measure, print, write docs/bench.md."""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench import cold, memory, report, two_processes, whole_round, workloads
from bench.contenders import BEST, NAIVE, OURS
from bench.node_peers import why_missing
from bench.report import Results
from bench.timing import interleaved

PAGE = Path(__file__).resolve().parent.parent / "docs" / "bench.md"
MAX_COUNT = 10_000


def _lists(results: Results, folder: Path) -> None:
    for count in workloads.SIZES:
        results.lists[count] = workloads.lists(count, folder)
    results.growth = workloads.growth()


def _certificates(results: Results, folder: Path) -> None:
    results.certificates = workloads.certificates(folder)
    results.cores = two_processes.measure(folder)


def _memory(results: Results, _folder: Path) -> None:
    for name in (OURS, NAIVE, BEST, "docx-mailmerge2"):
        results.memory[name] = memory.peak_above_data(name, MAX_COUNT)


def _cold(results: Results, folder: Path) -> None:
    turns = cold.turns(folder)
    results.cold = interleaved(turns, dict.fromkeys(turns, 15))


def _round(results: Results, _folder: Path) -> None:
    results.round = whole_round.measure()


PARTS: dict[str, Callable[[Results, Path], None]] = {
    "lists": _lists,
    "certificates": _certificates,
    "memory": _memory,
    "cold": _cold,
    "round": _round,
}


def main() -> None:
    """Measure all parts, or those named; only a whole run writes the page."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    chosen = parser.parse_args().only
    results = Results(missing=why_missing())
    load = os.getloadavg()[0]
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # children start as on any user's machine
    with tempfile.TemporaryDirectory(dir=_quick_folder()) as folder:
        for name in chosen:
            print(f"{name} …", file=sys.stderr, flush=True)
            PARTS[name](results, Path(folder))
    results.load = (load, os.getloadavg()[0])
    page = report.page(results)
    print(page)
    if chosen == list(PARTS):
        PAGE.write_text(page, encoding="utf-8")


def _quick_folder() -> str | None:
    """Memory, where there is such a folder: a disk's own pace says nothing about contenders."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - only for the time of a run


if __name__ == "__main__":
    main()
