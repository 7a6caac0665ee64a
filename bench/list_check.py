"""A list of 1,000 rows with 100 faults, checked and marked: this build against an earlier one.

`python -m bench.list_check [COMMIT]` unpacks the earlier build beside this one and lets both do the
same work in turn, each turn in a process of its own; processor time without imports, peak memory.
Writes docs/bench-list.md.
"""

import io
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from statistics import median

import xlsxwriter

ROOT = Path(__file__).resolve().parent.parent
EARLIER = "1dbe131"
"""The build before lists were read in one pass of our own."""

OUT = ROOT / "docs" / "bench-list.md"
FASTER = 4.0
"""What is asked."""

ROUNDS = 7
REPEATS = 3
ROWS, FAULTY = 1_000, 10
"""How many rows the list has; one in so many has a fault."""

HEADINGS = (
    "STT|Đối tượng|Họ và tên|Ông/Bà|Năm sinh|Số căn cước|Chức vụ|Đơn vị công tác"
    "|Thành tích|Tiêu chí"
)

WORK = """
import json, sys, time, resource
from pathlib import Path
from workflow.intake.nominee_list import marked_copy, read_nominations
data = Path(sys.argv[1]).read_bytes()
def work():
    listed = read_nominations(data, "ds.xlsx")
    return listed, marked_copy(data, "ds.xlsx", listed)
listed, marked = work()
taken = []
for _ in range(int(sys.argv[2])):
    start = time.process_time()
    work()
    taken.append(time.process_time() - start)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([min(taken), peak, len(listed.rows), len(listed.findings)]))
"""


def a_list(path: Path) -> None:
    """Write the list as Excel does, texts shared."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Danh sách")
        sheet.write_row(0, 0, HEADINGS.split("|"))
        for place in range(ROWS):
            born = "không rõ" if place % FAULTY == 0 else 1960 + place % 40
            name = f"Nguyễn Văn Mẫu {'ABCDEGHIKLMNOPQRSTUVXY'[place % 22]}"
            said = f"Hoàn thành xuất sắc nhiệm vụ, sáng kiến số {place} được công nhận"
            row = (place + 1, "Cá nhân", name, "Ông", born, f"0010{place:08}", "Giáo viên")
            sheet.write_row(place + 1, 0, (*row, "Trường THCS Mẫu", said, "III.4.a"))


def turn(build: Path, listed: Path) -> tuple[float, float]:
    """Return seconds and peak MB of one turn of a build; both find every fault."""
    command = [sys.executable, "-c", WORK, str(listed), str(REPEATS)]
    ran = subprocess.run(command, cwd=build, check=True, capture_output=True, text=True)
    seconds, peak, rows, faults = json.loads(ran.stdout)
    if (rows, faults) != (ROWS, ROWS // FAULTY):
        raise ValueError(f"{build}: {rows} rows, {faults} faults")
    return seconds, peak


def unpacked(commit: str, folder: Path) -> Path:
    """Return the folder into which a commit's files were written."""
    packed = subprocess.run(
        [shutil.which("git") or "git", "archive", commit], cwd=ROOT, check=True, capture_output=True
    ).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as files:
        files.extractall(folder, filter="data")
    return folder


def main() -> None:
    """Measure both builds in turn and print seconds, peaks and their ratio."""
    commit = sys.argv[1] if len(sys.argv) > 1 else EARLIER
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        a_list(folder / "ds.xlsx")
        builds = {commit: unpacked(commit, folder / "earlier"), "this build": ROOT}
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in builds}
        for _ in range(ROUNDS):
            for name, build in builds.items():
                taken[name].append(turn(build, folder / "ds.xlsx"))
    found = {
        name: (median(each for each, _ in turns), median(peak for _, peak in turns))
        for name, turns in taken.items()
    }
    page = _page(found, found[commit][0] / found["this build"][0])
    print(page)
    OUT.write_text(page, encoding="utf-8")


def _page(found: dict[str, tuple[float, float]], faster: float) -> str:
    rows = (
        f"| {name} | {seconds * 1000:.0f} | {peak:.0f} |\n"
        for name, (seconds, peak) in found.items()
    )
    return (
        f"# A list of {ROWS:,} rows with {ROWS // FAULTY} faults, checked and marked\n\n"
        "`python -m bench.list_check`: every fault by its cell and the workbook marked, warm,"
        f" processor time; medians of {ROUNDS} rounds in turn, each in a process of its own.\n\n"
        "| build | ms | peak MB |\n| --- | --- | --- |\n"
        f"{''.join(rows)}\n"
        f"{faster:.1f}× faster; asked is ≥ {FASTER:g}×: {'yes' if faster >= FASTER else 'no'}.\n"
    )


if __name__ == "__main__":
    main()
