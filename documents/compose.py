"""From domain facts to contexts: one pure function for each kind of document."""

from documents.appraisal_report import appraisal_report
from documents.certificate import certificates
from documents.commendation_list import commendation_list
from documents.counting_minutes import counting_minutes
from documents.decision import decision
from documents.invitation import invitation
from documents.minutes import minutes
from documents.plan_decision import plan_decision
from documents.proposal_report import proposal_report
from documents.receipt_slip import receipt_slip
from documents.supplement_request import supplement_request

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
