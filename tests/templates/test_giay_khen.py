"""The certificate (Decree 98/2023, Điều 104)."""

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from documents.papers.certificate import GIAY_KHEN
from templates.giay_khen import EMBLEM, RED
from tests.templates.template_layout import after, look, saying, template

CERTIFICATE = GIAY_KHEN


def colour(text: str) -> str | None:
    rgb = saying(template(CERTIFICATE), text).runs[0].font.color.rgb
    return str(rgb) if rgb else None


def test_the_page_is_a4_broadside_with_a_border() -> None:
    section = template(CERTIFICATE).sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    borders = section._sectPr.find(qn("w:pgBorders"))
    assert borders is not None
    assert len(borders) == 4


def test_title_and_name_of_the_award_are_red_the_rest_black() -> None:
    assert colour("{{ tham_quyen }}") == RED
    assert colour("GIẤY KHEN") == RED
    assert colour("CỘNG HÒA") is None
    assert colour("TẶNG") is None


def test_the_place_of_the_emblem_is_kept_free_under_the_motto() -> None:
    document = template(CERTIFICATE)
    below = after(document, "{{ tham_quyen }}")
    assert below.text == "TẶNG"
    place = document.paragraphs[3]
    assert not place.text
    assert place.paragraph_format.line_spacing is not None
    assert round(place.paragraph_format.line_spacing / 12700) == EMBLEM


def test_references_are_bold_italic_on_the_left() -> None:
    document = template(CERTIFICATE)
    assert look(saying(document, "Số sổ vàng").runs[0])[1:] == (True, True)
    assert look(saying(document, "Số quyết định").runs[0])[1:] == (True, True)
    assert "Số sổ vàng" in document.tables[-1].cell(0, 0).text
