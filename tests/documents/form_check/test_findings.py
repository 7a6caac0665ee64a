"""What the form check found, under the document's name."""

from documents.form_check import faults_in
from dossiers.model.finding import Finding, Passage, Severity


def test_faults_bear_their_document_and_their_clause_and_notes_are_left_out() -> None:
    fault = Finding("Phải in đậm.", Passage("đoạn", 3), "X", "mục II.1.a")
    note = Finding("Không kiểm tra.", Passage(), "Y", "Điều 7", Severity.NOTE)

    (found,) = faults_in("a.docx", [fault, note])

    assert found.where == Passage("đoạn", 3, "a.docx")
    assert (found.code, found.cited_sentence) == ("X", "Phải in đậm. (mục II.1.a)")
