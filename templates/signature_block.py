"""The end of a document: recipients on the left, authority and signer on the right."""

from collections.abc import Iterator

from docx.document import Document
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from templates.decree30 import LAYOUT
from templates.fixed_tables import cell_paragraphs, keep_row_whole, set_padding, table
from templates.page_setup import end_document
from templates.text_style import Align, ParagraphLayout, TextStyle, write, write_tag

_SIZES = LAYOUT.sizes
_CENTER = ParagraphLayout(align=Align.CENTER)
_ROOM = ParagraphLayout(exact_height=76)
"""For the signature and the seal."""


def signature(document: Document, other_office: str = "") -> None:
    """Add components 7 and 9b, never broken over two pages.

    `other_office` is the blank of the signer's other office, above the name (annex I, II.7.đ).
    """
    left, right = _two_cells(document, LAYOUT.recipients_width, LAYOUT.signature_width)
    _recipients(left)
    _signed(right, other_office)
    end_document(document)


def minutes_signatures(document: Document) -> None:
    """Add the secretary on the left and the chair on the right (annex III, form 1.9)."""
    half = LAYOUT.text_width / 2
    left, right = _two_cells(document, half, half)
    lines = _officer(left, "THƯ KÝ", "{{ thu_ky }}")
    write(next(lines), ParagraphLayout(before=2 * LAYOUT.gap), _recipients_heading(), "Nơi nhận:")
    _recipient_lines(lines)
    _officer(right, "CHỦ TỌA", "{{ chu_toa }}")
    end_document(document)


def tellers_signatures(document: Document) -> None:
    """Add all tellers on the left and their head on the right, recipients below on the left."""
    half = LAYOUT.text_width / 2
    left, right = _two_cells(document, half, half)
    lines = cell_paragraphs(left)
    write(next(lines), _CENTER, TextStyle(size=_SIZES.authority, bold=True), "THÀNH VIÊN")
    write_tag(next(lines), "for dong in thanh_vien")
    write(next(lines), _ROOM, TextStyle(size=_SIZES.signer))
    write(next(lines), _CENTER, TextStyle(size=_SIZES.signer, bold=True), "{{ dong }}")
    write_tag(next(lines), "endfor")
    write(next(lines), ParagraphLayout(before=2 * LAYOUT.gap), _recipients_heading(), "Nơi nhận:")
    _recipient_lines(lines)
    _officer(right, "TỔ TRƯỞNG", "{{ to_truong }}")
    end_document(document)


def receipt_signatures(document: Document) -> None:
    """Add who hands in on the left, the name left open, and who receives on the right."""
    half = LAYOUT.text_width / 2
    left, right = _two_cells(document, half, half)
    lines = cell_paragraphs(left)
    write(next(lines), _CENTER, TextStyle(size=_SIZES.authority, bold=True), "NGƯỜI NỘP HỒ SƠ")
    write(next(lines), _CENTER, TextStyle(size=_SIZES.table, italic=True), "(Ký, ghi rõ họ tên)")
    _officer(right, "NGƯỜI TIẾP NHẬN", "{{ nguoi_tiep_nhan }}")
    end_document(document)


def _two_cells(document: Document, left: float, right: float) -> tuple[_Cell, _Cell]:
    write(
        document.add_paragraph(),
        ParagraphLayout(exact_height=LAYOUT.gap).with_next(),
        TextStyle(size=2),
    )
    made = table(document, (left, right))
    set_padding(made, 0, 0)
    keep_row_whole(made.rows[0])
    return made.cell(0, 0), made.cell(0, 1)


def _recipients_heading() -> TextStyle:
    return TextStyle(size=_SIZES.recipients_heading, bold=True, italic=True)


def _recipients(cell: _Cell) -> None:
    lines = cell_paragraphs(cell)
    write(next(lines), ParagraphLayout(), _recipients_heading(), "Nơi nhận:")
    _recipient_lines(lines)


def _recipient_lines(lines: Iterator[Paragraph]) -> None:
    write_tag(next(lines), "for dong in noi_nhan")
    write(next(lines), ParagraphLayout(), TextStyle(size=_SIZES.recipients), "{{ dong }}")
    write_tag(next(lines), "endfor")


def _signed(cell: _Cell, other_office: str) -> None:
    lines = cell_paragraphs(cell)
    write_tag(next(lines), "for dong in quyen_han")
    write(next(lines), _CENTER, TextStyle(size=_SIZES.authority, bold=True), "{{ dong }}")
    write_tag(next(lines), "endfor")
    write(next(lines), _ROOM, TextStyle(size=_SIZES.signer))
    signer = TextStyle(size=_SIZES.signer, bold=True)
    if other_office:
        write(next(lines), _CENTER, signer, f"{{{{ {other_office} }}}}")
    write(next(lines), _CENTER, signer, "{{ nguoi_ky }}")


def _officer(cell: _Cell, role: str, name: str) -> Iterator[Paragraph]:
    lines = cell_paragraphs(cell)
    write(next(lines), _CENTER, TextStyle(size=_SIZES.authority, bold=True), role)
    write(next(lines), _ROOM, TextStyle(size=_SIZES.signer))
    write(next(lines), _CENTER, TextStyle(size=_SIZES.signer, bold=True), name)
    return lines
