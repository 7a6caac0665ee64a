"""What a unit's person sees of Prefect: the form of their submission, and how their run ended."""

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from starlette.responses import JSONResponse, Response
from starlette.types import Scope

from desk.access.request_checks import json_of
from desk.access.visibility import only_unit
from desk.prefect_proxy.forwarding import PrefectClient
from dossiers.intake.unit_files import own_inbox
from dossiers.model.errors import Refused
from dossiers.model.role_duties import may_press
from dossiers.model.roles import Person
from storage.installation_secret import Secrets
from workflow.actor_token import account_of
from workflow.pages.links import PREFECT_LIMIT

Json = dict[str, Any]

NOT_YOURS = "Bạn chỉ xem được hồ sơ và lượt chạy của đơn vị mình."
OF_ALL = frozenset({"round", "movement", "criterion"})
"""Drop-downs that hold nothing of other units."""

OF_A_RUN = {"/api/artifacts/filter": "artifacts", "/api/logs/filter": "logs"}
"""Questions about a run, and under which name they ask."""

EMPTY_PAGE = {"results": [], "count": 0, "limit": PREFECT_LIMIT, "pages": 0, "page": 1}
NOTHING: Mapping[str, object] = {"filter": [], "paginate": EMPTY_PAGE, "count": 0}
"""How Prefect says that there is nothing, by the kind of question."""


@dataclass(frozen=True)
class UnitFilter:
    """Answers to a unit's person in Prefect's place, with what is their own."""

    prefect: PrefectClient
    secrets: Secrets

    async def answer(self, rule: str, scope: Scope, body: bytes) -> Response:
        """Answer a request that the rule with this path lets through. Raise httpx.HTTPError."""
        person: Person = scope["khenthuong.person"]
        if scope["method"] == "POST":
            return await self._asked(rule, body, person)
        answer = await self.prefect.read(scope["path"])
        if not answer.is_success:
            return Response(answer.content, answer.status_code, media_type="application/json")
        shown = await self._shown(rule, scope["path"], answer.json(), person)
        return JSONResponse({"detail": NOT_YOURS}, 403) if shown is None else JSONResponse(shown)

    async def _asked(self, rule: str, body: bytes, person: Person) -> Response:
        """Show pages and logs of a run of their own; of anything else, nothing."""
        kind = OF_A_RUN.get(rule, "")
        run = run_asked_for(kind, body)
        if not await self._is_own(run, person):
            return JSONResponse(NOTHING[rule.rpartition("/")[2]])
        wanted = {kind: {"flow_run_id": {"any_": [run]}}, "limit": PREFECT_LIMIT}
        return JSONResponse((await self.prefect.ask(rule, wanted)).json())

    async def _shown(self, rule: str, address: str, found: Json, person: Person) -> Json | None:
        """Return what the person may see of an answer; None: nothing."""
        if rule == "/api/deployments/{id}":
            flow = str(found.get("entrypoint") or "").rpartition(":")[2]
            return without_others(found, person) if may_press(person, flow) else None
        if rule == "/api/flow_runs/{id}":
            return found if self._presser(found) == person.account else None
        if rule == "/api/artifacts/{id}":
            return found if await self._is_own(str(found.get("flow_run_id")), person) else None
        if rule == "/api/flow_runs/{id}/graph-v2":
            return found if await self._is_own(address.split("/")[3], person) else None
        return found

    async def _is_own(self, run: str, person: Person) -> bool:
        """Tell whether the person pressed the button of this run."""
        if not run:
            return False
        answer = await self.prefect.read(f"/api/flow_runs/{run}")
        return answer.is_success and self._presser(answer.json()) == person.account

    def _presser(self, run: Mapping[str, Any]) -> str:
        """Tell whose run it is, "" for nobody's."""
        labels, deployment = run.get("labels") or {}, str(run.get("deployment_id"))
        try:
            return account_of(self.secrets, labels, deployment, run.get("idempotency_key"))
        except Refused:
            return ""


def run_asked_for(kind: str, body: bytes) -> str:
    """Return the one run that a question is about, "" when it is about anything else."""
    try:
        found = json_of(body)
        for key in (kind, "flow_run_id", "any_"):
            found = found[key]
        (run,) = found
        return str(UUID(run))
    except (ValueError, KeyError, TypeError, AttributeError):
        return ""


def without_others(deployment: Mapping[str, Any], person: Person) -> Json:
    """Narrow the deployment's form to files of the person's unit: it offers none of another's."""
    shown, own = copy.deepcopy(dict(deployment)), own_inbox(only_unit(person))
    for offered in _choices(shown.get("parameter_openapi_schema") or {}):
        kept = [each for each in offered.pop("enum", []) if str(each).startswith(own)]
        if kept:
            offered["enum"] = kept
    return shown


def _choices(schema: Mapping[str, Any]) -> Iterator[Json]:
    """Yield the lists of the form that speak of files and dossiers."""
    for definition in schema.get("definitions", {}).values():
        for field in definition.get("properties", {}).values():
            if field.get("choices", "round") not in OF_ALL:
                yield field["items"] if field.get("type") == "array" else field
