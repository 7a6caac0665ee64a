"""Tờ trình cấp tỉnh: the ward's proposal to the province, on what the province decides."""

from collections.abc import Sequence

from pydantic import Field

from documents.awardees import counts, last_received, listed, subjects
from documents.contexts import SIGNED, Line, Lines, Signed
from documents.kinds import DocumentKind
from documents.naming import addressees, committee_heading, council_name, movement_name, plan_basis
from documents.papers.minutes import minutes_reference
from documents.round_facts import RoundFacts
from documents.sample_values import BASES, COUNCIL, COUNTS, MERIT, MOVEMENT, OFFICE
from documents.wording import (
    basis_lines,
    body_authority,
    closed,
    counted,
    date_words,
    document_number,
    recipients,
)
from dossiers.council.voting import CouncilSession, threshold_text, voting_rule
from dossiers.model.dossier import Dossier
from dossiers.plan.award import Level
from dossiers.plan.legal_bases import bases
from dossiers.province.sending import Forwarding


class ProvinceProposalContext(Signed):
    """The ward's proposal (Tờ trình) to the province (Decree 30, annex III, form 1.4)."""

    number: Line = Field(alias="so_to_trinh", description="Số và ký hiệu Tờ trình")
    addressees: Lines = Field(alias="kinh_gui", description="Các nơi kính gửi, mỗi nơi một dòng")
    bases: Lines = Field(alias="can_cu", description="Các căn cứ")
    committee: Line = Field(alias="uy_ban", description="Tên Ủy ban nhân dân phường")
    office: Line = Field(alias="phong", description="Tên phòng tiếp nhận, thẩm định")
    council: Line = Field(alias="hoi_dong", description="Tên Hội đồng")
    received: Line = Field(alias="so_ho_so", description="Số hồ sơ đã tiếp nhận, thẩm định")
    held: Line = Field(alias="ngay_hop", description="Ngày họp Hội đồng")
    mode: Line = Field(alias="cach_bieu_quyet", description="Hình thức biểu quyết")
    threshold: Line = Field(alias="ty_le_can_dat", description="Tỷ lệ đồng ý cần đạt")
    minutes: Line = Field(alias="bien_ban", description="Số, ngày biên bản họp Hội đồng")
    merit: Line = Field(alias="phong_trao", description="Phong trào, dịp khen thưởng")
    counts: Line = Field(alias="so_luong", description="Số tập thể, cá nhân, hộ gia đình")
    subjects: Line = Field(alias="doi_tuong", description="Các đối tượng: “tập thể, cá nhân”")
    again: Lines = Field(alias="trinh_lai", description="Trình lại hồ sơ nào đã bị trả lại")
    asked: Line = Field(
        alias="noi_de_nghi", description="Đề nghị ai xem xét: nơi kính gửi đầu tiên"
    )
    deed: Line = Field(alias="viec_de_nghi", description="Tặng gì; cấp Nhà nước: trình ai tặng gì")


def compose_province_proposal(
    facts: RoundFacts,
    forwarding: Forwarding,
    dossiers: Sequence[Dossier],
    session: CouncilSession,
    earlier: Sequence[Forwarding] = (),
) -> ProvinceProposalContext:
    """Compose the proposal; `dossiers` are all of the round, `earlier` what was sent up before.

    Raises UnknownDossier for one that is sent up and not given.
    """
    ward, proposed = facts.ward, listed(forwarding.dossiers, dossiers)
    return ProvinceProposalContext(
        superior=(),
        issuer=committee_heading(ward),
        subject=_subject(facts, proposed),
        place=ward.place,
        dated=date_words(forwarding.signed_on),
        authority=body_authority(forwarding.signatory),
        signer=forwarding.signatory.name,
        recipients=recipients(*ward.proposal_recipients),
        number=TO_TRINH_TINH.numbered(forwarding.number),
        addressees=closed([f"- {each}" for each in addressees(facts.plan, facts.round)]),
        bases=_bases(facts, forwarding, session, proposed),
        committee=ward.people_committee,
        office=ward.office,
        council=council_name(ward),
        received=counted(len(dossiers), "hồ sơ", ward.linh),
        held=date_words(session.held_on),
        mode=session.mode.text.lower(),
        threshold=threshold_text(voting_rule(facts.plan, facts.round.award, session.held_on)),
        minutes=minutes_reference(session),
        merit=facts.merit,
        counts=counts(proposed, ward.linh),
        subjects=subjects(proposed),
        again=_again(proposed, earlier, ward.linh),
        asked=addressees(facts.plan, facts.round)[0],
        deed=_deed(facts),
    )


def _subject(facts: RoundFacts, proposed: Sequence[Dossier]) -> str:
    named = movement_name(facts.movement).partition(" giai đoạn ")[0]
    whom = subjects(proposed)
    return (
        f"Về việc đề nghị tặng {facts.award} {facts.occasion} cho các {whom} có thành tích xuất"
        f" sắc trong {named}"
    )


def _deed(facts: RoundFacts) -> str:
    """Say what is asked for: the province grants it, or puts it to the State."""
    if facts.plan.award(facts.round.award).level is Level.NHA_NUOC:
        return f"xem xét, trình {facts.decider} tặng thưởng {facts.award}"
    return f"tặng {facts.award}"


def _bases(
    facts: RoundFacts, forwarding: Forwarding, session: CouncilSession, proposed: Sequence[Dossier]
) -> tuple[str, ...]:
    further = [*plan_basis(facts.movement)]
    if forwarding.guidance:
        further.append(f"Căn cứ {forwarding.guidance.removeprefix('Căn cứ ')}")
    further.append(f"Căn cứ {minutes_reference(session)} của {council_name(facts.ward)}")
    received = last_received(proposed)
    cited = bases(facts.plan, TO_TRINH_TINH.code, forwarding.signed_on, received)
    return basis_lines(cited, *further)


def _again(
    proposed: Sequence[Dossier], earlier: Sequence[Forwarding], linh: str
) -> tuple[str, ...]:
    """Say which of them were sent up before, and came back, by which earlier proposals."""
    codes = {each.code for each in proposed}
    sent = [each for each in earlier if codes & set(each.dossiers)]
    if not sent:
        return ()
    number = len(codes & {code for each in sent for code in each.dossiers})
    named = "; ".join(
        f"Tờ trình số {TO_TRINH_TINH.numbered(each.number)} {date_words(each.signed_on)}"
        for each in sent
    )
    return (
        f"Trong đó có {counted(number, 'hồ sơ', linh)} đã trình tại {named}, được trả lại và nay"
        " đã hoàn chỉnh.",
    )


_SYMBOL = "TTr-UBND"

TO_TRINH_TINH = DocumentKind(
    code="TO_TRINH_TINH",
    title="Tờ trình đề nghị cấp tỉnh khen thưởng",
    symbol=_SYMBOL,
    order=112,
    editable=True,
    context=ProvinceProposalContext,
    required=(
        *SIGNED,
        *(
            "so_to_trinh",
            "kinh_gui",
            "can_cu",
            "viec_de_nghi",
            "phong_trao",
            "so_luong",
            "bien_ban",
        ),
    ),
    sample={
        "co_quan_chu_quan": [],
        "co_quan_ban_hanh": ["ỦY BAN NHÂN DÂN", "PHƯỜNG BẮC KẠN"],
        "dia_danh": "Bắc Kạn",
        "nguoi_ky": "Trần Văn Mẫu",
        "quyen_han": ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
        "noi_nhan": ["- Như trên;", "- Lưu: VT, VHXH."],
        "trich_yeu": "Về việc đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Thái Nguyên "
        f"năm 2026 cho các tập thể, cá nhân có thành tích xuất sắc trong {MOVEMENT}",
        "ngay_ban_hanh": "ngày 25 tháng 11 năm 2026",
        "so_to_trinh": document_number(12, _SYMBOL),
        "kinh_gui": [
            "- Chủ tịch Ủy ban nhân dân tỉnh Thái Nguyên;",
            "- Sở Nội vụ tỉnh Thái Nguyên.",
        ],
        "can_cu": [
            *(each.rstrip(".;") + ";" for each in BASES),
            f"Căn cứ Biên bản số 01/BB-HĐTĐKT ngày 20 tháng 11 năm 2026 của {COUNCIL}.",
        ],
        "uy_ban": "Ủy ban nhân dân phường Bắc Kạn",
        "phong": OFFICE,
        "hoi_dong": COUNCIL,
        "so_ho_so": "03 (ba) hồ sơ",
        "ngay_hop": "ngày 20 tháng 11 năm 2026",
        "cach_bieu_quyet": "biểu quyết",
        "ty_le_can_dat": "trên 1/2 tổng số thành viên được biểu quyết",
        "bien_ban": "Biên bản số 01/BB-HĐTĐKT ngày 20 tháng 11 năm 2026",
        "phong_trao": MERIT,
        "so_luong": COUNTS,
        "doi_tuong": "tập thể, cá nhân",
        "trinh_lai": [
            "Trong đó có 01 (một) hồ sơ đã trình tại Tờ trình số 10/TTr-UBND ngày 21 tháng 11 năm "
            "2026, được trả lại và nay đã hoàn chỉnh."
        ],
        "noi_de_nghi": "Chủ tịch Ủy ban nhân dân tỉnh Thái Nguyên",
        "viec_de_nghi": "tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Thái Nguyên",
    },
)
