"""The end of a document: recipients on the left, authority and signer on the right."""

from collections.abc import Iterator

from docx.document import Document
from docx.text.paragraph import Paragraph

from templates.body_text import gap
from templates.decree30 import LAYOUT
from templates.fixed_tables import cell_paragraphs, keep_row_whole, set_padding, table
from templates.page_setup import end_document
from templates.text_style import CENTERED, ParagraphLayout, TextStyle, write, write_loop, write_tag

_SIZES = LAYOUT.sizes
_HALF = LAYOUT.text_width / 2
_AUTHORITY = TextStyle(size=_SIZES.authority, bold=True)
_SIGNER = TextStyle(size=_SIZES.signer, bold=True)
_BELOW_NAME = ParagraphLayout(before=2 * LAYOUT.gap)
_ROOM = ParagraphLayout(exact_height=76)
"""For the signature and the seal."""


def signature(document: Document, other_office: str = "") -> None:
    """Add components 7 and 9b, never broken over two pages.

    `other_office` is the blank of the signer's other office, above the name (annex I, II.7.đ).
    """
    left, right = _two_cells(document, LAYOUT.recipients_width, LAYOUT.signature_width)
    _recipients(left, ParagraphLayout())
    write_loop(right, "quyen_han", CENTERED, _AUTHORITY)
    write(next(right), _ROOM, _SIGNER)
    if other_office:
        write(next(right), CENTERED, _SIGNER, f"{{{{ {other_office} }}}}")
    write(next(right), CENTERED, _SIGNER, "{{ nguoi_ky }}")
    end_document(document)


def minutes_signatures(document: Document) -> None:
    """Add the secretary on the left and the chair on the right (annex III, form 1.9)."""
    left, right = _two_cells(document, _HALF, _HALF)
    _officer(left, "THƯ KÝ", "{{ thu_ky }}")
    _recipients(left, _BELOW_NAME)
    _officer(right, "CHỦ TỌA", "{{ chu_toa }}")
    end_document(document)


def tellers_signatures(document: Document) -> None:
    """Add all tellers on the left and their head on the right, recipients below on the left."""
    left, right = _two_cells(document, _HALF, _HALF)
    write(next(left), CENTERED, _AUTHORITY, "THÀNH VIÊN")
    write_tag(next(left), "for dong in thanh_vien")
    _signed(left, "{{ dong }}")
    write_tag(next(left), "endfor")
    _recipients(left, _BELOW_NAME)
    _officer(right, "TỔ TRƯỞNG", "{{ to_truong }}")
    end_document(document)


def receipt_signatures(document: Document) -> None:
    """Add who hands in on the left, the name left open, and who receives on the right."""
    left, right = _two_cells(document, _HALF, _HALF)
    write(next(left), CENTERED, _AUTHORITY, "NGƯỜI NỘP HỒ SƠ")
    write(next(left), CENTERED, TextStyle(size=_SIZES.table, italic=True), "(Ký, ghi rõ họ tên)")
    _officer(right, "NGƯỜI TIẾP NHẬN", "{{ nguoi_tiep_nhan }}")
    end_document(document)


def _two_cells(
    document: Document, left: float, right: float
) -> tuple[Iterator[Paragraph], Iterator[Paragraph]]:
    """Add two cells side by side, and return the paragraphs of each."""
    gap(document, kept=True)
    made = table(document, (left, right))
    set_padding(made, 0, 0)
    keep_row_whole(made.rows[0])
    return cell_paragraphs(made.cell(0, 0)), cell_paragraphs(made.cell(0, 1))


def _recipients(lines: Iterator[Paragraph], place: ParagraphLayout) -> None:
    heading = TextStyle(size=_SIZES.recipients_heading, bold=True, italic=True)
    write(next(lines), place, heading, "Nơi nhận:")
    write_loop(lines, "noi_nhan", ParagraphLayout(), TextStyle(size=_SIZES.recipients))


def _officer(lines: Iterator[Paragraph], role: str, name: str) -> None:
    write(next(lines), CENTERED, _AUTHORITY, role)
    _signed(lines, name)


def _signed(lines: Iterator[Paragraph], name: str) -> None:
    write(next(lines), _ROOM, _SIGNER)
    write(next(lines), CENTERED, _SIGNER, name)
