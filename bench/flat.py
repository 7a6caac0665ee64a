"""Whether a step costs the same however full the round: `python -m bench.flat EARLIER [COUNT]`.

EARLIER is a checkout of the build to compare with. Both builds, each on an empty round and on one
of COUNT dossiers, take turns; what is told are processor seconds. Writes docs/bench-flat.md.
"""

import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

from bench.timing import rotated

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "bench-flat.md"
COUNT = 19_000
TURNS = {"receive 1": 5, "show": 3, "receive 1000": 1}
WHAT = {
    "receive 1": "one dossier received",
    "show": "the Prefect board made",
    "receive 1000": "1,000 rows received",
}

Name = tuple[str, int]
"""The build, and how many dossiers its round has."""

Taken = dict[tuple[Name, str], float]


@contextmanager
def office(tree: Path, folder: Path, count: int) -> Iterator[subprocess.Popen[str]]:
    """Start a build on a register of its own."""
    command = [sys.executable, str(ROOT / "bench" / "flat_child.py"), str(folder), str(count)]
    environment = {**os.environ, "PYTHONPATH": str(tree)}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=tree, env=environment, text=True, **pipes) as child:  # type: ignore[call-overload]
        try:
            yield child
        finally:
            child.kill()


def told(child: subprocess.Popen[str], word: str = "") -> str:
    """Tell a build what to do, if anything, and return its next line."""
    if word and child.stdin:
        child.stdin.write(f"{word}\n")
        child.stdin.flush()
    return child.stdout.readline().strip() if child.stdout else ""


def measure(trees: dict[str, Path], count: int, folder: Path) -> Taken:
    """Let the builds take turns; return the median processor seconds of each."""
    taken: Taken = {}
    with ExitStack() as stack:
        children = {
            (build, held): stack.enter_context(office(tree, folder / f"{build}-{held}", held))
            for build, tree in trees.items()
            for held in (0, count)
        }
        for child in children.values():
            told(child)
            told(child, "receive 1")
        for word, turns in TURNS.items():
            found: dict[Name, list[float]] = {name: [] for name in children}
            for number in range(turns):
                for name in rotated(list(children), number):
                    found[name].append(float(told(children[name], word)))
            taken |= {(name, word): median(times) for name, times in found.items()}
    return taken


def page(taken: Taken, count: int, load: float) -> str:
    """docs/bench-flat.md."""
    head = f"| ms | earlier, empty | earlier, {count:,} | now, empty | now, {count:,} |"
    return "\n".join(
        (
            "# The cost of a step beside what its round holds",
            "",
            "Written by `python -m bench.flat EARLIER`; do not edit. The build of before (1dbe131)",
            "and this one, each on an empty round and on a full one, in turns in one run; medians",
            f"of {', '.join(f'{turns} ({WHAT[word]})' for word, turns in TURNS.items())} turns,",
            "processor time of the process, as the machine was not idle. The dossiers of a full",
            "round are received or wait for supplements; the register holds no documents of them.",
            "",
            f"Python {platform.python_version()}, SQLite; load {load:.1f} at the start.",
            "",
            f"{head} full: earlier ÷ now | now: full ÷ empty |",
            "| --- | --- | --- | --- | --- | --- | --- |",
            *(_row(taken, word, count) for word in TURNS),
            "",
        )
    )


def _row(taken: Taken, word: str, count: int) -> str:
    names = [(build, held) for build in ("earlier", "now") for held in (0, count)]
    found = [taken[name, word] for name in names]
    cells = " | ".join(f"{each * 1e3:,.0f}" for each in found)
    return f"| {WHAT[word]} | {cells} | {found[1] / found[3]:.1f}× | {found[3] / found[2]:.2f}× |"


def main() -> None:
    """Fill, measure, write."""
    count = int(sys.argv[2]) if len(sys.argv) > 2 else COUNT  # noqa: PLR2004 - the second word
    trees = {"earlier": Path(sys.argv[1]).resolve(), "now": ROOT}
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as name:
        text = page(measure(trees, count, Path(name)), count, load)
    OUT.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
