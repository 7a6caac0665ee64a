"""Báo cáo kết quả thẩm định: the report on appraisal, from what VH-XH found."""

from collections.abc import Sequence
from datetime import date

from pydantic import Field

from documents.awardees import considered_count, last_received
from documents.contexts import SIGNED, Line, Lines, Piece, Signed
from documents.kinds import DocumentKind
from documents.naming import committee_short, council_name, plan_basis
from documents.officers import office_head
from documents.round_facts import RoundFacts
from documents.sample_values import AWARD, BASES, BY_OFFICE, COLLECTIVE, COUNCIL, PERSON, UNIT
from documents.wording import (
    basis_lines,
    counted,
    document_date,
    heading,
    office_authority,
    recipients,
)
from dossiers.model.dossier import AppraisalResult, Dossier
from dossiers.plan.legal_bases import bases


class FindingRow(Piece):
    """What the appraisal found of one dossier."""

    ordinal: int = Field(alias="stt", description="Số thứ tự")
    code: Line = Field(alias="ma_ho_so", description="Mã hồ sơ")
    name: Line = Field(alias="ten", description="Tên người, tập thể, hộ được đề nghị")
    unit: Line = Field(alias="don_vi", description="Đơn vị đề nghị")
    result: Line = Field(alias="ket_qua", description="Kết quả thẩm định")
    reason: Line = Field(alias="ly_do", description="Lý do, ghi chú")


class AppraisalReportContext(Signed):
    """The report on appraisal (báo cáo kết quả thẩm định) of VH-XH to the council."""

    number: Line = Field(alias="so_bao_cao", description="Số và ký hiệu báo cáo")
    addressee: Line = Field(alias="kinh_gui", description="Nơi kính gửi")
    office: Line = Field(alias="phong", description="Tên phòng báo cáo")
    appraiser: Line = Field(alias="nguoi_tham_dinh", description="Người thẩm định")
    bases: Lines = Field(alias="can_cu", description="Các căn cứ")
    received: Line = Field(alias="so_ho_so", description="Số hồ sơ đã thẩm định")
    units: Line = Field(alias="so_don_vi", description="Số đơn vị đề nghị")
    findings: tuple[FindingRow, ...] = Field(alias="ho_so", description="Từng hồ sơ")
    eligible: Line = Field(alias="du_dieu_kien", description="Số hồ sơ đủ điều kiện")
    to_supplement: Line = Field(alias="can_bo_sung", description="Số hồ sơ phải bổ sung")
    ineligible: Line = Field(alias="khong_du_dieu_kien", description="Số hồ sơ không đủ điều kiện")
    award: Line = Field(alias="hinh_thuc", description="Hình thức khen thưởng")


def compose_appraisal_report(
    facts: RoundFacts, dossiers: Sequence[Dossier], appraiser: str, on: date, number: int | None
) -> AppraisalReportContext:
    """Compose the report; raise PlanFault if the office has no head on that day.

    `dossiers` without an appraisal are left out. No number: a draft, its day left open.
    """
    ward = facts.ward
    appraised = [dossier for dossier in dossiers if dossier.appraisal]
    head = office_head(facts.plan, on)
    cited = bases(facts.plan, BAO_CAO_THAM_DINH.code, on, last_received(appraised))
    return AppraisalReportContext(
        superior=(committee_short(ward),),
        issuer=heading(ward.office),
        subject=f"Kết quả thẩm định hồ sơ đề nghị tặng {facts.award} {facts.occasion}",
        place=ward.place,
        dated=document_date(on if number is not None else None, on),
        authority=office_authority(head.title),
        signer=head.name,
        recipients=recipients("Như trên", f"Lưu: VT, {ward.drafter}"),
        number=BAO_CAO_THAM_DINH.numbered(number),
        addressee=council_name(ward),
        office=ward.office,
        appraiser=appraiser,
        bases=basis_lines(cited, *plan_basis(facts.movement, draft=number is None)),
        received=counted(len(appraised), "hồ sơ", ward.linh),
        units=counted(len({dossier.unit.name for dossier in appraised}), "đơn vị", ward.linh),
        findings=_findings(appraised),
        eligible=_tally(appraised, ward.linh, AppraisalResult.DU_DIEU_KIEN),
        to_supplement=_tally(appraised, ward.linh, AppraisalResult.BO_SUNG),
        ineligible=_tally(appraised, ward.linh, AppraisalResult.KHONG_DU_DIEU_KIEN),
        award=facts.award,
    )


def _findings(dossiers: Sequence[Dossier]) -> tuple[FindingRow, ...]:
    return tuple(
        FindingRow(
            ordinal=ordinal,
            code=dossier.code,
            name=dossier.nominee.addressed,
            unit=dossier.unit.name,
            result=dossier.appraisal.result.text,
            reason=_reason(dossier),
        )
        for ordinal, dossier in enumerate(dossiers, start=1)
        if dossier.appraisal
    )


def _reason(dossier: Dossier) -> str:
    """Say why, with what was said of earlier awards that look alike."""
    found = dossier.appraisal.reason if dossier.appraisal else ""
    return "; ".join(filter(None, (found, *(each.text for each in dossier.matches))))


def _tally(dossiers: Sequence[Dossier], linh: str, result: AppraisalResult) -> str:
    """Count who got a result: "03 (ba) hồ sơ, gồm 01 (một) tập thể và 02 (hai) cá nhân"."""
    found = [each for each in dossiers if each.appraisal and each.appraisal.result is result]
    return considered_count(found, linh) if found else counted(0, "hồ sơ", linh)


BAO_CAO_THAM_DINH = DocumentKind(
    code="BAO_CAO_THAM_DINH",
    title="Báo cáo kết quả thẩm định",
    symbol="BC-VHXH",
    order=30,
    for_signer=True,
    context=AppraisalReportContext,
    required=(
        *SIGNED,
        *("so_bao_cao", "kinh_gui", "can_cu", "nguoi_tham_dinh"),
        *("ho_so.ma_ho_so", "ho_so.ten", "ho_so.ket_qua", "ho_so.ly_do"),
    ),
    sample=BY_OFFICE
    | {
        "trich_yeu": f"Kết quả thẩm định hồ sơ đề nghị tặng {AWARD}",
        "ngay_ban_hanh": "ngày 12 tháng 11 năm 2026",
        "so_bao_cao": "03/BC-VHXH",
        "kinh_gui": COUNCIL,
        "can_cu": BASES,
        "nguoi_tham_dinh": "Lý Thị Mẫu",
        "so_ho_so": "02 (hai) hồ sơ",
        "so_don_vi": "01 (một) đơn vị",
        "ho_so": [
            {"stt": 1, "ma_ho_so": "HS-2026-0001", "ten": COLLECTIVE["ten"], "don_vi": UNIT}
            | {"ket_qua": "Đủ điều kiện", "ly_do": ""},
            {"stt": 2, "ma_ho_so": "HS-2026-0002", "ten": PERSON["ten"], "don_vi": UNIT}
            | {"ket_qua": "Trả lại để bổ sung", "ly_do": "Thiếu báo cáo thành tích"},
        ],
        "du_dieu_kien": "01 (một) hồ sơ, gồm 01 (một) tập thể",
        "can_bo_sung": "01 (một) hồ sơ, gồm 01 (một) cá nhân",
        "khong_du_dieu_kien": "00 (không) hồ sơ",
    },
)
