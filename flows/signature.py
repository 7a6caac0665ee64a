"""Step 4, up for signature (trình ký): the numbered proposal with the draft decision and list."""

from collections.abc import Sequence

from documents.kinds import EDITABLE, DocumentKind
from documents.papers.proposal_report import proposal_report
from documents.wording import document_number
from dossiers.decision.award_decision import Proposal, Proposer, Signatory, check_proposal, propose
from dossiers.model.dossier import Dossier
from dossiers.model.events import Event, Step
from dossiers.model.round import Round
from workflow.documents.build import Draft
from workflow.documents.decision_drafts import (
    Papers,
    make_decision_and_list,
    papers_subject,
    unconfirmed_in,
)
from workflow.forms.step_forms import SignatureForm
from workflow.intake.award_history import refuse_second_awards
from workflow.review.answers import settle
from workflow.review.edited_documents import enter_edits, hand_edited
from workflow.shared_quota import siblings
from workflow.step import Button, Report, Work

KIND = DocumentKind.TO_TRINH


def act(form: SignatureForm, work: Work) -> Report:
    """Number the proposal, draw it up with the drafts, and send its dossiers up."""
    round_ = work.round(form.round)
    proposal, chosen = _propose(form, round_, work)
    kept = hand_edited(work.ledger, round_.code)
    outcomes = propose(proposal, chosen, at=work.at, run=work.run)
    work.keep(outcomes.dossiers, outcomes.events)
    work.ledger.add_proposal(proposal)
    _make_proposal_report(round_, proposal, outcomes.dossiers, work)
    subject = papers_subject(work.ledger, round_.code, proposal)
    make_decision_and_list(Papers(round_, proposal, outcomes.dossiers, subject=subject), work)
    enter_edits(form.edited, EDITABLE, round_.code, form.proposer.name, work)
    notes = settle(form.answers, form.edited, kept, _answering(proposal, work), work)
    number = document_number(proposal.number, KIND.symbol)
    return Report(
        done=f"Đã trình Chủ tịch ký {len(chosen)} hồ sơ, Tờ trình số {number}",
        round=round_.code,
        dossiers=proposal.dossiers,
        notes=(*notes, *unconfirmed_in(round_, chosen, proposal.proposed_on, work)),
    )


def _answering(proposal: Proposal, work: Work) -> Event:
    """Who answers what proofreading found: whoever signs the proposal."""
    return Event(
        round=proposal.round,
        step=Step.SIGNATURE,
        by=proposal.proposer.name,
        on=proposal.proposed_on,
        at=work.at,
        run=work.run,
    )


def _files(form: SignatureForm) -> list[str]:
    return [each.object for each in form.edited]


def _propose(
    form: SignatureForm, round_: Round, work: Work
) -> tuple[Proposal, tuple[Dossier, ...]]:
    signatory = Signatory.model_validate(form.signatory.model_dump())
    sessions = work.ledger.sessions(round_.code)
    chosen = check_proposal(
        round_,
        work.office.plan,
        work.ledger.dossiers(round=round_.code),
        others=siblings(work.office.plan, work.ledger, round_),
        held_on=max((each.held_on for each in sessions), default=None),
        proposed_on=form.proposed_on,
        signatory=signatory,
    )
    refuse_second_awards(work.ledger, work.office.plan, chosen)
    number = work.ledger.draw_number(
        KIND.symbol, form.proposed_on.year, f"Tờ trình, đợt {round_.code}", form.proposal_number
    )
    proposal = Proposal(
        round=round_.code,
        number=number,
        proposed_on=form.proposed_on,
        proposer=Proposer.model_validate(form.proposer.model_dump()),
        signatory=signatory,
        medium=form.medium,
        dossiers=tuple(each.code for each in chosen),
    )
    return proposal, chosen


def _make_proposal_report(
    round_: Round, proposal: Proposal, dossiers: Sequence[Dossier], work: Work
) -> None:
    number = document_number(proposal.number, KIND.symbol)
    *earlier, session = work.ledger.sessions(round_.code)
    context = proposal_report(
        work.office.plan,
        work.office.movement(round_),
        round_,
        proposal=proposal,
        dossiers=dossiers,
        session=session,
        earlier=earlier,
    )
    work.make(
        KIND,
        context,
        Draft(
            round_.code,
            title=f"Tờ trình số {number}",
            file_name=f"Tờ trình số {number}",
            dossiers=proposal.dossiers,
            by=proposal.proposer.name,
            number=number,
            dated=proposal.proposed_on,
            issued=True,
            subject=papers_subject(work.ledger, round_.code, proposal),
        ),
    )


BUTTON = Button(
    Step.SIGNATURE,
    SignatureForm,
    act,
    done="Đã trình ký",
    names=("round", "proposer.name"),
    files=_files,
)
