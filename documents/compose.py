"""From domain facts to contexts: one pure function for each kind of document."""

from documents.appraisal_report import appraisal_report
from documents.certificate import certificates
from documents.commendation_list import commendation_list
from documents.decision import decision
from documents.minutes import minutes
from documents.proposal_report import proposal_report

__all__ = [
    "appraisal_report",
    "certificates",
    "commendation_list",
    "decision",
    "minutes",
    "proposal_report",
]
