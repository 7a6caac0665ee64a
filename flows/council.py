"""Step 3, the council (Hội đồng): attendance and votes become a conclusion, within the quota."""

from typing import Annotated

from prefect import flow
from pydantic import Field

from documents.counting_minutes import counting_minutes
from documents.kinds import DocumentKind
from documents.minutes import minutes
from documents.wording import document_number
from dossiers.ballots import BallotCount
from dossiers.conclusion import Conclusion, conclude
from dossiers.council import Sitting
from dossiers.events import Step
from dossiers.plan import Round
from flows.drafting import Draft
from flows.forms import CouncilForm
from flows.running import State, run_step
from flows.sharing import siblings
from flows.work import Button, Report, Work

KIND = DocumentKind.BIEN_BAN_HOP
COUNTING = DocumentKind.BIEN_BAN_KIEM_PHIEU


def act(form: CouncilForm, work: Work) -> Report:
    """Conclude the session, number its minutes and draw them up."""
    round_ = work.round(form.round)
    sitting = Sitting.model_validate(form.model_dump(exclude={"ballots"}))
    number = work.ledger.draw_number(
        KIND.symbol, form.held_on.year, f"Biên bản họp Hội đồng, đợt {round_.code}"
    )
    conclusion = conclude(
        sitting,
        number=number,
        plan=work.office.plan,
        round_=round_,
        dossiers=work.ledger.dossiers(round=round_.code),
        others=siblings(work.ledger, round_),
        at=work.at,
        run=work.run,
    )
    work.keep(conclusion.dossiers, conclusion.events)
    work.ledger.add_session(conclusion.session)
    _make_minutes(round_, conclusion, work)
    if form.ballots.tellers:
        _make_counting_minutes(round_, conclusion, form, work)
    selected = len(conclusion.session.selected)
    return Report(
        done=f"Hội đồng xét {len(conclusion.tallies)} hồ sơ, đề nghị khen thưởng {selected}",
        round=round_.code,
        dossiers=tuple(each.dossier for each in conclusion.tallies),
        notes=conclusion.notes,
    )


def _make_minutes(round_: Round, conclusion: Conclusion, work: Work) -> None:
    """The minutes of the session."""
    context = minutes(
        work.office.plan,
        work.office.movement(round_),
        round_,
        session=conclusion.session,
        dossiers=work.ledger.dossiers(round=round_.code),
        tallies=conclusion.tallies,
    )
    number = document_number(conclusion.session.number, KIND.symbol)
    work.make(KIND, context, _draft("Biên bản họp Hội đồng", number, conclusion))


def _make_counting_minutes(
    round_: Round, conclusion: Conclusion, form: CouncilForm, work: Work
) -> None:
    """The minutes of the ballot count, numbered after those of the session."""
    purpose = f"Biên bản kiểm phiếu, đợt {round_.code}"
    year = conclusion.session.held_on.year
    drawn = work.ledger.draw_number(COUNTING.symbol, year, purpose)
    context = counting_minutes(
        work.office.plan,
        work.office.movement(round_),
        round_,
        conclusion.session,
        dossiers=work.ledger.dossiers(round=round_.code),
        tallies=conclusion.tallies,
        ballots=_ballots(form),
        number=drawn,
    )
    number = document_number(drawn, COUNTING.symbol)
    work.make(COUNTING, context, _draft("Biên bản kiểm phiếu", number, conclusion))


def _draft(name: str, number: str, conclusion: Conclusion) -> Draft:
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
        subject=str(session.number),
    )


def _ballots(form: CouncilForm) -> BallotCount:
    """The count; what was left empty counts as none, and the sums will tell."""
    counted = form.ballots.model_dump(exclude={"tellers"})
    numbers = {name: number or 0 for name, number in counted.items()}
    return BallotCount(tellers=form.ballots.tellers, **numbers)


BUTTON = Button(Step.COUNCIL, CouncilForm, act, done="Hội đồng đã xét", names=("round", "chair"))


@flow(name="Hội đồng xét khen thưởng", validate_parameters=False)
async def council(
    form: Annotated[CouncilForm, Field(json_schema_extra={"title": "Phiên họp Hội đồng"})],
) -> State:
    """Ghi phiên họp Hội đồng: ai dự, phiếu của từng hồ sơ, ai được chọn trong số lượng tối đa."""
    return await run_step(BUTTON, form)
