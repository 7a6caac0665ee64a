"""Which context each kind of document is made from, and whether a template fits it."""

from collections.abc import Mapping

from documents.contexts import (
    AppraisalReportContext,
    CertificateContext,
    CommendationListContext,
    Context,
    DecisionContext,
    MinutesContext,
    ProposalReportContext,
)
from documents.council_contexts import CountingMinutesContext, InvitationContext
from documents.intake_contexts import ReceiptSlipContext, SupplementRequestContext
from documents.kinds import DocumentKind
from documents.plan_contexts import PlanDecisionContext
from dossiers.model.errors import TemplateFault

CONTEXTS: dict[DocumentKind, type[Context]] = {
    DocumentKind.GIAY_TIEP_NHAN: ReceiptSlipContext,
    DocumentKind.PHIEU_BO_SUNG: SupplementRequestContext,
    DocumentKind.BAO_CAO_THAM_DINH: AppraisalReportContext,
    DocumentKind.GIAY_MOI: InvitationContext,
    DocumentKind.BIEN_BAN_HOP: MinutesContext,
    DocumentKind.BIEN_BAN_KIEM_PHIEU: CountingMinutesContext,
    DocumentKind.TO_TRINH: ProposalReportContext,
    DocumentKind.QUYET_DINH: DecisionContext,
    DocumentKind.DANH_SACH: CommendationListContext,
    DocumentKind.GIAY_KHEN: CertificateContext,
    DocumentKind.GIAY_KHEN_PHOI: CertificateContext,
    DocumentKind.QUYET_DINH_KE_HOACH: PlanDecisionContext,
}


def completed(kind: DocumentKind, blanks: Mapping[str, object]) -> dict[str, object]:
    """Return what a document was filled with, and the blanks that its kind was given since."""
    return CONTEXTS[kind].model_validate(blanks).blanks()


def check_template(kind: DocumentKind, data: bytes) -> None:
    """Raise TemplateFault, with every remark of the doctor, unless a template can be used."""
    from documents.doctoring.doctor import examine  # noqa: PLC0415 - the doctor reads this catalog

    if remarks := examine(kind, data):
        said = " ".join(f"({number}) {each.text}." for number, each in enumerate(remarks, 1))
        raise TemplateFault(f"Mẫu {kind.title} chưa dùng được: {said}")
