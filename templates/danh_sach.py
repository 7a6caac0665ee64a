"""Danh sách: the list of awardees, an annex of the decision (Decree 30, annex III, form 2.1)."""

from docx.document import Document
from docx.table import Table

from templates.annex_heading import annex_heading
from templates.body_text import gap, paragraph
from templates.decree30 import LAYOUT
from templates.fixed_tables import fill, keep_row_whole
from templates.listing import Column, parted_listing
from templates.page_setup import a4_sheet
from templates.text_style import Align, TextStyle

COLUMNS = (
    Column("STT", "stt", 1.2, Align.CENTER),
    Column("Tên tập thể, cá nhân, hộ gia đình", "ten", 3.7),
    Column("Chức vụ, đơn vị hoặc địa chỉ", "chuc_vu_don_vi", 4.2),
    Column("Thành tích", "thanh_tich", 4.8),
    Column("Mức tiền thưởng (đồng)", "muc_thuong", 2.6, Align.RIGHT),
)
_BOLD = TextStyle(size=LAYOUT.sizes.table, bold=True)


def build() -> Document:
    """Build the template."""
    document = a4_sheet()
    annex_heading(document, "DANH SÁCH {{ doi_tuong }} {{ duoc_khen }}")
    _total(parted_listing(document, COLUMNS, more_rows=1))
    gap(document, kept=True)
    paragraph(
        document,
        "Danh sách gồm {{ so_luong }}; tổng số tiền thưởng {{ tong_tien }} đồng "
        "(Bằng chữ: {{ tong_tien_bang_chu }})./.",
    )
    return document


def _total(made: Table) -> None:
    row = made.rows[-1]
    keep_row_whole(row)
    fill(row.cells[0].merge(row.cells[-2]), "Tổng cộng", Align.CENTER, _BOLD)
    fill(row.cells[-1], "{{ tong_tien }}", Align.RIGHT, _BOLD)
    for cell in (row.cells[0], row.cells[-1]):
        cell.paragraphs[0].paragraph_format.keep_with_next = True
