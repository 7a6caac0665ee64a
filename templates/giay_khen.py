"""Giấy khen: the certificate of merit, a full page broadside (Decree 98/2023, Điều 104).

The emblem (Quốc huy) on top is not drawn here: offices print on blanks that carry it, or paste
its official picture into the template in Word. Its place, EMBLEM points high, is kept free.
"""

from collections.abc import Iterator
from dataclasses import replace

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Cm
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from templates.decree30 import MOTTO, NATION
from templates.fixed_tables import cell_paragraphs, keep_row_whole, set_padding, table
from templates.page_setup import a4_landscape, end_document
from templates.text_style import (
    CENTERED,
    ParagraphLayout,
    TextStyle,
    element,
    horizontal_line,
    write,
    write_loop,
    write_tag,
)

RED = "C00000"
GOLD = "B8860B"
MARGIN = 1.7
EMBLEM = 60.0
WIDTH = 29.7 - 2 * MARGIN
_BELOW = replace(CENTERED, before=3)
_MOTTO_WIDTH = 6.5


def build() -> Document:
    """Build the template."""
    document = a4_landscape(MARGIN)
    _border(document)
    _awarding(document)
    _awarded(document)
    _foot(document)
    return document


def _border(document: Document) -> None:
    """Draw a gold triple line near the edge of the page; plain, unlike the State's own."""
    borders = element("w:pgBorders", offsetFrom="page")
    line = {"val": "thinThickThinMediumGap", "sz": "36", "space": "28", "color": GOLD}
    for side in ("top", "left", "bottom", "right"):
        borders.append(element(f"w:{side}", **line))
    document.sections[0]._sectPr.get_or_add_pgMar().addnext(borders)


def _awarding(document: Document) -> None:
    """Add nation, motto, emblem's place, who awards, "TẶNG", its own title or "GIẤY KHEN"."""
    add = document.add_paragraph
    write(add(), CENTERED, TextStyle(size=14, bold=True), NATION)
    write(add(), CENTERED, TextStyle(size=15, bold=True), MOTTO)
    horizontal_line(add(), (WIDTH - _MOTTO_WIDTH) / 2)
    write(add(), ParagraphLayout(exact_height=EMBLEM), TextStyle(size=2))
    write(add(), CENTERED, TextStyle(size=20, bold=True, color=RED), "{{ tham_quyen }}")
    write(add(), replace(CENTERED, before=4), TextStyle(size=16, bold=True), "TẶNG")
    title = TextStyle(size=38, bold=True, color=RED)
    write_tag(add(), "if ten_hinh_thuc")
    write(add(), CENTERED, title, "{{ ten_hinh_thuc }}")
    write_tag(add(), "else")
    write(add(), CENTERED, title, "GIẤY KHEN")
    write_tag(add(), "endif")


def _awarded(document: Document) -> None:
    """Add name, post, movement and achievement, in a row that holds the page together."""
    made = table(document, (WIDTH,))
    set_padding(made, 1.5, 1.5)
    row = made.rows[0]
    row.height, row.height_rule = Cm(5.3), WD_ROW_HEIGHT_RULE.AT_LEAST
    row.cells[0].vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    lines = cell_paragraphs(row.cells[0])
    _fitted(lines, "ten", TextStyle(size=22, bold=True), "{{ ten }}", (100, 14), (60, 16))
    _fitted(lines, "chuc_vu_don_vi", TextStyle(size=15), "{{ chuc_vu_don_vi }}", (90, 12))
    _line(next(lines), TextStyle(size=15), "Đã có thành tích xuất sắc trong {{ phong_trao }}")
    said, style = "({{ thanh_tich }})", TextStyle(size=14, italic=True)
    _fitted(lines, "thanh_tich", style, said, (700, 8), (450, 9), (200, 11))


def _fitted(
    lines: Iterator[Paragraph], blank: str, style: TextStyle, text: str, *longer: tuple[int, float]
) -> None:
    """Write a line in `style`, or smaller where the blank is longer than so many letters."""
    opening = "if"
    for letters, size in longer:
        write_tag(next(lines), f"{opening} {blank}|length > {letters}")
        _line(next(lines), replace(style, size=size), text)
        opening = "elif"
    write_tag(next(lines), "else")
    _line(next(lines), style, text)
    write_tag(next(lines), "endif")


def _line(paragraph: Paragraph, style: TextStyle, text: str) -> None:
    """Write a line of the award, single-spaced so that long texts leave room for the signature."""
    write(paragraph, _BELOW, style, text)
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE


def _foot(document: Document) -> None:
    """Add number and golden book on the left, place, date and signature on the right."""
    made = table(document, (WIDTH / 2, WIDTH / 2))
    set_padding(made, 0.8, 0.8)
    keep_row_whole(made.rows[0])
    left, right = made.rows[0].cells
    _references(left)
    _signed(right)
    end_document(document)


def _references(cell: _Cell) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
    style = TextStyle(size=13, bold=True, italic=True)
    lines, left = cell_paragraphs(cell), ParagraphLayout()
    write(next(lines), left, style, "Số quyết định {{ so_quyet_dinh }}, {{ ngay_ban_hanh }}")
    write(next(lines), left, style, "Số sổ vàng: {{ so_so_vang }}")


def _signed(cell: _Cell) -> None:
    lines = cell_paragraphs(cell)
    dated = TextStyle(size=14, bold=True, italic=True)
    write(next(lines), CENTERED, dated, "{{ dia_danh }}, {{ ngay_ban_hanh }}")
    write_loop(lines, "quyen_han", CENTERED, TextStyle(size=15, bold=True))
    write(next(lines), ParagraphLayout(exact_height=56), TextStyle(size=2))
    write(next(lines), CENTERED, TextStyle(size=15, bold=True), "{{ nguoi_ky }}")
