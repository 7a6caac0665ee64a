"""The desk in process, with everybody's cookies, before a Prefect that tells what reached it."""

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from argon2 import PasswordHasher
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from desk.access.middleware import AccessMiddleware
from desk.app import make_pages, oidc_of, sessions_of
from desk.prefect_proxy.forwarding import PrefectClient
from desk.prefect_proxy.proxy import PrefectProxy
from desk.services import DeskServices, open_desk_services
from desk.sign_in.oidc import Provider
from desk.sign_in.sessions import Sessions
from dossiers.intake.unit_files import own_inbox
from storage.settings import Settings
from tests.people import COOKIE, UNIT, sign_in
from workflow.actor_token import LABEL, sign_actor

ADDRESS = "http://desk"
BUTTON = "00000000-0000-4000-8000-{:012}"
FLOWS = (
    "open_round",
    "submission",
    "appraisal",
    "invitation",
    "council",
    "signature",
    "issuance",
    "withdrawal",
    "correction",
    "template_check",
    "bulk",
)
"""The flows of the deployments of the Prefect behind the desk; its ids are their places here."""

OWN_FILE = f"{own_inbox(UNIT)}danh-sach.xlsx"
SCHEMA = {
    "definitions": {
        "Form": {
            "properties": {
                "round": {"choices": "round", "enum": ["2026"]},
                "workbook": {"choices": "file", "enum": ["inbox/don-vi-khac.xlsx", OWN_FILE]},
                "dossiers": {"choices": "dossier", "type": "array", "items": {"enum": ["HS-1"]}},
            }
        }
    }
}


def cheap_hashing(patch: pytest.MonkeyPatch) -> None:
    """Let a password cost microseconds: what is tested is what follows from it."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    patch.setattr("desk.sign_in.sign_in_accounts.HASHER", cheap)
    patch.setattr("desk.sign_in.sign_in_accounts.NOBODY", cheap.hash("nobody"))


def press_of(flow: str) -> str:
    """Return the address that starts a run of this flow."""
    return f"/api/deployments/{BUTTON.format(FLOWS.index(flow))}/create_flow_run"


@dataclass
class FakePrefect:
    """Answers as Prefect would, and keeps what reached it."""

    sealed: Mapping[str, str] = field(default_factory=dict)
    """The signed actor of each account's run, whose id is the account's name."""
    found: list[dict[str, Any]] = field(default_factory=list)
    """What a question by POST finds."""
    asked: list[Request] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)

    async def answer(self, request: Request) -> Response:
        """Tell back what is asked; deployments and runs as Prefect tells of them."""
        self.asked.append(request)
        self.bodies.append(await request.body())
        *_, kind, name = ["", *request.url.path.split("/")]
        if kind == "deployments" and name[-2:].isdigit() and int(name[-2:]) < len(FLOWS):
            flow = FLOWS[int(name[-2:])]
            told = {"entrypoint": f"flows/x.py:{flow}", "parameter_openapi_schema": SCHEMA}
            return JSONResponse(told)
        if kind == "flow_runs" and name in self.sealed:
            labels = {LABEL: self.sealed[name]}
            return JSONResponse({"labels": labels, "deployment_id": "d", "idempotency_key": "k"})
        if kind == "artifacts" and name in self.sealed:
            return JSONResponse({"flow_run_id": name, "data": "kết quả"})
        if request.method == "POST" and name != "create_flow_run":
            return JSONResponse(self.found)
        return JSONResponse({"path": request.url.path}, headers={"Set-Cookie": "x=1", "X-Own": "1"})

    def app(self) -> Starlette:
        """Make the server."""
        methods = ["GET", "POST", "PUT", "PATCH", "DELETE"]
        return Starlette(routes=[Route("/{path:path}", self.answer, methods=methods)])


@dataclass
class DeskApp:
    """The desk, who can sign in, and what lies behind."""

    services: DeskServices
    sessions: Sessions
    behind: FakePrefect
    cookies: Mapping[str, str]
    client: httpx.AsyncClient
    tokens: dict[str, str] = field(default_factory=dict)

    def headers(self, account: str | None, **others: str) -> dict[str, str]:
        """Return what the browser of this person sends along from our own page."""
        if account is None:
            return others
        if account not in self.tokens:
            session = self.sessions.find(self.cookies[account])
            assert session is not None
            self.tokens[account] = self.sessions.csrf(session)
        token = self.tokens[account]
        cookie = f"{COOKIE}={self.cookies[account]}"
        return {"Cookie": cookie, "X-CSRF-Token": token, "Origin": ADDRESS, **others}

    async def ask(
        self, account: str | None, method: str, path: str, **given: Any
    ) -> httpx.Response:
        """Ask once as this person; None is who is not signed in."""
        headers = self.headers(account, **given.pop("headers", {}))
        return await self.client.request(method, path, headers=headers, **given)

    def pressed(self) -> dict[str, Any]:
        """Return the body of the last run that was started."""
        told: dict[str, Any] = json.loads(self.behind.bodies[-1])
        return told


def settings_of(folder: Path) -> Settings:
    """Return the settings of this desk over a data folder."""
    return Settings(folder, prefect_url="http://prefect", desk_url=ADDRESS)


@asynccontextmanager
async def open_desk_app(folder: Path, provider: Provider | None = None) -> AsyncIterator[DeskApp]:
    """Open the desk over a data folder; people may sign in by way of the provider."""
    services = open_desk_services(settings_of(folder))
    sessions = sessions_of(services)
    cookies = sign_in(folder)
    behind = FakePrefect({each: sign_actor(services.secrets, each, "d", "k") for each in cookies})
    prefect = PrefectClient("http://prefect", "a:b", httpx.ASGITransport(behind.app()))
    pages = make_pages(services, sessions, prefect, oidc_of(services, provider))
    proxy = PrefectProxy(prefect, sessions, services.secrets)
    transport = httpx.ASGITransport(AccessMiddleware(services, sessions, pages, proxy))
    async with httpx.AsyncClient(transport=transport, base_url=ADDRESS) as client:
        yield DeskApp(services, sessions, behind, cookies, client)
    await prefect.close()
    services.register.close()
