"""Proofs on sketches: what closes, where values stand."""

import pytest

from documents.rendering.compile_checks import check_compilable, check_tables
from documents.rendering.open_elements import elements_of
from documents.rendering.plain_template import open_template
from documents.rendering.sandbox import byte_sandbox
from documents.rendering.template_outline import NotCompilable, Outline, outline_of
from tests.documents.docxtpl_output import a_template

ROOT = '<w:document xmlns:w="urn:w" xmlns:wp="urn:wp">', "</w:document>"


def an_outline(text: str) -> Outline:
    return outline_of(byte_sandbox().parse(text))


def proven(text: str) -> None:
    outline, document = an_outline(text), open_template(a_template())
    elements = elements_of(outline.text)
    check_compilable(outline, elements, document, ROOT)
    check_tables(outline, elements, document, ROOT)


def test_a_sketch_takes_every_branch_once() -> None:
    outline = an_outline(
        "a{% if x %}b{% elif y %}c{{ z }}{% else %}d{% endif %}{% for e in f %}g{% endfor %}"
    )
    assert outline.text == "abc0dg"
    assert outline.values == [3]
    assert {outline.within(region) for region in outline.regions} == {"b", "c0", "d", "g"}
    assert outline.without(outline.regions) == "a"


def test_open_elements_are_known_at_each_place() -> None:
    text = '<a><b x=">"/>1<c>2</c></a>3'
    elements = elements_of(text)
    assert elements.open_at(text.index("1")) == ("a",)
    assert elements.open_at(text.index("2")) == ("a", "c")
    assert elements.open_at(text.index("3")) == ()
    assert elements.open_at(text.index("x")) is None
    assert elements.open_at(0) == ()
    assert elements.lowest(text.index("2"), len(text)) == ()


P, T = "<w:p><w:r><w:t>", "</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    "text",
    [
        f"{P}{{% if a %}}x{{% endif %}}{{{{ b }}}}{T}",
        f"{{% for a in b %}}{P}{{{{ a }}}}{T}{{% endfor %}}",
        f"{P}{{% if a %}}</w:t></w:r><w:r><w:t>{{% endif %}}{T}",
    ],
)
def test_what_closes_is_proven(text: str) -> None:
    proven(text)


TABLE = "<w:tbl><w:tblGrid><w:gridCol w:w='9'/></w:tblGrid><w:tr><w:tc/></w:tr>{}</w:tbl>"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"{P}{{% if a %}}{T}{P}x{{% endif %}}</w:t><w:x></w:x></w:r></w:p></w:p>", "sai chỗ"),
        (f"{{% if a %}}{P}x{T}<w:x>{{% endif %}}</w:x>", "khép kín"),
        ("<w:x{% if a %} b='1'{% endif %}/>", "khép kín"),
        ('<w:x b="{{ a }}"/>', "ngoài"),
        ("<w:p>{{ a }}</w:p>", "ngoài"),
        ("{{ a }}", "ngoài"),
        (f"<!-- x -->{P}{T}", "chú thích"),
        (f"{P}a\tb{T}", "ngắt dòng"),
        ("{% for a in b %}<w:p><wp:docPr id='1'/></w:p>{% endfor %}", "hình"),
        (TABLE.format("<w:tr><w:tc/><w:tc/></w:tr>"), "số ô"),
        (TABLE.format("{% if a %}<w:tr><w:tc/><w:tc/></w:tr>{% endif %}"), "số ô"),
        (TABLE.format("<w:tr>{% if a %}<w:tc/>{% endif %}</w:tr>"), "giữa các ô"),
        (TABLE.format(f"<w:tr><w:tc>{{% if a %}}{TABLE}{{% endif %}}</w:tc></w:tr>"), "trong ô"),
    ],
)  # fmt: skip
def test_what_is_uncertain_is_not_proven(text: str, reason: str) -> None:
    with pytest.raises(NotCompilable, match=reason):
        proven(text)


def test_a_whole_table_may_stand_on_a_condition() -> None:
    proven("<w:body>{% if a %}" + TABLE.format("") + "{% endif %}</w:body>")
