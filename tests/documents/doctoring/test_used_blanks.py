"""What a template asks for, read from its syntax tree."""

import pytest

from documents.doctoring.shapes import shape_of
from documents.doctoring.used_blanks import NotAList, UnknownName, UsedBlanks
from documents.papers.commendation_list import CommendationListContext
from documents.rendering.sandbox import text_sandbox


def asked(template: str) -> UsedBlanks:
    found = UsedBlanks()
    found.read(text_sandbox().parse(template), shape_of(CommendationListContext))
    return found


def test_paths_are_followed_through_loops_and_variables() -> None:
    found = asked(
        "{% for a in cac_phan %}{% set b = a.danh_sach %}{% for c in b %}{{ c.ten }}{% endfor %}"
        "{% endfor %}"
    )
    assert found.faults == []
    assert {"cac_phan", "cac_phan.danh_sach", "cac_phan.danh_sach.ten"} <= found.used


@pytest.mark.parametrize(
    "template",
    [
        "{% for a in cac_phan %}{{ a.tenn }}{% endfor %}",
        "{% for a in cac_phan|reverse %}{{ a.tenn }}{% endfor %}",
        "{{ cac_phan[0].tenn }}",
        "{{ (cac_phan|last)['tenn'] }}",
        "{% with a = cac_phan[0] %}{{ a.tenn }}{% endwith %}",
        "{% for a in cac_phan if a.tenn %}x{% endfor %}",
        "{% if doi_tuong %}x{% else %}{{ tenn }}{% endif %}",
        "{{ doi_tuong|default(tenn) }}",
        "{{ 'a' if doi_tuong else tenn }}",
    ],
)
def test_an_unknown_name_is_found_wherever_it_stands(template: str) -> None:
    (fault,) = asked(template).faults
    assert isinstance(fault, UnknownName)
    assert fault.name == "tenn"


def test_a_loops_variable_is_gone_after_the_loop() -> None:
    (fault,) = asked("{% for a in cac_phan %}{% endfor %}{{ a }}").faults
    assert isinstance(fault, UnknownName)


def test_a_loop_over_text_is_told() -> None:
    (fault,) = asked("{% for a in doi_tuong %}{{ a }}{% endfor %}").faults
    assert fault == NotAList("doi_tuong", 1)


def test_names_that_are_valid_there_come_with_the_fault() -> None:
    (fault,) = asked("\n{% for a in cac_phan %}{{ a.x }}{% endfor %}").faults
    assert isinstance(fault, UnknownName)
    assert fault.valid == ("ten_phan", "danh_sach")
    assert fault.line == 2
