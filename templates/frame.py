"""A frame: paragraphs at a fixed place of the page, which Word and LibreOffice both honour."""

from dataclasses import dataclass

from docx.enum.text import WD_LINE_SPACING
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from templates.text_style import element, insert_before_spacing


@dataclass(frozen=True)
class Frame:
    """Left and upper edge, width and least height, in millimetres from the corner of the page."""

    x: float
    y: float
    width: float
    height: float


def place_in_frame(paragraph: Paragraph, frame: Frame) -> None:
    """Put a laid-out paragraph into a frame; neighbours in the same frame share it."""
    placed = element(
        "w:framePr",
        w=_twips(frame.width),
        h=_twips(frame.height),
        hRule="atLeast",
        wrap="around",
        hAnchor="page",
        vAnchor="page",
        x=_twips(frame.x),
        y=_twips(frame.y),
    )
    insert_before_spacing(paragraph, placed)
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE


def _twips(millimetres: float) -> str:
    return str(Mm(millimetres).twips)
