"""Traces of work in Word: each named with its paragraph, none where there is none."""

from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from lxml import etree

from documents.doctoring.template_validation import template_findings
from documents.doctoring.traces import TRACKED, mail_merge, traces
from documents.papers.decision import QUYET_DINH
from documents.readback.word_xml import W
from templates import template_bytes
from tests.documents.docxtpl_output import saved

XMLNS = f'xmlns:w="{W[1:-1]}"'
RUN = "<w:r><w:t>{{ so }}</w:t></w:r>"
CELL = f"<w:tc><w:p>{RUN}</w:p></w:tc>"


def root_of(inner: str) -> etree._Element:
    return etree.fromstring(f"<w:body {XMLNS}>{inner}</w:body>")


def found(inner: str) -> list[tuple[str, str]]:
    return [(each.where.paragraph, each.sentence) for each in traces(root_of(inner))]


EDITS = {
    name: f"<w:p><w:{name}>{RUN}</w:{name}></w:p>" for name in ("ins", "del", "moveFrom", "moveTo")
} | {
    "rPrChange": "<w:p><w:r><w:rPr><w:rPrChange/></w:rPr><w:t>{{ so }}</w:t></w:r></w:p>",
    "pPrChange": f"<w:p><w:pPr><w:pPrChange/></w:pPr>{RUN}</w:p>",
    "mark": f"<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>{RUN}</w:p>",
    "row": f"<w:tbl><w:tr><w:trPr><w:ins/></w:trPr>{CELL}</w:tr></w:tbl>",
    "cell": f"<w:tbl><w:tc><w:tcPr><w:cellDel/></w:tcPr><w:p>{RUN}</w:p></w:tc></w:tbl>",
    "table": f"<w:tbl><w:tblPr><w:tblPrChange/></w:tblPr><w:tr>{CELL}</w:tr></w:tbl>",
    "section": f"<w:p>{RUN}</w:p><w:sectPr><w:sectPrChange/></w:sectPr>",
}


@pytest.mark.parametrize("inner", EDITS.values(), ids=EDITS)
def test_a_change_that_nobody_accepted_is_named_with_its_paragraph(inner: str) -> None:
    ((paragraph, said),) = found(inner)

    assert paragraph == "{{ so }}"
    assert "Track Changes" in said


def test_text_struck_out_is_shown_in_the_place() -> None:
    ((paragraph, _),) = found("<w:p><w:del><w:r><w:delText>chữ cũ</w:delText></w:r></w:del></w:p>")

    assert paragraph == "chữ cũ"


FIELDS = [
    ("MERGEFIELD Ho_ten", "trộn thư"),
    ("mergefield ho_ten \\\\* MERGEFORMAT", "trộn thư"),
    ("NEXT", "trộn thư"),
    ("FILLIN &quot;Số?&quot;", "hỏi người mở"),
    ("DATE \\\\@ dd/MM/yyyy", "tự đổi"),
    ("FILENAME", "tự đổi"),
]


@pytest.mark.parametrize(("code", "said"), FIELDS)
def test_a_field_of_words_own_is_named_in_both_of_its_forms(code: str, said: str) -> None:
    whole = f'<w:p><w:fldSimple w:instr=" {code} ">{RUN}</w:fldSimple></w:p>'
    parts = f"<w:p><w:r><w:instrText> {code} </w:instrText></w:r>{RUN}</w:p>"

    assert [said in each for _, each in found(whole)] == [True]
    assert [said in each for _, each in found(parts)] == [True]


OTHERS = {
    "Comment": f"<w:p><w:commentRangeStart/>{RUN}<w:r><w:commentReference/></w:r></w:p>",
    "ẩn": "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{{ so }}</w:t></w:r></w:p>",
    "dòng nhắc": f"<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{RUN}"
    "</w:sdtContent></w:sdt></w:p>",
}


@pytest.mark.parametrize(("said", "inner"), OTHERS.items(), ids=range(len(OTHERS)))
def test_comments_hidden_text_and_prompts_are_named_once(said: str, inner: str) -> None:
    ((paragraph, sentence),) = found(inner)

    assert paragraph == "{{ so }}"
    assert said in sentence


def test_a_field_in_pieces_and_one_typed_by_hand_are_named() -> None:
    pieces = "".join(
        f"<w:r><w:instrText>{each}</w:instrText></w:r>" for each in (" MERGE", "FIELD Ho_ten ")
    )
    ((_, said),) = found(f"<w:p>{pieces}{RUN}</w:p>")
    ((_, typed),) = found("<w:p><w:r><w:t>Kính gửi: «Ho_ten»</w:t></w:r></w:p>")

    assert "“MERGEFIELD Ho_ten”" in said
    assert "“«Ho_ten»”" in typed


def test_what_may_stay_is_not_named() -> None:
    page = "<w:p><w:r><w:instrText> PAGE </w:instrText></w:r></w:p>"
    shown = '<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>a</w:t></w:r></w:p>'

    assert found(page + shown) == []
    assert list(mail_merge(root_of(""))) == []
    assert template_findings(QUYET_DINH, template_bytes(QUYET_DINH)) == ()


def test_every_kind_of_tracked_change_is_known() -> None:
    named = {each.removeprefix(W) for each in TRACKED}

    assert {"ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange"} <= named


def test_the_template_check_names_traces_in_text_header_and_settings() -> None:
    document = docx.Document(BytesIO(template_bytes(QUYET_DINH)))
    header = document.sections[0].header
    header.is_linked_to_previous = False
    header.paragraphs[0]._p.append(parse_xml(f"<w:ins {XMLNS}><w:r><w:t>mới</w:t></w:r></w:ins>"))
    document.settings.element.append(parse_xml(f"<w:mailMerge {XMLNS}/>"))
    document.paragraphs[-1]._p.append(parse_xml(f'<w:fldSimple {XMLNS} w:instr="MERGEFIELD A"/>'))
    said = " ".join(each.sentence for each in template_findings(QUYET_DINH, saved(document)))

    assert "Track Changes" in said
    assert "Mail Merge" in said
    assert "MERGEFIELD A" in said


AMPERSANDS = [
    '{{ "Văn hóa & Xã hội" }}',
    "{{ ten & so }}",
    '{% if ten == "A & B" %}',
    '{%p if ten == "A & B" %}',
    '{{ ten|replace("&", "và") }}',
    '{% if ten == "10% & B" %}',
    '{{ "}" ~ "A & B" }}',
]


@pytest.mark.parametrize("tag", AMPERSANDS)
def test_an_ampersand_inside_a_tag_is_named_with_its_tag(tag: str) -> None:
    document = docx.Document(BytesIO(template_bytes(QUYET_DINH)))
    document.add_paragraph(tag)
    document.add_paragraph("Văn hóa & Xã hội, {{ so }} & nữa")
    said = [
        each for each in template_findings(QUYET_DINH, saved(document)) if "dấu &" in each.sentence
    ]

    assert [each.where.paragraph for each in said] == [tag]
