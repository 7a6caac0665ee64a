"""A unit's list of nominees as a workbook, and a round to submit it to."""

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import Workbook

from flows.step_list import STEPS
from workflow.services import AppServices
from workflow.step import Report
from workflow.step_engine import carry_out

ROUND = "2026-HN-GK"
OPEN = {"code": ROUND, "award": "GIAY_KHEN", "occasion": "HANG_NAM", "year": 2026}
UNIT = {
    "name": "Trường Mẫu",
    "group": "CO_QUAN",
    "proposal_number": "12/TTr-TM",
    "proposal_date": "2026-10-01",
}
KEY = "inbox/danh-sach.xlsx"
TITLES = (
    "TT",
    "Họ và tên (*)",
    "ĐỐI TƯỢNG",
    "Ông/Bà",
    "Ngày sinh",
    "Số CCCD",
    "Chức vụ",
    "Tóm tắt\nthành tích",
    "Tiêu chí",
    "Ghi chú",
)
FIRST = 5
"""The line of the first nominee: two lines of titles, an empty one, the headings."""


def person(place: int, **change: Any) -> list[Any]:
    """Return a sound row; a column is changed by its letter."""
    row = [
        place,
        f"Nguyễn Văn Mẫu {place}",
        "Cá nhân",
        "Ông",
        1980,
        f"0190800{place:05d}",
        "Giáo viên",
        f"Đạt kết quả số {place}",
        "III.4.a",
        None,
    ]
    for letter, value in change.items():
        row["ABCDEFGHIJ".index(letter)] = value
    return row


def workbook(rows: list[list[Any]], title: str = "DS") -> Workbook:
    """Return a workbook as units send it, with these rows."""
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = title
    sheet.append(["TRƯỜNG MẪU"])
    sheet.append(["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"])
    sheet.merge_cells("A2:J2")
    sheet.append([])
    sheet.append(TITLES)
    for row in rows:
        sheet.append(row)
    return made


def saved(made: Any) -> bytes:
    """Return the bytes of a workbook or a Word document."""
    filled = io.BytesIO()
    made.save(filled)
    return filled.getvalue()


@pytest.fixture
def submit(services: AppServices) -> Callable[..., Report]:
    """Submit a list to a round that is open."""
    carry_out(STEPS["open_round"], OPEN, services)

    def act(
        data: bytes, key: str = KEY, telling: Callable[[str], object] = services.tell, **change: Any
    ) -> Report:
        sha256 = services.objects.put(data)
        with services.register.write_tx() as ledger:
            ledger.put_file(key, sha256, len(data), services.clock())
        received = {"received_on": "2026-10-05", "received_by": "Lý Thị Mẫu"}
        form = {"round": ROUND, "unit": UNIT, "workbook": key, **received, **change}
        return carry_out(STEPS["submission"], form, replace(services, tell=telling))

    return act


def stored(services: AppServices) -> int:
    """Count the dossiers of the register."""
    with services.register.read_tx() as ledger:
        return len(ledger.dossiers())
