"""From the desk into the Prefect UI: the run form of a step, filled with what waits right now."""

import time
from typing import Any

import httpx
from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from desk.access.access_rules import person
from desk.access.visibility import visible_dossier
from desk.services import DeskServices
from documents.papers.decision import QUYET_DINH
from dossiers.intake.appraisal_rules import NO_MATCHES
from dossiers.model.dossier import Dossier, Status
from dossiers.model.errors import Refused
from dossiers.model.role_duties import check_press
from dossiers.model.roles import Person
from dossiers.model.round import Round
from dossiers.model.steps import Step
from dossiers.plan.next_steps import waits_of
from dossiers.plan.plan import Plan
from storage.ledger.board_rows import BoardQuery, Order
from storage.ledger.register_ledger import Ledger
from workflow.forms.prefill import (
    MAX_NAMED,
    MAX_ROWS,
    FormFacts,
    correction_form,
    dossier_label,
    next_steps,
    round_label,
    signed_copy_form,
    supplement_form,
)
from workflow.intake.award_history import dossier_matches
from workflow.pages.links import PREFECT_LIMIT, run_form_link

CACHE_S = 30.0
"""Seconds for which the list of deployments is not asked for again."""

SEE_OTHER = 303
ONE_BY_ONE = frozenset({Step.SUBMISSION, Step.RECEPTION, Step.APPRAISAL, Step.WITHDRAWAL})
"""Steps whose form may be filled for one dossier alone; the others are about the round."""


class DeploymentIds:
    """The ids of the steps' deployments, asked of Prefect and remembered for a while."""

    def __init__(self, services: DeskServices) -> None:
        self._services = services
        self._known: dict[Step, str] = {}
        self._until = 0.0

    def by_step(self) -> dict[Step, str]:
        """Return the id of each step's deployment. Raise Refused when Prefect does not answer."""
        if time.monotonic() > self._until:
            self._known = self._read()
            self._until = time.monotonic() + CACHE_S
        return self._known

    def _read(self) -> dict[Step, str]:
        try:
            answer = httpx.post(
                f"{self._services.settings.prefect_url}/api/deployments/filter",
                json={"limit": PREFECT_LIMIT},
                auth=httpx.BasicAuth(*self._services.secrets.prefect.split(":")),
                timeout=10,
                trust_env=False,
            )
            found: list[dict[str, Any]] = answer.raise_for_status().json()
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise Refused("Máy chủ các bước chưa trả lời; hãy đợi một phút rồi thử lại.") from error
        names = {str(each["entrypoint"]).rpartition(":")[2]: str(each["id"]) for each in found}
        return {step: names[step.value] for step in Step if step.value in names}


def router(services: DeskServices) -> APIRouter:
    """Make the way to a step's run form."""
    made = APIRouter()
    deployments = DeploymentIds(services)

    @made.get("/buoc/{step}")
    def run_form(request: Request, step: str) -> Response:
        given, wanted, who = request.query_params, _step(step), person(request)
        check_press(who, wanted.value, wanted.text)
        round_, dossier = given.get("dot", ""), given.get("ho-so", "")
        with services.register.read_tx() as ledger:
            form = _form(services, ledger, who, wanted, round_, dossier)
        link = run_form_link(deployments.by_step(), wanted, form)
        if not link:
            raise Refused(f"Bước “{wanted.text}” chưa được cài vào máy chủ.")
        return RedirectResponse(link, SEE_OTHER)

    return made


def _step(name: str) -> Step:
    try:
        return Step(name)
    except ValueError:
        raise Refused(f"Không có bước “{name}”; hãy mở lại từ Bảng theo dõi.") from None


def _form(
    services: DeskServices, ledger: Ledger, who: Person, step: Step, round_: str, dossier: str
) -> dict[str, Any]:
    """Fill the step's form as far as facts go: every decision in it is left empty."""
    one = visible_dossier(ledger, who, dossier) if dossier else None
    if step in OF_DOSSIER:
        return _dossier_form(services.plan, ledger, step, one) if one else {}
    code = one.round if one else round_
    if not code:
        return {}
    about = ledger.round(code)
    if one and step is Step.SUBMISSION and one.status is Status.DA_NOP:
        return supplement_form(FormFacts(services.plan, about, (one,), services.today()), (one,))
    if step is Step.SIGNED_COPY:
        return signed_copy_form(services.plan, about, QUYET_DINH)
    return _round_form(services, ledger, who, step, about, one)


OF_DOSSIER = frozenset({Step.WITHDRAWAL, Step.HOLDING, Step.CORRECTION})
"""Steps whose form is about one dossier, whatever else of its round waits."""


def _dossier_form(plan: Plan, ledger: Ledger, step: Step, one: Dossier) -> dict[str, Any]:
    if step is Step.CORRECTION:
        return correction_form(plan, ledger.round(one.round), one)
    return {"dossier": dossier_label(one)}


def _round_form(
    services: DeskServices,
    ledger: Ledger,
    who: Person,
    step: Step,
    about: Round,
    one: Dossier | None,
) -> dict[str, Any]:
    """Fill the form with what waits for the step in the round, or with one dossier alone."""
    waiting = (one,) if one and step in ONE_BY_ONE else _waiting(services.plan, ledger, step, about)
    matches = (
        dossier_matches(ledger, services.plan, waiting) if step is Step.APPRAISAL else NO_MATCHES
    )
    for each in next_steps(services.plan, about, waiting, services.today(), matches):
        if each.step is step:
            return each.form
    own = {"unit": {"name": who.unit}} if step is Step.SUBMISSION and who.unit else {}
    return {"round": round_label(services.plan, about), **own}


def _waiting(plan: Plan, ledger: Ledger, step: Step, round_: Round) -> tuple[Dossier, ...]:
    """Return the dossiers that the step would take up, oldest first, as many as a form carries.

    Supplements come one by one: none for a submission.
    """
    found: list[Dossier] = []
    size = MAX_NAMED if step is Step.RECEPTION else MAX_ROWS
    for wait in waits_of(plan.award(round_.award)):
        if wait.step is step and step is not Step.SUBMISSION:
            query = BoardQuery(status=wait.status, rounds=(round_.code,), order=Order.OLDEST)
            found += ledger.board_page(query, size).dossiers
    return tuple(found)
