"""Rendering: values printed exactly, faults named, the same bytes each time."""

import random
import unicodedata
from collections.abc import Callable
from io import BytesIO

import docx
import pytest

from documents.papers.certificate import GIAY_KHEN, CertificateContext
from documents.render import render
from documents.rendering.reproducible_zip import repack
from dossiers.model.errors import TemplateFault
from templates import template_bytes
from tests.documents.docx_text import lines, text
from tests.scale import part_of


def a_template(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    "value",
    [
        "R&D <Phòng> \"Mẫu\" 'A'",
        "{{ x }} {% for a in b %} {# c #}",
        "{_{ x }_} {_% x %_}",
        "&amp; &lt; &#160;",
        "]]> <w:t>",
        "A" * 120,
        "Tổ “Ngoặc cong” – 𝔘",
    ],
)
def test_a_value_is_printed_exactly_and_never_interpreted(value: str) -> None:
    context = GIAY_KHEN.sample_context().model_copy(update={"name": value})
    assert value in lines(render(template_bytes(GIAY_KHEN), context))


def test_accents_are_composed() -> None:
    name = "Bà Hoàng Thị Ưởng"
    blanks = GIAY_KHEN.sample_context().blanks() | {"ten": unicodedata.normalize("NFD", name)}
    context = CertificateContext.model_validate(blanks)
    assert name in lines(render(template_bytes(GIAY_KHEN), context))


def test_the_same_template_and_data_give_the_same_bytes() -> None:
    template, context = template_bytes(GIAY_KHEN), GIAY_KHEN.sample_context()
    assert render(template, context) == render(template, context)
    assert render(template, context.blanks()) == render(template, context)


def test_the_result_says_no_time_of_its_making() -> None:
    properties = docx.Document(
        BytesIO(render(template_bytes(GIAY_KHEN), GIAY_KHEN.sample_context()))
    ).core_properties
    assert properties.modified is not None
    assert (properties.modified.year, properties.modified.month) == (2026, 1)


@pytest.mark.parametrize(
    ("template", "context", "fault"),
    [
        (["Kính gửi {{ nguoi_nhan }}"], {}, "{{ nguoi_nhan }}"),
        (["{{ don_vi.ten_goi }}"], {"don_vi": {}}, "{{ ten_goi }}"),
        (["Một", "{{ ten", "Hai"], {"ten": "x"}, "bị hỏng hoặc chưa đóng"),
        (["{%p for a in b %}", "{{ a }}"], {"b": []}, "bị hỏng hoặc chưa đóng"),
        (["{{ ten.__class__.__mro__ }}"], {"ten": "x"}, "không được phép"),
        (["{{ ten + 1 }}"], {"ten": "x"}, "không đúng cách"),
        (["{% if ten %}", "x", "{% endif %}{{ ten|mo }}"], {"ten": "x"}, "bị hỏng"),
    ],
)
def test_a_faulty_template_is_refused_by_name(
    template: list[str], context: dict[str, object], fault: str
) -> None:
    with pytest.raises(TemplateFault) as refused:
        render(a_template(*template), context)
    assert fault in str(refused.value)


def test_a_condition_from_a_paragraph_into_a_table_is_refused() -> None:
    document = docx.Document()
    document.add_paragraph("Một {% if ten %}")
    document.add_table(1, 1).cell(0, 0).text = "Hai {% endif %}"
    target = BytesIO()
    document.save(target)
    with pytest.raises(TemplateFault, match="đứng sai chỗ"):
        render(target.getvalue(), {"ten": ""})


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def garbled(data: bytes) -> bytes:
    return data.replace(b"<w:body>", b"<w:bod>>")


def empty(_data: bytes) -> bytes:
    return b""


def text_file(_data: bytes) -> bytes:
    return "Không phải Word".encode()


@pytest.mark.parametrize("damage", [cut, garbled, empty, text_file])
def test_a_damaged_file_is_refused(damage: Callable[[bytes], bytes]) -> None:
    with pytest.raises(TemplateFault, match="hỏng"):
        render(damage(template_bytes(GIAY_KHEN)), GIAY_KHEN.sample_context())


def test_whatever_is_damaged_is_refused_in_our_words_or_still_renders() -> None:
    draw = random.Random(30)  # noqa: S311 - a sample, not a secret
    whole = repack(template_bytes(GIAY_KHEN))
    refused, tried = 0, part_of(1_000)
    for _ in range(tried):
        damaged = bytearray(whole)
        damaged[draw.randrange(len(whole))] ^= 1 << draw.randrange(8)
        try:
            render(bytes(damaged), GIAY_KHEN.sample_context())
        except TemplateFault:
            refused += 1
    assert refused > 0.9 * tried


def test_a_broken_tag_is_shown_with_its_paragraph() -> None:
    with pytest.raises(TemplateFault, match=r"gần “Điều 2. Thưởng \{\{ muc \|"):
        render(a_template("Điều 1.", "Điều 2. Thưởng {{ muc | }} đồng"), {"muc": 1})


def test_a_tag_split_into_runs_by_word_still_works() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Ông ")
    for part in ("{", "{ ho", "_ten }", "}"):
        paragraph.add_run(part)
    target = BytesIO()
    document.save(target)
    assert "Ông Mẫu" in text(render(target.getvalue(), {"ho_ten": "Mẫu"}))
