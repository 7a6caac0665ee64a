"""How long the rules below the motto, the issuing body and the subject are.

The decree wants a rule as long as the motto, and 1/3 to 1/2 of the line elsewhere (II.1.b, II.2.b,
II.5.b). Text is measured here and not laid out, and eyes forgive a little: only a rule that
plainly has another length is spoken of.
"""

from collections.abc import Iterator

from documents.form_check import decree30_limits as limits
from documents.form_check.decree30_limits import Component
from documents.form_check.document_parts import DocumentParts
from documents.form_check.findings import about
from documents.form_check.horizontal_lines import room_of, rule_length
from documents.form_check.text_width import line_width
from documents.readback import Piece
from dossiers.model.finding import TextFinding

_AS_LONG = (0.75, 1.35)
_PART = (0.2, 0.95)


def rule_length_findings(parts: DocumentParts) -> Iterator[TextFinding]:
    """Yield the rules that are plainly too long or too short."""
    if parts.motto is not None:
        yield from _judge(parts, parts.motto, limits.MOTTO, _AS_LONG, "bằng dòng chữ")
    _, issuing = parts.bodies()
    for piece, part in (*((each, limits.ISSUER) for each in issuing[-1:]), *_subject(parts)):
        yield from _judge(parts, piece, part, _PART, "bằng 1/3 đến 1/2 dòng chữ")


def _subject(parts: DocumentParts) -> list[tuple[Piece, Component]]:
    return [(each, limits.SUBJECT) for each in parts.subject[-1:]]


def _judge(
    parts: DocumentParts, piece: Piece, part: Component, span: tuple[float, float], wanted: str
) -> Iterator[TextFinding]:
    length = rule_length(piece, parts.sheet)
    if length is None:
        return
    line = _line(parts, piece, part)
    if not span[0] * line <= length <= span[1] * line:
        sentence = (
            f"Đường kẻ dưới {part.name} dài {length / 10:.1f} cm, dòng chữ dài {line / 10:.1f} cm;"
            f" hãy kẻ dài {wanted}."
        )
        yield about(piece, "DUONG_KE_DAI", part.item, sentence)


def _line(parts: DocumentParts, piece: Piece, part: Component) -> float:
    """Return the width of the text above the rule, no wider than its column, in millimetres."""
    lines = parts.subject if part is limits.SUBJECT else [piece]
    widest = max(line_width(each.printed, each.looks[0].size) for each in lines)
    room = room_of(piece.paragraph, parts.sheet)
    return widest if room is None else min(widest, room)
