"""Biên bản kiểm phiếu: the minutes of the count of a secret ballot, from count and votes."""

from collections.abc import Sequence

from pydantic import Field

from documents.awardees import considered_count, listed
from documents.contexts import HEADED, Headed, Line, Lines
from documents.kinds import DocumentKind
from documents.naming import committee_short, council_heading, council_name
from documents.papers.minutes import VOTE_BLANKS, VoteRow, recusals, vote_rows, vote_sample
from documents.round_facts import RoundFacts
from documents.sample_values import AWARD, OF_COUNCIL, PERSON
from documents.wording import OPEN_NAME, count, counted, date_words, recipients
from dossiers.council.ballots import ballot_holders
from dossiers.council.voting import BallotCount, CouncilSession, Tally
from dossiers.model.dossier import Dossier

_TELLERS = 3
"""Lines left open for who counted, when nobody was noted: the head and two more."""


class BallotRow(VoteRow):
    """How the ballots on one dossier were cast."""

    valid: int = Field(alias="hop_le", description="Số phiếu hợp lệ về hồ sơ này")


class CountingMinutesContext(Headed):
    """The minutes of the count of a secret ballot (biên bản kiểm phiếu; after form 1.9)."""

    number: Line = Field(alias="so_bien_ban", description="Số và ký hiệu biên bản")
    held: Line = Field(alias="ngay_hop", description="Ngày họp")
    place: Line = Field(alias="dia_diem", description="Địa điểm họp")
    council: Line = Field(alias="hoi_dong", description="Tên Hội đồng")
    head: Line = Field(alias="to_truong", description="Tổ trưởng Tổ kiểm phiếu")
    tellers: Lines = Field(alias="thanh_vien", description="Các thành viên Tổ kiểm phiếu")
    members: Line = Field(alias="so_thanh_vien", description="Tổng số thành viên Hội đồng")
    present_count: Line = Field(alias="so_co_mat", description="Số thành viên có mặt")
    sent_count: Line = Field(alias="so_gui_phieu", description="Số người vắng gửi phiếu")
    issued: Line = Field(alias="phieu_phat_ra", description="Số phiếu phát ra")
    returned: Line = Field(alias="phieu_thu_ve", description="Số phiếu thu về")
    valid: Line = Field(alias="phieu_hop_le", description="Số phiếu hợp lệ")
    invalid: Line = Field(alias="phieu_khong_hop_le", description="Số phiếu không hợp lệ")
    considered: Line = Field(alias="so_ho_so", description="Số hồ sơ được xét")
    votes: tuple[BallotRow, ...] = Field(alias="ket_qua", description="Kết quả từng hồ sơ")
    recusals: Lines = Field(alias="khong_tham_gia", description="Ai không tham gia bỏ phiếu")
    award: Line = Field(alias="hinh_thuc", description="Hình thức khen thưởng")
    recipients: Lines = Field(alias="noi_nhan", description="Nơi nhận")


def compose_counting_minutes(
    facts: RoundFacts,
    session: CouncilSession,
    dossiers: Sequence[Dossier],
    tallies: Sequence[Tally],
    ballots: BallotCount,
    number: int | None,
) -> CountingMinutesContext:
    """Compose the minutes; `dossiers.council.conclusion` has seen to it that the sums agree."""
    considered = listed([tally.dossier for tally in tallies], dossiers)
    ward, linh = facts.ward, facts.ward.linh
    present = sum(member.present for member in session.members)
    head, *others = ballots.tellers or (OPEN_NAME,) * _TELLERS
    return CountingMinutesContext(
        superior=(committee_short(ward),),
        issuer=council_heading(),
        subject=f"Kiểm phiếu xét, đề nghị tặng {facts.award} {facts.occasion}",
        number=BIEN_BAN_KIEM_PHIEU.numbered(number),
        held=date_words(session.held_on),
        place=session.place,
        council=council_name(ward),
        head=head,
        tellers=tuple(others),
        members=counted(len(session.members), "thành viên", linh),
        present_count=count(present, linh),
        sent_count=count(len(ballot_holders(session)) - present, linh),
        issued=counted(ballots.issued, "phiếu", linh),
        returned=counted(ballots.returned, "phiếu", linh),
        valid=counted(ballots.valid, "phiếu", linh),
        invalid=counted(ballots.invalid, "phiếu", linh),
        considered=considered_count(considered, linh),
        votes=_rows(considered, tallies, session.selected),
        recusals=tuple(recusals(session.votes, considered)),
        award=facts.award,
        recipients=recipients("Lưu: VT, Hồ sơ"),
    )


def _rows(
    considered: Sequence[Dossier], tallies: Sequence[Tally], selected: Sequence[str]
) -> tuple[BallotRow, ...]:
    return tuple(
        BallotRow(**dict(row), valid=row.agree + row.disagree + row.abstain)
        for row in vote_rows(considered, tallies, selected)
    )


BIEN_BAN_KIEM_PHIEU = DocumentKind(
    code="BIEN_BAN_KIEM_PHIEU",
    title="Biên bản kiểm phiếu",
    symbol="BB-HĐTĐKT",
    dated_by_event=True,
    order=60,
    for_signer=True,
    context=CountingMinutesContext,
    required=(
        *HEADED,
        *("so_bien_ban", "ngay_hop", "to_truong", "thanh_vien", "noi_nhan"),
        *("phieu_phat_ra", "phieu_thu_ve", "phieu_hop_le", "phieu_khong_hop_le"),
        *(f"ket_qua.{each}" for each in VOTE_BLANKS),
    ),
    sample=OF_COUNCIL
    | {
        "trich_yeu": f"Kiểm phiếu xét, đề nghị tặng {AWARD} năm 2026",
        "so_bien_ban": "02/BB-HĐTĐKT",
        "ngay_hop": "ngày 20 tháng 11 năm 2026",
        "to_truong": "Lý Thị Mẫu",
        "thanh_vien": ["Bàn Văn Mẫu", "Hà Thị Mẫu"],
        "so_thanh_vien": "03 (ba) thành viên",
        "so_co_mat": "02 (hai)",
        "so_gui_phieu": "01 (một)",
        "phieu_phat_ra": "03 (ba) phiếu",
        "phieu_thu_ve": "03 (ba) phiếu",
        "phieu_hop_le": "03 (ba) phiếu",
        "phieu_khong_hop_le": "00 (không) phiếu",
        "so_ho_so": "01 (một) hồ sơ, gồm 01 (một) cá nhân",
        "ket_qua": [vote_sample(PERSON["ten"], 2) | {"hop_le": 2}],
        "khong_tham_gia": ["Lý Thị Mẫu không tham gia biểu quyết đối với bà Hoàng Thị Mẫu"],
        "noi_nhan": ["- Lưu: VT, Hồ sơ."],
    },
)
