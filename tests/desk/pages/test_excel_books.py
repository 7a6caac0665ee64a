"""The books: who received what, how many stand where, and no cell that becomes a formula."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from desk.pages.excel_books import award_register, statistics
from desk.services import DeskServices
from tests.desk.page_visitor import Visitor
from tests.storage.examples import a_decision, a_dossier, a_round, with_dossier


def sheet(data: bytes, name: str) -> Worksheet:
    """Open a sheet of a workbook again."""
    found = load_workbook(BytesIO(data))[name]
    assert isinstance(found, Worksheet)
    return found


def test_the_register_lists_each_award_with_its_decision(clerk: Visitor) -> None:
    book = sheet(clerk.get("/so-khen-thuong.xlsx").content, "Sổ khen thưởng")
    head, *rows = book.iter_rows(values_only=True)

    assert len(rows) == 6
    assert head[:4] == ("STT", "Số vào sổ", "Đối tượng", "Họ và tên hoặc tên tập thể")
    assert {row[7] for row in rows} == {"01/QĐ-UBND"}
    assert {row[8] for row in rows} == {datetime(2026, 11, 16)}  # noqa: DTZ001 - a day
    assert {row[9] for row in rows} == {"Đình Huy Hoàng"}
    assert book.freeze_panes == "A2"
    assert book.column_dimensions["G"].width == 60


def test_statistics_count_rounds_and_units(clerk: Visitor) -> None:
    data = clerk.get("/thong-ke.xlsx").content
    rounds = list(sheet(data, "Theo đợt").iter_rows(values_only=True))
    units = list(sheet(data, "Theo đơn vị").iter_rows(values_only=True))

    assert [row[2:5] for row in rounds[1:]] == [("Cá nhân", 4, 6), ("Tập thể", 2, 3)]
    assert [row[1] for row in units[1:]] == [3, 3, 3]
    assert sum(int(str(row[2])) for row in units[1:]) == 6


FORMULAS = ["=HYPERLINK(1)", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", '=cmd|" /C calc"!A0']


@pytest.mark.parametrize("text", FORMULAS)
def test_what_people_typed_never_becomes_a_formula(text: str, empty: DeskServices) -> None:
    plain = a_dossier()
    named = plain.model_copy(
        update={
            "nominee": plain.nominee.model_copy(update={"name": text, "achievement": text}),
            "unit": plain.unit.model_copy(update={"name": text}),
        }
    )
    movement = empty.plan.movements[0].code
    with empty.register.write_tx() as ledger:
        opened = a_round().model_copy(update={"movement": movement})
        ledger.add_round(opened, datetime.now(UTC))
        with_dossier(ledger, nominee=named.nominee, unit=named.unit)
        ledger.add_decision(a_decision())
    with empty.register.read_tx() as ledger:
        books = (award_register(empty.plan, ledger), statistics(empty.plan, ledger))

    for data, name in zip(books, ("Sổ khen thưởng", "Theo đơn vị"), strict=True):
        cells = [cell for row in sheet(data, name).iter_rows() for cell in row]
        same = [cell for cell in cells if str(cell.value).strip() == text.strip()]
        assert same
        assert all(cell.data_type != "f" for cell in cells)
        assert all(cell.quotePrefix for cell in same)
