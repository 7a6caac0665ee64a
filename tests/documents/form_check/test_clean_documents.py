"""Nothing is found in documents whose form is right: ours, and some typed by hand."""

from collections.abc import Callable

import pytest

from documents.form_check import check_form, faults_in
from documents.kind_registry import document_kinds
from documents.kinds import DocumentKind
from documents.papers.certificate import GIAY_KHEN
from documents.render import render
from dossiers.model.finding import Severity, TextFinding
from templates import template_bytes
from tests.documents.builders import a_case
from tests.documents.form_check.handmade import (
    decision_with_annex,
    letter,
    letter_to_one,
    proposal_without_tables,
    regulation_in_chapters,
    report_in_word_s_way,
)
from tests.documents.packets import packet_of
from wards import load_plan


def faults(data: bytes) -> list[TextFinding]:
    """Return what is found, notes left out."""
    return list(faults_in("", check_form(data, load_plan())))


@pytest.mark.parametrize("kind", document_kinds(), ids=str)
def test_nothing_is_found_in_a_sample(kind: DocumentKind) -> None:
    assert faults(render(template_bytes(kind), kind.sample_context())) == []


@pytest.mark.parametrize("draft", [True, False], ids=["draft", "issued"])
@pytest.mark.parametrize("story", ["vong-2026", "tong-ket-2030"])
def test_nothing_is_found_in_a_round(story: str, draft: bool) -> None:
    for data in packet_of(a_case(story), draft=draft).documents.values():
        assert faults(data) == []


@pytest.mark.parametrize(
    "made",
    [
        proposal_without_tables,
        report_in_word_s_way,
        decision_with_annex,
        regulation_in_chapters,
        letter,
        letter_to_one,
    ],
    ids=lambda made: made.__name__,
)
def test_nothing_is_found_in_clean_documents_typed_by_hand(made: Callable[[], bytes]) -> None:
    assert faults(made()) == []


def test_a_certificate_is_said_to_be_no_administrative_document() -> None:
    kind = GIAY_KHEN
    found = check_form(render(template_bytes(kind), kind.sample_context()), load_plan())

    assert [each.code for each in found] == ["GIAY_KHEN"]
    assert found[0].severity is Severity.NOTE
