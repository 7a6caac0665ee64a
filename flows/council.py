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
from flows.forms import CouncilForm
from flows.running import State, run_step
from flows.sharing import siblings
from flows.work import Button, Draft, Report, Work

KIND = DocumentKind.BIEN_BAN_HOP


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
    session = conclusion.session
    number = document_number(session.number, KIND.symbol)
    codes = [each.dossier for each in conclusion.tallies]
    considered = [each for each in work.ledger.dossiers(round=round_.code) if each.code in codes]
    context = minutes(
        work.office.plan,
        work.office.movement(round_),
        round_,
        session=session,
        dossiers=considered,
        tallies=conclusion.tallies,
    )
    work.make(
        KIND,
        context,
        Draft(
            round_.code,
            title=f"Biên bản họp Hội đồng ngày {session.held_on:%d/%m/%Y}",
            file_name=f"Biên bản họp Hội đồng số {number}",
            dossiers=codes,
            by=session.secretary,
            number=number,
            dated=session.held_on,
            issued=True,
            subject=str(session.number),
        ),
    )


def _make_counting_minutes(
    round_: Round, conclusion: Conclusion, form: CouncilForm, work: Work
) -> None:
    """The minutes of the ballot count, numbered after those of the session."""
    session, kind = conclusion.session, DocumentKind.BIEN_BAN_KIEM_PHIEU
    purpose = f"Biên bản kiểm phiếu, đợt {round_.code}"
    drawn = work.ledger.draw_number(kind.symbol, session.held_on.year, purpose)
    number = document_number(drawn, kind.symbol)
    codes = [each.dossier for each in conclusion.tallies]
    context = counting_minutes(
        work.office.plan,
        work.office.movement(round_),
        round_,
        session,
        dossiers=work.ledger.dossiers(round=round_.code),
        tallies=conclusion.tallies,
        ballots=_ballots(form),
        number=drawn,
    )
    draft = Draft(
        round_.code,
        title=f"Biên bản kiểm phiếu ngày {session.held_on:%d/%m/%Y}",
        file_name=f"Biên bản kiểm phiếu số {number}",
        dossiers=codes,
        by=session.secretary,
        number=number,
        dated=session.held_on,
        issued=True,
        subject=str(session.number),
    )
    work.make(kind, context, draft)


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
