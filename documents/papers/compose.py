"""From domain facts to contexts: one pure function for each kind of document."""

from documents.papers.appraisal_report import appraisal_report
from documents.papers.certificate import certificates
from documents.papers.commendation_list import commendation_list
from documents.papers.counting_minutes import counting_minutes
from documents.papers.decision import decision
from documents.papers.invitation import invitation
from documents.papers.minutes import minutes
from documents.papers.plan_decision import plan_decision
from documents.papers.proposal_report import proposal_report
from documents.papers.receipt_slip import receipt_slip
from documents.papers.supplement_request import supplement_request

__all__ = [
    "appraisal_report",
    "certificates",
    "commendation_list",
    "counting_minutes",
    "decision",
    "invitation",
    "minutes",
    "plan_decision",
    "proposal_report",
    "receipt_slip",
    "supplement_request",
]
