"""What our templates choose lies within what the decree allows."""

from dataclasses import fields

from documents.form_check import law
from documents.form_check.law import LAW, clause
from templates.decree30 import LAYOUT, MOTTO, NATION

_OF = {
    "nation": law.NATION,
    "motto": law.MOTTO,
    "superior": law.SUPERIOR,
    "issuer": law.ISSUER,
    "number": law.NUMBER,
    "place_date": law.PLACE_DATE,
    "title": law.TITLE,
    "subject": law.SUBJECT,
    "bases": law.BASIS,
    "body": law.BODY,
    "authority": law.AUTHORITY,
    "signer": law.SIGNER,
    "recipients_heading": law.RECIPIENTS_HEADING,
    "recipients": law.RECIPIENTS,
    "annex": law.ANNEX,
}


def test_the_templates_sizes_are_lawful() -> None:
    sizes = {each.name: getattr(LAYOUT.sizes, each.name) for each in fields(LAYOUT.sizes)}
    for name, part in _OF.items():
        low, high = part.sizes
        assert low <= sizes[name] <= high, name
    assert LAW.page_number[0] <= sizes["page_number"] <= LAW.page_number[1]


def test_the_templates_page_is_lawful() -> None:
    assert (LAYOUT.width * 10, LAYOUT.height * 10) == LAW.paper
    for length, (low, high) in (
        (LAYOUT.top, LAW.top_bottom),
        (LAYOUT.bottom, LAW.top_bottom),
        (LAYOUT.left, LAW.left),
        (LAYOUT.right, LAW.right),
    ):
        assert low <= length * 10 <= high


def test_both_write_nation_and_motto_alike() -> None:
    assert (law.NATION_TEXT, law.MOTTO_TEXT, LAW.font) == (NATION, MOTTO, LAYOUT.font)
    assert LAW.in_force_from == LAYOUT.in_force_from


def test_a_clause_is_cited_as_staff_look_it_up() -> None:
    assert clause("II.1.a").endswith("Phụ lục I, Phần I, mục II.1.a")
