"""The desk, put together: access rules before its pages, and Prefect behind them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse
from starlette.exceptions import HTTPException
from starlette.middleware.errors import ServerErrorMiddleware
from starlette.staticfiles import StaticFiles

from desk.access.middleware import AccessMiddleware
from desk.pages import (
    board_page,
    book_page,
    certificate_page,
    dossier_page,
    downloads,
    movement_year_page,
    personal_data_page,
    preview,
    sign_in_page,
    uploads,
    workbook_page,
)
from desk.prefect_proxy import run_forms
from desk.prefect_proxy.forwarding import PrefectClient
from desk.prefect_proxy.proxy import PrefectProxy
from desk.services import DeskServices, open_desk_services
from desk.sign_in.oidc import Oidc, Provider, provider_of
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
    book_page.router,
    movement_year_page.router,
    personal_data_page.router,
)
"""Each makes the routes of a part, given the services."""


def open_desk(settings: Settings) -> AccessMiddleware:
    """Put the desk together as it is served: its pages and Prefect, behind the access rules.

    Raise RegisterUnreachable, StorageUnreachable or PlanFault, each with what to do.
    """
    services = open_desk_services(settings)
    sessions = sessions_of(services)
    client = PrefectClient(settings.prefect_url, services.secrets.prefect)
    proxy = PrefectProxy(client, sessions, services.secrets)
    pages = make_pages(services, sessions, client, oidc_of(services, provider_of(settings)))
    guarded = ServerErrorMiddleware(proxy, handler=_broken)
    return AccessMiddleware(services, sessions, pages, guarded)


def sessions_of(services: DeskServices) -> Sessions:
    """Open the sessions of the register, with cookies that travel as people reach the desk."""
    return Sessions(services.register, services.secrets, services.clock, services.secure)


def oidc_of(services: DeskServices, provider: Provider | None) -> Oidc | None:
    """Let people sign in by way of the provider, where there is one."""
    if provider:
        return Oidc(provider, services.address, services.secrets, services.clock)
    return None


def make_pages(
    services: DeskServices, sessions: Sessions, client: PrefectClient, oidc: Oidc | None = None
) -> FastAPI:
    """Make the desk's own pages, without access rules; closed, they let go of everything."""

    @asynccontextmanager
    async def life(_app: FastAPI) -> AsyncIterator[None]:
        yield
        await client.close()
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
        """Answer what FastAPI itself refuses, e.g. an address that there is not."""
        sentence = "Không có trang này; hãy mở lại từ Bảng theo dõi."
        status = getattr(error, "status_code", 404)
        return services.page(request, "fault.html", status=status, sentence=sentence)

    def odd_request(request: Request, _error: Exception) -> HTMLResponse:
        """Answer what no page of ours sends: a field too long, a number that is none."""
        sentence = "Yêu cầu không đúng dạng; hãy quay lại trang trước và làm lại."
        return services.page(request, "fault.html", status=400, sentence=sentence)

    def broken(request: Request, _error: Exception) -> HTMLResponse:
        """Answer a fault of our own; the desk's log has it whole."""
        return services.page(request, "fault.html", status=500, sentence=BROKEN)

    app.add_exception_handler(HTTPException, missing_page)
    app.add_exception_handler(RequestValidationError, odd_request)
    app.add_exception_handler(Exception, broken)


def _broken(_request: Request, _error: Exception) -> JSONResponse:
    return JSONResponse({"detail": BROKEN}, 500)


def _status(error: CommendationError) -> int:
    """Tell what a fault is to a browser: not there, refused, or out of order for now."""
    if isinstance(error, UnknownObject | UnknownRound | UnknownDossier):
        return 404
    return 409 if isinstance(error, Refused) else 503
