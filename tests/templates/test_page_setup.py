"""The sheet (Decree 30, annex I, part I, I)."""

import pytest
from docx.oxml.ns import qn

from documents.kind_registry import document_kinds
from documents.kinds import DocumentKind
from tests.templates.template_layout import BROADSIDE, OFFICIAL, runs, template


@pytest.mark.parametrize("kind", OFFICIAL)
def test_paper_and_margins(kind: DocumentKind) -> None:
    section = template(kind).sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    size = [round(section.page_width.mm), round(section.page_height.mm)]
    assert size == ([297, 210] if kind in BROADSIDE else [210, 297])
    edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(edge.mm) for edge in edges if edge is not None] == [20, 20, 30, 15]


@pytest.mark.parametrize("kind", document_kinds(), ids=str)
def test_every_run_names_the_font_for_every_script(kind: DocumentKind) -> None:
    for run in runs(template(kind)):
        fonts = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        assert fonts is not None
        named = {script: fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "cs")}
        assert set(named.values()) == {"Times New Roman"}
        assert fonts.get(qn("w:eastAsia")) == "Times New Roman"


@pytest.mark.parametrize("kind", document_kinds(), ids=str)
def test_every_style_names_it_too(kind: DocumentKind) -> None:
    styles = template(kind).styles.element
    fonts = list(styles.iter(qn("w:rFonts")))
    assert fonts
    assert {each.get(qn("w:ascii")) for each in fonts} == {"Times New Roman"}
    assert not [name for each in fonts for name in each.attrib if "Theme" in str(name)]


@pytest.mark.parametrize("kind", OFFICIAL)
def test_pages_are_numbered_on_top_but_for_the_first(kind: DocumentKind) -> None:
    section = template(kind).sections[0]
    assert section.different_first_page_header_footer
    assert not section.first_page_header.paragraphs[0].text
    number = section.header.paragraphs[0]
    assert "PAGE" in number._p.xpath("string(.//w:instrText)")
    assert number.alignment == 1
    assert {run.font.size.pt for run in number.runs if run.font.size} == {14.0}
