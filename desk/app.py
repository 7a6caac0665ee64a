"""The desk, put together: its pages behind the door, and Prefect behind them."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse
from starlette.exceptions import HTTPException
from starlette.middleware.errors import ServerErrorMiddleware
from starlette.staticfiles import StaticFiles

from desk.access.middleware import Door
from desk.pages import (
    board_page,
    certificate_page,
    dossier_page,
    downloads,
    preview,
    sign_in_page,
    uploads,
    workbook_page,
)
from desk.prefect_proxy import run_forms
from desk.prefect_proxy.forwarding import Prefect
from desk.prefect_proxy.gateway import Gateway
from desk.services import DeskServices, open_desk_office
from desk.sign_in.oidc import Oidc, provider_of
from desk.sign_in.sessions import Sessions
from dossiers.model.errors import (
    CommendationError,
    Refused,
    UnknownDossier,
    UnknownObject,
    UnknownRound,
)
from storage.settings import Settings

BROKEN = (
    "Phần mềm gặp lỗi ngoài dự kiến. Hãy tải lại trang và thử lại; nếu vẫn vậy, hãy báo người quản"
    " trị xem nhật ký logs/desk.log."
)

ROUTERS = (
    board_page.router,
    dossier_page.router,
    run_forms.router,
    uploads.router,
    downloads.router,
    preview.router,
    workbook_page.router,
    certificate_page.router,
)
"""What makes the routes of each part, given the office."""


def open_desk(settings: Settings, *, prefect: str, address: str) -> Door:
    """The desk as it is served: pages and Prefect (at `prefect`) behind the door at `address`.

    Raises RegisterUnreachable, StorageUnreachable or PlanFault, each with what to do.
    """
    services = open_desk_office(settings, prefect=prefect, address=address)
    sessions = Sessions(
        services.register, services.secrets, services.services.clock, services.secure
    )
    behind = Prefect(prefect, services.secrets.prefect)
    gateway = Gateway(behind, sessions, services.secrets)
    pages = make_pages(services, sessions, behind, _oidc_of(services))
    return Door(services, sessions, pages, ServerErrorMiddleware(gateway, handler=_broken))


def make_pages(
    services: DeskServices, sessions: Sessions, behind: Prefect, oidc: Oidc | None = None
) -> FastAPI:
    """The desk's own pages, without the door before them; closed, they let go of everything."""

    @asynccontextmanager
    async def life(_app: FastAPI) -> AsyncIterator[None]:
        yield
        await behind.close()
        services.register.close()

    app = FastAPI(
        title="Khen thưởng", docs_url=None, redoc_url=None, openapi_url=None, lifespan=life
    )
    app.include_router(sign_in_page.router(services, sessions, oidc))
    for router in ROUTERS:
        app.include_router(router(services))
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")

    @app.get("/suc-khoe")
    def health() -> PlainTextResponse:
        with services.register.read_tx():
            return PlainTextResponse("tốt")

    _say_faults(app, services)
    return app


def _say_faults(app: FastAPI, services: DeskServices) -> None:
    """Let every fault be a page with one sentence."""

    @app.exception_handler(CommendationError)
    def fault(request: Request, error: CommendationError) -> HTMLResponse:
        return services.page(request, "fault.html", status=_status(error), sentence=str(error))

    def missing_page(request: Request, error: Exception) -> HTMLResponse:
        """What FastAPI itself refuses, e.g. an address that there is not."""
        sentence = "Không có trang này; hãy mở lại từ Bảng theo dõi."
        status = getattr(error, "status_code", 404)
        return services.page(request, "fault.html", status=status, sentence=sentence)

    def odd_request(request: Request, _error: Exception) -> HTMLResponse:
        """What no page of ours sends: a field too long, a number that is none."""
        sentence = "Yêu cầu không đúng dạng; hãy quay lại trang trước và làm lại."
        return services.page(request, "fault.html", status=400, sentence=sentence)

    def broken(request: Request, _error: Exception) -> HTMLResponse:
        """Our own fault; the desk's log has it whole."""
        return services.page(request, "fault.html", status=500, sentence=BROKEN)

    app.add_exception_handler(HTTPException, missing_page)
    app.add_exception_handler(RequestValidationError, odd_request)
    app.add_exception_handler(Exception, broken)


def _broken(_request: Request, _error: Exception) -> JSONResponse:
    return JSONResponse({"detail": BROKEN}, 500)


def _oidc_of(services: DeskServices) -> Oidc | None:
    """Sign-ins by another server, where one is set."""
    provider = provider_of(os.environ)
    if provider is None:
        return None
    return Oidc(provider, services.address, services.secrets, services.services.clock)


def _status(error: CommendationError) -> int:
    """What a fault is to a browser: not there, refused, or out of order for now."""
    if isinstance(error, UnknownObject | UnknownRound | UnknownDossier):
        return 404
    return 409 if isinstance(error, Refused) else 503
