"""The invitation to the session, read back."""

from datetime import date
from typing import Any

import pytest

from documents.papers.invitation_letter import InvitationContext, compose_invitation
from dossiers.model.errors import DatesOutOfOrder, InvalidForm
from tests.documents import rendered_papers
from tests.documents.builders import a_case, a_meeting, facts
from tests.documents.docx_text import lines


def invited(on: date = date(2026, 10, 30), **changes: Any) -> InvitationContext:
    case = a_case()
    return compose_invitation(facts(case), a_meeting(**changes), case.dossiers, 1, on)


def test_it_says_who_when_where_and_what_for() -> None:
    said = lines(rendered_papers.invitation(a_case()))
    assert "Số: 01/GM-HĐTĐKT" in said
    assert "Bắc Kạn, ngày 30 tháng 10 năm 2026" in said
    assert "Hội đồng Thi đua - Khen thưởng phường Bắc Kạn trân trọng kính mời các ông, bà:" in said
    assert "Thời gian: 08 giờ 00, ngày 05 tháng 11 năm 2026." in said
    assert "Địa điểm: Phòng họp tầng 2, trụ sở UBND phường." in said
    assert "Chủ trì: Đình Huy Hoàng, Chủ tịch Hội đồng." in said


def test_every_member_of_the_day_is_invited_with_office_and_role() -> None:
    named = [line for line in lines(rendered_papers.invitation(a_case())) if line.startswith("- ")]
    assert named[0] == ("- Đình Huy Hoàng, Chủ tịch Ủy ban nhân dân phường, Chủ tịch Hội đồng;")
    assert named[8] == "- Đặng Văn Mẫu Chín, Trưởng Công an phường, Ủy viên."
    assert len(invited().invitees) == 9


def test_the_agenda_is_the_forms_or_the_usual_one() -> None:
    said = lines(rendered_papers.invitation(a_case()))
    assert [line for line in said if line.startswith("Nội dung: nghe báo cáo kết quả thẩm định")]
    assert invited(agenda=("xét hồ sơ.",)).agenda == ("xét hồ sơ",)


def test_the_chair_signs_for_the_council_with_the_office_held() -> None:
    said = lines(rendered_papers.invitation(a_case()))
    assert said[-4:] == [
        "TM. HỘI ĐỒNG",
        "CHỦ TỊCH",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG",
        "Đình Huy Hoàng",
    ]
    deputy = invited(chair="Nguyễn Thị Mẫu Hai")
    assert deputy.authority == ("TM. HỘI ĐỒNG", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


def test_an_hour_that_nobody_noted_is_left_open() -> None:
    assert invited(starts_at=None).time.startswith("….. giờ ….., ngày 05")


def test_an_invitation_after_the_session_is_refused() -> None:
    with pytest.raises(DatesOutOfOrder, match="sau ngày họp"):
        invited(date(2026, 11, 6))


def test_a_chair_who_does_not_sit_on_the_council_is_refused() -> None:
    with pytest.raises(InvalidForm, match="không có trong danh sách"):
        invited(chair="Người Lạ")
