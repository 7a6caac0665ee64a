"""The desk: one document, or a round's documents as one file, downloaded under its own name."""

from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, PlainTextResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.exceptions import HTTPException

from dossiers.errors import CommendationError, UnknownObject, UnknownRound
from storage.export import archive, file_name
from storage.ledger import Ledger
from storage.objects import open_objects
from storage.register import open_register
from storage.settings import Settings

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BOARD = "/v2/artifacts/key/bang-theo-doi"
PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "pages"),
    autoescape=True,
    undefined=StrictUndefined,
)


class ListedRound(NamedTuple):
    """A round with its documents, as the first page lists them."""

    code: str
    title: str
    documents: list[dict[str, str]]


def make_app(settings: Settings, prefect: str) -> FastAPI:
    """The desk over the register and store of `settings`; `prefect` is where the UI answers."""
    app = FastAPI(title="Khen thưởng", docs_url=None, redoc_url=None, openapi_url=None)
    register = open_register(settings.database_url, settings.folder)
    objects = open_objects(settings.storage_url, settings.folder)

    @app.get("/")
    def home() -> HTMLResponse:
        with register.reading() as ledger:
            rounds = [_listed(ledger, each.code, each.title) for each in ledger.rounds()]
        return _page("home.html", rounds=rounds[::-1], board=prefect and f"{prefect}{BOARD}")

    @app.get("/tai-ve/{document}")
    def download(document: str) -> Response:
        with register.reading() as ledger:
            record = ledger.document(document)
        return _attached(objects.get(record.sha256), file_name(record), WORD)

    @app.get("/dot/{code}.zip")
    def packet(code: str) -> Response:
        with register.reading() as ledger:
            data = archive(ledger, objects, code)
        return _attached(data, f"Văn bản đợt {code}.zip", "application/zip")

    @app.get("/suc-khoe")
    def health() -> PlainTextResponse:
        with register.reading():
            return PlainTextResponse("tốt")

    @app.exception_handler(CommendationError)
    def fault(_request: Request, error: CommendationError) -> HTMLResponse:
        missing = isinstance(error, UnknownObject | UnknownRound)
        page = _page("fault.html", sentence=str(error))
        return HTMLResponse(page.body, status_code=404 if missing else 503)

    app.add_exception_handler(HTTPException, _missing_page)
    return app


def _missing_page(_request: Request, error: Exception) -> HTMLResponse:
    """What FastAPI itself refuses, e.g. an address that there is not."""
    page = _page("fault.html", sentence="Không có trang này; hãy mở lại từ danh sách văn bản.")
    return HTMLResponse(page.body, status_code=getattr(error, "status_code", 404))


def _listed(ledger: Ledger, code: str, title: str) -> ListedRound:
    documents = [
        {
            "id": each.id,
            "title": each.title,
            "state": each.state_text,
            "dated": f"{each.dated:%d/%m/%Y}" if each.dated else "",
        }
        for each in ledger.documents(round=code)
    ]
    return ListedRound(code, title, documents)


def _page(name: str, **values: Any) -> HTMLResponse:
    return HTMLResponse(PAGES.get_template(name).render(values))


def _attached(data: bytes, name: str, kind: str) -> Response:
    """A download, named as RFC 6266 wants it, so that every browser keeps the accents."""
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    headers = {"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"}
    return Response(data, media_type=kind, headers=headers)
