"""What every page of the desk works with, wired together in this one place."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from desk.access.access_rules import csrf_token, nav, visitor
from dossiers.plan.plan import Plan
from storage.blobs.opening import open_objects
from storage.blobs.port import Objects
from storage.installation_secret import Secrets, open_secrets
from storage.register import Register, open_register
from storage.settings import Settings
from wards import load_plan
from workflow.services import AppServices

LOOPBACK = ("127.0.0.1", "localhost")
PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "html"),
    autoescape=True,
    undefined=StrictUndefined,
)


@dataclass(frozen=True)
class DeskServices:
    """Plan, register and objects, where Prefect answers, and the pages' templates."""

    services: AppServices
    secrets: Secrets
    prefect: str
    """Where Prefect's server answers on this machine, e.g. "http://127.0.0.1:4200"; "" without."""
    address: str
    """Where people's browsers find the desk, e.g. "http://127.0.0.1:8000"."""
    pages: Environment

    @property
    def secure(self) -> bool:
        """Whether people reach the desk by TLS."""
        return self.address.startswith("https://")

    @property
    def origins(self) -> frozenset[str]:
        """The origins of our own pages: the desk's address, and this machine at its port."""
        port = urlsplit(self.address).port
        here = {f"http://{each}:{port}" for each in LOOPBACK} if port else set()
        return frozenset({self.address, *here})

    @property
    def hosts(self) -> frozenset[str]:
        """The names by which the desk may be asked for."""
        return frozenset(urlsplit(each).netloc for each in self.origins)

    @property
    def settings(self) -> Settings:
        """Where everything lies."""
        return self.services.settings

    @property
    def plan(self) -> Plan:
        """The ward's plan."""
        return self.services.plan

    @property
    def register(self) -> Register:
        """The office's truth."""
        return self.services.register

    @property
    def objects(self) -> Objects:
        """The stored bytes."""
        return self.services.objects

    def page(
        self, request: Request, name: str, *, status: int = 200, **values: Any
    ) -> HTMLResponse:
        """A page of desk/pages; it knows `person` (None when signed out), `csrf` and `nav`."""
        person = visitor(request)
        shared = {
            "person": person,
            "csrf": csrf_token(request),
            "nav": nav(person),
            "here": request.url.path,
        }
        return HTMLResponse(self.pages.get_template(name).render({**shared, **values}), status)


def open_desk_office(settings: Settings, *, prefect: str, address: str) -> DeskServices:
    """The desk's office. Raises RegisterUnreachable, StorageUnreachable or PlanFault."""
    settings.make_folder()
    register = open_register(settings.database_url, settings.folder)
    objects = open_objects(settings.storage_url, settings.folder)
    services = AppServices(settings, load_plan(), register, objects)
    return DeskServices(
        services, open_secrets(settings.folder), prefect, address.rstrip("/"), PAGES
    )
