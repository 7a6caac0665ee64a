"""Documents of a sample round, rendered with the official templates."""

from datetime import date

from documents.kinds import DocumentKind
from documents.papers import compose
from documents.render import render
from dossiers.model.dossier import Dossier
from templates import template_bytes
from tests.documents.builders import Case, a_count, a_meeting, facts
from wards import load_plan_decision


def decision(case: Case, number: int | None = 5, *, draft: bool = False) -> bytes:
    """The decision; as a draft without number and day."""
    number, signed_on = (None, None) if draft else (number, case.signed_on)
    context = compose.decision(
        *facts(case), case.proposal, case.dossiers, case.session, number, signed_on
    )
    return render(template_bytes(DocumentKind.QUYET_DINH), context)


def commendation_list(case: Case, *, draft: bool = False) -> bytes:
    """The list; as a draft without the decision's number and day."""
    number, signed_on = (None, None) if draft else (5, case.signed_on)
    context = compose.commendation_list(
        *facts(case), case.proposal, case.dossiers, number, signed_on
    )
    return render(template_bytes(DocumentKind.DANH_SACH), context)


def minutes(case: Case) -> bytes:
    """The minutes."""
    context = compose.minutes(*facts(case), case.session, case.dossiers, case.tallies)
    return render(template_bytes(DocumentKind.BIEN_BAN_HOP), context)


def proposal_report(case: Case) -> bytes:
    """The proposal."""
    context = compose.proposal_report(*facts(case), case.proposal, case.dossiers, case.session)
    return render(template_bytes(DocumentKind.TO_TRINH), context)


def appraisal_report(case: Case, number: int | None = 3) -> bytes:
    """The report on appraisal."""
    on = date(case.round_.year, 10, 20)
    context = compose.appraisal_report(*facts(case), case.dossiers, "Ma Thị Mẫu Mười", on, number)
    return render(template_bytes(DocumentKind.BAO_CAO_THAM_DINH), context)


def certificates(case: Case, kind: DocumentKind = DocumentKind.GIAY_KHEN) -> dict[str, bytes]:
    """The certificates, by dossier; full pages, or for pre-printed blanks."""
    made = compose.certificates(*facts(case), case.proposal, case.dossiers, 5, case.signed_on)
    template = template_bytes(kind)
    return {code: render(template, context) for code, context in made}


def receipt_slip(case: Case, dossier: Dossier, due_on: date | None = None) -> bytes:
    """The receipt of a dossier."""
    context = compose.receipt_slip(*facts(case), dossier, 2, due_on)
    return render(template_bytes(DocumentKind.GIAY_TIEP_NHAN), context)


def supplement_request(case: Case, dossier: Dossier, deadline: date | None = None) -> bytes:
    """The request to supplement a dossier."""
    context = compose.supplement_request(*facts(case), dossier, 1, deadline)
    return render(template_bytes(DocumentKind.PHIEU_BO_SUNG), context)


def invitation(case: Case, number: int | None = 1) -> bytes:
    """The invitation to the session."""
    invited_on = date(case.round_.year, 10, 30)
    meeting = a_meeting(meets_on=case.session.held_on, chair=case.session.chair)
    context = compose.invitation(*facts(case), meeting, case.dossiers, number, invited_on)
    return render(template_bytes(DocumentKind.GIAY_MOI), context)


def counting_minutes(case: Case) -> bytes:
    """The minutes of the count of a session that votes in secret."""
    context = compose.counting_minutes(
        *facts(case), case.session, case.dossiers, case.tallies, a_count(), 2
    )
    return render(template_bytes(DocumentKind.BIEN_BAN_KIEM_PHIEU), context)


def plan_decision(case: Case) -> bytes:
    """The decision on the plan, as the ward has drafted it."""
    decided = load_plan_decision(case.movement.code)
    context = compose.plan_decision(case.plan, case.movement, decided)
    return render(template_bytes(DocumentKind.QUYET_DINH_KE_HOACH), context)
