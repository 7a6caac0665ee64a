"""Peak memory above the data, each measurement in a process of its own.

`python -m bench.memory CONTENDER COUNT` prints two numbers: kB before and at the peak.
"""

import subprocess
import sys
from pathlib import Path

from bench.contenders import PYTHON
from bench.data import LIST, listing

_STATUS = Path("/proc/self/status")


def _kilobytes(field: str) -> int:
    line = next(each for each in _STATUS.read_text().splitlines() if each.startswith(field))
    return int(line.split()[1])


def peak_above_data(contender: str, count: int) -> float:
    """MB that filling a list of `count` rows takes above what was there with its data."""
    ran = subprocess.run(
        [sys.executable, "-m", "bench.memory", contender, str(count)],
        check=True,
        capture_output=True,
        text=True,
    )
    before, peak = map(int, ran.stdout.split())
    return (peak - before) / 1024


def _measure(contender: str, count: int) -> None:
    PYTHON[contender](LIST, [listing(10)])(0)  # imports and compiled code are not the rows' fault
    fill = PYTHON[contender](LIST, [listing(count)])
    before = _kilobytes("VmRSS")
    Path("/proc/self/clear_refs").write_text("5")  # the peak from now on
    fill(0)
    print(before, _kilobytes("VmHWM"))


if __name__ == "__main__":
    _measure(sys.argv[1], int(sys.argv[2]))
