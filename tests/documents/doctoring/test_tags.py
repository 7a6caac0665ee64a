"""Tags as they stand in paragraphs."""

import pytest

from documents.doctoring.tags import broken_tags


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["{{ a }} và {{ b }}", "{# chú thích #}"],
        ["{%p for a in b %}", "{{ a }}", "{%p else %}", "x", "{%p endfor %}"],
        ["{%tr if a %}", "{%tr elif b %}", "{%tr else %}", "{%tr endif %}"],
        ["{%- if a -%}x{%- endif -%}", "{% set x = 1 %}"],
    ],
)
def test_whole_tags_are_no_fault(paragraphs: list[str]) -> None:
    assert list(broken_tags(paragraphs)) == []


@pytest.mark.parametrize(
    ("paragraphs", "said", "where"),
    [
        (["a", "{{ b", "}}"], "chưa đóng", "{{ b"),
        (["{% if a %}", "{% for b in c %}", "{% endfor %}"], "thiếu {% endif %}", "{% if a %}"),
        (["{% for b in c %}", "{% endif %}"], "gặp {% endif %} trước", "{% for b in c %}"),
        (["{% endfor %}"], "đóng vòng lặp chưa mở", "{% endfor %}"),
        (["{% elif a %}"], "không nằm trong điều kiện", "{% elif a %}"),
    ],
)
def test_the_first_fault_has_its_paragraph(paragraphs: list[str], said: str, where: str) -> None:
    fault = next(broken_tags(paragraphs))
    assert said in fault.sentence
    assert fault.where.paragraph == where
