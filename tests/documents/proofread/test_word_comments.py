"""The findings stand in a copy as Word comments, the same bytes each time."""

import pytest

from documents.form_check import check_form, faults_in
from documents.proofread import StoredDocument, annotate, proofread
from dossiers.model.errors import DamagedDocument
from dossiers.model.finding import Finding, Passage
from tests.documents.docx_text import opened, text
from tests.documents.packets import QD, the_packet
from tests.documents.word_edits import edited, retyped


def test_each_remark_is_a_comment_at_its_paragraph() -> None:
    packet = the_packet()
    data = edited(packet.documents[QD], retyped("6.080.000", "6.008.000"))
    findings = faults_in(QD, check_form(data, packet.facts.plan))
    findings += proofread([StoredDocument(QD, QD, data)], packet.facts)

    copy = opened(annotate(data, findings))

    assert [each.text for each in copy.comments] == [each.cited_sentence for each in findings]
    assert {each.author for each in copy.comments} == {"Khen Thưởng"}
    assert text(annotate(data, findings)) == text(data)
    marked = [each for each in copy.paragraphs if "commentRangeStart" in each._p.xml]
    assert [each.text[:7] for each in marked] == ["Điều 2."]


def test_a_remark_on_the_whole_document_stands_at_its_first_line() -> None:
    data = the_packet().documents[QD]
    copy = opened(annotate(data, [Finding("Thiếu một dòng.", Passage(document=QD))]))

    assert len(copy.comments) == 1
    assert "commentRangeStart" in copy.tables[0].cell(0, 0).paragraphs[0]._p.xml


def test_a_paragraph_that_has_moved_is_found_by_its_text() -> None:
    data = the_packet().documents[QD]
    place = next(at for at, each in enumerate(opened(data).paragraphs) if "Điều 1." in each.text)
    words = opened(data).paragraphs[place].text
    copy = opened(annotate(data, [Finding("Xem lại.", Passage(" ".join(words.split()), 9999, QD))]))

    marked = [each for each in copy.paragraphs if "commentRangeStart" in each._p.xml]
    assert [each.text for each in marked] == [words]


def test_the_same_findings_give_the_same_bytes() -> None:
    data = the_packet().documents[QD]
    findings = [Finding("Thiếu một dòng.", Passage(document=QD))]

    assert annotate(data, findings) == annotate(data, findings)


def test_a_damaged_file_gets_no_comments() -> None:
    with pytest.raises(DamagedDocument):
        annotate(b"PK", [Finding("Thiếu một dòng.", Passage(document=QD))])
