"""The way to Prefect behind the desk: reads as the table says, and one act, to start a step."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

import httpx
from starlette.datastructures import MutableHeaders
from starlette.responses import JSONResponse, Response
from starlette.types import Message, Receive, Scope, Send

from desk.access.access_rules import Rule, allowed
from desk.access.request_checks import body_of, json_of
from desk.prefect_proxy.citizen_mask import hiding, readable
from desk.prefect_proxy.forwarding import UNREACHABLE, PrefectClient
from desk.prefect_proxy.proxy_rules import PRESS, prefect_rule
from desk.prefect_proxy.unit_filter import UnitFilter
from desk.sign_in.sessions import Sessions
from dossiers.intake.unit_files import check_own_files
from dossiers.model.errors import Refused
from dossiers.model.role_duties import check_press, check_unit, may_press
from dossiers.model.roles import Person
from dossiers.model.steps import Step
from storage.installation_secret import Secrets
from workflow.actor import unit_named
from workflow.actor_token import LABEL, TAG, sign_actor

REFUSED = "Việc này không làm được qua trang web, kể cả quản trị; hãy dùng các bước và trang chủ."
TOO_LONG = "Phiếu quá dài; hãy đưa danh sách vào tệp Excel."
MAX_BYTES = 2 * 2**20
MAX_SHORT_LETTERS = 200
TOKEN_LASTS = timedelta(minutes=4)
"""How soon the Prefect UI asks for its token again: another person may have signed in meanwhile."""

UI_SETTINGS = {
    "api_url": "/api",
    "csrf_enabled": True,
    "auth": None,
    "flags": [],
    "default_ui": "v2",
    "available_uis": ["v2"],
    "v1_base_url": None,
    "v2_base_url": "/v2",
}
"""How the Prefect UI is to work here: no sign-in of its own, our token with each act."""

SERVER_SETTINGS = {
    "server": {"analytics_enabled": False, "ui": {"show_promotional_content": False}}
}
"""What the Prefect UI reads of the server's settings; the others are nobody's business."""

OURS: Mapping[str, object] = {
    "/ui-settings": UI_SETTINGS,
    "/api/admin/settings": SERVER_SETTINGS,
    "/api/block_documents/filter": [],
}
"""What we answer in Prefect's place. The list of events asks for blocks, which hold secrets."""

STEP_TEXT: Mapping[str, str] = {each.value: each.text for each in Step}

FOR_EVER = "private, max-age=31536000, immutable"


@dataclass
class PrefectProxy:
    """The application that answers for Prefect's addresses, to a person who is signed in."""

    prefect: PrefectClient
    sessions: Sessions
    secrets: Secrets
    flows: dict[str, str] = field(default_factory=dict)
    """The flow of each deployment that was asked for; a deployment never changes its flow."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, pass on, or refuse."""
        person: Person = scope["khenthuong.person"]
        method = "SOCKET" if scope["type"] == "websocket" else scope["method"]
        rule = prefect_rule(method, scope["path"])
        if scope["type"] == "websocket":
            await self._socket(rule, scope, receive, send)
        elif rule is None or not allowed(rule, person):
            await _refusal(REFUSED)(scope, receive, send)
        else:
            await self._answer(rule, scope, receive, send)

    async def _answer(self, rule: Rule, scope: Scope, receive: Receive, send: Send) -> None:
        person: Person = scope["khenthuong.person"]
        if rule.path in OURS:
            await JSONResponse(OURS[rule.path])(scope, receive, send)
        elif rule.path == "/api/csrf-token":
            await self._token(scope)(scope, receive, send)
        elif rule.path == PRESS:
            await self._press(scope, receive, send)
        elif (body := await body_of(receive, MAX_BYTES)) is None:
            await _refusal(TOO_LONG, 413)(scope, receive, send)
        elif person.unit and scope["path"].startswith("/api/"):
            await (await self._units(rule, scope, body))(scope, receive, send)
        elif scope["path"].startswith("/api/") and not may_press(person, Step.DISCLOSURE):
            await self.prefect.forward(readable(scope), body, receive, hiding(send))
        else:
            await self.prefect.forward(scope, body, receive, _kept(scope, send))

    async def _units(self, rule: Rule, scope: Scope, body: bytes) -> Response:
        """Answer with what a unit's person sees."""
        try:
            return await UnitFilter(self.prefect, self.secrets).answer(rule.path, scope, body)
        except httpx.HTTPError:
            return _refusal(UNREACHABLE, 502)

    async def _socket(self, rule: Rule | None, scope: Scope, receive: Receive, send: Send) -> None:
        if not allowed(rule, scope["khenthuong.person"]):
            await send({"type": "websocket.close", "code": 1008})
            return
        signed_in = partial(self.sessions.is_open, scope["khenthuong.session"])
        await self.prefect.forward_socket(scope, receive, send, signed_in)

    def _token(self, scope: Scope) -> Response:
        """Give out our own token, in the form in which the Prefect UI asks for one."""
        query = httpx.QueryParams(scope["query_string"].decode("ascii"))
        until = (datetime.now(UTC) + TOKEN_LASTS).isoformat()
        token = {"client": query.get("client", ""), "token": scope["khenthuong.csrf"]}
        return JSONResponse({**token, "expiration": until})

    async def _press(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Start a step in the person's name, or say why not."""
        try:
            body = await self._run(scope, await body_of(receive, MAX_BYTES))
        except Refused as error:
            await _refusal(str(error))(scope, receive, send)
        except httpx.HTTPError:
            await _refusal(UNREACHABLE, 502)(scope, receive, send)
        else:
            await self.prefect.forward(scope, body, receive, send)

    async def _run(self, scope: Scope, body: bytes | None) -> bytes:
        """Write the body that starts the run: what was asked, as far as we know it, by whom."""
        person: Person = scope["khenthuong.person"]
        deployment = _id(scope["path"].split("/")[3])
        asked = _asked(body)
        parameters = asked.get("parameters") or {}
        flow = await self._flow(deployment)
        check_press(person, flow, STEP_TEXT.get(flow, flow))
        if person.unit:
            check_unit(person, unit_named(parameters.get("form")))
            check_own_files(person, parameters)
        key = f"{person.account}/{_short(asked, 'idempotency_key') or secrets.token_urlsafe(16)}"
        run = {
            "parameters": parameters,
            "state": {"type": "SCHEDULED", "state_details": _later(asked)},
            "idempotency_key": key,
            "tags": [f"{TAG}{person.account}"],
            "labels": {LABEL: sign_actor(self.secrets, person.account, deployment, key)},
        }
        if name := _short(asked, "name"):
            run["name"] = name
        return json.dumps(run, ensure_ascii=False).encode()

    async def _flow(self, deployment: str) -> str:
        """Find the function that a deployment runs. Raise Refused."""
        if deployment not in self.flows:
            answer = await self.prefect.read(f"/api/deployments/{deployment}")
            if not answer.is_success:
                raise Refused("Không có nút này; hãy mở lại từ Bảng theo dõi.")
            self.flows[deployment] = (answer.json()["entrypoint"] or "").rpartition(":")[2]
        return self.flows[deployment]


def _refusal(sentence: str, status: int = 403) -> Response:
    """Refuse as the Prefect UI wants it: it shows `detail` in a corner of the page."""
    return JSONResponse({"detail": sentence}, status)


def _asked(body: bytes | None) -> Mapping[str, Any]:
    if body is None:
        raise Refused(TOO_LONG)
    asked = json_of(body)
    parameters = asked.get("parameters") if isinstance(asked, dict) else None
    if not isinstance(asked, dict) or not isinstance(parameters, dict | None):
        raise Refused("Phiếu không đúng dạng; hãy mở lại phiếu từ Bảng theo dõi.")
    return asked


def _short(asked: Mapping[str, Any], field_: str) -> str:
    """Return a word of the body as it is passed on; "" for what is none."""
    said = asked.get(field_)
    return said if isinstance(said, str) and len(said) <= MAX_SHORT_LETTERS else ""


def _later(asked: Mapping[str, Any]) -> dict[str, str]:
    """Return the moment that the person chose for the run, if it is not at once."""
    state = asked.get("state")
    details = state.get("state_details") if isinstance(state, dict) else None
    moment = details.get("scheduled_time") if isinstance(details, dict) else None
    return {"scheduled_time": moment} if isinstance(moment, str) else {}


def _id(text: str) -> str:
    """Read a deployment's id, in the one way that it is written. Raise Refused."""
    try:
        return str(UUID(text))
    except ValueError as error:
        raise Refused("Không có nút này; hãy mở lại từ Bảng theo dõi.") from error


def _kept(scope: Scope, send: Send) -> Send:
    """Let the browser keep scripts of the UI for ever: they carry a hash in their names."""
    if not scope["path"].startswith("/v2/assets/"):
        return send

    async def kept(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:  # noqa: PLR2004
            MutableHeaders(scope=message)["cache-control"] = FOR_EVER
        await send(message)

    return kept
