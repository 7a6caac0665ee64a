"""The look of a run follows all its styles, as Word shows it."""

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.styles.style import CharacterStyle, ParagraphStyle

from documents.readback import Look, read_back
from tests.documents.docxtpl_output import saved


def first_look(document: Document) -> Look:
    """Return the look of the first run of the first paragraph."""
    return read_back(saved(document)).paragraphs[0].stretches[0].look


def test_word_s_own_blank_is_calibri_by_its_theme() -> None:
    document = docx.Document()
    document.add_paragraph("Chữ")
    assert first_look(document).fonts == ("Cambria",)  # what python-docx's template has for Calibri
    assert first_look(document).size == 11


def test_a_style_rests_on_another_and_the_run_has_the_last_word() -> None:
    document = docx.Document()
    base = document.styles.add_style("Goc", 1)
    style = document.styles.add_style("Ngon", 1)
    assert isinstance(base, ParagraphStyle)
    assert isinstance(style, ParagraphStyle)
    base.font.name, base.font.size, base.font.bold = "Times New Roman", Pt(13), True
    style.base_style, style.font.italic = base, True
    run = document.add_paragraph("", "Ngon").add_run("Chữ")
    run.font.size = Pt(14)

    look = first_look(document)

    assert (look.fonts, look.size, look.bold, look.italic) == (("Times New Roman",), 14, True, True)


def test_bold_twice_by_styles_is_not_bold() -> None:
    document = docx.Document()
    paragraph = document.styles.add_style("Dam", 1)
    character = document.styles.add_style("Dam chu", 2)
    assert isinstance(paragraph, ParagraphStyle)
    assert isinstance(character, CharacterStyle)
    paragraph.font.bold = character.font.bold = True
    document.add_paragraph("", "Dam").add_run("Chữ", "Dam chu")

    assert not first_look(document).bold


def test_a_style_that_rests_on_itself_ends() -> None:
    document = docx.Document()
    style = document.styles.add_style("Vong", 1)
    assert isinstance(style, ParagraphStyle)
    style.base_style = style
    document.add_paragraph("Chữ", "Vong")

    assert first_look(document).size == 11


def test_black_is_no_colour() -> None:
    document = docx.Document()
    run = document.add_paragraph().add_run("Chữ")
    color = run._element.get_or_add_rPr().get_or_add_color()
    color.set(qn("w:val"), "000000")

    assert first_look(document).color == ""
