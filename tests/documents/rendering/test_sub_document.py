"""A sub-document made for one document is printed in every document that it is given to."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Cm

from documents.render import render
from documents.rendering.reproducible_zip import parts_of
from documents.rendering.word_templates import DocxTemplate, Subdoc
from dossiers.model.errors import InvalidForm
from tests.documents.reading import lines
from tests.documents.rendering.test_compiled_template import PIXEL
from tests.documents.stock import a_table, a_template, canonical, saved

TEMPLATE = a_template("Trước {{ so }}", "{{p phu_luc }}", "Sau")
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def built(document: DocxTemplate) -> Subdoc:
    """Written by hand, into the document's own parts."""
    made = document.new_subdoc()
    made.add_paragraph("Dựng tay: R&D <w:t> {{ so }}")
    made.add_paragraph("một mục", style="List Number")
    made.add_picture(BytesIO(PIXEL), width=Cm(1))
    return made


def a_file() -> Any:
    """A Word file with lists, a picture, a table and a style of its own."""
    document = docx.Document()
    document.add_heading("Phụ lục {{ so }}", 1)
    for text in ("một", "hai"):
        document.add_paragraph(text, style="List Number")
    document.add_picture(BytesIO(PIXEL), width=Cm(1))
    document.add_table(1, 2).cell(0, 0).text = "ô"
    document.styles.add_style("Kiểu riêng", 1)
    document.add_paragraph("kiểu riêng", style="Kiểu riêng")
    return document


def read(document: DocxTemplate) -> Subdoc:
    """Read from a file, whose parts are attached."""
    return document.new_subdoc(BytesIO(saved(a_file())))


def with_footnote(document: Any) -> Any:
    """The same file with a footnote that looks like a blank."""
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>{{ so }} {% x</w:t></w:r></w:p></w:footnote>'
    notes = f"<w:footnotes {_W}>{note}</w:footnotes>"
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, notes.encode())
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    mark = parse_xml(f'<w:r {_W}><w:footnoteReference w:id="2"/></w:r>')
    document.paragraphs[0]._p.append(mark)
    return document


def merge_documents(make: Callable[[DocxTemplate], Subdoc], template: bytes = TEMPLATE) -> Subdoc:
    """A sub-document of a document that nobody prints."""
    return make(DocxTemplate(BytesIO(template)))


@pytest.mark.parametrize("make", [built, read])
def test_it_is_what_docxtpl_makes_of_it(make: Callable[[DocxTemplate], Subdoc]) -> None:
    document = DocxTemplate(BytesIO(TEMPLATE))
    document.render({"so": 1, "phu_luc": make(document)}, autoescape=True)
    ours = canonical(render(TEMPLATE, {"so": 1, "phu_luc": merge_documents(make)}))
    theirs = canonical(saved(document))
    if make is read:  # docxcompose draws lots for the names of lists
        del ours["word/numbering.xml"], theirs["word/numbering.xml"]
    assert ours == theirs


@pytest.mark.parametrize("make", [built, read])
def test_the_same_data_give_the_same_file(make: Callable[[DocxTemplate], Subdoc]) -> None:
    first, second = (
        render(TEMPLATE, {"so": 1, "phu_luc": merge_documents(make)}) for _ in range(2)
    )
    assert first == second


def test_one_value_serves_many_documents() -> None:
    value = merge_documents(read)
    many = [render(TEMPLATE, {"so": number, "phu_luc": value}) for number in (1, 2, 1)]
    assert many[0] == many[2]
    assert [lines(each)[0] for each in many] == ["Trước 1", "Trước 2", "Trước 1"]
    assert all("hai" in lines(each) for each in many)


def test_another_template_takes_it_in_with_its_style() -> None:
    other = docx.Document()
    other.add_paragraph("{{p phu_luc }}")
    made = docx.Document(BytesIO(render(saved(other), {"phu_luc": merge_documents(read)})))
    assert "Kiểu riêng" in [each.style and each.style.name for each in made.paragraphs]
    assert len(made.inline_shapes) == 1


def test_printed_twice_it_is_taken_in_once() -> None:
    template = a_template("{{p phu_luc }}", "{{p phu_luc }}")
    made = render(template, {"phu_luc": merge_documents(read, template)})
    assert lines(made).count("hai") == 2
    assert sum(name.startswith("word/media/") for name in parts_of(made)) == 1


def test_a_cell_takes_it_in() -> None:
    template = a_table(("{{p phu_luc }}", "{{ so }}"))
    made = docx.Document(
        BytesIO(render(template, {"so": 1, "phu_luc": merge_documents(built, template)}))
    )
    assert "một mục" in made.tables[0].cell(0, 0).text


def test_its_footnotes_are_not_interpreted() -> None:
    file = saved(with_footnote(a_file()))
    value = merge_documents(lambda document: document.new_subdoc(BytesIO(file)))
    made = parts_of(render(TEMPLATE, {"so": 1, "phu_luc": value}))
    assert "{{ so }} {% x" in made["word/footnotes.xml"].decode()
    assert 'w:footnoteReference w:id="' in made["word/document.xml"].decode()


def with_header(text: str) -> bytes:
    """A template with a blank in its header."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = text
    return saved(document)


def test_a_header_takes_text_but_no_picture_nor_footnote() -> None:
    template = with_header("{{p phu_luc }}")
    document = DocxTemplate(BytesIO(template))
    plain = document.new_subdoc()
    plain.add_paragraph("chỉ có chữ")
    made = docx.Document(BytesIO(render(template, {"phu_luc": plain})))
    assert "chỉ có chữ" in [each.text for each in made.sections[0].header.paragraphs]
    noted = docx.Document()
    noted.add_paragraph("có chú thích")
    file = saved(with_footnote(noted))
    for value in (merge_documents(built, template), document.new_subdoc(BytesIO(file))):
        with pytest.raises(InvalidForm, match="chỉ in được ở thân văn bản"):
            render(template, {"phu_luc": value})


def test_taking_one_in_leaves_the_names_of_a_files_properties_alone() -> None:
    render(TEMPLATE, {"so": 1, "phu_luc": merge_documents(read)})
    document = docx.Document()
    document.core_properties.last_modified_by = "Văn thư"
    again = docx.Document(BytesIO(saved(document)))
    assert again.core_properties.last_modified_by == "Văn thư"
    assert b"custom-properties" not in parts_of(saved(document))["docProps/core.xml"]
