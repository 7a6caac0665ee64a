"""Nothing is found in documents that agree with the register."""

import unicodedata

import pytest
from docx.document import Document

from documents.proofread import Read, proofread
from dossiers.decision import Medium
from tests.documents.builders import a_case
from tests.documents.seeded_faults import packet_of
from tests.documents.word_edits import edited, paragraphs


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
    reads = [Read(read.kind, read.name, edited(read.data, retype)) for read in packet.reads()]

    assert proofread(reads, packet.facts) == ()
