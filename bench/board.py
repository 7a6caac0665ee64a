"""The board over 100,000 dossiers: `python -m bench.board [COUNT]` writes docs/bench-board.md.

Each turn asks the served desk for a page over HTTP, as a signed-in browser does (door, session,
question, rows, counts, quotas, HTML), and beside it for the very same rows by a bare SELECT by
their codes.
"""

import os
import platform
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import httpx
from sqlalchemy.dialects import sqlite

from bench.timing import Turn, interleaved, timed
from desk.pages.board_query import PAGE, asked
from desk.services import DeskServices, open_desk_services
from dossiers.model.dossier import Dossier, Status, Unit, UnitGroup, dossier_code
from dossiers.model.nominee import Nominee, NomineeKind
from dossiers.model.round import Occasion, Round
from storage.ledger.board_rows import page_query
from storage.ledger.register_ledger import Ledger
from storage.settings import Settings
from tests.people import COOKIE, RECEPTION, sign_in
from tests.servers import free_port

OUT = Path(__file__).resolve().parent.parent / "docs" / "bench-board.md"
MAX_COUNT = 100_000
TURNS = 25
LIMIT_MS = 100.0
YEARS = range(2026, 2031)
TIMEOUT_S = 60.0
"""Seconds that the desk may take to start."""

QUESTIONS = {
    "first page": "",
    "search, many found": "tim=phuong",
    "search, with accents, few found": "tim=Nguyễn Văn Bình 77",
    "search, none found": "tim=khong co ai ten the nay",
    "search by code": "tim=HS-2029-0123",
    "filter by status": "trang-thai=TRINH_KY",
    "filter by unit": "don-vi=Trường Tiểu học Mẫu 17",
    "filter by award": "hinh-thuc=GIAY_KHEN",
    "filter by round": "dot=2028-HN-GK",
    "all filters and search": "tim=van&trang-thai=DA_BAN_HANH&don-vi=Trường Tiểu học Mẫu 17"
    "&hinh-thuc=GIAY_KHEN",
    "sorted by name": "sap-xep=ten",
    "longest waiting first": "sap-xep=cho",
    "last page": "trang=999999",
}
"""What is asked of the board, by what it shows of it."""

_FAMILIES = ("Nguyễn", "Trần", "Lê", "Hoàng", "Nông", "Lường", "Bàn", "Triệu", "Đặng", "Lý", "Ma")
_MIDDLES = ("Văn", "Thị", "Đức", "Minh", "Quốc", "Hữu", "Thanh")
_GIVEN = ("Bình", "Phương", "Ưởng", "Định", "Khuyến", "Nguyệt", "Thúy", "Bảo", "Ích", "Yến", "Hòa")
_UNITS = ("Trường Tiểu học Mẫu", "Trường Mầm non Mẫu", "Tổ dân phố Mẫu", "Hội Phụ nữ Mẫu")
_START = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)


def fill(ledger: Ledger, movement: str, count: int) -> None:
    """Add rounds of five years and `count` dossiers, each unlike its neighbours."""
    for year in YEARS:
        ledger.add_round(
            Round(
                code=f"{year}-HN-GK",
                movement=movement,
                award="GIAY_KHEN",
                occasion=Occasion.HANG_NAM,
                year=year,
            ),
            _START.replace(year=year),
        )
    ledger.add_dossiers([a_dossier(number, count) for number in range(count)])


def a_dossier(number: int, count: int) -> Dossier:
    """Return the `number`-th dossier of `count`."""
    year = YEARS[number * len(YEARS) // count]
    ordinal = number % -(-count // len(YEARS)) + 1
    name = (
        f"{_FAMILIES[number % 11]} {_MIDDLES[number // 11 % 7]} {_GIVEN[number // 77 % 11]}"
        f" {number % 997}"
    )
    return Dossier(
        code=dossier_code(year, ordinal),
        round=f"{year}-HN-GK",
        unit=Unit(
            name=f"{_UNITS[number % 4]} {number * 7919 % 101}",
            group=UnitGroup.CO_QUAN,
            proposal_number=f"{number}/TTr",
            proposal_date=date(year, 10, 5),
        ),
        nominee=Nominee(
            kind=tuple(NomineeKind)[number % 3],
            name=name,
            achievement=f"Hướng dẫn {number} lượt người dân nộp hồ sơ trực tuyến và ký số từ xa",
            criteria=("III.1.a",),
        ),
        received_on=date(year, 10, 6),
        received_by="Người đo",
        status=tuple(Status)[number * 104729 % len(Status)],
        since=_START + timedelta(minutes=number * 31 % 2_500_000),
    )


@contextmanager
def browser(folder: Path) -> Iterator[httpx.Client]:
    """Open an officer before the desk, which serves the data folder as a program of its own."""
    port = free_port()
    settings = {
        "KHENTHUONG_DATA": str(folder),
        "KHENTHUONG_DESK_PORT": str(port),
        "KHENTHUONG_PREFECT_URL": "http://127.0.0.1:9",
    }
    cookie = {COOKIE: sign_in(folder)[RECEPTION]}
    with (
        subprocess.Popen([sys.executable, "-m", "desk"], env={**os.environ, **settings}) as desk,
        httpx.Client(base_url=f"http://127.0.0.1:{port}", cookies=cookie, timeout=60) as client,
    ):
        try:
            _await(client)
            yield client
        finally:
            desk.terminate()


def _await(client: httpx.Client) -> None:
    until = time.monotonic() + TIMEOUT_S
    while True:
        try:
            client.get("/suc-khoe").raise_for_status()
        except httpx.TransportError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return


def turns(services: DeskServices, client: httpx.Client) -> dict[str, Turn]:
    """Our page and the bare SELECT of its rows, for every question."""
    found: dict[str, Turn] = {}
    for name, question in QUESTIONS.items():
        found[name] = timed(
            lambda question=question: client.get(f"/?{question}").raise_for_status()  # type: ignore[misc]
        )
        found[f"bare: {name}"] = _bare(services, question)
    return found


def _bare(services: DeskServices, question: str) -> Turn:
    """Return the same rows by SQLite itself, asked for by their codes."""
    given = dict(httpx.QueryParams(question))
    with services.register.read_tx() as ledger:
        wanted = asked(given, services.plan)
        shown = ledger.board_page(wanted.query(ledger.rounds(), ""), PAGE, wanted.page)
    codes = [each.code for each in shown.dossiers]
    bare = sqlite3.connect(services.settings.folder / "register.db")
    marks = ",".join("?" * len(codes))
    sentence = f"SELECT * FROM dossiers WHERE code IN ({marks})"  # noqa: S608 - question marks
    return timed(lambda: bare.execute(sentence, codes).fetchall())


def plans(services: DeskServices) -> dict[str, str]:
    """Return what SQLite says of each question: which index it walks."""
    told: dict[str, str] = {}
    bare = sqlite3.connect(services.settings.folder / "register.db")
    with services.register.read_tx() as ledger:
        rounds = ledger.rounds()
    for name, question in QUESTIONS.items():
        query = asked(dict(httpx.QueryParams(question)), services.plan).query(rounds, "")
        sentence = str(
            page_query(query).compile(
                dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}
            )
        )
        rows = bare.execute(f"EXPLAIN QUERY PLAN {sentence} LIMIT {PAGE}").fetchall()
        told[name] = "; ".join(each[3] for each in rows)
    return told


def page(times: dict[str, float], told: dict[str, str], count: int) -> str:
    """docs/bench-board.md."""
    load = os.getloadavg()[0]
    slowest = max(times[name] for name in QUESTIONS) * 1e3
    holds = "holds" if slowest < LIMIT_MS else "**does not hold**"
    rows = (
        f"| {name} | {times[name] * 1e3:.1f} | {times[f'bare: {name}'] * 1e3:.2f} |"
        f" {times[name] / times[f'bare: {name}']:.0f}× | {told[name]} |"
        for name in QUESTIONS
    )
    return "\n".join(
        (
            f"# The board with {count:,} dossiers",
            "",
            "Written by `python -m bench.board`; do not edit. Medians of"
            f" {TURNS} turns, all questions in turn; the whole answer over HTTP, to an officer who"
            " is signed in, from the desk as it is served. Beside it the same rows by a bare"
            " `SELECT` on their primary key.",
            "",
            f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version},"
            f" {os.cpu_count()} cores, load {load:.1f}. Asked: under {LIMIT_MS:.0f} ms; the slowest"
            f" took {slowest:.0f} ms: {holds}.",
            "",
            "| | page, ms | bare SELECT, ms | ratio | query plan |",
            "| --- | --- | --- | --- | --- |",
            *rows,
            "",
        )
    )


def main() -> None:
    """Fill, measure, write."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else MAX_COUNT
    with tempfile.TemporaryDirectory() as name:
        services = open_desk_services(Settings(Path(name)))
        with services.register.write_tx() as ledger:
            fill(ledger, services.plan.movements[0].code, count)
        with browser(services.settings.folder) as client:
            measured = turns(services, client)
            times = interleaved(measured, dict.fromkeys(measured, TURNS))
        text = page(times, plans(services), count)
        services.register.close()
    OUT.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
