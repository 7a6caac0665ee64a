"""The papers of a council session: its minutes, and those of its ballot count."""

from documents.papers.counting_minutes import BIEN_BAN_KIEM_PHIEU, compose_counting_minutes
from documents.papers.minutes import BIEN_BAN_HOP, compose_minutes
from dossiers.council.ballots import count_by_votes
from dossiers.council.conclusion import Conclusion
from dossiers.council.voting import VoteMode, papers_name
from dossiers.model.errors import InvalidForm
from dossiers.model.round import Round
from workflow.documents.drafts import Draft
from workflow.step import StepContext


def make_session_papers(
    round_: Round, conclusion: Conclusion, counting_number: int | None, step: StepContext
) -> None:
    """Make the minutes of the session and of its ballots; those of a replaced session are void.

    Raise InvalidForm for a number of the ballots' minutes where no ballots were cast.
    """
    if conclusion.replaced is not None:
        name = papers_name(conclusion.replaced, step.ledger.sessions(round_.code))
        for kind in (BIEN_BAN_HOP, BIEN_BAN_KIEM_PHIEU):
            step.ledger.supersede(round_.code, kind.code, [name])
    _make_minutes(round_, conclusion, step)
    session = conclusion.session
    if session.mode is VoteMode.BO_PHIEU_KIN:
        purpose = f"Biên bản kiểm phiếu, đợt {round_.code}"
        number = step.draw_number(BIEN_BAN_KIEM_PHIEU, session.held_on, purpose, counting_number)
        _make_counting_minutes(round_, conclusion, number, step)
    elif counting_number is not None:
        raise InvalidForm(
            "Số biên bản kiểm phiếu: phiên họp không bỏ phiếu kín nên không có biên bản kiểm phiếu;"
            " hãy bỏ trống ô này"
        )


def _make_minutes(round_: Round, conclusion: Conclusion, step: StepContext) -> None:
    context = compose_minutes(
        step.services.facts(round_),
        session=conclusion.session,
        dossiers=step.ledger.dossiers(round=round_.code),
        tallies=conclusion.tallies,
        replaced=conclusion.replaced,
    )
    number = BIEN_BAN_HOP.numbered(conclusion.session.number)
    step.make(BIEN_BAN_HOP, context, _draft("Biên bản họp Hội đồng", number, conclusion, step))


def _make_counting_minutes(
    round_: Round, conclusion: Conclusion, drawn: int, step: StepContext
) -> None:
    """Make the minutes of the ballot count, numbered after those of the session."""
    session = conclusion.session
    context = compose_counting_minutes(
        step.services.facts(round_),
        session,
        dossiers=step.ledger.dossiers(round=round_.code),
        tallies=conclusion.tallies,
        ballots=session.ballots or count_by_votes(session),
        number=drawn,
    )
    number = BIEN_BAN_KIEM_PHIEU.numbered(drawn)
    step.make(BIEN_BAN_KIEM_PHIEU, context, _draft("Biên bản kiểm phiếu", number, conclusion, step))


def _draft(name: str, number: str, conclusion: Conclusion, step: StepContext) -> Draft:
    """Return how the minutes of a session are entered, one of each kind a session."""
    session = conclusion.session
    return Draft(
        session.round,
        title=f"{name} ngày {session.held_on:%d/%m/%Y}",
        file_name=f"{name} số {number}",
        dossiers=[each.dossier for each in conclusion.tallies],
        by=session.secretary,
        number=number,
        dated=session.held_on,
        subject=papers_name(session, step.ledger.sessions(session.round)),
    )
