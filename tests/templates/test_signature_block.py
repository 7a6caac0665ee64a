"""The end of a document (Decree 30, annex I, components 7 and 9b)."""

import pytest
from docx.oxml.ns import qn

from documents.kinds import DocumentKind
from documents.papers.counting_minutes import BIEN_BAN_KIEM_PHIEU
from documents.papers.invitation_letter import GIAY_MOI
from documents.papers.minutes import BIEN_BAN_HOP
from documents.papers.receipt_slip import GIAY_TIEP_NHAN
from tests.templates.template_layout import HEADED, MINUTES, SENT, after, look, saying, template

SIGNED = [kind for kind in SENT if kind not in MINUTES]


@pytest.mark.parametrize("kind", HEADED)
def test_it_is_never_broken_over_two_pages(kind: DocumentKind) -> None:
    row = template(kind).tables[-1].rows[0]
    assert row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None


@pytest.mark.parametrize("kind", SENT)
def test_recipients_are_headed_in_bold_italics_and_listed_small(kind: DocumentKind) -> None:
    document = template(kind)
    assert look(saying(document, "Nơi nhận:").runs[0]) == (12.0, True, True)
    assert look(after(document, "for dong in noi_nhan").runs[0]) == (11.0, False, False)


@pytest.mark.parametrize("kind", SIGNED)
def test_authority_and_signer_are_bold_on_the_right(kind: DocumentKind) -> None:
    document = template(kind)
    right = document.tables[-1].cell(0, 1)
    assert "{{ nguoi_ky }}" in right.text
    assert look(after(document, "for dong in quyen_han").runs[0]) == (14.0, True, False)
    assert look(saying(document, "{{ nguoi_ky }}").runs[0]) == (14.0, True, False)


def test_minutes_are_signed_by_secretary_and_chair() -> None:
    left, right = template(BIEN_BAN_HOP).tables[-1].rows[0].cells
    assert left.text.startswith("THƯ KÝ")
    assert right.text.startswith("CHỦ TỌA")


def test_a_count_is_signed_by_every_teller() -> None:
    left, right = template(BIEN_BAN_KIEM_PHIEU).tables[-1].rows[0].cells
    assert left.text.startswith("THÀNH VIÊN\n{%p for dong in thanh_vien %}")
    assert right.text.startswith("TỔ TRƯỞNG")


def test_a_receipt_is_signed_by_who_hands_in_and_who_receives() -> None:
    left, right = template(GIAY_TIEP_NHAN).tables[-1].rows[0].cells
    assert left.text.startswith("NGƯỜI NỘP HỒ SƠ")
    assert right.text.startswith("NGƯỜI TIẾP NHẬN")
    assert right.text.endswith("{{ nguoi_tiep_nhan }}")


def test_the_chair_of_the_council_names_the_office_held_above_the_name() -> None:
    right = template(GIAY_MOI).tables[-1].cell(0, 1)
    assert right.text.endswith("{{ chuc_vu_khac }}\n{{ nguoi_ky }}")
