"""The remarks stand in a copy as Word comments, the same bytes each time."""

import pytest

from documents.form_check import check_form
from documents.proofread import Remark, StoredDocument, annotated, as_remarks, proofread
from dossiers.model.errors import DamagedDocument
from tests.documents.packets import QD, the_packet
from tests.documents.reading import opened, text
from tests.documents.word_edits import edited, retyped


def test_each_remark_is_a_comment_at_its_paragraph() -> None:
    packet = the_packet()
    data = edited(packet.documents[QD], retyped("6.080.000", "6.008.000"))
    remarks = as_remarks(QD, check_form(data, packet.facts.plan))
    remarks += proofread([StoredDocument(QD, QD, data)], packet.facts)

    copy = opened(annotated(data, remarks))

    assert [each.text for each in copy.comments] == [each.sentence for each in remarks]
    assert {each.author for each in copy.comments} == {"Khen Thưởng"}
    assert text(annotated(data, remarks)) == text(data)
    marked = [each for each in copy.paragraphs if "commentRangeStart" in each._p.xml]
    assert [each.text[:7] for each in marked] == ["Điều 2."]


def test_a_remark_on_the_whole_document_stands_at_its_first_line() -> None:
    data = the_packet().documents[QD]
    copy = opened(annotated(data, [Remark(QD, "X", "", "Thiếu một dòng.")]))

    assert len(copy.comments) == 1
    assert "commentRangeStart" in copy.tables[0].cell(0, 0).paragraphs[0]._p.xml


def test_a_paragraph_that_has_moved_is_found_by_its_text() -> None:
    data = the_packet().documents[QD]
    place = next(at for at, each in enumerate(opened(data).paragraphs) if "Điều 1." in each.text)
    words = opened(data).paragraphs[place].text
    copy = opened(annotated(data, [Remark(QD, "X", " ".join(words.split()), "Xem lại.", 9999)]))

    marked = [each for each in copy.paragraphs if "commentRangeStart" in each._p.xml]
    assert [each.text for each in marked] == [words]


def test_the_same_remarks_give_the_same_bytes() -> None:
    data = the_packet().documents[QD]
    remarks = [Remark(QD, "X", "", "Thiếu một dòng.")]

    assert annotated(data, remarks) == annotated(data, remarks)


def test_a_damaged_file_gets_no_comments() -> None:
    with pytest.raises(DamagedDocument):
        annotated(b"PK", [Remark(QD, "X", "", "Thiếu một dòng.")])
