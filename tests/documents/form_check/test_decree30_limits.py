"""What our templates choose lies within what the decree allows."""

from dataclasses import fields

from documents.form_check import decree30_limits as limits
from documents.form_check.decree30_limits import PAGE, clause
from templates.decree30 import LAYOUT, MOTTO, NATION

_OF = {
    "nation": limits.NATION,
    "motto": limits.MOTTO,
    "superior": limits.SUPERIOR,
    "issuer": limits.ISSUER,
    "number": limits.NUMBER,
    "place_date": limits.PLACE_DATE,
    "title": limits.TITLE,
    "subject": limits.SUBJECT,
    "bases": limits.BASIS,
    "body": limits.BODY,
    "authority": limits.AUTHORITY,
    "signer": limits.SIGNER,
    "recipients_heading": limits.RECIPIENTS_HEADING,
    "recipients": limits.RECIPIENTS,
    "annex": limits.ANNEX,
}


def test_the_templates_sizes_are_lawful() -> None:
    sizes = {each.name: getattr(LAYOUT.sizes, each.name) for each in fields(LAYOUT.sizes)}
    for name, part in _OF.items():
        low, high = part.sizes
        assert low <= sizes[name] <= high, name
    assert PAGE.page_number[0] <= sizes["page_number"] <= PAGE.page_number[1]


def test_the_templates_page_is_lawful() -> None:
    assert (LAYOUT.width * 10, LAYOUT.height * 10) == PAGE.paper
    for length, (low, high) in (
        (LAYOUT.top, PAGE.top_bottom),
        (LAYOUT.bottom, PAGE.top_bottom),
        (LAYOUT.left, PAGE.left),
        (LAYOUT.right, PAGE.right),
    ):
        assert low <= length * 10 <= high


def test_both_write_nation_and_motto_alike() -> None:
    assert (limits.NATION_TEXT, limits.MOTTO_TEXT, PAGE.font) == (NATION, MOTTO, LAYOUT.font)
    assert PAGE.in_force_from == LAYOUT.in_force_from


def test_a_clause_is_cited_as_staff_look_it_up() -> None:
    assert clause("II.1.a").endswith("Phụ lục I, Phần I, mục II.1.a")
