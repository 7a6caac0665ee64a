"""Phiếu yêu cầu bổ sung: the request to supplement a dossier, from what the appraisal found."""

from datetime import date

from pydantic import Field

from documents.contexts import SIGNED, Line, Lines, Signed
from documents.kinds import DocumentKind
from documents.naming import committee_short
from documents.officers import office_head
from documents.papers.receipt_slip import letter_reference
from documents.round_facts import RoundFacts
from documents.sample_values import BY_OFFICE, ON_DOSSIER, PERSON, UNIT
from documents.wording import (
    closed,
    date_words,
    document_date,
    heading,
    office_authority,
    recipients,
)
from dossiers.intake.components import missing_components
from dossiers.model.dossier import Appraisal, ComponentKind, Dossier
from dossiers.model.errors import InvalidForm


class SupplementRequestContext(Signed):
    """The request to supplement a dossier (phiếu yêu cầu bổ sung, hoàn thiện hồ sơ)."""

    number: Line = Field(alias="so_phieu", description="Số và ký hiệu phiếu")
    addressee: Line = Field(alias="kinh_gui", description="Đơn vị nộp hồ sơ")
    office: Line = Field(alias="phong", description="Tên phòng yêu cầu")
    code: Line = Field(alias="ma_ho_so", description="Mã hồ sơ")
    received: Line = Field(alias="ngay_tiep_nhan", description="Ngày tiếp nhận hồ sơ")
    letter: Line = Field(alias="to_trinh", description="Số, ngày Tờ trình của đơn vị")
    name: Line = Field(alias="ten", description="Tên người, tập thể, hộ được đề nghị")
    award: Line = Field(alias="hinh_thuc", description="Hình thức khen thưởng")
    missing: Lines = Field(alias="con_thieu", description="Từng giấy tờ còn thiếu")
    reason: Line = Field(alias="ly_do", description="Nội dung cần bổ sung, hoàn thiện")
    deadline: Line = Field(alias="han_bo_sung", description="Hạn bổ sung; trống nếu không định hạn")


def compose_supplement_request(
    facts: RoundFacts, dossier: Dossier, number: int | None, deadline: date | None
) -> SupplementRequestContext:
    """Compose the request; raise InvalidForm if nothing is asked for.

    It is dated on the day of the appraisal; without number it is a draft. Raises PlanFault if the
    office has no head on that day.
    """
    appraisal, missing = _asked_for(facts, dossier)
    ward, on = facts.ward, appraisal.appraised_on
    head = office_head(facts.plan, on)
    return SupplementRequestContext(
        superior=(committee_short(ward),),
        issuer=heading(ward.office),
        subject=f"Hồ sơ đề nghị tặng {facts.award} {facts.occasion}",
        number=PHIEU_BO_SUNG.numbered(number),
        place=ward.place,
        dated=document_date(on if number is not None else None, on),
        authority=office_authority(head.title),
        signer=head.name,
        recipients=recipients("Như trên", f"Lưu: VT, {ward.drafter}"),
        addressee=dossier.unit.name,
        office=ward.office,
        code=dossier.code,
        received=date_words(dossier.received_on),
        letter=letter_reference(dossier.unit),
        name=dossier.nominee.in_sentence,
        award=facts.award,
        missing=closed([f"- {kind.text}" for kind in missing]),
        reason=appraisal.reason.rstrip(" .;"),
        deadline=date_words(deadline) if deadline else "",
    )


def _asked_for(facts: RoundFacts, dossier: Dossier) -> tuple[Appraisal, tuple[ComponentKind, ...]]:
    """Return the appraisal and what is missing; raise InvalidForm if that asks for nothing."""
    appraisal = dossier.appraisal
    if appraisal is None:
        raise InvalidForm(
            f"Hồ sơ {dossier.label} chưa được thẩm định; hãy ghi kết quả thẩm định trước."
        )
    missing = missing_components(facts.plan, facts.round, dossier)
    if not missing and not appraisal.reason.rstrip(" .;"):
        raise InvalidForm(
            f"Hồ sơ {dossier.label} không thiếu giấy tờ và chưa ghi nội dung cần bổ sung;"
            " hãy ghi rõ lý do."
        )
    return appraisal, missing


PHIEU_BO_SUNG = DocumentKind(
    code="PHIEU_BO_SUNG",
    title="Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
    symbol="HDHS",
    order=20,
    context=SupplementRequestContext,
    required=(
        *SIGNED,
        *("so_phieu", "kinh_gui", "ma_ho_so", "ten", "con_thieu", "ly_do", "han_bo_sung"),
    ),
    sample=BY_OFFICE
    | ON_DOSSIER
    | {
        "so_phieu": "01/HDHS",
        "ngay_ban_hanh": "ngày 12 tháng 10 năm 2026",
        "kinh_gui": UNIT,
        "ngay_tiep_nhan": "ngày 05 tháng 10 năm 2026",
        "ten": PERSON["ten"],
        "con_thieu": ["- Biên bản bình xét."],
        "ly_do": "Báo cáo thành tích chưa có số liệu chứng minh kết quả",
        "han_bo_sung": "ngày 20 tháng 10 năm 2026",
    },
)
