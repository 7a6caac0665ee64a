"""What every page of the desk works with, wired together in this one place."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from desk.access.access_rules import csrf_token, nav, visitor
from storage.blobs.opening import open_objects
from storage.installation_secret import Secrets, open_secrets
from storage.register import open_register
from storage.settings import HOST, Settings
from workflow.services import AppServices, ward_plan

OWN_NAMES = (HOST, "localhost")
"""The names of this machine in the addresses of our own pages."""

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "html"),
    autoescape=True,
    undefined=StrictUndefined,
)


@dataclass(frozen=True, kw_only=True)
class DeskServices(AppServices):
    """The services of every step, with the installation's secret and the pages' templates."""

    secrets: Secrets
    templates: Environment = TEMPLATES

    @property
    def address(self) -> str:
        """Tell where people's browsers find the desk, e.g. "http://127.0.0.1:8000"."""
        return self.settings.desk_address

    @property
    def secure(self) -> bool:
        """Tell whether people reach the desk by TLS."""
        return self.address.startswith("https://")

    @property
    def origins(self) -> frozenset[str]:
        """Return the origins of our own pages: the desk's address, and this machine at its port."""
        port = urlsplit(self.address).port
        here = {f"http://{each}:{port}" for each in OWN_NAMES} if port else set()
        return frozenset({self.address, *here})

    @property
    def hosts(self) -> frozenset[str]:
        """Return the names by which the desk may be asked for."""
        return frozenset(urlsplit(each).netloc for each in self.origins)

    def page(
        self, request: Request, name: str, *, status: int = 200, **values: Any
    ) -> HTMLResponse:
        """Fill a template of desk/html; it knows `person` (None when signed out), `csrf`, `nav`."""
        person = visitor(request)
        shared = {"person": person, "csrf": csrf_token(request), "nav": nav(person)}
        shown = {**shared, "here": request.url.path, **values}
        return HTMLResponse(self.templates.get_template(name).render(shown), status)


def open_desk_services(settings: Settings) -> DeskServices:
    """Wire the desk at these settings.

    Raise RegisterUnreachable, StorageUnreachable or PlanFault.
    """
    settings.make_folder()
    return DeskServices(
        settings,
        ward_plan(settings),
        open_register(settings.database_url, settings.folder),
        open_objects(settings),
        secrets=open_secrets(settings.folder),
    )
