"""The end of a document (Decree 30, annex I, components 7 and 9b)."""

import pytest
from docx.oxml.ns import qn

from documents.kinds import DocumentKind
from tests.templates.looking import HEADED, after, look, saying, template

SIGNED = [kind for kind in HEADED if kind is not DocumentKind.BIEN_BAN_HOP]


@pytest.mark.parametrize("kind", HEADED)
def test_it_is_never_broken_over_two_pages(kind: DocumentKind) -> None:
    row = template(kind).tables[-1].rows[0]
    assert row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None


@pytest.mark.parametrize("kind", HEADED)
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
    left, right = template(DocumentKind.BIEN_BAN_HOP).tables[-1].rows[0].cells
    assert left.text.startswith("THƯ KÝ")
    assert right.text.startswith("CHỦ TỌA")
