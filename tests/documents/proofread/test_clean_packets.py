"""Nothing is found in documents that agree with the register."""

import unicodedata

import pytest
from docx.document import Document

from documents.form_check import check_form, faults_in
from documents.proofread import StoredDocument, proofread
from dossiers.decision.award_decision import Medium
from tests.documents.builders import a_case
from tests.documents.packets import packet_of
from tests.documents.word_edits import edited, erased, paragraphs


@pytest.mark.parametrize("draft", [True, False], ids=["draft", "issued"])
@pytest.mark.parametrize("medium", list(Medium))
@pytest.mark.parametrize("story", ["vong-2026", "tong-ket-2030"])
def test_nothing_is_found_in_a_round(story: str, medium: Medium, draft: bool) -> None:
    packet = packet_of(a_case(story, medium), draft=draft)

    assert proofread([*packet.reads(), *packet.certificate_reads()], packet.facts) == ()


def test_text_saved_anew_in_other_runs_and_another_unicode_form_is_the_same() -> None:
    def retype(document: Document) -> None:
        for paragraph in paragraphs(document):
            for run in paragraph.runs:
                run.text = unicodedata.normalize("NFD", run.text).replace("Ủy", "Uỷ")

    packet = packet_of(a_case())
    reads = [
        StoredDocument(read.kind, read.name, edited(read.data, retype)) for read in packet.reads()
    ]

    assert proofread(reads, packet.facts) == ()


@pytest.mark.parametrize(
    ("typed", "instead"), [("-", "\u2011"), (" ", "\u00a0"), ("thưởng", "thư\u00ad\u200bởng")]
)
def test_hyphens_and_spaces_that_hold_together_and_unseen_marks_are_no_errors(
    typed: str, instead: str
) -> None:
    def retype(document: Document) -> None:
        for paragraph in paragraphs(document):
            for run in paragraph.runs:
                run.text = run.text.replace(typed, instead)

    packet = packet_of(a_case())
    reads = [
        StoredDocument(read.kind, read.name, edited(read.data, retype)) for read in packet.reads()
    ]

    assert proofread(reads, packet.facts) == ()
    for read in reads:
        assert faults_in("", check_form(read.data, packet.facts.plan)) == ()


def test_a_missing_law_is_named_without_number() -> None:
    packet = packet_of(a_case())
    data = edited(packet.documents["QUYET_DINH"], erased("Căn cứ Luật Thi đua"))

    law, amendment = proofread([StoredDocument("QUYET_DINH", "q", data)], packet.facts)

    assert "Thiếu căn cứ Luật Thi đua, khen thưởng;" in law.sentence
    assert "Thiếu căn cứ Luật sửa đổi, bổ sung một số điều của Luật" in amendment.sentence
