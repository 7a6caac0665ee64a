"""What a kind derives from its code and its symbol."""

from documents.papers.certificate import GIAY_KHEN, CertificateContext
from documents.papers.decision import QUYET_DINH


def test_its_code_names_it_and_its_template() -> None:
    assert str(QUYET_DINH) == "QUYET_DINH"
    assert QUYET_DINH.template == "quyet_dinh"
    assert QUYET_DINH.template_file == "quyet_dinh.docx"


def test_a_number_stands_before_its_symbol_or_is_left_open() -> None:
    assert QUYET_DINH.numbered(5) == "05/QĐ-UBND"
    assert QUYET_DINH.numbered(None) == "     /QĐ-UBND"


def test_its_sample_is_of_its_context() -> None:
    assert isinstance(GIAY_KHEN.sample_context(), CertificateContext)
