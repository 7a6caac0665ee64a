"""The office's books as Excel workbooks: the award register and the statistics.

People typed what stands in the cells, so no cell may become a formula when it is opened.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import BytesIO
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from documents.papers.decision import QUYET_DINH
from dossiers.matching.earlier_awards import GRANTED
from dossiers.model.dossier import Status
from dossiers.model.nominee import NomineeKind
from dossiers.model.round import Round
from dossiers.plan.plan import Plan
from dossiers.plan.quotas import quota
from storage.ledger.register_ledger import Ledger
from workflow.pages.outgoing_register import COLUMNS, RegisterRow

Value = str | int | date | None
Sheet = Any
"""A sheet that is only written: its type in openpyxl knows nothing of widths and pages."""

HEAD = PatternFill("solid", fgColor="DCE6F1")
EDGE = Side("thin", color="767F8C")
LINE = Border(left=EDGE, right=EDGE, top=EDGE, bottom=EDGE)
WRAPPED = Alignment(vertical="top", wrap_text=True)
DAY = "DD/MM/YYYY"

REGISTER = {
    "STT": 6,
    "Số vào sổ": 10,
    "Đối tượng": 13,
    "Họ và tên hoặc tên tập thể": 34,
    "Đơn vị đề nghị": 34,
    "Hình thức khen thưởng": 30,
    "Thành tích": 60,
    "Số quyết định": 16,
    "Ngày quyết định": 14,
    "Người ký": 24,
    "Mã hồ sơ": 15,
    "Trạng thái": 24,
}
"""The columns of the register and their widths, in letters."""


def award_register(plan: Plan, ledger: Ledger) -> bytes:
    """Write the award register (sổ khen thưởng): who received what by which decision, in order."""
    book = Workbook(write_only=True)
    sheet = _sheet(book, "Sổ khen thưởng", REGISTER)
    for place, row in enumerate(_awards(plan, ledger), start=1):
        _append(sheet, (place, *row))
    return _saved(book)


def outgoing_register(year: int, rows: Iterable[RegisterRow]) -> bytes:
    """Write a number book of a year as the register of outgoing documents (Decree 30, annex IV)."""
    book = Workbook(write_only=True)
    widths = dict(zip(COLUMNS, (16, 13, 48, 22, 36, 18, 10, 12, 12, 36), strict=True))
    sheet = _sheet(book, f"Sổ văn bản đi {year}", widths)
    for row in rows:
        _append(sheet, row)
    return _saved(book)


def statistics(plan: Plan, ledger: Ledger) -> bytes:
    """Count how many dossiers of which round and kind stand where, and how many of each unit."""
    book = Workbook(write_only=True)
    _rounds_sheet(book, plan, ledger)
    _units_sheet(book, ledger)
    return _saved(book)


class _Granting(NamedTuple):
    """A decision as the register names it: of the ward, or of the province."""

    number: str
    signed_on: date
    by: str
    dossiers: Sequence[str]


def _awards(plan: Plan, ledger: Ledger) -> Iterator[Sequence[Value]]:
    for round_ in ledger.rounds():
        held = {each.code: each for each in ledger.dossiers(round=round_.code)}
        award = plan.award(round_.award).name
        for decision in _grantings(ledger, round_.code):
            for number, code in enumerate(decision.dossiers, start=1):
                dossier = held[code]
                yield (
                    f"{number:02d}",
                    dossier.nominee.kind.text,
                    dossier.nominee.addressed,
                    dossier.unit.name,
                    award,
                    dossier.nominee.achievement,
                    decision.number,
                    decision.signed_on,
                    decision.by,
                    code,
                    dossier.status.text,
                )


def _grantings(ledger: Ledger, round_: str) -> Iterator[_Granting]:
    for own in ledger.decisions(round_):
        number = QUYET_DINH.numbered(own.number)
        yield _Granting(number, own.signed_on, own.signatory.name, own.dossiers)
    for answer in ledger.province_answers(round_):
        if higher := answer.decision:
            yield _Granting(higher.number, higher.signed_on, higher.issuer, answer.granted())


def _rounds_sheet(book: Workbook, plan: Plan, ledger: Ledger) -> None:
    numbers = Counter[tuple[str, str, Status]]()
    for each in ledger.standings():
        numbers[each.round, each.kind, each.status] += each.number
    widths = {"Mã đợt": 16, "Đợt xét": 48, "Đối tượng": 13, "Tối đa": 9, "Hồ sơ": 9}
    sheet = _sheet(book, "Theo đợt", {**widths, **{each.text: 14 for each in Status}})
    for round_ in ledger.rounds():
        for kind in sorted({kind for code, kind, _ in numbers if code == round_.code}):
            counts = [numbers[round_.code, kind, each] for each in Status]
            _append(sheet, (*_round_cells(plan, round_, kind), sum(counts), *counts))


def _round_cells(plan: Plan, round_: Round, kind: str) -> tuple[Value, ...]:
    nominees = NomineeKind(kind)
    limit = quota(plan, round_, nominees)
    return round_.code, plan.round_title(round_), nominees.text, limit.maximum if limit else None


def _units_sheet(book: Workbook, ledger: Ledger) -> None:
    widths = {"Đơn vị đề nghị": 48, "Hồ sơ": 9, "Được khen": 12, "Đã rút": 9}
    sheet = _sheet(book, "Theo đơn vị", widths)
    for unit, counts in ledger.unit_standings().items():
        granted = sum(counts[each] for each in GRANTED)
        _append(sheet, (unit, sum(counts.values()), granted, counts[Status.DA_RUT]))


def _sheet(book: Workbook, title: str, widths: dict[str, int]) -> Sheet:
    sheet: Sheet = book.create_sheet(title)
    for place, width in enumerate(widths.values(), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.append([_head(sheet, each) for each in widths])
    return sheet


def _head(sheet: Sheet, text: str) -> Cell:
    cell = _cell(sheet, text)
    cell.font, cell.fill = Font(bold=True), HEAD
    return cell


def _append(sheet: Sheet, values: Iterable[Value]) -> None:
    sheet.append([_cell(sheet, each) for each in values])


def _cell(sheet: Sheet, value: Value) -> Cell:
    """Make a cell that shows the value; text stays text, whatever it begins with."""
    shown: Any = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
    cell: Cell = WriteOnlyCell(sheet, shown)
    if isinstance(value, str):
        cell.data_type = "s"
        # What Excel itself sets for a leading apostrophe: it stays text when the cell is edited.
        cell.quotePrefix = value.startswith(("=", "+", "-", "@", "\t", "\r"))
    elif isinstance(value, date):
        cell.number_format = DAY
    cell.alignment, cell.border = WRAPPED, LINE
    return cell


def _saved(book: Workbook) -> bytes:
    data = BytesIO()
    book.save(data)
    return data.getvalue()
