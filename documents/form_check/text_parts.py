"""Read the text of a document: addressees, competence, bases, body.

Components 5 and 9a of Decree 30/2020/NĐ-CP, annex I.
"""

import re
from collections.abc import Sequence

from documents.form_check.document_parts import DocumentParts
from documents.form_check.document_types import DECISION
from documents.readback import Piece
from dossiers.model.names import fold

LIST_LINE = re.compile(r"[-–+•]")
"""How a line of a list begins."""
_BASIS = re.compile(r"[-–+•*]?\s*(can cu|theo de nghi|xet de nghi)\b")
_ADDRESSEE = re.compile(r"kinh gui\b")
_DECIDES = fold(DECISION.name)


def is_addressee(piece: Piece) -> bool:
    """Tell whether it begins with "Kính gửi"."""
    return _ADDRESSEE.match(piece.folded) is not None


def is_basis(piece: Piece) -> bool:
    """Tell whether it begins as a legal basis does."""
    return _BASIS.match(piece.folded) is not None


def read_text(pieces: Sequence[Piece], parts: DocumentParts) -> None:
    """Read the pieces between the subject and the closing."""
    decided = decided_place(pieces)
    bases: list[Piece] = []
    for piece in pieces:
        listed = parts.addressees and not parts.body and LIST_LINE.match(piece.folded)
        if piece.paragraph.place < decided:
            _read_preamble(piece, parts)
        elif is_addressee(piece) or listed:
            parts.addressees.append(piece)
        elif decided < 0 and not parts.body and is_basis(piece):
            bases.append(piece)
        elif _decides(piece):
            parts.decides = piece
        else:
            _add_to_body(piece, parts)
    _keep_bases(bases, parts)


def decided_place(pieces: Sequence[Piece]) -> int:
    """Return where the articles of a decision begin, -1 if nowhere.

    Before it, capitals name the competence.
    """
    decided = [piece.paragraph.place for piece in pieces if _decides(piece)]
    return decided[0] if decided else -1


def _decides(piece: Piece) -> bool:
    return piece.folded.rstrip(" :") == _DECIDES


def _read_preamble(piece: Piece, parts: DocumentParts) -> None:
    """Read what stands before "QUYẾT ĐỊNH:": the competence, in capitals, and the bases."""
    if piece.in_capitals:
        parts.competence = parts.competence or piece
    else:
        parts.bases.append(piece)


def _keep_bases(bases: Sequence[Piece], parts: DocumentParts) -> None:
    """Keep lines as bases, unless they are text that leads over to what follows."""
    italic = any(all(look.italic for look in piece.looks) for piece in bases)
    if len(bases) > 1 or italic:
        parts.bases += [piece for piece in bases if not piece.text.endswith(":")]


def _add_to_body(piece: Piece, parts: DocumentParts) -> None:
    paragraph = piece.paragraph
    if paragraph.cell is None and (not parts.body or parts.body[-1] is not paragraph):
        parts.body.append(paragraph)
