"""Read the end of a document: recipients, authority and signer.

Components 7 and 9b of Decree 30/2020/NĐ-CP, annex I.
"""

import re
from collections.abc import Sequence

from documents.form_check.document_parts import DocumentParts
from documents.form_check.text_parts import LIST_LINE, decided_place, is_basis
from documents.readback import Piece, Sheet
from dossiers.model.names import fold

_ROLES = re.compile(
    r"((tm|kt|tl|tuq|q)\b\s*[./]?\s*|t/m\.?\s*|k/t\.?\s*|t/l\.?\s*)?"
    r"(bo truong|chu tich|pho|truong|chanh|giam doc|thu ky|chu toa|chu tri|uy ban|ubnd|hoi dong"
    r"|hieu truong|quyen|bi thu|ban chap hanh|nguoi)\b"
)
_ORDINAL = re.compile(r"(stt|tt|so tt|so so vang)$")
_RECIPIENTS = re.compile(r"noi nhan\b")
_ARTICLE = re.compile(r"dieu \d")
_MAX_ROLE_LETTERS = 70


def closing_place(pieces: Sequence[Piece], parts: DocumentParts) -> int:
    """Return the place of the first paragraph of the end; past the last one if there is no end."""
    headings = [piece for piece in pieces if _RECIPIENTS.match(piece.folded)]
    parts.recipients_heading = headings[-1] if headings else None
    text_start = decided_place(pieces)
    roles = (
        piece
        for piece in pieces
        if piece.paragraph.place > text_start
        and _is_role(piece)
        and not _is_listed(piece, parts.sheet)
        and _ends_text(piece, pieces)
    )
    starts = [piece for piece in (parts.recipients_heading, next(roles, None)) if piece]
    past = 1 + max((piece.paragraph.place for piece in pieces), default=0)
    return min((_first_of_table(piece, parts.sheet) for piece in starts), default=past)


def _is_role(piece: Piece) -> bool:
    short = len(piece.text) < _MAX_ROLE_LETTERS
    return short and piece.in_capitals and _ROLES.match(piece.folded) is not None


def _is_listed(piece: Piece, sheet: Sheet) -> bool:
    """Tell whether it stands in a numbered list, where names and posts may be in capitals."""
    cell = piece.paragraph.cell
    return cell is not None and any(
        _ORDINAL.match(fold(text)) for text in sheet.tables[cell.table][0].values()
    )


def _ends_text(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Tell whether neither an article nor a basis follows, so that it may be the signature."""
    later = [each for each in pieces if each.paragraph.place > piece.paragraph.place]
    return not any(_ARTICLE.match(each.folded) or is_basis(each) for each in later)


def _first_of_table(piece: Piece, sheet: Sheet) -> int:
    cell = piece.paragraph.cell
    if cell is None:
        return piece.paragraph.place
    same = (each for each in sheet.paragraphs if each.cell and each.cell.table == cell.table)
    return next(same).place


def read_closing(pieces: Sequence[Piece], parts: DocumentParts) -> None:
    """Read the pieces of the end."""
    heading = parts.recipients_heading
    for piece in pieces:
        if piece is heading:
            continue
        if _is_recipient(piece, heading):
            parts.recipients.append(piece)
        elif piece.in_capitals and re.search(r"[^\W\d_]", piece.text):
            parts.authorities.append(piece)
        elif not piece.text.startswith("("):
            parts.signers.append(piece)


def _is_recipient(piece: Piece, heading: Piece | None) -> bool:
    if heading is None or piece.paragraph.place < heading.paragraph.place:
        return False
    if LIST_LINE.match(piece.text):
        return True
    other = piece.paragraph is not heading.paragraph
    return other and piece.paragraph.in_column_of(heading.paragraph)
