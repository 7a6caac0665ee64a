"""The rules (đường kẻ) below the motto, the issuing body and the subject."""

from collections.abc import Sequence

from documents.readback import Paragraph, Piece, Sheet

_NEAR = 2
"""How many paragraphs below the text a rule may hang: an empty line often holds it."""


def ruled(piece: Piece, sheet: Sheet) -> bool:
    """Tell whether a line is below a piece: a border, a drawing, underscores or underlining."""
    paragraph = piece.paragraph
    if "bottom" in paragraph.borders or paragraph.drawn:
        return True
    if any(look.underlined for look in piece.looks) or _typed_below(piece, paragraph):
        return True
    below = _below(paragraph, sheet)
    return any(_holds_rule(each, piece) for each in _until_text(below))


def drawn_in(paragraphs: Sequence[Paragraph]) -> int:
    """Count the lines drawn over some paragraphs; they may hang on any of them."""
    return sum(each.drawn for each in paragraphs)


def _typed_below(piece: Piece, paragraph: Paragraph) -> bool:
    return any(
        each.is_rule and each.row > piece.row and each.column == piece.column
        for each in paragraph.pieces
    )


def _below(paragraph: Paragraph, sheet: Sheet) -> list[Paragraph]:
    """Return what follows in the text, or in the same column of a table."""
    cell = paragraph.cell
    later = (each for each in sheet.paragraphs if each.place > paragraph.place)
    if cell is None:
        return [each for each in later if each.cell is None]
    return [
        each
        for each in later
        if each.cell and (each.cell.table, each.cell.column) == (cell.table, cell.column)
    ]


def _until_text(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the next few paragraphs, no further than the first that says something."""
    near: list[Paragraph] = []
    for each in paragraphs[:_NEAR]:
        near.append(each)
        if any(not piece.is_rule for piece in each.pieces):
            break
    return near


def _holds_rule(paragraph: Paragraph, piece: Piece) -> bool:
    if "top" in paragraph.borders or (not paragraph.text and paragraph.borders & {"bottom"}):
        return True
    typed = [each for each in paragraph.pieces if each.is_rule]
    beside = any(each.column == piece.column for each in typed)
    return bool(paragraph.drawn) or beside or (len(typed) > 0 and piece.column == 0)


def rule_length(piece: Piece, sheet: Sheet) -> float | None:
    """Return how long the line below a piece is, in millimetres; None where that is unsure.

    Measured are a line drawn alone on a paragraph, and the border of a paragraph without text.
    """
    if len(piece.paragraph.pieces) > 1:
        return None
    for each in (piece.paragraph, *_until_text(_below(piece.paragraph, sheet))):
        if each.drawn:
            return each.drawn_lengths[0] if len(each.drawn_lengths) == each.drawn == 1 else None
        if each is piece.paragraph:
            continue
        if not each.text and each.borders & {"top", "bottom"}:
            room = room_of(each, sheet)
            return room and room - each.setting.left - each.setting.right
        if each.text:
            return None
    return None


def room_of(paragraph: Paragraph, sheet: Sheet) -> float | None:
    """Return how wide the column is that a paragraph stands in; None if the file does not say."""
    if paragraph.cell is not None:
        return paragraph.cell.width
    if len(sheet.sections) != 1:
        return None
    section = sheet.sections[0]
    return section.width - section.margins[2] - section.margins[3]
