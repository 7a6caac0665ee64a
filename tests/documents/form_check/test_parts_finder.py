"""Components are found by what they say, in documents built in any way."""

from collections.abc import Sequence
from datetime import date

import pytest

from documents.form_check.document_parts import DocumentParts
from documents.form_check.parts_finder import find_parts
from documents.readback import Piece, read_back
from tests.documents.form_check.handmade import proposal_without_tables, report_in_word_s_way
from tests.documents.packets import BB, DS, QD, TTR, the_packet


def of(kind: str) -> DocumentParts:
    return find_parts(read_back(the_packet().documents[kind]))


def texts(pieces: Sequence[Piece]) -> list[str]:
    return [each.text for each in pieces]


def test_the_components_of_a_decision() -> None:
    found = of(QD)

    assert found.type.name == "QUYẾT ĐỊNH"
    assert texts(found.issuing) == ["ỦY BAN NHÂN DÂN", "PHƯỜNG BẮC KẠN"]
    assert found.bodies()[0] == []
    assert found.dated == date(2026, 11, 16)
    assert found.competence is not None
    assert found.competence.text == "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG BẮC KẠN"
    assert len(found.bases) == 8
    assert [each.text[:7] for each in found.body] == ["Điều 1.", "Điều 2.", "Điều 3."]
    assert texts(found.authorities) == ["CHỦ TỊCH"]
    assert texts(found.signers) == ["Đình Huy Hoàng"]
    assert texts(found.recipients)[-1] == "- Lưu: VT, VHXH."


def test_minutes_are_signed_by_two_and_have_no_date_above() -> None:
    found = of(BB)

    assert found.place_date is None
    assert texts(found.authorities) == ["THƯ KÝ", "CHỦ TỌA"]
    assert texts(found.signers) == ["Lý Thị Mẫu Tư", "Đình Huy Hoàng"]


def test_the_body_above_is_told_from_the_body_that_issues() -> None:
    above, issuing = of(TTR).bodies()

    assert texts(above) == ["UBND PHƯỜNG BẮC KẠN"]
    assert texts(issuing) == ["PHÒNG VĂN HÓA - XÃ HỘI"]


def test_a_list_is_an_annex() -> None:
    assert of(DS).type.name == "PHỤ LỤC"


@pytest.mark.parametrize(
    ("data", "issuing", "signer"),
    [
        (proposal_without_tables(), "PHÒNG VĂN HÓA - XÃ HỘI", "Hoàng Thị Mẫu"),
        (report_in_word_s_way(), "PHƯỜNG BẮC KẠN", "Nguyễn Văn Mẫu"),
    ],
    ids=["tabs", "one row"],
)
def test_hand_made_documents_are_understood(data: bytes, issuing: str, signer: str) -> None:
    found = find_parts(read_back(data))

    assert found.nation is not None
    assert found.motto is not None
    assert found.number is not None
    assert found.place_date is not None
    assert texts(found.issuing)[-1] == issuing
    assert texts(found.signers) == [signer]
    assert found.body[-1].text.endswith("./.")
