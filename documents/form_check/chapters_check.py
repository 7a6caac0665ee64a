"""Parts, chapters and sections of a long text (annex I, part I, II.6.d)."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from documents.form_check import decree30_limits as limits
from documents.form_check.findings import at_piece, look_findings
from documents.readback import Paragraph, Piece
from dossiers.model.finding import TextFinding

_PART = re.compile(r"(phan|chuong|muc|tieu muc) ([ivxlc]+|\d+)[.:]?$")
_ROMAN = ("phan", "chuong")


def chapter_findings(body: Sequence[Paragraph]) -> Iterator[TextFinding]:
    """Yield what is wrong with the lines that number a part, and with the titles below them."""
    pieces: list[tuple[Piece, ...]] = [*(each.pieces for each in body), ()]
    for here, below in pairwise(pieces):
        heading = _PART.match(here[0].folded) if len(here) == 1 else None
        if heading is not None:
            yield from _number(here[0], heading[1], heading[2])
            yield from _title(below)


def _number(piece: Piece, name: str, number: str) -> Iterator[TextFinding]:
    yield from look_findings(piece, limits.PART)
    if piece.in_capitals:
        sentence = "Tên gọi của phần, chương, mục viết bằng chữ in thường; hãy gõ lại."
        yield at_piece(piece, "PHAN_CHUONG", limits.PART.item, sentence)
    if (name in _ROMAN) == number.isdecimal():
        wanted = "chữ số La Mã" if name in _ROMAN else "chữ số Ả Rập"
        sentence = f"Số thứ tự phải là {wanted}; hãy ghi lại."
        yield at_piece(piece, "PHAN_CHUONG", limits.PART.item, sentence)


def _title(below: Sequence[Piece]) -> Iterator[TextFinding]:
    if len(below) == 1 and below[0].paragraph.align == "center":
        yield from look_findings(below[0], limits.PART_TITLE)
