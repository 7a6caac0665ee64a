"""What waits in a round, and the form of the next step filled as far as facts go.

Every decision in it is left empty, and an empty decision is refused: nobody decides by default.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from dossiers.council.meeting import serving
from dossiers.council.recusal import recused_by_rule
from dossiers.council.replacement import DECIDED
from dossiers.council.voting import CouncilSession
from dossiers.intake.appraisal_rules import NO_MATCHES, Matches
from dossiers.intake.components import component_names, missing_components
from dossiers.matching.earlier_awards import Match
from dossiers.model.dossier import ComponentKind, Dossier, Status
from dossiers.model.events import Step
from dossiers.model.names import comparable
from dossiers.model.round import AwardForm, Round
from dossiers.plan.plan import Officer, Plan, RosterMember
from workflow.forms.fields import labelled

MAX_ROWS = 40
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
    plan: Plan,
    round_: Round,
    dossiers: Sequence[Dossier],
    today: date,
    matches: Matches = NO_MATCHES,
) -> list[NextStep]:
    """The steps that wait in a round, in the order of work.

    `matches` are the earlier awards that look like those of the dossiers to be appraised.
    """
    by_status = {status: [each for each in dossiers if each.status is status] for status in Status}
    found = [
        NextStep(Step.SUBMISSION, 1, supplement_form(round_, [each]))
        for each in by_status[Status.CHO_BO_SUNG]
    ]
    if waiting := by_status[Status.DA_TIEP_NHAN]:
        found += _papers_to_come(plan, round_, waiting)
        form = appraisal_form(plan, round_, waiting, matches)
        found.append(NextStep(Step.APPRAISAL, len(waiting), form))
    if waiting := [each for each in by_status[Status.DU_DIEU_KIEN] if each.hold is None]:
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


def supplement_form(round_: Round, dossiers: Sequence[Dossier]) -> dict[str, Any]:
    """The submission that supplements dossiers of one unit: their facts, nothing to type twice."""
    unit = dossiers[0].unit
    nominees = [_filled(each.nominee.model_dump(mode="json")) for each in dossiers[:MAX_ROWS]]
    for nominee, dossier in zip(nominees, dossiers, strict=False):
        nominee["kind"] = dossier.nominee.kind.text
    facts = {**unit.model_dump(mode="json"), "group": unit.group.text}
    return {"round": round_label(round_), "unit": facts, "nominees": nominees}


def _filled(facts: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in facts.items() if value not in (None, "")}


def _papers_to_come(plan: Plan, round_: Round, waiting: Sequence[Dossier]) -> Iterator[NextStep]:
    """For each unit whose dossiers lack papers, the form that takes them, its papers left empty."""
    by_unit: dict[str, list[Dossier]] = {}
    for each in waiting:
        if missing_components(plan, round_, each):
            by_unit.setdefault(comparable(each.unit.name), []).append(each)
    for lacking in by_unit.values():
        yield NextStep(Step.SUBMISSION, len(lacking), supplement_form(round_, lacking))


def appraisal_form(
    plan: Plan, round_: Round, waiting: Sequence[Dossier], matches: Matches = NO_MATCHES
) -> dict[str, Any]:
    """One row a dossier, its result empty; what is missing as the reason to send it back.

    With the earlier awards that must be answered for.
    """
    rows = [
        _appraisal_row(each, matches.get(each.code, ()), missing_components(plan, round_, each))
        for each in waiting[:MAX_ROWS]
    ]
    return {"round": round_label(round_), "decisions": rows}


def _appraisal_row(
    dossier: Dossier, matches: Sequence[Match], missing: tuple[ComponentKind, ...]
) -> dict[str, Any]:
    answered = {each.award for each in dossier.matches}
    asked = [
        {"award": labelled(each.earlier.code, each.earlier.text)}
        for each in matches
        if (each.forbidden or each.asked) and each.earlier.code not in answered
    ]
    row: dict[str, Any] = {"dossier": dossier_label(dossier)}
    if missing:
        row["reason"] = f"Còn thiếu: {component_names(missing)}"
    return {**row, "matches": asked[:MAX_MATCHES]} if asked else row


MAX_MATCHES = 5
"""Earlier awards in one row of a prefilled form, the surest ones."""


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
        "votes": [_vote_row(each, seated) for each in waiting[:MAX_ROWS]],
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
        "votes": [{"dossier": dossier_label(each)} for each in again[:MAX_ROWS]],
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
