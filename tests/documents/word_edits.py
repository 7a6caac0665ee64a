"""What a person does to a document in Word, one thing at a time."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.shared import Length
from docx.table import _Row
from docx.text.paragraph import Paragraph
from lxml.etree import _Element

from tests.documents.docxtpl_output import saved

Edit = Callable[[Document], None]


def edited(data: bytes, edit: Edit) -> bytes:
    """Return a copy with one thing done to it."""
    document = docx.Document(BytesIO(data))
    edit(document)
    return saved(document)


def removed(element: _Element) -> None:
    """Take an element out of its document."""
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """Return all paragraphs, those of tables too."""
    for element in document.element.body.iter(qn("w:p")):
        yield Paragraph(element, document._body)


def paragraph(document: Document, text: str) -> Paragraph:
    """Return the first paragraph that contains a text."""
    return next(each for each in paragraphs(document) if text in each.text)


def retyped(old: str, new: str) -> Edit:
    """Type a text anew where it first stands, as one run in the look of its first."""

    def edit(document: Document) -> None:
        found = paragraph(document, old)
        holding = next((run for run in found.runs if old in run.text), None)
        if holding is not None:
            holding.text = holding.text.replace(old, new, 1)
            return
        found.runs[0].text = found.text.replace(old, new, 1)
        for run in found.runs[1:]:
            run.text = ""

    return edit


def signed_as(*lines: str) -> Edit:
    """Type another authority above the signature of the Chủ tịch."""

    def edit(document: Document) -> None:
        held = next(each for each in paragraphs(document) if each.text == "CHỦ TỊCH")
        for line in lines[:-1]:
            above = deepcopy(held._p)
            held._p.addprevious(above)
            Paragraph(above, held._parent).runs[0].text = line
        held.runs[0].text = lines[-1]

    return edit


def erased(text: str) -> Edit:
    """Take out the whole paragraph that contains a text."""

    def edit(document: Document) -> None:
        removed(paragraph(document, text)._p)

    return edit


def looking(text: str, **font: object) -> Edit:
    """Give the runs of a paragraph another look: bold, italic, size, name, all_caps."""

    def edit(document: Document) -> None:
        for run in paragraph(document, text).runs:
            for name, value in font.items():
                setattr(run.font, name, value)
            if "name" in font:
                fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
                fonts.set(qn("w:hAnsi"), str(font["name"]))

    return edit


def tracked(text: str) -> Edit:
    """Type a run anew while Word tracks changes, as an insertion that nobody has accepted."""

    def edit(document: Document) -> None:
        run = paragraph(document, text).runs[0]._element
        inserted = OxmlElement("w:ins")
        run.addprevious(inserted)
        inserted.append(run)

    return edit


def commented(text: str) -> Edit:
    """Leave a comment on a paragraph."""

    def edit(document: Document) -> None:
        document.add_comment(paragraph(document, text).runs, "xem lại", "Mẫu", "M")

    return edit


def aligned(text: str, value: object) -> Edit:
    """Align a paragraph otherwise."""

    def edit(document: Document) -> None:
        paragraph(document, text).alignment = value  # type: ignore[assignment]

    return edit


def set_as(text: str, **form: object) -> Edit:
    """Set a paragraph otherwise: first_line_indent, space_after, line_spacing."""

    def edit(document: Document) -> None:
        found = paragraph(document, text).paragraph_format
        for name, value in form.items():
            setattr(found, name, value)

    return edit


def rule_below(text: str, *, sides: Length) -> Edit:
    """Draw the rule below a paragraph anew, so far from both sides of its column."""

    def edit(document: Document) -> None:
        element = paragraph(document, text)._p.getnext()
        assert isinstance(element, CT_P)
        form = Paragraph(element, document._body).paragraph_format
        form.left_indent = form.right_indent = sides

    return edit


def on_its_own_line(text: str, whole: str) -> Edit:
    """Break a paragraph after a text, what follows beginning with a dash."""

    def edit(document: Document) -> None:
        held = paragraph(document, whole)
        below = deepcopy(held._p)
        held._p.addnext(below)
        rest = held.text.removeprefix(text).strip()
        for each, said in ((held, text), (Paragraph(below, held._parent), f"- {rest}")):
            each.runs[0].text = said
            for run in each.runs[1:]:
                run.text = ""

    return edit


def unruled_below(text: str) -> Edit:
    """Take away the rule below a paragraph."""

    def edit(document: Document) -> None:
        element = paragraph(document, text)._p.getnext()
        assert element is not None
        for border in list(element.iter(qn("w:pBdr"))):
            removed(border)

    return edit


def page(**lengths: object) -> Edit:
    """Set the section's lengths."""

    def edit(document: Document) -> None:
        for name, value in lengths.items():
            setattr(document.sections[0], name, value)

    return edit


def in_calibri(document: Document) -> None:
    """Let the text fall back on Word's own Calibri."""
    for fonts in list(document.element.body.iter(qn("w:rFonts"))):
        removed(fonts)
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        for script in ("w:ascii", "w:hAnsi"):
            fonts.set(qn(script), "Calibri")


def page_number_left(document: Document) -> None:
    """Align the page number to the left."""
    for element in document.sections[0].header._element.iter(qn("w:jc")):
        element.set(qn("w:val"), "left")


def page_number_below(document: Document) -> None:
    """Put the page number into the footer."""
    section = document.sections[0]
    number = section.header.paragraphs[0]._p
    section.footer.is_linked_to_previous = False
    section.footer._element.append(number)


def row(document: Document, text: str) -> _Row:
    """Return the row of a list in which a text stands."""
    rows: Iterator[_Row] = (row for table in document.tables for row in table.rows)
    return next(row for row in rows if any(text == cell.text for cell in row.cells))


def without_row(text: str) -> Edit:
    """Take a line out of a list."""

    def edit(document: Document) -> None:
        removed(row(document, text)._tr)

    return edit


def row_twice(text: str) -> Edit:
    """Copy a line of a list."""

    def edit(document: Document) -> None:
        element = row(document, text)._tr
        element.addnext(deepcopy(element))

    return edit


def row_added(after: str, name: str) -> Edit:
    """Add a line for somebody else to a list."""

    def edit(document: Document) -> None:
        held = row(document, after)
        made = deepcopy(held._tr)
        held._tr.addnext(made)
        added = next(each for each in held.table.rows if each._tr is made)
        added.cells[1].paragraphs[0].runs[0].text = name

    return edit


def rows_swapped(one: str, other: str) -> Edit:
    """Change the names in two lines of a list, and all else but their numbers."""

    def edit(document: Document) -> None:
        first, second = row(document, one), row(document, other)
        for left, right in zip(first.cells[1:], second.cells[1:], strict=True):
            left_text, right_text = left.text, right.text
            left.paragraphs[0].runs[0].text = right_text
            right.paragraphs[0].runs[0].text = left_text

    return edit


def cell(of: str, column: int, text: str) -> Edit:
    """Type another text into the line of a list."""

    def edit(document: Document) -> None:
        row(document, of).cells[column].paragraphs[0].runs[0].text = text

    return edit


def bordered(paragraph: Paragraph, edge: str = "bottom") -> None:
    """Draw a line along an edge of a paragraph."""
    borders, line = OxmlElement("w:pBdr"), OxmlElement(f"w:{edge}")
    line.set(qn("w:val"), "single")
    line.set(qn("w:sz"), "4")
    borders.append(line)
    paragraph._p.get_or_add_pPr().append(borders)
