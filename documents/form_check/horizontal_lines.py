"""The horizontal lines (đường kẻ) below the motto, the issuing body and the subject."""

from collections.abc import Sequence

from documents.readback import Paragraph, Piece, Sheet

_NEAR = 2
"""How many paragraphs below the text a line may hang: an empty one often holds it."""


def has_line_below(piece: Piece, sheet: Sheet) -> bool:
    """Tell whether a line is below a piece: a border, a drawing, underscores or underlining."""
    paragraph = piece.paragraph
    if "bottom" in paragraph.borders or paragraph.drawn:
        return True
    if any(look.underlined for look in piece.looks) or _typed_below(piece, paragraph):
        return True
    return any(_holds_line(below, piece) for below in _near_below(paragraph, sheet))


def count_drawn(paragraphs: Sequence[Paragraph]) -> int:
    """Count the lines drawn over some paragraphs; they may hang on any of them."""
    return sum(len(paragraph.drawn) for paragraph in paragraphs)


def _typed_below(piece: Piece, paragraph: Paragraph) -> bool:
    return any(
        other.is_typed_line and other.row > piece.row and other.column == piece.column
        for other in paragraph.pieces
    )


def _near_below(paragraph: Paragraph, sheet: Sheet) -> list[Paragraph]:
    """Return the next few paragraphs below, no further than the first that says something.

    Below is what follows in the text, or in the same column of a table.
    """
    near: list[Paragraph] = []
    for below in _below(paragraph, sheet)[:_NEAR]:
        near.append(below)
        if any(not piece.is_typed_line for piece in below.pieces):
            break
    return near


def _below(paragraph: Paragraph, sheet: Sheet) -> list[Paragraph]:
    later = (other for other in sheet.paragraphs if other.place > paragraph.place)
    if paragraph.cell is None:
        return [other for other in later if other.cell is None]
    return [other for other in later if other.in_column_of(paragraph)]


def _holds_line(paragraph: Paragraph, piece: Piece) -> bool:
    if "top" in paragraph.borders or (not paragraph.text and "bottom" in paragraph.borders):
        return True
    typed = [other for other in paragraph.pieces if other.is_typed_line]
    beside = any(other.column == piece.column for other in typed)
    return bool(paragraph.drawn) or beside or (bool(typed) and piece.column == 0)


def line_length(piece: Piece, sheet: Sheet) -> float | None:
    """Return how long the line below a piece is, in millimetres; None where that is unsure.

    Measured are a line drawn alone on a paragraph, and the border of a paragraph without text.
    """
    own = piece.paragraph
    if len(own.pieces) > 1:
        return None
    for below in (own, *_near_below(own, sheet)):
        if below.drawn:
            return below.drawn[0] if len(below.drawn) == 1 else None
        if below is not own and below.text:
            return None
        if below is not own and below.borders & {"top", "bottom"}:
            width = column_width(below, sheet)
            return width and width - below.layout.left - below.layout.right
    return None


def column_width(paragraph: Paragraph, sheet: Sheet) -> float | None:
    """Return how wide a paragraph's column is, in millimetres; None if the file does not say."""
    if paragraph.cell is not None:
        return paragraph.cell.width
    if len(sheet.sections) != 1:
        return None
    section = sheet.sections[0]
    return section.width - section.margins[2] - section.margins[3]
