"""The body of a document (Decree 30, annex I, components 5a and 6)."""

import pytest

from documents.kinds import DocumentKind
from documents.papers.appraisal_report import BAO_CAO_THAM_DINH
from documents.papers.counting_minutes import BIEN_BAN_KIEM_PHIEU
from documents.papers.decision import QUYET_DINH
from documents.papers.invitation_letter import GIAY_MOI
from documents.papers.minutes import BIEN_BAN_HOP
from documents.papers.plan_decision import QUYET_DINH_KE_HOACH
from documents.papers.proposal_report import TO_TRINH
from documents.papers.receipt_slip import GIAY_TIEP_NHAN
from documents.papers.supplement_request import PHIEU_BO_SUNG
from templates.decree30 import LAYOUT
from tests.templates.template_layout import HEADED, after, look, ruled, saying, template, width


@pytest.mark.parametrize("kind", HEADED)
def test_the_subject_is_bold_with_a_rule_of_a_third_to_a_half(kind: DocumentKind) -> None:
    document = template(kind)
    assert look(saying(document, "{{ trich_yeu }}").runs[0]) == (14.0, True, False)
    rule = after(document, "{{ trich_yeu }}")
    assert ruled(rule)
    form = saying(document, "{{ trich_yeu }}").paragraph_format
    assert form.left_indent is not None
    line = LAYOUT.text_width - 2 * form.left_indent.cm
    assert 1 / 3 <= width(rule, LAYOUT.text_width) / line <= 1 / 2


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (QUYET_DINH, "QUYẾT ĐỊNH"),
        (TO_TRINH, "TỜ TRÌNH"),
        (BAO_CAO_THAM_DINH, "BÁO CÁO"),
        (BIEN_BAN_HOP, "BIÊN BẢN"),
        (BIEN_BAN_KIEM_PHIEU, "BIÊN BẢN"),
        (GIAY_TIEP_NHAN, "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ"),
        (PHIEU_BO_SUNG, "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ"),
        (GIAY_MOI, "GIẤY MỜI"),
        (QUYET_DINH_KE_HOACH, "QUYẾT ĐỊNH"),
    ],
)
def test_the_type_is_named_in_bold_capitals(kind: DocumentKind, name: str) -> None:
    paragraph = saying(template(kind), name)
    assert paragraph.text == name
    assert look(paragraph.runs[0]) == (14.0, True, False)


BASED = (BAO_CAO_THAM_DINH, TO_TRINH, QUYET_DINH, QUYET_DINH_KE_HOACH)


@pytest.mark.parametrize("kind", BASED)
def test_legal_bases_are_in_italics(kind: DocumentKind) -> None:
    assert look(after(template(kind), "for dong in can_cu").runs[0]) == (14.0, False, True)


@pytest.mark.parametrize("kind", [QUYET_DINH, QUYET_DINH_KE_HOACH])
def test_articles_begin_in_bold_and_go_on_upright(kind: DocumentKind) -> None:
    document = template(kind)
    for number in (1, 2, 3):
        named, said = saying(document, f"Điều {number}.").runs
        assert named.text == f"Điều {number}."
        assert (look(named), look(said)) == ((14.0, True, False), (14.0, False, False))


def test_paragraphs_are_justified_indented_and_spaced() -> None:
    form = saying(template(QUYET_DINH), "Điều 1.").paragraph_format
    assert form.alignment == 3
    assert form.first_line_indent is not None
    assert 1.0 <= round(form.first_line_indent.cm, 2) <= 1.27
    assert form.space_after is not None
    assert form.space_after.pt >= 6


@pytest.mark.parametrize("kind", HEADED)
def test_the_body_ends_with_the_closing_mark_kept_with_the_signature(kind: DocumentKind) -> None:
    last = saying(template(kind), "./.")
    assert last.text.endswith("./.")
    assert last.paragraph_format.keep_with_next
