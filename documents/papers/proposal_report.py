"""Tờ trình: the proposal of VH-XH to the Chủ tịch, from the council's conclusion."""

from collections.abc import Mapping, Sequence

from pydantic import Field

from documents.awardees import amounts, counts, last_received, listed, post
from documents.contexts import MONEY, SIGNED, Line, Lines, Signed
from documents.kinds import DocumentKind
from documents.naming import committee_short, council_name, plan_basis
from documents.papers.minutes import RecommendedRow, minutes_reference
from documents.round_facts import RoundFacts
from documents.sample_values import (
    AWARD,
    BASES,
    BY_OFFICE,
    COLLECTIVE,
    COUNCIL,
    COUNTS,
    MERIT,
    PERSON,
    TOTALS,
)
from documents.wording import (
    basis_lines,
    date_words,
    heading,
    money,
    money_in_words,
    office_authority,
    recipients,
)
from dossiers.council.voting import CouncilSession, tally, voting_rule
from dossiers.decision.award_decision import Proposal
from dossiers.model.dossier import Dossier
from dossiers.plan.legal_bases import bases


class ProposedRow(RecommendedRow):
    """One whom VH-XH proposes, with votes and bonus."""

    votes: Line = Field(alias="so_phieu", description="Số phiếu đồng ý")
    bonus: Line = Field(alias="muc_thuong", description="Mức tiền thưởng")


class ProposalReportContext(Signed):
    """The proposal (Tờ trình) of VH-XH to the Chủ tịch."""

    number: Line = Field(alias="so_to_trinh", description="Số và ký hiệu Tờ trình")
    addressee: Line = Field(alias="kinh_gui", description="Nơi kính gửi")
    office: Line = Field(alias="phong", description="Tên phòng trình")
    bases: Lines = Field(alias="can_cu", description="Các căn cứ")
    council: Line = Field(alias="hoi_dong", description="Tên Hội đồng")
    minutes: Line = Field(alias="bien_ban", description="Số, ngày biên bản họp Hội đồng")
    award: Line = Field(alias="hinh_thuc", description="Hình thức khen thưởng")
    merit: Line = Field(alias="phong_trao", description="Phong trào, dịp khen thưởng")
    counts: Line = Field(alias="so_luong", description="Số tập thể, cá nhân, hộ gia đình")
    rows: tuple[ProposedRow, ...] = Field(alias="de_nghi", description="Danh sách đề nghị")
    total: Line = Field(alias="tong_tien", description="Tổng tiền thưởng bằng số")
    total_in_words: Line = Field(alias="tong_tien_bang_chu", description="Tổng tiền bằng chữ")
    fund: Line = Field(alias="nguon_kinh_phi", description="Nguồn kinh phí")


def compose_proposal_report(
    facts: RoundFacts,
    proposal: Proposal,
    dossiers: Sequence[Dossier],
    session: CouncilSession,
    earlier: Sequence[CouncilSession] = (),
) -> ProposalReportContext:
    """Compose the proposal, which always carries its number and date: VH-XH issues it.

    Some dossiers may have been voted on `earlier`. Raises UnknownDossier for one not given.
    """
    ward, on = facts.ward, proposal.proposed_on
    proposed = listed(proposal.dossiers, dossiers)
    sums = amounts(facts.plan, facts.round, proposed, on)
    return ProposalReportContext(
        superior=(committee_short(ward),),
        issuer=heading(ward.office),
        subject=f"Về việc đề nghị tặng {facts.award} {facts.occasion}",
        place=ward.place,
        dated=date_words(on),
        authority=office_authority(proposal.proposer.title),
        signer=proposal.proposer.name,
        recipients=recipients(*ward.proposal_recipients),
        number=TO_TRINH.numbered(proposal.number),
        addressee=facts.decider,
        office=ward.office,
        bases=basis_lines(
            bases(facts.plan, TO_TRINH.code, on, last_received(proposed)),
            *plan_basis(facts.movement),
        ),
        council=council_name(ward),
        minutes=minutes_reference(session),
        award=facts.award,
        merit=facts.merit,
        counts=counts(proposed, ward.linh),
        rows=_rows(proposed, sums, _agreed(facts, (*earlier, session))),
        total=money(sum(sums)),
        total_in_words=money_in_words(sum(sums), ward.linh),
        fund=ward.fund,
    )


def _rows(
    proposed: Sequence[Dossier], sums: Sequence[int], votes: Mapping[str, str]
) -> tuple[ProposedRow, ...]:
    return tuple(
        ProposedRow(
            ordinal=ordinal,
            name=dossier.nominee.addressed,
            post=post(dossier),
            votes=votes[dossier.code],
            bonus=money(amount),
        )
        for ordinal, (dossier, amount) in enumerate(zip(proposed, sums, strict=True), start=1)
    )


def _agreed(facts: RoundFacts, sessions: Sequence[CouncilSession]) -> dict[str, str]:
    """Count the votes in favour of each dossier, out of how many: "8/9"."""
    counted = [
        tally(session, vote, voting_rule(facts.plan, facts.round.award, session.held_on))
        for session in sessions
        for vote in session.votes
    ]
    return {each.dossier: f"{each.agree}/{each.base}" for each in counted}


TO_TRINH = DocumentKind(
    code="TO_TRINH",
    title="Tờ trình đề nghị khen thưởng",
    symbol="TTr-VHXH",
    order=70,
    editable=True,
    context=ProposalReportContext,
    required=(
        *SIGNED,
        *MONEY,
        *("so_to_trinh", "kinh_gui", "can_cu", "bien_ban", "so_luong"),
        *("de_nghi.ten", "de_nghi.muc_thuong"),
    ),
    sample=BY_OFFICE
    | TOTALS
    | {
        "trich_yeu": f"Về việc tặng {AWARD}",
        "ngay_ban_hanh": "ngày 25 tháng 11 năm 2026",
        "so_to_trinh": "07/TTr-VHXH",
        "kinh_gui": "Chủ tịch Ủy ban nhân dân phường Bắc Kạn",
        "can_cu": BASES,
        "hoi_dong": COUNCIL,
        "bien_ban": "Biên bản số 01/BB-HĐTĐKT ngày 20 tháng 11 năm 2026",
        "phong_trao": MERIT,
        "so_luong": COUNTS,
        "de_nghi": [
            {"stt": 1, **COLLECTIVE, "so_phieu": "3/3", "muc_thuong": "1.520.000 đồng"},
            {"stt": 2, **PERSON, "so_phieu": "2/2", "muc_thuong": "760.000 đồng"},
        ],
    },
)
