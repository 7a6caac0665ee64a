"""Nothing is found in documents whose form is right: ours, and two typed by hand."""

import pytest

from documents.catalog import CONTEXTS
from documents.form_check import check_form
from documents.form_check.findings import Finding
from documents.kinds import DocumentKind
from documents.render import render
from plans import load_plan
from templates import catalog, template_bytes
from tests.documents.builders import a_case
from tests.documents.form_check.handmade import proposal_without_tables, report_in_word_s_way
from tests.documents.seeded_faults import packet_of


def faults(data: bytes) -> list[Finding]:
    """What is found, notes left out."""
    return [each for each in check_form(data, load_plan()) if not each.note]


@pytest.mark.parametrize("kind", [entry.kind for entry in catalog()])
def test_nothing_is_found_in_a_sample(kind: DocumentKind) -> None:
    assert faults(render(template_bytes(kind), CONTEXTS[kind].sample())) == []


@pytest.mark.parametrize("draft", [True, False], ids=["draft", "issued"])
@pytest.mark.parametrize("story", ["vong-2026", "tong-ket-2030"])
def test_nothing_is_found_in_a_round(story: str, draft: bool) -> None:
    for data in packet_of(a_case(story), draft=draft).documents.values():
        assert faults(data) == []


def test_nothing_is_found_in_a_clean_proposal_laid_out_with_tabs() -> None:
    assert faults(proposal_without_tables()) == []


def test_nothing_is_found_in_a_clean_report_with_drawn_lines_and_other_styles() -> None:
    assert faults(report_in_word_s_way()) == []


def test_a_certificate_is_said_to_be_no_administrative_document() -> None:
    kind = DocumentKind.GIAY_KHEN
    found = check_form(render(template_bytes(kind), CONTEXTS[kind].sample()), load_plan())

    assert [each.code for each in found] == ["GIAY_KHEN"]
    assert found[0].note
