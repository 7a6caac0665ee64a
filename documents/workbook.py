"""A unit's workbook (.xlsx) read as rows of nominees, by the headings of its table."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dossiers.dossier import NomineeKind
from dossiers.errors import InvalidForm
from dossiers.names import fold

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

HEADINGS = {
    "doi tuong": "kind",
    "ho va ten": "name",
    "ho ten": "name",
    "ten": "name",
    "ho va ten hoac ten tap the": "name",
    "ten tap the, ca nhan": "name",
    "ong/ba": "honorific",
    "nam sinh": "birth_year",
    "so can cuoc": "citizen_id",
    "chuc vu": "position",
    "don vi cong tac": "workplace",
    "dia chi": "address",
    "thanh tich": "achievement",
    "tom tat thanh tich": "achievement",
    "tieu chi": "criteria",
    "tieu chi dat duoc": "criteria",
}
"""Headings, folded, and the field that a column under each fills."""

NEEDED = {
    "kind": "Đối tượng",
    "name": "Họ và tên",
    "achievement": "Thành tích",
    "criteria": "Tiêu chí",
}
"""Without these columns a table is no list of nominees."""

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    SyntaxError,  # the base of every XML parser's complaint
    RuntimeError,  # an encrypted member
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
)
"""What openpyxl lets through when a part of a workbook is damaged."""

SEARCHED_ROWS = 30
"""How far down the heading row may stand, under titles."""


def read_rows(data: bytes, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each nominee row: where it stands ("Tệp a.xlsx, trang Sheet1, dòng 7") and its values.

    Raises InvalidForm when the file is damaged, no workbook, or has no table of nominees.
    """
    sheet = _open(data, name)
    rows = list(sheet.iter_rows(values_only=True))
    heading, columns = _heading(rows, name)
    found = 0
    for number, row in enumerate(rows[heading + 1 :], start=heading + 2):
        if any(_text(cell) for cell in row):
            found += 1
            yield f"Tệp {name}, trang {sheet.title}, dòng {number}", _values(row, columns)
    if not found:
        raise InvalidForm(f"Tệp {name} không có dòng nào dưới tiêu đề; hãy ghi danh sách đề nghị")


def _open(data: bytes, name: str) -> "Worksheet":
    from openpyxl import load_workbook  # noqa: PLC0415 - only submissions by workbook pay for it

    if not data:
        raise InvalidForm(f"Tệp {name} rỗng; hãy lưu lại tệp Excel rồi đưa vào kho lần nữa")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # openpyxl, of styles it does not keep
            workbook = load_workbook(io.BytesIO(data), data_only=True)
    except DAMAGE as error:
        raise InvalidForm(
            f"Tệp {name} hỏng hoặc không phải tệp Excel .xlsx; hãy lưu lại dưới dạng .xlsx"
        ) from error
    if not workbook.worksheets:
        raise InvalidForm(f"Tệp {name} không có trang tính nào; hãy ghi danh sách vào một trang")
    return workbook.worksheets[0]


def _heading(rows: list[tuple[Any, ...]], name: str) -> tuple[int, dict[int, str]]:
    """The row of headings and the field of each column."""
    for number, row in enumerate(rows[:SEARCHED_ROWS]):
        columns = {
            place: HEADINGS[fold(_text(cell))]
            for place, cell in enumerate(row)
            if fold(_text(cell)) in HEADINGS
        }
        if set(NEEDED) <= set(columns.values()):
            return number, columns
    needed = ", ".join(f"“{each}”" for each in NEEDED.values())
    raise InvalidForm(f"Tệp {name} không có dòng tiêu đề với đủ các cột {needed}; hãy bổ sung")


def _values(row: tuple[Any, ...], columns: dict[int, str]) -> dict[str, Any]:
    values: dict[str, Any] = {
        field: text for place, field in columns.items() if (text := _text(row[place]))
    }
    if "criteria" in values:
        values["criteria"] = [
            each.strip() for each in values["criteria"].split(";") if each.strip()
        ]
    if "kind" in values:
        values["kind"] = KINDS.get(fold(values["kind"]), values["kind"])
    return values


KINDS = {fold(kind.text): kind.value for kind in NomineeKind}


def _text(cell: object) -> str:
    """A cell as text; a whole number without the ".0" that Excel keeps."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else str(cell).strip()
