"""How long the rules below the motto, the issuing body and the subject are.

The decree wants a rule as long as the motto, and 1/3 to 1/2 of the line elsewhere (II.1.b, II.2.b,
II.5.b). Text is measured here and not laid out, and eyes forgive a little: only a rule that
plainly has another length is spoken of.
"""

from collections.abc import Iterator

from documents.form_check import law
from documents.form_check.anatomy import Anatomy
from documents.form_check.findings import about
from documents.form_check.law import Component
from documents.form_check.rules import room_of, rule_length
from documents.form_check.width import line_width
from documents.readback import Piece
from dossiers.model.finding import TextFinding

_AS_LONG = (0.75, 1.35)
_PART = (0.2, 0.95)


def rule_length_findings(found: Anatomy) -> Iterator[TextFinding]:
    """The rules that are plainly too long or too short."""
    if found.motto is not None:
        yield from _judge(found, found.motto, law.MOTTO, _AS_LONG, "bằng dòng chữ")
    _, issuing = found.bodies()
    for piece, part in (*((each, law.ISSUER) for each in issuing[-1:]), *_subject(found)):
        yield from _judge(found, piece, part, _PART, "bằng 1/3 đến 1/2 dòng chữ")


def _subject(found: Anatomy) -> list[tuple[Piece, Component]]:
    return [(each, law.SUBJECT) for each in found.subject[-1:]]


def _judge(
    found: Anatomy, piece: Piece, part: Component, span: tuple[float, float], wanted: str
) -> Iterator[TextFinding]:
    length = rule_length(piece, found.sheet)
    if length is None:
        return
    line = _line(found, piece, part)
    if not span[0] * line <= length <= span[1] * line:
        sentence = (
            f"Đường kẻ dưới {part.name} dài {length / 10:.1f} cm, dòng chữ dài {line / 10:.1f} cm;"
            f" hãy kẻ dài {wanted}."
        )
        yield about(piece, "DUONG_KE_DAI", part.item, sentence)


def _line(found: Anatomy, piece: Piece, part: Component) -> float:
    """The longest line of the text above the rule; one that wraps is as wide as its column."""
    lines = found.subject if part is law.SUBJECT else [piece]
    widest = max(line_width(each.printed, each.looks[0].size) for each in lines)
    room = room_of(piece.paragraph, found.sheet)
    return widest if room is None else min(widest, room)
