"""Giấy khen: the certificate of merit, a full page broadside (Decree 98/2023, Điều 104).

The emblem (Quốc huy) on top is not drawn here: offices print on blanks that carry it, or paste
its official picture into the template in Word. Its place, EMBLEM points high, is kept free.
"""

from collections.abc import Iterator
from dataclasses import replace

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from templates.decree30 import MOTTO, NATION
from templates.grid import lines_of, pad, table, whole
from templates.ink import Align, Ink, Place, rule, tag, write
from templates.page import ending, landscape_sheet

RED = "C00000"
GOLD = "B8860B"
MARGIN = 1.7
EMBLEM = 60.0
WIDTH = 29.7 - 2 * MARGIN
_CENTER = Place(align=Align.CENTER)
_BELOW = Place(align=Align.CENTER, before=3)
_MOTTO_WIDTH = 6.5


def build() -> Document:
    """The template."""
    document = landscape_sheet(MARGIN)
    _border(document)
    _awarding(document)
    _awarded(document)
    _foot(document)
    return document


def _border(document: Document) -> None:
    """A gold triple line near the edge of the page; plain, unlike the State's own."""
    borders = OxmlElement("w:pgBorders")
    borders.set(qn("w:offsetFrom"), "page")
    for side in ("top", "left", "bottom", "right"):
        edge = OxmlElement(f"w:{side}")
        values = {"val": "thinThickThinMediumGap", "sz": "36", "space": "28", "color": GOLD}
        for name, value in values.items():
            edge.set(qn(f"w:{name}"), value)
        borders.append(edge)
    margins = document.sections[0]._sectPr.find(qn("w:pgMar"))
    assert margins is not None  # noqa: S101 - the sheet has set it
    margins.addnext(borders)


def _awarding(document: Document) -> None:
    """Nation, motto, place of the emblem, who awards, "TẶNG", the own title or "GIẤY KHEN"."""
    add = document.add_paragraph
    write(add(), _CENTER, Ink(size=14, bold=True), NATION)
    write(add(), _CENTER, Ink(size=15, bold=True), MOTTO)
    side = (WIDTH - _MOTTO_WIDTH) / 2
    rule(add(), side, side)
    write(add(), Place(exact_height=EMBLEM), Ink(size=2))
    write(add(), _CENTER, Ink(size=20, bold=True, color=RED), "{{ tham_quyen }}")
    write(add(), Place(align=Align.CENTER, before=4), Ink(size=16, bold=True), "TẶNG")
    title = Ink(size=38, bold=True, color=RED)
    tag(add(), "if ten_hinh_thuc")
    write(add(), _CENTER, title, "{{ ten_hinh_thuc }}")
    tag(add(), "else")
    write(add(), _CENTER, title, "GIẤY KHEN")
    tag(add(), "endif")


def _awarded(document: Document) -> None:
    """Name, post, movement and achievement, in a row high enough to hold the page together."""
    made = table(document, (WIDTH,))
    pad(made, 1.5, 1.5)
    row = made.rows[0]
    row.height, row.height_rule = Cm(5.3), WD_ROW_HEIGHT_RULE.AT_LEAST
    row.cells[0].vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    lines = lines_of(row.cells[0])
    _fitted(lines, "ten", Ink(size=22, bold=True), "{{ ten }}", (100, 14), (60, 16))
    _fitted(lines, "chuc_vu_don_vi", Ink(size=15), "{{ chuc_vu_don_vi }}", (90, 12))
    _line(next(lines), Ink(size=15), "Đã có thành tích xuất sắc trong {{ phong_trao }}")
    said, ink = "({{ thanh_tich }})", Ink(size=14, italic=True)
    _fitted(lines, "thanh_tich", ink, said, (700, 8), (450, 9), (200, 11))


def _fitted(
    lines: Iterator[Paragraph], blank: str, ink: Ink, text: str, *longer: tuple[int, float]
) -> None:
    """A line in `ink`, or smaller where the blank is longer than so many letters."""
    opening = "if"
    for letters, size in longer:
        tag(next(lines), f"{opening} {blank}|length > {letters}")
        _line(next(lines), replace(ink, size=size), text)
        opening = "elif"
    tag(next(lines), "else")
    _line(next(lines), ink, text)
    tag(next(lines), "endif")


def _line(paragraph: Paragraph, ink: Ink, text: str) -> None:
    """A line of the award, single-spaced so that long texts leave room for the signature."""
    write(paragraph, _BELOW, ink, text)
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE


def _foot(document: Document) -> None:
    """On the left number and golden book, on the right place, date and signature."""
    made = table(document, (WIDTH / 2, WIDTH / 2))
    pad(made, 0.8, 0.8)
    whole(made.rows[0])
    left, right = made.rows[0].cells
    _references(left)
    _signed(right)
    ending(document)


def _references(cell: _Cell) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
    ink = Ink(size=13, bold=True, italic=True)
    lines = lines_of(cell)
    write(next(lines), Place(), ink, "Số quyết định {{ so_quyet_dinh }}, {{ ngay_ban_hanh }}")
    write(next(lines), Place(), ink, "Số sổ vàng: {{ so_so_vang }}")


def _signed(cell: _Cell) -> None:
    lines = lines_of(cell)
    dated = Ink(size=14, bold=True, italic=True)
    write(next(lines), _CENTER, dated, "{{ dia_danh }}, {{ ngay_ban_hanh }}")
    tag(next(lines), "for dong in quyen_han")
    write(next(lines), _CENTER, Ink(size=15, bold=True), "{{ dong }}")
    tag(next(lines), "endfor")
    write(next(lines), Place(exact_height=56), Ink(size=2))
    write(next(lines), _CENTER, Ink(size=15, bold=True), "{{ nguoi_ky }}")
