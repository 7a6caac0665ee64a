"""Runs and paragraphs: text in the decree's font, placed by explicit numbers.

Every run names its font for all four scripts, so that no reader substitutes another one for
letters with Vietnamese marks.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml.etree import _Element

from templates.decree30 import LAYOUT

SCRIPTS = ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")


@dataclass(frozen=True)
class TextStyle:
    """How a stretch of text looks."""

    size: float = LAYOUT.sizes.body
    bold: bool = False
    italic: bool = False
    color: str = ""

    def in_bold(self) -> "TextStyle":
        """Return the same in bold."""
        return replace(self, bold=True)


class Align(Enum):
    """Where the lines of a paragraph lie."""

    LEFT = WD_ALIGN_PARAGRAPH.LEFT
    CENTER = WD_ALIGN_PARAGRAPH.CENTER
    RIGHT = WD_ALIGN_PARAGRAPH.RIGHT
    JUSTIFY = WD_ALIGN_PARAGRAPH.JUSTIFY


@dataclass(frozen=True)
class ParagraphLayout:
    """Where a paragraph stands; lengths in centimetres, gaps in points."""

    align: Align = Align.LEFT
    before: float = 0
    after: float = 0
    first_line: float = 0
    left: float = 0
    right: float = 0
    exact_height: float = 0
    keep_next: bool = False

    def with_next(self) -> "ParagraphLayout":
        """Return the same, on one page with what follows."""
        return replace(self, keep_next=True)


CENTERED = ParagraphLayout(align=Align.CENTER)

Span = str | tuple[str, TextStyle]
"""Text in the paragraph's style, or in its own."""


def write(
    paragraph: Paragraph, place: ParagraphLayout, style: TextStyle, *spans: Span
) -> Paragraph:
    """Lay a paragraph out and fill it."""
    format_paragraph(paragraph, place)
    style_paragraph_mark(paragraph, style)
    for span in spans:
        text, own = (span, style) if isinstance(span, str) else span
        apply_font(paragraph.add_run(text), own)
    return paragraph


def format_paragraph(paragraph: Paragraph, place: ParagraphLayout) -> None:
    """Set a paragraph's indents, gaps and alignment."""
    form = paragraph.paragraph_format
    form.alignment = place.align.value
    form.space_before, form.space_after = Pt(place.before), Pt(place.after)
    if place.exact_height:
        form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        form.line_spacing = Pt(place.exact_height)
    if place.first_line:
        form.first_line_indent = Cm(place.first_line)
    if place.left or place.right:
        form.left_indent, form.right_indent = Cm(place.left), Cm(place.right)
    if place.keep_next:
        form.keep_with_next = True


def apply_font(run: Run, style: TextStyle) -> None:
    """Give a run its font, size, weight, slope and colour."""
    run.font.size = Pt(style.size)
    run.font.bold, run.font.italic = style.bold or None, style.italic or None
    if style.color:
        run.font.color.rgb = RGBColor.from_string(style.color)
    name_font(run._element.get_or_add_rPr())


def name_font(properties: _Element) -> None:
    """Name the decree's font for all scripts in a w:rPr."""
    for named in properties.findall(qn("w:rFonts")):
        properties.remove(named)
    fonts = element("w:rFonts")
    properties.insert(0, fonts)
    for script in SCRIPTS:
        fonts.set(qn(script), LAYOUT.font)


def style_paragraph_mark(paragraph: Paragraph, style: TextStyle) -> None:
    """Give the paragraph mark the style too: it decides the height of an empty paragraph."""
    properties = OxmlElement("w:rPr")
    name_font(properties)
    properties.append(element("w:sz", val=str(round(style.size * 2))))
    paragraph._p.get_or_add_pPr().append(properties)


def write_tag(paragraph: Paragraph, statement: str) -> None:
    """Make a paragraph that only holds a tag for paragraphs: it vanishes when rendered."""
    write(paragraph, ParagraphLayout(), TextStyle(), f"{{%p {statement} %}}")


def write_loop(
    lines: Iterator[Paragraph], blank: str, place: ParagraphLayout, style: TextStyle
) -> None:
    """Write a line for each `dong` of a blank that is a list."""
    write_tag(next(lines), f"for dong in {blank}")
    write(next(lines), place, style, "{{ dong }}")
    write_tag(next(lines), "endfor")


def horizontal_line(paragraph: Paragraph, indent: float) -> None:
    """Make a paragraph into a hairline, indented at both ends, with little room below."""
    place = ParagraphLayout(before=2, left=indent, right=indent, exact_height=3)
    write(paragraph, place, TextStyle(size=2))
    borders = element("w:pBdr")
    borders.append(element("w:top", val="single", sz="6", space="1", color="auto"))
    insert_before_spacing(paragraph, borders)


def insert_before_spacing(paragraph: Paragraph, made: _Element) -> None:
    """Put an element where the schema wants w:pBdr and w:framePr in a laid-out paragraph."""
    for spacing in paragraph._p.get_or_add_pPr().findall(qn("w:spacing")):
        spacing.addprevious(made)


def element(name: str, **attributes: str) -> _Element:
    """Return an element of WordprocessingML with its attributes."""
    made: _Element = OxmlElement(name)
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    return made
