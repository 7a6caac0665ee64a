"""A frame: paragraphs at a fixed place of the page, which Word and LibreOffice both honour."""

from dataclasses import dataclass

from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph


@dataclass(frozen=True)
class Frame:
    """Left and upper edge, width and least height, in millimetres from the corner of the page."""

    x: float
    y: float
    width: float
    height: float


def place_in_frame(paragraph: Paragraph, frame: Frame) -> None:
    """Put a laid-out paragraph into a frame; neighbours in the same frame share it."""
    properties = paragraph._p.get_or_add_pPr()
    placed = OxmlElement("w:framePr")
    for name, value in _attributes(frame).items():
        placed.set(qn(f"w:{name}"), value)
    spacing = properties.find(qn("w:spacing"))
    assert spacing is not None  # noqa: S101 - laid out before
    spacing.addprevious(placed)
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE


def _attributes(frame: Frame) -> dict[str, str]:
    return {
        "w": _twips(frame.width),
        "h": _twips(frame.height),
        "hRule": "atLeast",
        "wrap": "around",
        "hAnchor": "page",
        "vAnchor": "page",
        "x": _twips(frame.x),
        "y": _twips(frame.y),
    }


def _twips(millimetres: float) -> str:
    return str(Mm(millimetres).twips)
