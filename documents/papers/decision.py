"""Quyết định: the decision to award certificates, from the proposal."""

from collections.abc import Sequence
from datetime import date

from pydantic import Field

from documents.awardees import amounts, counts, kinds, last_received, listed, subjects
from documents.contexts import MONEY, SIGNED, Line, Lines, Signed
from documents.kinds import DocumentKind
from documents.naming import committee_heading, council_name, plan_basis
from documents.papers.minutes import minutes_reference
from documents.papers.proposal_report import TO_TRINH
from documents.round_facts import RoundFacts
from documents.sample_values import AWARD, BASES, BY_CHAIR, COUNTS, DATED, MERIT, TOTALS
from documents.wording import (
    authority,
    basis_lines,
    date_words,
    document_date,
    head_of,
    money,
    money_in_words,
    recipients,
)
from dossiers.council.voting import CouncilSession
from dossiers.decision.award_decision import Proposal
from dossiers.model.dossier import Dossier
from dossiers.plan.bonus import bonus
from dossiers.plan.legal_bases import bases


class DecisionContext(Signed):
    """The decision (Quyết định) to award certificates (Decree 30, annex III, form 1.2)."""

    number: Line = Field(alias="so_quyet_dinh", description="Số và ký hiệu Quyết định")
    competence: Line = Field(alias="tham_quyen", description="Thẩm quyền ban hành")
    bases: Lines = Field(alias="can_cu", description="Các căn cứ")
    award: Line = Field(alias="hinh_thuc", description="Hình thức khen thưởng")
    merit: Line = Field(alias="phong_trao", description="Phong trào, dịp khen thưởng")
    counts: Line = Field(alias="so_luong", description="Số tập thể, cá nhân, hộ gia đình")
    subjects: Line = Field(alias="doi_tuong", description="Các đối tượng được khen")
    rates: Line = Field(alias="muc_thuong", description="Mức tiền thưởng từng đối tượng")
    total: Line = Field(alias="tong_tien", description="Tổng tiền thưởng bằng số")
    total_in_words: Line = Field(alias="tong_tien_bang_chu", description="Tổng tiền bằng chữ")
    fund: Line = Field(alias="nguon_kinh_phi", description="Nguồn kinh phí")
    executors: Line = Field(alias="noi_thi_hanh", description="Nơi thi hành Quyết định")


def compose_decision(
    facts: RoundFacts,
    proposal: Proposal,
    dossiers: Sequence[Dossier],
    session: CouncilSession,
    number: int | None,
    signed_on: date | None,
) -> DecisionContext:
    """Compose the decision; raise UnknownDossier if it names a dossier not given.

    Without number and day it is the draft: both places empty, the month that of the proposal.
    """
    ward, on = facts.ward, signed_on or proposal.proposed_on
    awarded = listed(proposal.dossiers, dossiers)
    total = sum(amounts(facts.plan, facts.round, awarded, on))
    return DecisionContext(
        superior=(),
        issuer=committee_heading(ward),
        subject=f"Về việc tặng {facts.award} {facts.occasion}",
        place=ward.place,
        dated=document_date(signed_on, on),
        authority=authority(proposal.signatory),
        signer=proposal.signatory.name,
        recipients=recipients(*ward.decision_recipients),
        number=QUYET_DINH.numbered(number),
        competence=facts.decider.upper(),
        bases=_bases(facts, proposal, session, awarded, signed_on),
        award=facts.award,
        merit=facts.merit,
        counts=counts(awarded, ward.linh),
        subjects=subjects(awarded),
        rates=_rates(facts, awarded, on),
        total=money(total),
        total_in_words=money_in_words(total, ward.linh),
        fund=ward.fund,
        executors=ward.executors.replace("{doi_tuong}", subjects(awarded)),
    )


def _bases(
    facts: RoundFacts,
    proposal: Proposal,
    session: CouncilSession,
    awarded: Sequence[Dossier],
    signed_on: date | None,
) -> tuple[str, ...]:
    on = signed_on or proposal.proposed_on
    return basis_lines(
        bases(facts.plan, QUYET_DINH.code, on, last_received(awarded)),
        *plan_basis(facts.movement, draft=signed_on is None),
        f"Căn cứ {minutes_reference(session)} của {council_name(facts.ward)}",
        f"Theo đề nghị của {head_of(facts.ward.office)} tại Tờ trình số "
        f"{TO_TRINH.numbered(proposal.number)} {date_words(proposal.proposed_on)}",
    )


def _rates(facts: RoundFacts, awarded: Sequence[Dossier], on: date) -> str:
    """Say the bonus of each kind that occurs: "1.520.000 đồng/tập thể; 760.000 đồng/cá nhân"."""
    return "; ".join(
        f"{money(bonus(facts.plan, facts.round.award, kind, on))}/{kind.text.lower()}"
        for kind in kinds(awarded)
    )


QUYET_DINH = DocumentKind(
    code="QUYET_DINH",
    title="Quyết định tặng Giấy khen",
    symbol="QĐ-UBND",
    order=80,
    editable=True,
    context=DecisionContext,
    required=(
        *SIGNED,
        *MONEY,
        *("so_quyet_dinh", "tham_quyen", "can_cu", "hinh_thuc", "so_luong", "noi_thi_hanh"),
    ),
    sample=BY_CHAIR
    | TOTALS
    | {
        "trich_yeu": f"Về việc tặng {AWARD}",
        "ngay_ban_hanh": DATED,
        "so_quyet_dinh": "05/QĐ-UBND",
        "can_cu": BASES,
        "hinh_thuc": AWARD,
        "phong_trao": MERIT,
        "so_luong": COUNTS,
        "doi_tuong": "tập thể, cá nhân",
        "muc_thuong": "1.520.000 đồng/tập thể; 760.000 đồng/cá nhân",
        "noi_thi_hanh": "Chánh Văn phòng HĐND và UBND; Trưởng phòng Văn hóa - Xã hội; các tập "
        "thể, cá nhân có tên tại Điều 1",
    },
)
