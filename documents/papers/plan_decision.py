"""Quyết định ban hành Kế hoạch: the decision that issues the movement's plan, from its data."""

from pydantic import Field

from documents.contexts import SIGNED, Line, Lines, Signed
from documents.kinds import DocumentKind
from documents.naming import PLAN_DECISION_SYMBOL, committee_heading, movement_name
from documents.papers.proposal_report import TO_TRINH
from documents.sample_values import BY_CHAIR, MOVEMENT
from documents.wording import authority, basis_lines, document_date, head_of, recipients, short_date
from dossiers.decision.plan_decision_facts import PlanDecision
from dossiers.plan.legal_bases import bases
from dossiers.plan.plan import Movement, Plan


class PlanDecisionContext(Signed):
    """The decision that issues a plan (Decree 30, annex III, form 1.3)."""

    number: Line = Field(alias="so_quyet_dinh", description="Số và ký hiệu Quyết định")
    competence: Line = Field(alias="tham_quyen", description="Thẩm quyền ban hành")
    bases: Lines = Field(alias="can_cu", description="Các căn cứ")
    issued: Line = Field(alias="van_ban", description="Văn bản được ban hành kèm theo")
    executors: Line = Field(alias="noi_thi_hanh", description="Nơi thi hành Quyết định")


def compose_plan_decision(
    plan: Plan, movement: Movement, decided: PlanDecision
) -> PlanDecisionContext:
    """Compose the decision; without number and day it is the draft.

    It cites in short form, as the ward's own does.
    """
    ward, on = plan.ward, decided.signed_on or decided.proposed_on
    issued = f"Kế hoạch tổ chức thực hiện {movement_name(movement)}"
    return PlanDecisionContext(
        superior=(),
        issuer=committee_heading(ward),
        subject=f"Ban hành {issued}",
        place=ward.place,
        dated=document_date(decided.signed_on, on),
        authority=authority(decided.signatory),
        signer=decided.signatory.name,
        recipients=recipients(*decided.recipients),
        number=QUYET_DINH_KE_HOACH.numbered(decided.number),
        competence=f"Chủ tịch {ward.people_committee}".upper(),
        bases=basis_lines(
            bases(plan, QUYET_DINH_KE_HOACH.code, on),
            f"Theo đề nghị của {head_of(ward.office)} tại Tờ trình số "
            f"{TO_TRINH.numbered(decided.proposal_number)} ngày {short_date(decided.proposed_on)}",
            short=True,
        ),
        issued=issued,
        executors=decided.executors,
    )


QUYET_DINH_KE_HOACH = DocumentKind(
    code="QUYET_DINH_KE_HOACH",
    title="Quyết định ban hành Kế hoạch",
    symbol=PLAN_DECISION_SYMBOL,
    order=120,
    context=PlanDecisionContext,
    required=(*SIGNED, *("so_quyet_dinh", "tham_quyen", "can_cu", "van_ban", "noi_thi_hanh")),
    sample=BY_CHAIR
    | {
        "trich_yeu": f"Ban hành Kế hoạch tổ chức thực hiện {MOVEMENT}",
        "ngay_ban_hanh": "ngày 20 tháng 4 năm 2026",
        "so_quyet_dinh": "09/QĐ-UBND",
        "can_cu": [
            "Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;",
            "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội tại Tờ trình số 07/TTr-VHXH ngày "
            "15/4/2026.",
        ],
        "van_ban": f"Kế hoạch tổ chức thực hiện {MOVEMENT}",
        "noi_thi_hanh": "Chánh Văn phòng HĐND và UBND; Trưởng phòng Văn hóa - Xã hội",
    },
)
