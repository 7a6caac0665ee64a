"""Giấy khen: the certificate of merit, one for each awardee of a decision."""

from collections.abc import Iterator, Sequence
from datetime import date

from pydantic import Field

from documents.awardees import listed, post
from documents.contexts import Context, Line, Lines
from documents.kinds import DocumentKind
from documents.papers.decision import QUYET_DINH
from documents.round_facts import RoundFacts
from documents.sample_values import COMPETENCE, DATED, INITIATIVE, MERIT, PERSON
from documents.wording import authority, document_date
from dossiers.decision.award_decision import Proposal
from dossiers.model.dossier import Dossier


class CertificateContext(Context):
    """A certificate of merit (Giấy khen), for one recipient."""

    competence: Line = Field(alias="tham_quyen", description="Chức danh người khen thưởng")
    title: Line = Field(
        default="", alias="ten_hinh_thuc", description="Tên hình thức; bỏ trống: GIẤY KHEN"
    )
    name: Line = Field(alias="ten", description="Tên người, tập thể, hộ được khen")
    post: Line = Field(alias="chuc_vu_don_vi", description="Chức vụ, đơn vị hoặc địa chỉ")
    achievement: Line = Field(alias="thanh_tich", description="Thành tích")
    merit: Line = Field(alias="phong_trao", description="Phong trào, dịp khen thưởng")
    number: Line = Field(alias="so_quyet_dinh", description="Số và ký hiệu Quyết định")
    dated: Line = Field(alias="ngay_ban_hanh", description="Ngày ký Quyết định")
    golden_book: Line = Field(alias="so_so_vang", description="Số sổ vàng")
    place: Line = Field(alias="dia_danh", description="Địa danh")
    authority: Lines = Field(alias="quyen_han", description="Quyền hạn, chức vụ của người ký")
    signer: Line = Field(alias="nguoi_ky", description="Họ và tên người ký")


def compose_certificates(
    facts: RoundFacts,
    proposal: Proposal,
    dossiers: Sequence[Dossier],
    number: int | None,
    signed_on: date | None,
) -> Iterator[tuple[str, CertificateContext]]:
    """Compose a certificate for each awardee, after its dossier's code, in the order of the list.

    The golden-book number is the ordinal in the decision's list (Decree 98/2023, Điều 104).
    """
    certificate = facts.plan.award(facts.round.award).certificate
    for ordinal, dossier in enumerate(listed(proposal.dossiers, dossiers), start=1):
        yield (
            dossier.code,
            CertificateContext(
                competence=facts.decider.upper(),
                title=certificate.title if certificate else "",
                name=dossier.nominee.addressed,
                post=post(dossier),
                achievement=dossier.nominee.achievement,
                merit=facts.merit,
                number=QUYET_DINH.numbered(number),
                dated=document_date(signed_on, proposal.proposed_on),
                golden_book=f"{ordinal:02d}",
                place=facts.ward.place,
                authority=authority(proposal.signatory),
                signer=proposal.signatory.name,
            ),
        )


GIAY_KHEN = DocumentKind(
    code="GIAY_KHEN",
    title="Giấy khen",
    order=100,
    context=CertificateContext,
    # Decree 98/2023, Điều 104
    required=(
        *("ten", "phong_trao", "so_quyet_dinh", "ngay_ban_hanh", "so_so_vang"),
        *("quyen_han", "nguoi_ky"),
    ),
    sample=PERSON
    | {
        "tham_quyen": COMPETENCE,
        "ten_hinh_thuc": "",
        "thanh_tich": INITIATIVE,
        "phong_trao": MERIT,
        "so_quyet_dinh": "05/QĐ-UBND",
        "ngay_ban_hanh": DATED,
        "so_so_vang": "02",
        "dia_danh": "Bắc Kạn",
        "quyen_han": ["CHỦ TỊCH"],
        "nguoi_ky": "Trần Văn Mẫu",
    },
)
