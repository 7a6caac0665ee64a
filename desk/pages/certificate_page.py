"""Certificates to print: how and by which printer, then one file with a page each."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from desk.access.responses import WORD, attached
from desk.services import DeskServices
from workflow.documents.print_run import PrintMode, certificates_to_print, print_mode


def router(services: DeskServices) -> APIRouter:
    """Make the routes of what is printed."""
    made = APIRouter()

    @made.get("/dot/{code}/in-giay-khen")
    def choose(request: Request, code: str) -> HTMLResponse:
        with services.register.read_tx() as ledger:
            round_ = ledger.round(code)
        plan = services.plan
        return services.page(
            request,
            "printing.html",
            round=round_,
            title=plan.round_title(round_),
            award=plan.award(round_.award),
            modes=tuple(PrintMode),
            printers=plan.printers,
        )

    @made.get("/dot/{code}/giay-khen.docx")
    def print_out(
        code: str,
        mode: Annotated[str, Query(alias="kieu")] = PrintMode.PHOI.value,
        printer: Annotated[str, Query(alias="may-in")] = "",
    ) -> Response:
        with services.register.read_tx() as ledger:
            award = services.plan.award(ledger.round(code).award)
            data = certificates_to_print(
                services.plan, ledger, services.objects, code, print_mode(mode), printer
            )
        return attached(data, f"{award.short_name} đợt {code} để in.docx", WORD)

    return made
