"""What waits in a round, and the form of the next step filled as far as facts go.

Every decision in it is left empty, and an empty decision is refused: nobody decides by default.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from dossiers.council import CouncilSession
from dossiers.dossier import Dossier, Status
from dossiers.events import Step
from dossiers.meeting import serving
from dossiers.names import comparable
from dossiers.plan import AwardForm, Officer, Plan, RosterMember, Round
from dossiers.recusal import recused_by_rule
from dossiers.replacement import DECIDED
from flows.fields import labelled

MOST_ROWS = 40
"""Rows in one prefilled form: the link carries the form, and a longer link is refused."""


class NextStep(NamedTuple):
    """A step that may be taken now: how many dossiers wait for it, and its form."""

    step: Step
    waiting: int
    form: dict[str, Any]


def dossier_label(dossier: Dossier) -> str:
    """The drop-down value of a dossier."""
    return labelled(dossier.code, dossier.nominee.name)


def round_label(round_: Round) -> str:
    """The drop-down value of a round."""
    return labelled(round_.code, round_.title)


def next_steps(
    plan: Plan, round_: Round, dossiers: Sequence[Dossier], today: date
) -> list[NextStep]:
    """The steps that wait in a round, in the order of work."""
    by_status = {status: [each for each in dossiers if each.status is status] for status in Status}
    found = [
        NextStep(Step.SUBMISSION, 1, supplement_form(round_, each))
        for each in by_status[Status.CHO_BO_SUNG]
    ]
    if waiting := by_status[Status.DA_TIEP_NHAN]:
        found.append(NextStep(Step.APPRAISAL, len(waiting), appraisal_form(round_, waiting)))
    if waiting := by_status[Status.DU_DIEU_KIEN]:
        found.append(NextStep(Step.INVITATION, len(waiting), invitation_form(plan, round_, today)))
        form = council_form(plan, round_, waiting, today)
        found.append(NextStep(Step.COUNCIL, len(waiting), form))
    if (waiting := by_status[Status.HOI_DONG_DE_NGHI]) and round_.award is AwardForm.GIAY_KHEN:
        found.append(NextStep(Step.SIGNATURE, len(waiting), signature_form(plan, round_, today)))
    if waiting := by_status[Status.TRINH_KY]:
        found.append(NextStep(Step.ISSUANCE, len(waiting), {"round": round_label(round_)}))
    return found


def submission_form(round_: Round) -> dict[str, Any]:
    """A fresh submission to the round."""
    return {"round": round_label(round_)}


def supplement_form(round_: Round, dossier: Dossier) -> dict[str, Any]:
    """The submission that supplements a dossier: its facts as they stand, nothing to type twice."""
    facts = dossier.model_dump(mode="json")
    nominee = {key: value for key, value in facts["nominee"].items() if value not in (None, "")}
    nominee["kind"] = dossier.nominee.kind.text
    unit = {**facts["unit"], "group": dossier.unit.group.text}
    return {"round": round_label(round_), "unit": unit, "nominees": [nominee]}


def appraisal_form(round_: Round, waiting: Sequence[Dossier]) -> dict[str, Any]:
    """One row a dossier, its result empty."""
    rows = [{"dossier": dossier_label(each)} for each in waiting[:MOST_ROWS]]
    return {"round": round_label(round_), "decisions": rows}


def invitation_form(plan: Plan, round_: Round, today: date) -> dict[str, Any]:
    """Who chairs, by the roster in force; day, hour and place empty."""
    form: dict[str, Any] = {"round": round_label(round_)}
    if seated := serving(plan.roster, today):
        form["chair"] = seated[0].name
    return form


def council_form(
    plan: Plan, round_: Round, waiting: Sequence[Dossier], today: date
) -> dict[str, Any]:
    """The roster in force and one row a dossier, attendance and votes empty."""
    seated = serving(plan.roster, today)
    return {
        "round": round_label(round_),
        "members": [{"name": each.name, "role": each.role} for each in seated],
        "votes": [_vote_row(each, seated) for each in waiting[:MOST_ROWS]],
    }


def _vote_row(dossier: Dossier, seated: Sequence[RosterMember]) -> dict[str, Any]:
    """A dossier to vote on; who must not vote on it is no decision, so it is filled in."""
    recused = recused_by_rule((each.name for each in seated), dossier, seated)
    row: dict[str, Any] = {"dossier": dossier_label(dossier)}
    return {**row, "recused": recused} if recused else row


def replacement_form(
    round_: Round, session: CouncilSession, dossiers: Sequence[Dossier]
) -> dict[str, Any]:
    """The session to be held again: its members and dossiers; attendance, votes, reason empty."""
    own = {each.dossier for each in session.votes}
    again = [each for each in dossiers if each.code in own and each.status in DECIDED]
    return {
        "round": round_label(round_),
        "members": [{"name": each.name, "role": each.role} for each in session.members],
        "votes": [{"dossier": dossier_label(each)} for each in again[:MOST_ROWS]],
        "replaces": session.number,
    }


def signature_form(plan: Plan, round_: Round, today: date) -> dict[str, Any]:
    """Who signs, from the ward's officers in office; days and medium empty."""
    form: dict[str, Any] = {"round": round_label(round_)}
    head = _officer(plan, "Trưởng phòng", today)
    chairman = _officer(plan, "Chủ tịch", today)
    if head:
        form["proposer"] = {"name": head.name, "title": head.title}
    if chairman:
        form["signatory"] = {"name": chairman.name, "title": chairman.title}
    return form


def _officer(plan: Plan, title: str, today: date) -> Officer | None:
    wanted = comparable(title)
    for each in plan.officers:
        if comparable(each.title).startswith(wanted) and each.covers(today):
            return each
    return None
