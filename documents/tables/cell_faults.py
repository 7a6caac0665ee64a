"""What is wrong with a cell by its looks: zeros that Excel took away, text that is struck out."""

from documents.tables.table_grid import Cell
from dossiers.model.citizen_ids import CITIZEN_DIGITS

SHORTENED = range(10, CITIZEN_DIGITS)
"""How long a citizen number is whose zeros at the front Excel has taken away."""


def cell_fault(cell: Cell, *, numbered: bool) -> str:
    """Return what is wrong with a cell, "" if nothing; a citizen number's is `numbered`."""
    if cell.struck and cell.text.strip():
        return "chữ bị gạch ngang; hãy xóa đi, hoặc bỏ gạch nếu vẫn dùng"
    return cell.fault or (_lost_zeros(cell) if numbered else "")


def _lost_zeros(cell: Cell) -> str:
    """Return what is wrong with a citizen number that Excel has made a number of; "" if nothing."""
    digits = cell.text.strip()
    if not digits.isdigit() or len(digits) == CITIZEN_DIGITS:
        return ""
    if not cell.number and len(digits) not in SHORTENED:
        return ""
    return (
        f"“{digits}” có {len(digits)} chữ số, Excel đã bỏ mất số 0 ở đầu; hãy định dạng cột là Văn"
        f" bản (Text) rồi gõ lại đủ {CITIZEN_DIGITS} chữ số"
    )
