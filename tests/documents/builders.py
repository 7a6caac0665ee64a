"""Rounds to write documents about, taken from the sample stories without playing their flows."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from documents.round_facts import RoundFacts
from dossiers.council.meeting import Meeting
from dossiers.council.voting import BallotCount, CouncilSession, Tally, Vote, tally, voting_rule
from dossiers.decision.award_decision import Medium, Proposal, Proposer, Signatory
from dossiers.model.dossier import Appraisal, Dossier, Status, Unit, dossier_code
from dossiers.model.nominee import Nominee
from dossiers.model.round import Round
from dossiers.plan.plan import CitedDecision, Movement, Plan
from samples import REHEARSAL, story
from wards import load_plan


@dataclass(frozen=True)
class Case:
    """All facts about one round that documents are made from."""

    plan: Plan
    movement: Movement
    round_: Round
    dossiers: tuple[Dossier, ...]
    session: CouncilSession
    tallies: tuple[Tally, ...]
    proposal: Proposal
    signed_on: date


PLAN_DECISION = CitedDecision(number=12, signed_on=date(2026, 4, 20))
"""A made-up number and day for the ward's decision on its plan."""


def a_case(name: str = "vong-2026", medium: Medium = Medium.GIAY) -> Case:
    """Return the round of a sample story, up to the day on which its decision is signed."""
    steps = json.loads(story(name).read_text("utf-8"))
    plan = load_plan(beside=REHEARSAL)
    round_ = Round.model_validate(_first(steps, "open_round"))
    dossiers = tuple(_dossiers(steps, round_))
    session = _session(_first(steps, "council"), dossiers)
    rule = voting_rule(plan, round_.award, session.held_on)
    return Case(
        plan=plan,
        movement=plan.movements[0].decided_by(PLAN_DECISION),
        round_=round_,
        dossiers=dossiers,
        session=session,
        tallies=tuple(tally(session, vote, rule) for vote in session.votes),
        proposal=_proposal(_first(steps, "signature"), session, medium),
        signed_on=date.fromisoformat(_first(steps, "issuance")["signed_on"]),
    )


def _first(steps: list[dict[str, Any]], flow: str) -> dict[str, Any]:
    form: dict[str, Any] = next(step["form"] for step in steps if step["flow"] == flow)
    return form


def _dossiers(steps: list[dict[str, Any]], round_: Round) -> Iterator[Dossier]:
    appraisals = _appraisals(steps)
    ordinal = 0
    for form in (step["form"] for step in steps if step["flow"] == "submission"):
        for nominee in form["nominees"]:
            ordinal += 1
            code = dossier_code(round_.year, ordinal)
            if code in appraisals:
                yield a_dossier(
                    code=code,
                    round=round_.code,
                    unit=Unit.model_validate(form["unit"]),
                    nominee=Nominee.model_validate(nominee),
                    appraisal=appraisals[code],
                )


def _appraisals(steps: list[dict[str, Any]]) -> dict[str, Appraisal]:
    """Return the first appraisal of each dossier."""
    form = _first(steps, "appraisal")
    return {
        each["dossier"]: Appraisal(
            appraiser=form["appraiser"],
            appraised_on=form["appraised_on"],
            result=each["result"],
            reason=each.get("reason", ""),
        )
        for each in form["decisions"]
    }


def a_dossier(**changes: Any) -> Dossier:
    """Return a valid dossier, with what the test wants different."""
    facts: dict[str, Any] = {
        "code": "HS-2026-0001",
        "round": "2026-HN-GK",
        "unit": a_unit(),
        "nominee": a_nominee(),
        "received_on": date(2026, 10, 5),
        "received_by": "Lý Thị Mẫu Tư",
        "status": Status.TRINH_KY,
        "since": datetime(2026, 10, 5, tzinfo=UTC),
    }
    return Dossier.model_validate(facts | changes)


def a_unit(**changes: Any) -> Unit:
    """Return a valid unit."""
    facts: dict[str, Any] = {
        "name": "Hội Phụ nữ Mẫu",
        "group": "MTTQ_TCCTXH",
        "proposal_number": "08/TTr-HPN",
        "proposal_date": date(2026, 10, 1),
    }
    return Unit.model_validate(facts | changes)


def a_nominee(**changes: Any) -> Nominee:
    """Return a valid nominee: a person."""
    facts: dict[str, Any] = {
        "kind": "CA_NHAN",
        "name": "Hoàng Thị Mẫu",
        "honorific": "Bà",
        "position": "Chuyên viên",
        "workplace": "Trung tâm Mẫu",
        "achievement": "Hướng dẫn 210 người dùng dịch vụ công trực tuyến",
        "criteria": ["III.4.a"],
    }
    return Nominee.model_validate(facts | changes)


def a_meeting(**changes: Any) -> Meeting:
    """Return a valid session to come."""
    facts: dict[str, Any] = {
        "meets_on": date(2026, 11, 5),
        "starts_at": time(8, 0),
        "place": "Phòng họp tầng 2, trụ sở UBND phường",
        "chair": "Đình Huy Hoàng",
    }
    return Meeting.model_validate(facts | changes)


def a_count(**changes: Any) -> BallotCount:
    """Return a valid count of the ballots of the sample round's session."""
    facts: dict[str, Any] = {
        "tellers": ("Triệu Văn Mẫu Năm", "Nông Thị Mẫu Sáu", "Đặng Văn Mẫu Chín"),
        "issued": 9,
        "returned": 9,
        "valid": 9,
        "invalid": 0,
    }
    return BallotCount.model_validate(facts | changes)


def _session(form: dict[str, Any], dossiers: tuple[Dossier, ...]) -> CouncilSession:
    known = {dossier.code for dossier in dossiers}
    votes = [Vote.model_validate(vote) for vote in form["votes"] if vote["dossier"] in known]
    selected = form.get("selected") or [vote.dossier for vote in votes]
    return CouncilSession.model_validate(
        form | {"number": 1, "votes": votes, "selected": tuple(selected)}
    )


def _proposal(form: dict[str, Any], session: CouncilSession, medium: Medium) -> Proposal:
    return Proposal(
        round=session.round,
        number=7,
        proposed_on=form["proposed_on"],
        proposer=Proposer.model_validate(form["proposer"]),
        signatory=Signatory.model_validate(form["signatory"]),
        medium=medium,
        dossiers=session.selected,
    )


def facts(case: Case) -> RoundFacts:
    """Return what every paper of the round starts from."""
    return RoundFacts(case.plan, case.movement, case.round_)
