"""The report on appraisal: from VH-XH's findings to its context."""

from collections.abc import Sequence
from datetime import date

from documents.contexts import AppraisalReportContext, FindingRow
from documents.kinds import DocumentKind
from documents.naming import (
    award_name,
    committee_short,
    council_name,
    numbered,
    occasion,
    plan_basis,
)
from documents.papers.awardees import considered_count
from documents.papers.officers import office_head
from documents.wording import (
    basis_lines,
    counted,
    document_date,
    heading,
    office_authority,
    recipients,
)
from dossiers.model.dossier import AppraisalResult, Dossier
from dossiers.model.round import Round
from dossiers.plan.legal_bases import bases
from dossiers.plan.plan import Movement, Plan


def appraisal_report(
    plan: Plan,
    movement: Movement,
    round_: Round,
    dossiers: Sequence[Dossier],
    appraiser: str,
    on: date,
    number: int | None,
) -> AppraisalReportContext:
    """The context of the report; raises PlanFault if the office has no head on that day.

    `dossiers` without an appraisal are left out. No number: a draft, its day left open.
    """
    ward = plan.ward
    appraised = [dossier for dossier in dossiers if dossier.appraisal]
    head = office_head(plan, on)
    award = award_name(plan, round_)
    return AppraisalReportContext(
        superior=(committee_short(ward),),
        issuer=heading(ward.office),
        subject=f"Kết quả thẩm định hồ sơ đề nghị tặng {award} {occasion(round_)}",
        place=ward.place,
        dated=document_date(on if number is not None else None, on),
        authority=office_authority(head.title),
        signer=head.name,
        recipients=recipients("Như trên", f"Lưu: VT, {ward.drafter}"),
        number=numbered(DocumentKind.BAO_CAO_THAM_DINH, number),
        addressee=council_name(ward),
        office=ward.office,
        appraiser=appraiser,
        bases=basis_lines(bases(plan, DocumentKind.BAO_CAO_THAM_DINH, on), plan_basis(movement)),
        received=counted(len(appraised), "hồ sơ", ward.linh),
        units=counted(len({dossier.unit.name for dossier in appraised}), "đơn vị", ward.linh),
        findings=_findings(appraised),
        eligible=_tally(appraised, ward.linh, AppraisalResult.DU_DIEU_KIEN),
        to_supplement=_tally(appraised, ward.linh, AppraisalResult.BO_SUNG),
        ineligible=_tally(appraised, ward.linh, AppraisalResult.KHONG_DU_DIEU_KIEN),
        award=award,
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
    """Why, with what was said of earlier awards that look alike."""
    found = dossier.appraisal.reason if dossier.appraisal else ""
    return "; ".join(filter(None, (found, *(each.text for each in dossier.matches))))


def _tally(dossiers: Sequence[Dossier], linh: str, result: AppraisalResult) -> str:
    """How many dossiers got a result: "03 (ba) hồ sơ (01 (một) tập thể và 02 (hai) cá nhân)"."""
    found = [each for each in dossiers if each.appraisal and each.appraisal.result is result]
    return considered_count(found, linh) if found else counted(0, "hồ sơ", linh)
