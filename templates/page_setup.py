"""The sheet: A4, the decree's margins, page numbers, and a package without what is not used."""

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from templates.decree30 import LAYOUT
from templates.text_style import (
    CENTERED,
    ParagraphLayout,
    TextStyle,
    apply_font,
    element,
    name_font,
    write,
)

_KEPT_STYLES = ("Normal", "Header", "Default Paragraph Font", "Normal Table", "No List")
_UNUSED = (
    "thumbnail",
    "customXml",
    "numbering",
    "stylesWithEffects",
    "webSettings",
    "theme",
    "fontTable",
)
_KEPT_SETTINGS = ("w:defaultTabStop", "w:characterSpacingControl", "w:compat")
_WORD_2013 = "15"
"""The newest of Word's ways to lay out; below it Word says "Compatibility Mode"."""


def a4_sheet() -> Document:
    """Return an empty A4 document, upright, with page numbers from the second page on."""
    document, section = _blank_document()
    section.page_width, section.page_height = Cm(LAYOUT.width), Cm(LAYOUT.height)
    section.top_margin, section.bottom_margin = Cm(LAYOUT.top), Cm(LAYOUT.bottom)
    section.left_margin, section.right_margin = Cm(LAYOUT.left), Cm(LAYOUT.right)
    section.header_distance = section.footer_distance = Cm(LAYOUT.top / 2)
    _number_pages(section)
    return document


def a4_broadside() -> Document:
    """Return an empty A4 document for broad tables: laid broadside, otherwise as `a4_sheet`."""
    document = a4_sheet()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    return document


def a4_landscape(margin: float) -> Document:
    """Return an empty A4 document, broadside, of one page without number."""
    document, section = _blank_document()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(LAYOUT.height), Cm(LAYOUT.width)
    section.top_margin = section.bottom_margin = Cm(margin)
    section.left_margin = section.right_margin = Cm(margin)
    section.header_distance = section.footer_distance = Cm(margin / 2)
    return document


def end_document(document: Document) -> None:
    """End on the smallest paragraph: Word wants one after a table, and it must not turn a page."""
    write(document.add_paragraph(), ParagraphLayout(exact_height=1), TextStyle(size=1))


def _number_pages(section: Section) -> None:
    """Put page numbers in the top margin, centred, not on page 1 (annex I, part I, I.5)."""
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    style = TextStyle(size=LAYOUT.sizes.page_number)
    write(paragraph, CENTERED, style)
    for kind in ("begin", "PAGE", "separate", "1", "end"):
        _field_part(paragraph, kind, style)


def _field_part(paragraph: Paragraph, kind: str, style: TextStyle) -> None:
    run = paragraph.add_run()
    apply_font(run, style)
    if kind == "1":
        run.text = kind
        return
    if kind == "PAGE":
        part = element("w:instrText")
        part.text = kind
    else:
        part = element("w:fldChar", fldCharType=kind)
    run._element.append(part)


def _blank_document() -> tuple[Document, Section]:
    """Return a document without what python-docx's own template brings along, and its section."""
    document = docx.Document()
    for relations in (document.part.package.rels, document.part.rels):
        for identifier, relation in list(relations.items()):
            if relation.reltype.endswith(_UNUSED):
                del relations[identifier]
    _strip_styles(document)
    _strip_settings(document)
    return document, document.sections[0]


def _strip_styles(document: Document) -> None:
    styles = document.styles.element
    for latent in styles.findall(qn("w:latentStyles")):
        styles.remove(latent)
    for style in list(document.styles):
        if style.name not in _KEPT_STYLES:
            styles.remove(style.element)
    for properties in styles.iter(qn("w:rPr")):
        name_font(properties)
    for link in [*styles.iter(qn("w:link")), *styles.iter(qn("w:rsid"))]:
        link.getparent().remove(link)
    for language in styles.iter(qn("w:lang")):
        language.set(qn("w:val"), "vi-VN")
    _set_normal(document)


def _set_normal(document: Document) -> None:
    """Give paragraphs that staff add in Word the decree's size and no gap of Word's own."""
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)  # noqa: S101 - every .docx has it
    normal.font.size = Pt(LAYOUT.sizes.body)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = LAYOUT.line_spacing


def _strip_settings(document: Document) -> None:
    """Keep only what lays text out; the rest speaks of a theme and a history that are gone."""
    settings = document.settings.element
    kept = {qn(name) for name in _KEPT_SETTINGS}
    for setting in list(settings):
        if setting.tag not in kept:
            settings.remove(setting)
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_2013)
