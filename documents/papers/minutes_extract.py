"""Trích biên bản: what the council's minutes say of one nominee, for that nominee's dossier."""

from collections.abc import Sequence

from pydantic import Field

from documents.awardees import post
from documents.contexts import HEADED, Headed, Line, Lines
from documents.kinds import DocumentKind
from documents.naming import committee_short, council_heading, council_name
from documents.papers.minutes import BIEN_BAN_HOP, minutes_reference, recusals
from documents.round_facts import RoundFacts
from documents.sample_values import INITIATIVE, MERIT, OF_COUNCIL, PERSON
from documents.vote_counts import share
from documents.wording import counted, date_words, recipients
from dossiers.council.voting import CouncilSession, Tally, threshold_text, voting_rule
from dossiers.model.dossier import Dossier
from dossiers.model.nominee import NomineeKind


class MinutesExtractContext(Headed):
    """An extract of the council's minutes, on one nominee (Decree 30, annex III, form 1.9)."""

    number: Line = Field(alias="so_bien_ban", description="Số và ký hiệu biên bản được trích")
    minutes: Line = Field(alias="bien_ban", description="Số, ngày biên bản được trích")
    held: Line = Field(alias="ngay_hop", description="Ngày họp")
    place: Line = Field(alias="dia_diem", description="Địa điểm họp")
    council: Line = Field(alias="hoi_dong", description="Tên Hội đồng")
    members: Line = Field(alias="so_thanh_vien", description="Tổng số thành viên Hội đồng")
    present: Line = Field(alias="so_co_mat", description="Số thành viên có mặt")
    chair: Line = Field(alias="chu_toa", description="Chủ tọa")
    secretary: Line = Field(alias="thu_ky", description="Thư ký")
    name: Line = Field(alias="ten", description="Người, tập thể, hộ được đề nghị")
    post: Line = Field(alias="chuc_vu_don_vi", description="Chức vụ, đơn vị hoặc địa chỉ")
    achievement: Line = Field(alias="thanh_tich", description="Thành tích")
    award: Line = Field(alias="hinh_thuc", description="Hình thức khen thưởng")
    merit: Line = Field(alias="phong_trao", description="Phong trào, dịp khen thưởng")
    mode: Line = Field(alias="cach_bieu_quyet", description="Hình thức biểu quyết")
    threshold: Line = Field(alias="ty_le_can_dat", description="Tỷ lệ đồng ý cần đạt")
    agree: Line = Field(alias="dong_y", description="Phiếu đồng ý trên tổng số, tỷ lệ")
    disagree: Line = Field(alias="khong_dong_y", description="Số phiếu không đồng ý")
    abstain: Line = Field(alias="khong_y_kien", description="Số phiếu không có ý kiến")
    recusals: Lines = Field(alias="khong_tham_gia", description="Ai không tham gia biểu quyết")
    recipients: Lines = Field(alias="noi_nhan", description="Nơi nhận")


def compose_minutes_extract(
    facts: RoundFacts, session: CouncilSession, dossier: Dossier, tally: Tally
) -> MinutesExtractContext:
    """Compose the extract for a dossier on which the session voted."""
    ward = facts.ward
    present = sum(member.present for member in session.members)
    own = [vote for vote in session.votes if vote.dossier == dossier.code]
    return MinutesExtractContext(
        superior=(committee_short(ward),),
        issuer=council_heading(),
        subject=f"Họp xét, đề nghị tặng {facts.award} {facts.occasion}",
        number=BIEN_BAN_HOP.numbered(session.number),
        minutes=minutes_reference(session),
        held=date_words(session.held_on),
        place=session.place,
        council=council_name(ward),
        members=counted(len(session.members), "thành viên", ward.linh),
        present=counted(present, "thành viên", ward.linh),
        chair=session.chair,
        secretary=session.secretary,
        name=named(dossier),
        post=post(dossier),
        achievement=dossier.nominee.achievement.rstrip(" ."),
        award=facts.award,
        merit=facts.merit,
        mode=session.mode.text.lower(),
        threshold=threshold_text(voting_rule(facts.plan, facts.round.award, session.held_on)),
        agree=share(tally),
        disagree=f"{tally.disagree:02d}",
        abstain=f"{tally.abstain:02d}",
        recusals=tuple(recusals(own, [dossier])),
        recipients=recipients("Lưu: VT, Hồ sơ"),
    )


def named(dossier: Dossier) -> str:
    """Name whom it is about within a sentence: "bà Hoàng Thị Mẫu", "hộ gia đình ông …"."""
    nominee = dossier.nominee
    household = nominee.kind is NomineeKind.HO_GIA_DINH
    prefix = f"{nominee.kind.text.lower()} " if household else ""
    return f"{prefix}{nominee.in_sentence}"


def latest_vote(sessions: Sequence[CouncilSession], code: str) -> CouncilSession:
    """Return the latest session that voted on a dossier; the last of all if none did."""
    voted = [each for each in sessions if any(vote.dossier == code for vote in each.votes)]
    return (voted or sessions)[-1]


TRICH_BIEN_BAN = DocumentKind(
    code="TRICH_BIEN_BAN",
    title="Trích biên bản họp Hội đồng",
    order=116,
    context=MinutesExtractContext,
    required=(
        *HEADED,
        *("so_bien_ban", "bien_ban", "ngay_hop", "ten", "hinh_thuc", "dong_y", "khong_tham_gia"),
        *("chu_toa", "thu_ky", "noi_nhan"),
    ),
    sample=OF_COUNCIL
    | {
        "trich_yeu": "Họp xét, đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Thái Nguyên"
        " năm 2026",
        "hinh_thuc": "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Thái Nguyên",
        "so_bien_ban": "02/BB-HĐTĐKT",
        "bien_ban": "Biên bản số 02/BB-HĐTĐKT ngày 20 tháng 11 năm 2026",
        "ngay_hop": "ngày 20 tháng 11 năm 2026",
        "so_thanh_vien": "03 (ba) thành viên",
        "so_co_mat": "02 (hai) thành viên",
        "chu_toa": "Trần Văn Mẫu",
        "thu_ky": "Lý Thị Mẫu",
        "ten": "bà Hoàng Thị Mẫu",
        "chuc_vu_don_vi": PERSON["chuc_vu_don_vi"],
        "thanh_tich": INITIATIVE,
        "phong_trao": MERIT,
        "cach_bieu_quyet": "biểu quyết",
        "ty_le_can_dat": "trên 1/2 tổng số thành viên được biểu quyết",
        "dong_y": "2/2 (100%)",
        "khong_dong_y": "00",
        "khong_y_kien": "00",
        "khong_tham_gia": ["Bà Lý Thị Mẫu không tham gia biểu quyết đối với bà Hoàng Thị Mẫu"],
        "noi_nhan": ["- Lưu: VT, Hồ sơ."],
    },
)
