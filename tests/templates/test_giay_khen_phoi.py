"""The certificate on a pre-printed blank: frames at the places that the data gives."""

import pytest
from docx.oxml.ns import qn

from documents.papers.preprinted_certificate import GIAY_KHEN_PHOI
from templates.preprinted import PlacedText, preprinted
from tests.templates.template_layout import look, saying, template

KIND = GIAY_KHEN_PHOI
TEXTS = preprinted().texts


def millimetres(twips: str | None) -> float:
    assert twips is not None
    return int(twips) / 1440 * 25.4


def test_the_page_is_the_blank() -> None:
    section = template(KIND).sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    page = preprinted().page
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (
        page.width,
        page.height,
    )


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.name)
def test_each_text_stands_in_a_frame_measured_from_the_page(text: PlacedText) -> None:
    paragraph = saying(template(KIND), text.text)
    frame = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:framePr')}")
    assert frame is not None
    assert (frame.get(qn("w:hAnchor")), frame.get(qn("w:vAnchor"))) == ("page", "page")
    for side, expected in (("x", text.x), ("y", text.y), ("w", text.width), ("h", text.height)):
        assert millimetres(frame.get(qn(f"w:{side}"))) == pytest.approx(expected, abs=0.1)
    if not text.smaller:
        assert look(paragraph.runs[0]) == (text.size, text.bold, text.italic)


def test_every_frame_lies_on_the_page() -> None:
    page = preprinted().page
    for text in TEXTS:
        assert 0 < text.x < text.x + text.width <= page.width, text.name
        assert 0 < text.y < text.y + text.height <= page.height, text.name


def test_nothing_is_drawn_that_the_blank_already_carries() -> None:
    said = "\n".join(each.text for each in template(KIND).paragraphs)
    assert "CỘNG HÒA" not in said
    assert "GIẤY KHEN" not in said
