"""What a document's parts say."""

from datetime import date

from documents.form_check.document_parts import date_in


def test_a_date_is_read_in_words_and_must_exist() -> None:
    assert date_in("Bắc Kạn, ngày 05 tháng 02 năm 2026") == date(2026, 2, 5)
    assert date_in("ngày 31 tháng 02 năm 2026") is None
    assert date_in("ngày    tháng 11 năm 2026") is None
