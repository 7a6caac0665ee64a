"""By which number and day the decision on the plan is cited: the ward's data, else the register.

The register keeps them with the proposals and decisions that cite them, so that they are asked for
once.
"""

from documents.naming import PLAN_DECISION_SYMBOL
from documents.wording import document_number
from dossiers.model.errors import Refused
from dossiers.model.round import Round
from dossiers.plan.plan import CitedDecision
from workflow.step import StepContext


def cited_plan(
    round_: Round, step: StepContext, given: CitedDecision | None = None
) -> CitedDecision | None:
    """Return number and day of the decision on the plan of a round's movement, as far as known.

    `given` is what the form says; Refused where it is not what is known already.
    """
    own = step.services.movement(round_).cited
    known = own or _registered(round_, step)
    if given is not None and known is not None and given != known:
        kept = "dữ liệu của phường (wards/awards-movement-….toml)" if own else "sổ"
        raise Refused(
            f"Quyết định ban hành Kế hoạch: phiếu ghi {_text(given)}, {kept} đã có {_text(known)};"
            " hãy bỏ trống hai ô đó, hoặc ghi số, ngày đúng ở wards/awards-movement-….toml."
        )
    return known or given


def _registered(round_: Round, step: StepContext) -> CitedDecision | None:
    """Return what the newest proposal or decision of the movement's rounds cites, if any does."""
    same = [each for each in step.ledger.rounds() if each.movement == round_.movement]
    for each in reversed(same):
        cited = [paper.plan_decision for paper in step.ledger.proposals(each.code)]
        cited += [paper.plan_decision for paper in step.ledger.decisions(each.code)]
        cited += [paper.plan_decision for paper in step.ledger.forwardings(each.code)]
        if known := [found for found in cited if found]:
            return known[-1]
    return None


def _text(cited: CitedDecision) -> str:
    number = document_number(cited.number, PLAN_DECISION_SYMBOL)
    return f"số {number} ngày {cited.signed_on:%d/%m/%Y}"
