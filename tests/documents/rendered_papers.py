"""Documents of a sample round, rendered with the official templates."""

from datetime import date

from documents.kinds import DocumentKind
from documents.papers.appraisal_report import BAO_CAO_THAM_DINH, compose_appraisal_report
from documents.papers.certificate import GIAY_KHEN, compose_certificates
from documents.papers.commendation_list import DANH_SACH, compose_commendation_list
from documents.papers.counting_minutes import BIEN_BAN_KIEM_PHIEU, compose_counting_minutes
from documents.papers.decision import QUYET_DINH, compose_decision
from documents.papers.invitation_letter import GIAY_MOI, compose_invitation
from documents.papers.minutes import BIEN_BAN_HOP, compose_minutes
from documents.papers.plan_decision import QUYET_DINH_KE_HOACH, compose_plan_decision
from documents.papers.proposal_report import TO_TRINH, compose_proposal_report
from documents.papers.receipt_slip import GIAY_TIEP_NHAN, compose_receipt_slip
from documents.papers.supplement_request import PHIEU_BO_SUNG, compose_supplement_request
from documents.render import render
from dossiers.model.dossier import Dossier
from templates import template_bytes
from tests.documents.builders import Case, a_count, a_meeting, facts
from wards import load_plan_decision


def decision(case: Case, number: int | None = 5, *, draft: bool = False) -> bytes:
    """Return the decision; as a draft without number and day."""
    number, signed_on = (None, None) if draft else (number, case.signed_on)
    context = compose_decision(
        facts(case), case.proposal, case.dossiers, case.session, number, signed_on
    )
    return render(template_bytes(QUYET_DINH), context)


def commendation_list(case: Case, *, draft: bool = False) -> bytes:
    """Return the list; as a draft without the decision's number and day."""
    number, signed_on = (None, None) if draft else (5, case.signed_on)
    context = compose_commendation_list(
        facts(case), case.proposal, case.dossiers, number, signed_on
    )
    return render(template_bytes(DANH_SACH), context)


def minutes(case: Case) -> bytes:
    """Return the minutes."""
    context = compose_minutes(facts(case), case.session, case.dossiers, case.tallies)
    return render(template_bytes(BIEN_BAN_HOP), context)


def proposal_report(case: Case) -> bytes:
    """Return the proposal."""
    context = compose_proposal_report(facts(case), case.proposal, case.dossiers, case.session)
    return render(template_bytes(TO_TRINH), context)


def appraisal_report(case: Case, number: int | None = 3) -> bytes:
    """Return the report on appraisal."""
    on = date(case.round_.year, 10, 20)
    context = compose_appraisal_report(facts(case), case.dossiers, "Ma Thị Mẫu Mười", on, number)
    return render(template_bytes(BAO_CAO_THAM_DINH), context)


def certificates(case: Case, kind: DocumentKind = GIAY_KHEN) -> dict[str, bytes]:
    """Return the certificates, by dossier; full pages, or for pre-printed blanks."""
    made = compose_certificates(facts(case), case.proposal, case.dossiers, 5, case.signed_on)
    template = template_bytes(kind)
    return {code: render(template, context) for code, context in made}


def receipt_slip(case: Case, dossier: Dossier, due_on: date | None = None) -> bytes:
    """Return the receipt of a dossier."""
    context = compose_receipt_slip(facts(case), dossier, 2, due_on)
    return render(template_bytes(GIAY_TIEP_NHAN), context)


def supplement_request(case: Case, dossier: Dossier, deadline: date | None = None) -> bytes:
    """Return the request to supplement a dossier."""
    context = compose_supplement_request(facts(case), dossier, 1, deadline)
    return render(template_bytes(PHIEU_BO_SUNG), context)


def invitation(case: Case, number: int | None = 1) -> bytes:
    """Return the invitation to the session."""
    invited_on = date(case.round_.year, 10, 30)
    meeting = a_meeting(meets_on=case.session.held_on, chair=case.session.chair)
    context = compose_invitation(facts(case), meeting, case.dossiers, number, invited_on)
    return render(template_bytes(GIAY_MOI), context)


def counting_minutes(case: Case) -> bytes:
    """Return the minutes of the count of a session that votes in secret."""
    context = compose_counting_minutes(
        facts(case), case.session, case.dossiers, case.tallies, a_count(), 2
    )
    return render(template_bytes(BIEN_BAN_KIEM_PHIEU), context)


def plan_decision(case: Case) -> bytes:
    """Return the decision on the plan, as the ward has drafted it."""
    decided = load_plan_decision(case.movement.code)
    context = compose_plan_decision(case.plan, case.movement, decided)
    return render(template_bytes(QUYET_DINH_KE_HOACH), context)
