"""What was measured, as a page of Markdown, with what is asked beside it."""

import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from math import log10

from bench.cold import ALONE, PREPARED
from bench.contenders import BEST, FLOOR, NAIVE, OURS
from bench.two_processes import FILED, FREE, LOOP, RENDERED, Found
from bench.whole_round import Shares
from bench.workloads import SIZES, Times
from documents.rendering import deflate

FASTER_THAN_NAIVE = {10: 45.0, 1_000: 18.0, 10_000: 24.0}
CERTIFICATE_FASTER = 70.0
TWO_CORES = 1.8
FASTER_THAN_PEERS = 3.0
OVER_FLOOR = 1.3
EXPONENT = 1.05
MEGABYTES = 20.0
OUR_SHARE = 0.10

_NO_PEER = (OURS, NAIVE, FLOOR)


@dataclass
class Results:
    """Everything that one run measured; seconds for one unit of work."""

    lists: dict[int, Times] = field(default_factory=dict)
    growth: dict[int, float] = field(default_factory=dict)
    certificates: Times = field(default_factory=dict)
    cores: Found | None = None
    memory: dict[str, float] = field(default_factory=dict)
    cold: Times = field(default_factory=dict)
    round: Shares = field(default_factory=Shares)
    load: tuple[float, float] = (0.0, 0.0)
    missing: str = ""


@dataclass(frozen=True)
class Claim:
    """Something to show: what it is, what was found, what is asked, and whether it holds."""

    what: str
    found: str
    asked: str
    holds: bool


def at_least(what: str, found: float, asked: float, places: int = 1) -> Claim:
    """Return a ratio that may not be smaller."""
    return Claim(what, f"{found:.{places}f}×", f"≥ {asked:g}×", found >= asked)


def at_most(what: str, found: float, asked: float, unit: str = "×") -> Claim:
    """Return a figure that may not be larger."""
    return Claim(what, f"{found:.2f}{unit}", f"≤ {asked:g}{unit}", found <= asked)


def claims(results: Results) -> list[Claim]:
    """Return all thresholds, with what was found."""
    return [*_list_claims(results), *_certificate_claims(results), *_other_claims(results)]


def _list_claims(results: Results) -> Iterable[Claim]:
    for count, times in results.lists.items():
        what = f"Decision and list, {count:,} recipients"
        if count in FASTER_THAN_NAIVE:
            yield at_least(
                f"{what}: against docxtpl, naive",
                times[NAIVE] / times[OURS],
                FASTER_THAN_NAIVE[count],
            )
        name, ratio = fastest_peer(times)
        yield at_least(f"{what}: against the fastest peer ({name})", ratio, FASTER_THAN_PEERS)
        if count >= 1_000:  # noqa: PLR2004 - below, the floor is one zip header
            yield at_most(f"{what}: against zlib 6 alone", times[OURS] / times[FLOOR], OVER_FLOOR)
    if results.growth:
        grown = log10(results.growth[10_000] / results.growth[1_000])
        yield at_most(
            "Exponent of growth from 1,000 to 10,000, processor time", grown, EXPONENT, ""
        )


def _certificate_claims(results: Results) -> Iterable[Claim]:
    times = results.certificates
    if times:
        yield at_least(
            "1,000 certificates: against docxtpl, naive",
            times[NAIVE] / times[OURS],
            CERTIFICATE_FASTER,
        )
        name, ratio = fastest_peer(times)
        yield at_least(
            f"1,000 certificates: against the fastest peer ({name})", ratio, FASTER_THAN_PEERS
        )
    if results.cores:
        yield from _cores_claims(results.cores)


def _cores_claims(cores: Found) -> Iterable[Claim]:
    """Claim the rendered, and the harder claim with each written to its own file."""
    most = cores.works[LOOP].by_clock
    for name in (RENDERED, FILED):
        found = cores.works[name]
        for how, ratio in (
            (f"by the clock (a bare loop: {most:.2f}×)", found.by_clock),
            ("by processor time", found.by_processor),
        ):
            yield at_least(
                f"{name.capitalize()}: two processes against one, {how}", ratio, TWO_CORES, 2
            )


def _other_claims(results: Results) -> Iterable[Claim]:
    if results.memory:
        yield at_most(
            "Peak memory above the data, 10,000 rows", results.memory[OURS], MEGABYTES, " MB"
        )
    if results.cold:
        yield at_most(
            "Cold start: against docxtpl alone", results.cold[PREPARED] / results.cold[ALONE], 1.0
        )
    if results.round.whole:
        share = results.round.share
        yield Claim(
            "Whole round of 16: our own share",
            f"{share:.1%}",
            f"< {OUR_SHARE:.0%}",
            share < OUR_SHARE,
        )


def fastest_peer(times: Times) -> tuple[str, float]:
    """Return the fastest but ours and docxtpl used naively, and how much faster we are."""
    name = min((name for name in times if name not in _NO_PEER), key=times.__getitem__)
    return name, times[name] / times[OURS]


def page(results: Results) -> str:
    """docs/bench.md."""
    return "\n".join(
        [
            "# Benchmarks",
            "",
            "Written by `make bench`; do not edit. All contenders take turns in one run; every",
            "figure is a median of the turns. Our own templates, adapted by `bench/layouts.py`;",
            "before they were measured, all contenders' documents were found to say the same, word",
            "by word.",
            "",
            _machine(results),
            "",
            *_claims_table(claims(results)),
            "",
            *_lists_table(results.lists),
            "",
            *_certificates_table(results),
            "",
            *_rest(results),
            "",
        ]
    )


def _machine(results: Results) -> str:
    names = ("docxtpl", "python-docx", "docx-mailmerge2", "jinja2", "lxml")
    libraries = ", ".join(f"{name} {version(name)}" for name in names)
    load = " to ".join(f"{each:.1f}" for each in results.load)
    text = (
        f"Python {platform.python_version()}, {platform.machine()}; {libraries}; compressor "
        f"{deflate.NAME}; npm peers as in `bench/node/package.json`. The machine's load went from "
        f"{load} during the run, so that ratios say more than milliseconds."
    )
    return f"{text} Not run: {results.missing}." if results.missing else text


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [head, ["---"] * len(head), *rows]
    return [f"| {' | '.join(line)} |" for line in lines]


def _claims_table(found: Iterable[Claim]) -> list[str]:
    rows = (
        (each.what, each.found, each.asked, "yes" if each.holds else "**no**") for each in found
    )
    return ["## What is asked", "", *_table(("", "found", "asked", "holds"), rows)]


def _lists_table(lists: Mapping[int, Times]) -> list[str]:
    counts = [count for count in SIZES if count in lists]
    if not counts:
        return []
    head = ("ms (× docxtpl, naive)", *(f"{count:,} recipients" for count in counts))
    rows = (
        (name, *(_cell(lists[count], name) for count in counts))
        for name in sorted(lists[counts[-1]], key=lists[counts[-1]].__getitem__)
    )
    return ["## A decision with its list", "", *_table(head, rows)]


def _cell(times: Times, name: str) -> str:
    return f"{times[name] * 1e3:,.2f} ({times[NAIVE] / times[name]:.1f}×)"


def _certificates_table(results: Results) -> list[str]:
    times = results.certificates
    if not times:
        return []
    ordered = sorted(times, key=times.__getitem__)
    rows = (
        [name, f"{times[name] * 1e6:,.0f}", f"{times[NAIVE] / times[name]:.1f}×"]
        for name in ordered
    )
    table = _table(("one certificate", "µs", "× docxtpl, naive"), rows)
    return ["## 1,000 certificates, a file each", "", *table, "", *_cores_table(results.cores)]


def _cores_table(cores: Found | None) -> list[str]:
    if not cores:
        return []
    head = ("a second", "1 process", "2 processes", "by the clock", "by processor time")
    rows = (
        (
            name,
            *(f"{rate:,.0f}" for rate in each.rates),
            f"{each.by_clock:.2f}×",
            f"{each.by_processor:.2f}×",
        )
        for name, each in cores.works.items()
    )
    return [_counted(cores), "", *_table(head, rows)]


def _counted(cores: Found) -> str:
    if not cores.counted:
        return f"Two cores were never free in {cores.rounds} rounds; medians of all of them:"
    return (
        f"Medians of the {cores.counted} rounds of {cores.rounds} before and after which the bare "
        f"loop alone gained {FREE}× by a second process: only then were two cores free."
    )


def _rest(results: Results) -> list[str]:
    lines = ["## Memory, cold start, whole round", ""]
    lines += _table(
        ("10,000 rows", "peak MB above the data"),
        ([name, f"{size:,.1f}"] for name, size in results.memory.items()),
    )
    lines += [
        "",
        *_table(
            ("cold start to one file", "ms"),
            ([name, f"{taken * 1e3:,.0f}"] for name, taken in results.cold.items()),
        ),
    ]
    return [*lines, "", *_round_table(results.round)]


def _round_table(shares: Shares) -> list[str]:
    if not shares.whole:
        return []
    rendering = sum(shares.rendering)
    parts = (
        ("Prefect: from the click until the run begins", shares.waiting),
        ("Prefect: within the runs", shares.running - shares.ours),
        ("ours: rules, register, store, reading back, pages, board", shares.ours - rendering),
        (f"ours: rendering {len(shares.rendering)} documents", rendering),
        ("the whole round", shares.whole),
    )
    rows = ([name, f"{taken:,.2f}", f"{taken / shares.whole:.1%}"] for name, taken in parts)
    return [
        *_table((f"round of 16 recipients, {len(shares.imports)} runs", "s", "share"), rows),
        "",
        "Ours is each run from its form to its last page, measured without Prefect. Beside the",
        f"round, the runner imports our modules once, when the program starts: "
        f"{shares.imported:,.2f} s, after Prefect's.",
    ]


__all__ = ["BEST", "Results", "claims", "page"]
