"""Visits to the desk's pages, in process, past the access rules: as whoever the test says."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import anyio
import httpx
from starlette.types import ASGIApp, Receive, Scope, Send

from desk.app import make_pages, sessions_of
from desk.prefect_proxy.forwarding import PrefectClient
from desk.services import DeskServices, open_desk_services
from dossiers.model.roles import Person, Role
from storage.settings import Settings

UNIT = "Trung tâm Phục vụ hành chính công phường Mẫu"


def a_person(
    *roles: Role, account: str = "mau", name: str = "Lò Thị Mẫu", unit: str = ""
) -> Person:
    """Name someone who is signed in."""
    return Person(account=account, name=name, roles=roles, unit=unit)


CLERK = a_person(Role.CHUYEN_VIEN)


def desk_services(folder: Path, prefect: str = "") -> DeskServices:
    """Open the desk's services over a data folder, with Prefect at this address, or without."""
    return open_desk_services(Settings(folder, prefect_url=prefect, desk_url="http://desk"))


class Visitor:
    """Asks the desk's pages as one person."""

    def __init__(self, services: DeskServices, person: Person) -> None:
        client = PrefectClient("", "")
        self._pages: ASGIApp = make_pages(services, sessions_of(services), client)
        self._person = person

    async def _app(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._pages({**scope, "khenthuong.person": self._person}, receive, send)

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> httpx.Response:
        """Ask once by GET."""
        return self._ask("GET", path, headers=headers)

    def post(
        self, path: str, content: bytes, headers: Mapping[str, str] | None = None
    ) -> httpx.Response:
        """Send once by POST."""
        return self._ask("POST", path, content=content, headers=headers)

    def _ask(self, method: str, path: str, **given: Any) -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(self._app)
            async with httpx.AsyncClient(transport=transport, base_url="http://desk") as client:
                return await client.request(method, path, **given)

        return anyio.run(ask)
