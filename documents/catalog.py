"""Which context each kind of document is made from, and whether a template fits it."""

from documents.contexts import (
    AppraisalReportContext,
    CertificateContext,
    CommendationListContext,
    Context,
    DecisionContext,
    MinutesContext,
    ProposalReportContext,
)
from documents.kinds import DocumentKind
from documents.render import blanks_of, render
from dossiers.errors import TemplateFault

CONTEXTS: dict[DocumentKind, type[Context]] = {
    DocumentKind.BAO_CAO_THAM_DINH: AppraisalReportContext,
    DocumentKind.BIEN_BAN_HOP: MinutesContext,
    DocumentKind.TO_TRINH: ProposalReportContext,
    DocumentKind.QUYET_DINH: DecisionContext,
    DocumentKind.DANH_SACH: CommendationListContext,
    DocumentKind.GIAY_KHEN: CertificateContext,
}


def check_template(kind: DocumentKind, data: bytes) -> None:
    """Raise TemplateFault unless a template of this kind can be filled.

    Looks for blanks that nothing fills, in branches not taken too, then fills the sample.
    """
    sample = CONTEXTS[kind].sample()
    if unknown := blanks_of(data) - set(sample.blanks()):
        names = ", ".join(f"{{{{ {name} }}}}" for name in sorted(unknown))
        raise TemplateFault(
            f"Mẫu {kind.title} có chỗ trống không có trong dữ liệu: {names}; hãy sửa tên hoặc bỏ đi"
        )
    render(data, sample)
