"""Compiled templates give what docxtpl gives, and what cannot be compiled is told apart."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from io import BytesIO
from struct import pack
from typing import Any
from zlib import compress, crc32

import docx
import pytest
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Cm
from docxtpl import DocxTemplate, InlineImage, Listing, RichText

from documents.kind_registry import document_kinds
from documents.kinds import DocumentKind
from documents.render import render
from documents.rendering.compiled_template import Compiled, Uncompiled
from documents.rendering.compiler import compile_template
from documents.rendering.reproducible_zip import parts_of
from dossiers.model.errors import InvalidForm, TemplateFault
from templates import template_bytes
from tests.documents.docx_text import lines
from tests.documents.docxtpl_output import a_template, canonical, saved, stock
from tests.documents.template_language import BLANKS, PROVEN, UNPROVEN


def _chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + kind + data + pack(">I", crc32(kind + data))


PIXEL = b"".join(
    (
        b"\x89PNG\r\n\x1a\n",
        _chunk(b"IHDR", pack(">2I5B", 1, 1, 8, 0, 0, 0, 0)),
        _chunk(b"IDAT", compress(b"\0\0")),
        _chunk(b"IEND", b""),
    )
)
"""The smallest picture."""


@pytest.mark.parametrize("template", PROVEN.values(), ids=PROVEN)
def test_what_is_proven_is_what_docxtpl_gives(template: bytes) -> None:
    assert isinstance(compile_template(template), Compiled)
    assert canonical(render(template, BLANKS)) == canonical(stock(template, BLANKS))


@pytest.mark.parametrize("template", UNPROVEN.values(), ids=UNPROVEN)
def test_what_is_not_proven_goes_through_docxtpl(template: bytes) -> None:
    made = compile_template(template)
    assert isinstance(made, Uncompiled)
    assert made.reason
    blanks = BLANKS | {"ten": "Mẫu"}  # docxtpl alone would lose part of worse
    assert canonical(render(template, blanks)) == canonical(stock(template, blanks))


@pytest.mark.parametrize("kind", document_kinds(), ids=str)
def test_every_official_template_is_proven(kind: DocumentKind) -> None:
    assert isinstance(compile_template(template_bytes(kind)), Compiled)


RICH = [Listing("a\nb & c"), RichText("đậm", bold=True)]


@pytest.mark.parametrize("value", ["a\nb", "a\tb", "a\ab", "a\fb", "\n", *RICH])
def test_breaks_and_rich_values_are_printed_by_docxtpl(value: object) -> None:
    template = a_template("Kính gửi {{ ten }}.", "{{ co }}")
    blanks = BLANKS | {"ten": value}
    assert canonical(render(template, blanks)) == canonical(stock(template, blanks))


def a_picture(template: bytes) -> tuple[InlineImage, DocxTemplate]:
    """Return a picture as docxtpl wants it: of a document of its own."""
    document = DocxTemplate(BytesIO(template))
    return InlineImage(document, BytesIO(PIXEL), width=Cm(1)), document


@pytest.mark.parametrize(
    "template", [a_template("{{ ten }}"), a_template("{%p if co %}", "{{ ten }}", "{%p endif %}")]
)
def test_a_picture_among_the_values_is_put_in_by_docxtpl(template: bytes) -> None:
    picture, document = a_picture(template)
    document.render(BLANKS | {"ten": picture}, autoescape=True)
    assert canonical(render(template, BLANKS | {"ten": picture})) == canonical(saved(document))
    assert render(template, BLANKS | {"ten": picture}) == render(
        template, BLANKS | {"ten": picture}
    )


class Foreign:
    """A value that prints markup of its own."""

    def __html__(self) -> str:
        return "<w:p/>"


def a_link() -> RichText:
    document = DocxTemplate(BytesIO(a_template()))
    return RichText("đây", url_id=document.build_url_id("https://vi.du"))


@pytest.mark.parametrize("template", [a_template("{{ ten }}"), a_template("{{p ten }}")])
@pytest.mark.parametrize("value", [Foreign(), a_link()])
def test_what_refers_to_another_file_is_refused(template: bytes, value: object) -> None:
    with pytest.raises(InvalidForm, match="phần của một tệp Word khác"):
        render(template, {"ten": value})


def test_what_goes_through_docxtpl_stays_fenced_in() -> None:
    template = a_template("{{ ten|e }} {{ ten.__class__.__mro__ }}")
    with pytest.raises(TemplateFault, match="không được phép"):
        render(template, {"ten": "x"})


def test_a_line_break_of_windows_is_one_break() -> None:
    template = a_template("{{ ten }}")
    assert render(template, {"ten": "a\r\nb"}) == render(template, {"ten": "a\nb"})


@pytest.mark.parametrize("template", [a_template("{{ ten }}"), a_template("{{ ten|e }}")])
@pytest.mark.parametrize("value", ["a\0b", "a\x0bb", "\ud800", "￿"])
def test_what_xml_cannot_hold_is_refused(template: bytes, value: str) -> None:
    with pytest.raises(InvalidForm, match="không in được"):
        render(template, {"ten": value})


def test_a_field_may_be_named_like_a_method() -> None:
    template = a_template("{% for a in ds %}{{ a.items }}{% endfor %}")
    assert lines(render(template, BLANKS)) == ["01234"]


def with_header(document: Any) -> None:
    document.sections[0].header.paragraphs[0].text = "Đầu {{ ten }}"
    document.sections[0].footer.paragraphs[0].text = "{% if co %}Cuối{% endif %}"


def with_footnotes(document: Any) -> None:
    document.add_section()
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    notes = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes xmlns:w="{space}">'
        '<w:footnote w:id="1"><w:p><w:r><w:t>{{ so }}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, notes.encode())
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def with_pictures(document: Any) -> None:
    document.add_paragraph("{{ ten }}")
    for _ in range(2):
        document.add_picture(BytesIO(PIXEL), width=Cm(1))


def with_background(document: Any) -> None:
    document.add_paragraph("{{ ten }}")
    document.core_properties.title = "R&D"


@pytest.mark.parametrize("furnish", [with_header, with_footnotes, with_pictures, with_background])
def test_all_parts_of_a_template_are_filled(furnish: Callable[[Any], None]) -> None:
    document = docx.Document()
    document.add_paragraph("{{ ten }}")
    furnish(document)
    template = saved(document)
    assert isinstance(compile_template(template), Compiled)
    assert canonical(render(template, BLANKS)) == canonical(stock(template, BLANKS))


def test_a_blank_in_a_footnote_of_two_sections_is_never_interpreted() -> None:
    document = docx.Document()
    with_footnotes(document)
    filled = render(saved(document), {"so": "{{ co }}"})
    assert b"{{ co }}" in canonical(filled)["word/footnotes.xml"]


def test_a_picture_in_a_loop_is_left_to_docxtpl() -> None:
    document = docx.Document()
    document.add_paragraph("{%p for a in ds %}")
    document.add_picture(BytesIO(PIXEL), width=Cm(1))
    document.add_paragraph("{%p endfor %}")
    template = saved(document)
    assert isinstance(compile_template(template), Uncompiled)
    assert canonical(render(template, BLANKS)) == canonical(stock(template, BLANKS))


def test_a_blank_in_the_title_is_left_to_docxtpl() -> None:
    document = docx.Document()
    document.core_properties.title = "Gửi {{ so }}"
    template = saved(document)
    assert isinstance(compile_template(template), Uncompiled)
    assert docx.Document(BytesIO(render(template, BLANKS))).core_properties.title == "Gửi 1.5"


def test_a_template_without_properties_says_no_time_of_its_filling() -> None:
    document = docx.Document(BytesIO(a_template("{{ so }}")))
    for key, relation in list(document.part.package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.CORE_PROPERTIES:
            del document.part.package.rels[key]
    filled = docx.Document(BytesIO(render(saved(document), BLANKS)))
    assert filled.core_properties.modified == datetime(2026, 1, 1, tzinfo=UTC)


def test_many_threads_share_one_template() -> None:
    template = a_template("{% for a in ds %}{{ a.ten }}{{ ten }}{% endfor %}")

    def one(number: int) -> bool:
        said = parts_of(render(template, BLANKS | {"ten": f"<{number}>"}))["word/document.xml"]
        return said.count(f"&lt;{number}&gt;".encode()) == 5

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(one, range(400)))


def test_a_template_whose_branches_do_not_close_is_refused_only_where_it_breaks() -> None:
    document = docx.Document()
    document.add_paragraph("Một {% if ten %}")
    document.add_table(1, 1).cell(0, 0).text = "Hai {% endif %}"
    template = saved(document)
    assert lines(render(template, {"ten": "có"})) == ["Một ", "Hai "]
    with pytest.raises(TemplateFault, match="đứng sai chỗ"):
        render(template, {"ten": ""})
