"""Books opened at 133 and 457, used, voided, shared, kept elsewhere, by two people at once and
across a New Year: no number twice, every gap explained, and the register read back."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from desk.pages.excel_books import outgoing_register
from dossiers.books.number_book import NumberRequest, SharedBook, book_of
from dossiers.model.errors import NumberTaken, Refused
from dossiers.model.record import Source
from flows.step_list import STEPS
from storage.settings import Settings
from tests.servers import PostgresServer
from tests.walks import SampleStep, Walk, sample_clock
from workflow.book_keeping import enter_in_book, kept_book, kept_books, known_book
from workflow.forms.book_form import BookForm
from workflow.pages.outgoing_register import register_rows
from workflow.services import AppServices, open_services
from workflow.step_engine import carry_out

OFFICE = SharedBook(
    code="VHXH",
    name="Sổ văn bản đi của Phòng",
    symbols=("TTr-VHXH", "BC-VHXH"),
    from_year=2026,
    source=Source(text="mẫu, không có thật"),
)
INVITATION = {
    "round": "2026-HN-GK",
    "meets_on": "2026-11-05",
    "place": "Phòng họp tầng 2",
    "chair": "Đình Huy Hoàng",
    "invited_on": "2026-10-29",
}


@pytest.fixture(params=["sqlite", "postgresql"])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[AppServices]:
    """Yield an unused office on each database, whose proposals and reports share a book."""
    settings = Settings(folder=tmp_path / "data")
    if request.param == "postgresql":
        server: PostgresServer = request.getfixturevalue("postgres")
        settings = settings.model_copy(update={"database_url": server.fresh_database()})
    with open_services(settings, sample_clock) as services:
        plan = services.plan.model_copy(update={"books": (OFFICE,)})
        yield replace(services, plan=plan)


def say(office: AppServices, book: str, act: str, **said: Any) -> None:
    facts = {"book": book, "act": act, "by": "Hà Thị Mẫu", "reason": "sổ giấy"}
    enter_in_book(office, BookForm.model_validate({**facts, **said}))


def register_of(office: AppServices, code: str) -> list[tuple[Any, ...]]:
    """Return number, day and note of each line of a book's register, read back from its file."""
    with office.register.read_tx() as ledger:
        kept = kept_book(ledger, known_book(office.plan, code, 2026), 2026)
        data = outgoing_register(2026, register_rows(ledger, kept))
    sheet = load_workbook(BytesIO(data)).active
    assert sheet is not None
    rows = sheet.iter_rows(min_row=2, values_only=True)
    return [(row[0], row[1] and f"{row[1]:%d/%m/%Y}", row[9] or "") for row in rows]


def draw(office: AppServices, symbol: str, on: date) -> int:
    book = book_of(office.plan.books, symbol, on.year)
    asked = NumberRequest(book=book, symbol=symbol, on=on, purpose="văn bản")
    with office.register.write_tx() as ledger:
        return ledger.draw_number(asked)


def walked(office: AppServices) -> None:
    """Walk the round: two units at once, a void number, one of a book kept elsewhere, by hand."""
    walk = Walk(office)
    walk.take(SampleStep.OPEN_ROUND)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(walk.take, (SampleStep.FIRST_UNIT, SampleStep.SECOND_UNIT)))
    for place in range(SampleStep.LAST_UNIT, SampleStep.COUNCIL):
        walk.take(place)
    with pytest.raises(Refused, match="giữ ở nơi khác"):
        carry_out(STEPS["invitation"], INVITATION, office)
    carry_out(STEPS["invitation"], {**INVITATION, "number": 88}, office)
    walk.take(SampleStep.COUNCIL)
    say(office, "VHXH", "HUY_SO", number=135, symbol="TTr-VHXH", reason="viết hỏng")
    with pytest.raises(NumberTaken, match="đã hủy"):
        walk.take(SampleStep.SIGNATURE, proposal_number=135)
    walk.take(SampleStep.SIGNATURE)
    walk.take(SampleStep.ISSUANCE, number=460)
    say(office, "QĐ-UBND", "DUNG_NGOAI", number=458, last=459, reason="quyết định khác")


def test_no_number_is_used_twice_and_every_gap_is_explained(office: AppServices) -> None:
    say(office, "VHXH", "MO_SO", number=133)
    say(office, "QĐ-UBND", "MO_SO", number=457)
    say(office, "GM-HĐTĐKT", "GIU_NOI_KHAC", reason="Văn phòng giữ sổ")

    walked(office)

    today = f"; Hà Thị Mẫu, {office.today():%d/%m/%Y})"
    opened = f"Đã dùng ở sổ ngoài trước khi mở sổ (sổ giấy{today}"
    assert register_of(office, "VHXH") == [
        ("01 - 133", None, opened),
        ("134/BC-VHXH", "26/10/2026", ""),
        ("135/TTr-VHXH", None, f"Đã hủy (viết hỏng{today}"),
        ("136/TTr-VHXH", "10/11/2026", ""),
    ]
    assert register_of(office, "QĐ-UBND") == [
        ("01 - 457", None, opened),
        ("458 - 459", None, f"Đã dùng ngoài chương trình (quyết định khác{today}"),
        ("460/QĐ-UBND", "16/11/2026", ""),
    ]
    assert register_of(office, "GM-HĐTĐKT") == [
        ("01 - 87", None, f"Do sổ giữ ở nơi khác cấp (Văn phòng giữ sổ{today}"),
        ("88/GM-HĐTĐKT", "29/10/2026", ""),
    ]
    receipts = [number for number, *_ in register_of(office, "TNHS")]
    assert receipts == [f"{number:02d}/TNHS" for number in range(1, 11)]
    with office.register.read_tx() as ledger:
        assert {each.unexplained for each in kept_books(office.plan, ledger, 2026)} == {()}
        assert ledger.prove(office.objects).faults == ()


def test_a_new_year_starts_each_book_at_one_or_at_its_own_opening(office: AppServices) -> None:
    say(office, "VHXH", "MO_SO", number=133)
    say(office, "QĐ-UBND", "MO_SO", number=457)
    say(office, "QĐ-UBND", "MO_SO", number=20, year=2027)
    new_year = (date(2026, 12, 31), date(2027, 1, 4))

    with ThreadPoolExecutor(4) as pool:
        at_once = [pool.submit(draw, office, each, new_year[0]) for each in OFFICE.symbols * 3]
        last = sorted(each.result() for each in at_once)
        again = [pool.submit(draw, office, each, new_year[1]) for each in OFFICE.symbols * 3]
        first = sorted(each.result() for each in again)

    assert last == list(range(134, 140))
    assert first == list(range(1, 7))
    assert [draw(office, "QĐ-UBND", on) for on in new_year] == [458, 21]
