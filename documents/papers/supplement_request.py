"""The request to supplement a dossier: from what the appraisal found to its context."""

from datetime import date

from documents.intake_contexts import SupplementRequestContext
from documents.kinds import DocumentKind
from documents.naming import award_name, committee_short, numbered, occasion
from documents.papers.officers import office_head
from documents.papers.receipt_slip import letter_reference
from documents.wording import (
    closed,
    date_words,
    document_date,
    heading,
    office_authority,
    recipients,
)
from dossiers.intake.components import missing_components
from dossiers.model.dossier import Dossier
from dossiers.model.errors import InvalidForm
from dossiers.model.round import Round
from dossiers.plan.plan import Movement, Plan


def supplement_request(
    plan: Plan,
    movement: Movement,  # noqa: ARG001 - all kinds are composed from the same facts
    round_: Round,
    dossier: Dossier,
    number: int | None,
    deadline: date | None,
) -> SupplementRequestContext:
    """The context of the request; raises InvalidForm if nothing is asked for.

    It is dated on the day of the appraisal; without number it is a draft. Raises PlanFault if the
    office has no head on that day.
    """
    ward, on = plan.ward, _appraised_on(dossier)
    head = office_head(plan, on)
    award = award_name(plan, round_)
    reason, missing = _asked_for(plan, round_, dossier)
    return SupplementRequestContext(
        superior=(committee_short(ward),),
        issuer=heading(ward.office),
        subject=f"Hồ sơ đề nghị tặng {award} {occasion(round_)}",
        number=numbered(DocumentKind.PHIEU_BO_SUNG, number),
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
        award=award,
        missing=missing,
        reason=reason,
        deadline=date_words(deadline) if deadline else "",
    )


def _appraised_on(dossier: Dossier) -> date:
    if dossier.appraisal is None:
        raise InvalidForm(
            f"Hồ sơ {dossier.label} chưa được thẩm định; hãy ghi kết quả thẩm định trước."
        )
    return dossier.appraisal.appraised_on


def _asked_for(plan: Plan, round_: Round, dossier: Dossier) -> tuple[str, tuple[str, ...]]:
    """The appraiser's reason, and each missing part."""
    reason = dossier.appraisal.reason.rstrip(" .;") if dossier.appraisal else ""
    missing = missing_components(plan, round_, dossier)
    if not reason and not missing:
        raise InvalidForm(
            f"Hồ sơ {dossier.label} không thiếu giấy tờ và chưa ghi nội dung cần bổ sung;"
            " hãy ghi rõ lý do."
        )
    return reason, closed([f"- {kind.text}" for kind in missing])
