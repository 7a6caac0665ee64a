"""Find which piece of a document is which component, by what it says and where it stands.

What a piece says is compared without diacritics and case: a heading is still one when it is
mistyped, and then its form can be judged.
"""

import re
from collections.abc import Sequence

from documents.form_check.closing_parts import closing_place, read_closing
from documents.form_check.document_parts import DocumentParts
from documents.form_check.document_types import ANNEX, CERTIFICATE, LETTER, OTHER, type_named
from documents.form_check.heading_parts import NATION, is_of_heading, read_heading, read_subject
from documents.form_check.text_parts import is_addressee, read_text
from documents.readback import Piece, Sheet

_ANNEX = re.compile(r"phu luc(\s+[ivx\d]+)?\s*[.:]?$")


def find_parts(sheet: Sheet) -> DocumentParts:
    """Return the components of a document that was read back."""
    parts = DocumentParts(sheet)
    pieces = [piece for piece in sheet.pieces if not piece.is_typed_line]
    start = next((at for at, piece in enumerate(pieces) if _is_annex(piece)), len(pieces))
    parts.annex = pieces[start:]
    _read_main(pieces[:start], parts)
    if parts.annex and parts.nation is None and parts.title is None:
        parts.type = ANNEX
    return parts


def _is_annex(piece: Piece) -> bool:
    return piece.paragraph.cell is None and _ANNEX.match(piece.folded) is not None


def _read_main(pieces: Sequence[Piece], parts: DocumentParts) -> None:
    if _is_overlay(pieces, parts.sheet):
        parts.type = CERTIFICATE
        return
    place = _title_place(pieces, parts)
    read_heading(pieces[:place], parts)
    rest = pieces[place:]
    if parts.title is not None:
        read_subject(rest[1:], parts)
        rest = rest[1 + len(parts.subject) :]
    closing = closing_place(rest, parts)
    read_text([piece for piece in rest if piece.paragraph.place < closing], parts)
    read_closing([piece for piece in rest if piece.paragraph.place >= closing], parts)


def _is_overlay(pieces: Sequence[Piece], sheet: Sheet) -> bool:
    """Tell whether it is printed onto a certificate's blank: landscape, without heading."""
    headed = any(is_of_heading(piece) or _names_a_type(piece) for piece in pieces)
    return sheet.landscape and bool(pieces) and not headed


def _title_place(pieces: Sequence[Piece], parts: DocumentParts) -> int:
    """Return where the name of the type stands; without one, where the text begins."""
    above = next((at for at, piece in enumerate(pieces) if is_addressee(piece)), len(pieces))
    for fits in (_names_a_type, _like_a_title):
        for place, piece in enumerate(pieces[:above]):
            if fits(piece):
                parts.type, parts.title = type_named(piece.text) or OTHER, piece
                return place
    if any(piece.folded.startswith("v/v") for piece in pieces[:above]):
        parts.type = LETTER
    return above if above < len(pieces) else _after_heading(pieces)


def _names_a_type(piece: Piece) -> bool:
    """Tell whether it is the name of a type, and not one in a table of the text."""
    cell = piece.paragraph.cell
    return (cell is None or cell.table == 0) and type_named(piece.text) is not None


def _like_a_title(piece: Piece) -> bool:
    """Tell whether it is bold capitals in the middle of the page, outside of the heading."""
    alone = piece.paragraph.cell is None and piece.paragraph.align == "center"
    bold = all(look.bold for look in piece.looks)
    lettered = piece.printed.lower() != piece.printed
    return alone and bold and piece.in_capitals and lettered and piece.folded != NATION


def _after_heading(pieces: Sequence[Piece]) -> int:
    """Return where a document without a name begins its text: past motto, number and date."""
    ends = [at for at, piece in enumerate(pieces) if is_of_heading(piece)]
    return ends[-1] + 1 if ends else 0
