"""Read the top of a document: nation, motto, issuing body, number, date; below the title, subject.

Components 1 to 5 of Decree 30/2020/NĐ-CP, annex I.
"""

import re
from collections.abc import Sequence

from documents.form_check.document_parts import DocumentParts
from documents.form_check.text_parts import is_addressee, is_basis
from documents.readback import Paragraph, Piece, Sheet

_MARKS = re.compile(r"(du thao|tuyet mat|toi mat|mat|khan|thuong khan|hoa toc)\b.{0,20}$")
_NUMBER = re.compile(r"so\s*:|so\s+[\d.…_ ]*/|so$")
_PLACE_DATE = re.compile(r".*\bngay\b.*\bthang\b|.*,\s*ngay\b")
_MAX_SUBJECT_LINES = 5
NATION = "cong hoa xa hoi chu nghia viet nam"
_MOTTO = "doclaptudohanhphuc"


def is_of_heading(piece: Piece) -> bool:
    """Tell whether it is the nation's name, the motto or the number."""
    folded = piece.folded
    return folded == NATION or _is_motto(folded) or _NUMBER.match(folded) is not None


def _is_motto(folded: str) -> bool:
    return re.sub(r"\W", "", folded) == _MOTTO


def read_heading(pieces: Sequence[Piece], parts: DocumentParts) -> None:
    """Read the pieces above the title."""
    for piece in pieces:
        folded = piece.folded
        if folded == NATION:
            parts.nation = piece
        elif _is_motto(folded):
            parts.motto = piece
        elif _NUMBER.match(folded) and parts.number is None:
            parts.number = piece
        elif _PLACE_DATE.match(folded):
            parts.place_date = piece
        elif not _MARKS.match(folded) and not folded.startswith("v/v"):
            parts.issuing.append(piece)


def read_subject(pieces: Sequence[Piece], parts: DocumentParts) -> None:
    """Read the lines below the title, down to a drawn line, an empty one, or what is no subject."""
    if parts.title is None or not parts.type.administrative:
        return
    above = parts.title.paragraph
    for piece in pieces[:_MAX_SUBJECT_LINES]:
        if parts.subject and not _goes_on(above, piece, parts.sheet):
            return
        if _ends_subject(piece, first=not parts.subject):
            return
        parts.subject.append(piece)
        above = piece.paragraph


def _goes_on(above: Paragraph, piece: Piece, sheet: Sheet) -> bool:
    if piece.paragraph is above:
        return True
    between = sheet.paragraphs[sheet.paragraphs.index(above) + 1 :]
    follows = bool(between) and between[0] is piece.paragraph
    lined = "bottom" in above.borders or "top" in piece.paragraph.borders or above.drawn
    return follows and not lined and piece.paragraph.align == "center"


def _ends_subject(piece: Piece, *, first: bool) -> bool:
    if piece.paragraph.cell is not None or is_addressee(piece) or is_basis(piece):
        return True
    plain = not any(look.bold for look in piece.looks) and piece.paragraph.align != "center"
    return piece.in_capitals or (plain and first and not piece.folded.startswith("ve viec"))
