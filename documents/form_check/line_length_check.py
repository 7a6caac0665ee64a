"""How long the lines below the motto, the issuing body and the subject are.

The decree wants a line as long as the motto, and 1/3 to 1/2 of the text elsewhere (II.1.b, II.2.b,
II.5.b). Text is measured here and not laid out, and eyes forgive a little: only a line that
plainly has another length is spoken of.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from documents.form_check import decree30_limits as limits
from documents.form_check.decree30_limits import Component, Span
from documents.form_check.document_parts import DocumentParts
from documents.form_check.findings import at_piece
from documents.form_check.horizontal_lines import column_width, line_length
from documents.form_check.text_width import text_width
from documents.readback import Piece, Sheet
from dossiers.model.finding import TextFinding


class Wanted(NamedTuple):
    """How long a line is to be: in words, and from what to what part of the text's width."""

    text: str
    span: Span


_AS_LONG = Wanted("bằng dòng chữ", (0.75, 1.35))
_PART = Wanted("bằng 1/3 đến 1/2 dòng chữ", (0.2, 0.95))


def line_length_findings(parts: DocumentParts) -> Iterator[TextFinding]:
    """Yield the lines that are plainly too long or too short."""
    _, issuing = parts.bodies()
    above = (
        (limits.MOTTO, [parts.motto] if parts.motto else [], _AS_LONG),
        (limits.ISSUER, issuing[-1:], _PART),
        (limits.SUBJECT, parts.subject, _PART),
    )
    for component, pieces, wanted in above:
        if pieces:
            yield from _length_findings(component, pieces, wanted, parts.sheet)


def _length_findings(
    component: Component, pieces: Sequence[Piece], wanted: Wanted, sheet: Sheet
) -> Iterator[TextFinding]:
    """Yield what is wrong with the line below the last of some pieces."""
    length = line_length(pieces[-1], sheet)
    if length is None:
        return
    width = _text_width(pieces, sheet)
    low, high = wanted.span
    if not low * width <= length <= high * width:
        sentence = (
            f"Đường kẻ dưới {component.name} dài {length / 10:.1f} cm, dòng chữ dài"
            f" {width / 10:.1f} cm; hãy kẻ dài {wanted.text}."
        )
        yield at_piece(pieces[-1], "DUONG_KE_DAI", component.item, sentence)


def _text_width(pieces: Sequence[Piece], sheet: Sheet) -> float:
    """Return the width of the longest piece, no wider than its column, in millimetres."""
    widest = max(text_width(piece.printed, piece.looks[0].size) for piece in pieces)
    room = column_width(pieces[-1].paragraph, sheet)
    return widest if room is None else min(widest, room)
