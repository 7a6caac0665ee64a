"""Giấy mời: the invitation to the council's session, from a meeting to come."""

from collections.abc import Sequence
from datetime import date

from pydantic import Field

from documents.awardees import considered_count
from documents.contexts import SIGNED, Line, Lines, Piece, Signed
from documents.kinds import DocumentKind
from documents.naming import committee_short, council_heading, council_name
from documents.round_facts import RoundFacts
from documents.sample_values import AWARD, MERIT, OF_COUNCIL
from documents.wording import council_authority, date_words, document_date, hour_words, recipients
from dossiers.council.meeting import Meeting, meeting_faults, serving
from dossiers.model.dossier import Dossier
from dossiers.model.errors import refuse_all
from dossiers.model.names import comparable
from dossiers.plan.plan import RosterMember

AGENDA = (
    "nghe báo cáo kết quả thẩm định hồ sơ đề nghị khen thưởng",
    "thảo luận, xét và biểu quyết từng hồ sơ",
    "thông qua biên bản họp",
)
"""What a session does in any case, where the form names no items."""


class Invitee(Piece):
    """One who is invited."""

    name: Line = Field(alias="ten", description="Họ và tên")
    office: Line = Field(alias="chuc_vu", description="Chức vụ, đơn vị công tác")
    role: Line = Field(alias="chuc_danh", description="Chức danh trong Hội đồng")


class InvitationContext(Signed):
    """The invitation to the council's session (giấy mời; Decree 30, annex III, form 1.7)."""

    number: Line = Field(alias="so_giay_moi", description="Số và ký hiệu giấy mời")
    council: Line = Field(alias="hoi_dong", description="Tên Hội đồng")
    invitees: tuple[Invitee, ...] = Field(alias="kinh_moi", description="Những người được mời")
    considered: Line = Field(alias="so_ho_so", description="Số hồ sơ sẽ xét")
    award: Line = Field(alias="hinh_thuc", description="Hình thức khen thưởng")
    merit: Line = Field(alias="phong_trao", description="Phong trào, dịp khen thưởng")
    chair: Line = Field(alias="chu_tri", description="Người chủ trì, kèm chức danh")
    time: Line = Field(alias="thoi_gian", description="Giờ, ngày họp")
    venue: Line = Field(alias="dia_diem", description="Địa điểm họp")
    agenda: Lines = Field(alias="noi_dung", description="Từng nội dung cuộc họp")
    office_held: Line = Field(alias="chuc_vu_khac", description="Chức vụ chính quyền của người ký")


def compose_invitation(
    facts: RoundFacts,
    meeting: Meeting,
    dossiers: Sequence[Dossier],
    number: int | None,
    invited_on: date,
) -> InvitationContext:
    """Compose the invitation to all who sit on the council on the day of the meeting.

    `dossiers` are those to be considered. Raises Refused with what is wrong with the meeting.
    """
    ward, members = facts.ward, serving(facts.plan.roster, meeting.meets_on)
    refuse_all(meeting_faults(meeting, members, invited_on))
    chair = _chair(meeting, members)
    return InvitationContext(
        superior=(committee_short(ward),),
        issuer=council_heading(),
        subject=f"Họp xét, đề nghị tặng {facts.award} {facts.occasion}",
        place=ward.place,
        dated=document_date(invited_on if number is not None else None, invited_on),
        authority=council_authority(chair.role),
        signer=chair.name,
        recipients=recipients("Như trên", f"Lưu: VT, {ward.drafter}"),
        number=GIAY_MOI.numbered(number),
        council=council_name(ward),
        invitees=_invitees(members),
        considered=considered_count(dossiers, ward.linh),
        award=facts.award,
        merit=facts.merit,
        chair=f"{chair.name}, {chair.role}",
        time=f"{hour_words(meeting.starts_at)}, {date_words(meeting.meets_on)}",
        venue=meeting.place,
        agenda=tuple(item.rstrip(" .;") for item in meeting.agenda or AGENDA),
        office_held=chair.office.upper(),
    )


def _chair(meeting: Meeting, members: Sequence[RosterMember]) -> RosterMember:
    return next(each for each in members if comparable(each.name) == comparable(meeting.chair))


def _invitees(members: Sequence[RosterMember]) -> tuple[Invitee, ...]:
    return tuple(Invitee(name=each.name, office=each.office, role=each.role) for each in members)


GIAY_MOI = DocumentKind(
    code="GIAY_MOI",
    title="Giấy mời họp Hội đồng",
    symbol="GM-HĐTĐKT",
    order=40,
    context=InvitationContext,
    required=(*SIGNED, *("so_giay_moi", "kinh_moi.ten", "chu_tri", "thoi_gian", "dia_diem")),
    sample=OF_COUNCIL
    | {
        "trich_yeu": f"Họp xét, đề nghị tặng {AWARD} năm 2026",
        "dia_danh": "Bắc Kạn",
        "ngay_ban_hanh": "ngày 16 tháng 11 năm 2026",
        "quyen_han": ["TM. HỘI ĐỒNG", "CHỦ TỊCH"],
        "nguoi_ky": "Trần Văn Mẫu",
        "noi_nhan": ["- Như trên;", "- Lưu: VT, VHXH."],
        "so_giay_moi": "01/GM-HĐTĐKT",
        "kinh_moi": [
            {
                "ten": "Lý Thị Mẫu",
                "chuc_vu": "Chuyên viên Phòng Văn hóa - Xã hội",
                "chuc_danh": "Ủy viên, Thư ký Hội đồng",
            }
        ],
        "so_ho_so": "01 (một) hồ sơ, gồm 01 (một) cá nhân",
        "phong_trao": MERIT,
        "chu_tri": "Trần Văn Mẫu, Chủ tịch Hội đồng",
        "thoi_gian": "08 giờ 00, ngày 20 tháng 11 năm 2026",
        "noi_dung": ["nghe báo cáo kết quả thẩm định", "thảo luận, biểu quyết từng hồ sơ"],
        "chuc_vu_khac": "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG",
    },
)
