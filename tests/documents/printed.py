"""Documents of a sample round, rendered with the official templates."""

from datetime import date

from documents import compose
from documents.kinds import DocumentKind
from documents.render import render
from templates import template_bytes
from tests.documents.builders import Case, facts


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


def certificates(case: Case) -> dict[str, bytes]:
    """The certificates, by dossier."""
    made = compose.certificates(*facts(case), case.proposal, case.dossiers, 5, case.signed_on)
    template = template_bytes(DocumentKind.GIAY_KHEN)
    return {code: render(template, context) for code, context in made}
