"""Step 3, the council (Hội đồng): attendance and votes become a conclusion, within the quota."""

from datetime import date

from documents.papers.counting_minutes import BIEN_BAN_KIEM_PHIEU, compose_counting_minutes
from documents.papers.invitation_letter import GIAY_MOI
from documents.papers.minutes import BIEN_BAN_HOP, compose_minutes
from dossiers.council.ballots import count_by_votes
from dossiers.council.conclusion import Conclusion, conclude
from dossiers.council.meeting import invitation_note
from dossiers.council.voting import BallotCount, Sitting, VoteMode, papers_name
from dossiers.model.events import Step
from dossiers.model.round import Round
from workflow.documents.appraisal_drafts import send_report
from workflow.documents.build import Draft
from workflow.forms.step_forms import BallotForm, CouncilForm
from workflow.intake.award_history import refuse_second_awards
from workflow.shared_quota import dossiers_in_quota
from workflow.step import Button, Report, StepContext

KIND = BIEN_BAN_HOP
COUNTING = BIEN_BAN_KIEM_PHIEU


def act(form: CouncilForm, step: StepContext) -> Report:
    """Conclude the session, number its minutes and draw them up."""
    round_ = step.round(form.round)
    sitting = Sitting.model_validate({**form.model_dump(), "ballots": _ballots(form)})
    number = step.ledger.draw_number(
        KIND.symbol, form.held_on.year, f"Biên bản họp Hội đồng, đợt {round_.code}"
    )
    conclusion = conclude(
        sitting,
        number=number,
        plan=step.services.plan,
        round_=round_,
        dossiers=step.ledger.dossiers(round=round_.code),
        others=dossiers_in_quota(step.services.plan, step.ledger, round_),
        sessions=step.ledger.sessions(round_.code),
        at=step.at,
        run=step.run,
    )
    chosen = [each for each in conclusion.dossiers if each.code in conclusion.session.selected]
    refuse_second_awards(step.ledger, step.services.plan, chosen)
    step.save_moves(conclusion.dossiers, conclusion.events)
    step.ledger.add_session(conclusion.session)
    send_report(round_, form.held_on, step)
    _make_papers(round_, conclusion, step)
    selected = len(conclusion.session.selected)
    return Report(
        done=f"Hội đồng xét {len(conclusion.tallies)} hồ sơ, đề nghị khen thưởng {selected}",
        round=round_.code,
        dossiers=tuple(each.code for each in conclusion.dossiers),
        notes=(*conclusion.notes, *_invitation_notes(conclusion, step)),
    )


def _invitation_notes(conclusion: Conclusion, step: StepContext) -> list[str]:
    """What staff should heed about the invitation to the session."""
    session = conclusion.session
    invited_for = [
        date.fromisoformat(each.subject)
        for each in step.ledger.documents(round=session.round)
        if each.kind == GIAY_MOI.code
    ]
    note = invitation_note(session.held_on, invited_for)
    return [note] if note else []


def _make_papers(round_: Round, conclusion: Conclusion, step: StepContext) -> None:
    """The minutes of the session and of its ballots; those of a replaced session hold no more."""
    if conclusion.replaced is not None:
        name = papers_name(conclusion.replaced, step.ledger.sessions(round_.code))
        for kind in (KIND, COUNTING):
            step.ledger.supersede(round_.code, kind.code, name)
    _make_minutes(round_, conclusion, step)
    session = conclusion.session
    if session.mode is VoteMode.BO_PHIEU_KIN:
        _make_counting_minutes(round_, conclusion, session.ballots or count_by_votes(session), step)


def _make_minutes(round_: Round, conclusion: Conclusion, step: StepContext) -> None:
    """The minutes of the session."""
    context = compose_minutes(
        step.services.facts(round_),
        session=conclusion.session,
        dossiers=step.ledger.dossiers(round=round_.code),
        tallies=conclusion.tallies,
        replaced=conclusion.replaced,
    )
    number = KIND.numbered(conclusion.session.number)
    step.make(KIND, context, _draft("Biên bản họp Hội đồng", number, conclusion, step))


def _make_counting_minutes(
    round_: Round, conclusion: Conclusion, ballots: BallotCount, step: StepContext
) -> None:
    """The minutes of the ballot count, numbered after those of the session."""
    purpose = f"Biên bản kiểm phiếu, đợt {round_.code}"
    year = conclusion.session.held_on.year
    drawn = step.ledger.draw_number(COUNTING.symbol, year, purpose)
    context = compose_counting_minutes(
        step.services.facts(round_),
        conclusion.session,
        dossiers=step.ledger.dossiers(round=round_.code),
        tallies=conclusion.tallies,
        ballots=ballots,
        number=drawn,
    )
    number = COUNTING.numbered(drawn)
    step.make(COUNTING, context, _draft("Biên bản kiểm phiếu", number, conclusion, step))


def _draft(name: str, number: str, conclusion: Conclusion, step: StepContext) -> Draft:
    """How the minutes of a session are entered, one of each kind a session."""
    session = conclusion.session
    return Draft(
        session.round,
        title=f"{name} ngày {session.held_on:%d/%m/%Y}",
        file_name=f"{name} số {number}",
        dossiers=[each.dossier for each in conclusion.tallies],
        by=session.secretary,
        number=number,
        dated=session.held_on,
        issued=True,
        subject=papers_name(session, step.ledger.sessions(session.round)),
    )


def _ballots(form: CouncilForm) -> BallotCount | None:
    """The count, if one was kept; what was left empty counts as none, and the sums will tell."""
    if form.ballots == BallotForm():
        return None
    counted = form.ballots.model_dump(exclude={"tellers"})
    numbers = {name: number or 0 for name, number in counted.items()}
    return BallotCount(tellers=form.ballots.tellers, **numbers)


BUTTON = Button(Step.COUNCIL, CouncilForm, act, done="Hội đồng đã xét", names=("round", "chair"))
