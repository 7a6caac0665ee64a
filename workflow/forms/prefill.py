"""What waits in a round, and the form of the next step filled as far as facts go.

Every decision in it is left empty, and an empty decision is refused: nobody decides by default.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from documents.kinds import DocumentKind
from dossiers.council.meeting import serving
from dossiers.council.recusal import recused_by_rule
from dossiers.council.replacement import DECIDED
from dossiers.council.voting import CouncilSession
from dossiers.intake.appraisal_rules import NO_MATCHES, Matches
from dossiers.intake.components import component_names, missing_components
from dossiers.intake.correction_rules import CORRECTABLE_FACTS
from dossiers.matching.earlier_awards import Match
from dossiers.model.dossier import ComponentKind, Dossier
from dossiers.model.names import comparable
from dossiers.model.round import Round
from dossiers.model.steps import Step
from dossiers.plan.next_steps import waits_of
from dossiers.plan.plan import Officer, Plan, RosterMember
from workflow.forms.fields import labelled

MAX_ROWS = 40
"""Rows in one prefilled form: the link carries the form, and a longer link is refused."""


MAX_NAMED = 200
"""Dossiers in one prefilled form whose rows hold nothing else: such a row is short."""


class NextStep(NamedTuple):
    """A step that may be taken now: how many dossiers wait for it, and its form."""

    step: Step
    waiting: int
    form: dict[str, Any]


def dossier_label(dossier: Dossier) -> str:
    """Return the drop-down value of a dossier."""
    return labelled(dossier.code, dossier.nominee.name)


def round_label(plan: Plan, round_: Round) -> str:
    """Return the drop-down value of a round."""
    return labelled(round_.code, plan.round_title(round_))


class FormFacts(NamedTuple):
    """The dossiers of a round that wait for one step, and what its form is filled from.

    `matches` are the earlier awards that look like those of the dossiers to be appraised.
    """

    plan: Plan
    round: Round
    dossiers: Sequence[Dossier]
    today: date
    matches: Matches = NO_MATCHES

    @property
    def form(self) -> dict[str, Any]:
        """Return the beginning of every form: the round."""
        return {"round": round_label(self.plan, self.round)}


def next_steps(
    plan: Plan,
    round_: Round,
    dossiers: Sequence[Dossier],
    today: date,
    matches: Matches = NO_MATCHES,
    numbers: Mapping[Step, int] = MappingProxyType({}),
) -> list[NextStep]:
    """Return the steps that wait in a round, in the order of work; see `FormFacts`.

    `numbers` tells how many wait for a step where `dossiers` are only the first of them.
    """
    found: list[NextStep] = []
    for wait in waits_of(plan.award(round_.award)):
        if waiting := [each for each in dossiers if wait.takes(each)]:
            facts = FormFacts(plan, round_, waiting, today, matches)
            found += _steps(wait.step, facts, numbers.get(wait.step, len(waiting)))
    return found


def _steps(step: Step, facts: FormFacts, number: int) -> Iterator[NextStep]:
    """Yield the step with its form; what comes to a dossier from its unit has a form a dossier."""
    if step is Step.SUBMISSION:
        for each in facts.dossiers:
            yield NextStep(step, 1, supplement_form(facts, [each]))
        return
    if step is Step.APPRAISAL:
        yield from _papers_to_come(facts)
    yield NextStep(step, number, _FORMS[step](facts))


def submission_form(plan: Plan, round_: Round) -> dict[str, Any]:
    """Return a fresh submission to the round."""
    return {"round": round_label(plan, round_)}


def signed_copy_form(
    plan: Plan, round_: Round, kind: DocumentKind, number: str = ""
) -> dict[str, Any]:
    """Return the hand-in of an issued paper's signed copy, the file empty."""
    paper = {"round": round_label(plan, round_), "kind": labelled(kind.code, kind.title)}
    return {**paper, "number": number} if number else paper


def correction_form(plan: Plan, round_: Round, dossier: Dossier) -> dict[str, Any]:
    """Return the facts of a dossier as they stand, to be mended where they are wrong.

    The citizen number is left out: an address is no place for it, and empty it stays as it is.
    """
    criteria = plan.movement(round_.movement).criteria
    codes = {each.code: labelled(each.code, each.text) for each in criteria}
    facts = dossier.nominee.model_dump(mode="json", include=set(CORRECTABLE_FACTS) - {"citizen_id"})
    facts["criteria"] = [codes.get(each, each) for each in dossier.nominee.criteria]
    return {"dossier": dossier_label(dossier), "changes": _filled(facts)}


def supplement_form(facts: FormFacts, dossiers: Sequence[Dossier]) -> dict[str, Any]:
    """Return the submission that supplements dossiers of one unit, nothing to type twice.

    The citizen numbers are left out: an address is no place for them, and empty they stay.
    """
    unit = dossiers[0].unit
    nominees = [
        _filled(each.nominee.model_dump(mode="json", exclude={"citizen_id"}))
        for each in dossiers[:MAX_ROWS]
    ]
    for nominee, dossier in zip(nominees, dossiers, strict=False):
        nominee["kind"] = dossier.nominee.kind.text
    said = {**unit.model_dump(mode="json"), "group": unit.group.text}
    return {**facts.form, "unit": said, "nominees": nominees}


def _filled(facts: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in facts.items() if value not in (None, "")}


def _papers_to_come(facts: FormFacts) -> Iterator[NextStep]:
    """Yield the form that takes a unit's lacking papers, left empty, for each such unit."""
    by_unit: dict[str, list[Dossier]] = {}
    for each in facts.dossiers:
        if missing_components(facts.plan, facts.round, each):
            by_unit.setdefault(comparable(each.unit.name), []).append(each)
    for lacking in by_unit.values():
        yield NextStep(Step.SUBMISSION, len(lacking), supplement_form(facts, lacking))


def appraisal_form(facts: FormFacts) -> dict[str, Any]:
    """Return one row a dossier, its result empty; what is missing as the reason to send it back.

    With the earlier awards that must be answered for.
    """
    rows = [
        _appraisal_row(
            each,
            facts.matches.get(each.code, ()),
            missing_components(facts.plan, facts.round, each),
        )
        for each in facts.dossiers[:MAX_ROWS]
    ]
    return {**facts.form, "decisions": rows}


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


def invitation_form(facts: FormFacts) -> dict[str, Any]:
    """Return who chairs, by the roster in force; day, hour and place empty."""
    seated = serving(facts.plan.roster, facts.today)
    return {**facts.form, "chair": seated[0].name} if seated else facts.form


def council_form(facts: FormFacts) -> dict[str, Any]:
    """Return the roster in force and one row a dossier, attendance and votes empty."""
    seated = serving(facts.plan.roster, facts.today)
    return {
        **facts.form,
        "members": [{"name": each.name, "role": each.role} for each in seated],
        "votes": [_vote_row(each, seated) for each in facts.dossiers[:MAX_ROWS]],
    }


def _vote_row(dossier: Dossier, seated: Sequence[RosterMember]) -> dict[str, Any]:
    """Return a dossier to vote on; who must not vote is no decision, so it is filled in."""
    recused = recused_by_rule((each.name for each in seated), dossier, seated)
    row: dict[str, Any] = {"dossier": dossier_label(dossier)}
    return {**row, "recused": recused} if recused else row


def replacement_form(
    plan: Plan, round_: Round, session: CouncilSession, dossiers: Sequence[Dossier]
) -> dict[str, Any]:
    """Return the session to be held again: its members and dossiers, all decisions empty."""
    own = {each.dossier for each in session.votes}
    again = [each for each in dossiers if each.code in own and each.status in DECIDED]
    return {
        "round": round_label(plan, round_),
        "members": [{"name": each.name, "role": each.role} for each in session.members],
        "votes": [{"dossier": dossier_label(each)} for each in again[:MAX_ROWS]],
        "replaces": session.number,
    }


def signature_form(facts: FormFacts) -> dict[str, Any]:
    """Return who signs, from the ward's officers in office; days and medium empty."""
    form = facts.form
    for field, title in (("proposer", "Trưởng phòng"), ("signatory", "Chủ tịch")):
        if found := _officer(facts.plan, title, facts.today):
            form[field] = {"name": found.name, "title": found.title}
    return form


def province_form(facts: FormFacts) -> dict[str, Any]:
    """Return who signs the ward's own proposal; days, number and channel empty."""
    found = _officer(facts.plan, "Chủ tịch", facts.today)
    named = {"name": found.name, "title": found.title} if found else None
    return {**facts.form, "signatory": named} if named else facts.form


def province_result_form(facts: FormFacts) -> dict[str, Any]:
    """Return one row a dossier that waits for the province, the answer empty."""
    rows = [{"dossier": dossier_label(each)} for each in facts.dossiers[:MAX_ROWS]]
    return {**facts.form, "results": rows}


def reception_form(facts: FormFacts) -> dict[str, Any]:
    """Return all that units handed in themselves and that nobody has received yet."""
    return {**facts.form, "dossiers": [dossier_label(each) for each in facts.dossiers[:MAX_NAMED]]}


_FORMS: Mapping[Step, Callable[[FormFacts], dict[str, Any]]] = {
    Step.RECEPTION: reception_form,
    Step.APPRAISAL: appraisal_form,
    Step.INVITATION: invitation_form,
    Step.COUNCIL: council_form,
    Step.SIGNATURE: signature_form,
    Step.ISSUANCE: lambda facts: facts.form,
    Step.PROVINCE: province_form,
    Step.PROVINCE_RESULT: province_result_form,
}


def _officer(plan: Plan, title: str, today: date) -> Officer | None:
    wanted = comparable(title)
    for each in plan.officers:
        if comparable(each.title).startswith(wanted) and each.covers(today):
            return each
    return None
