"""The first page: the board, and the news that it asks for by itself."""

import hashlib
from functools import partial
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from desk.access.access_rules import person
from desk.access.visibility import only_unit
from desk.pages.board_query import ORDERS, Asked, Board, asked, board
from desk.services import DeskServices
from dossiers.model.dossier import Status
from dossiers.model.role_duties import may_press
from dossiers.model.roles import Person
from storage.ledger.register_ledger import Ledger

NOT_MODIFIED = 304


def router(services: DeskServices) -> APIRouter:
    """Make the board's routes."""
    made = APIRouter()
    units = Units()

    @made.get("/")
    def page(request: Request) -> Response:
        who, question = person(request), asked(request.query_params, services.plan)
        with services.register.read_tx() as ledger:
            shown = board(services, ledger, who, question)
            choices = {
                "rounds": ledger.rounds()[::-1],
                "units": () if only_unit(who) else units.of(ledger),
                "statuses": tuple(Status),
                "awards": services.plan.awards,
                "orders": ORDERS,
            }
            tag = _tag(services, ledger, who, question)
        return _page(services, request, "board.html", question, shown, choices=choices, tag=tag)

    @made.get("/bang/moi")
    def news(request: Request) -> Response:
        who, question = person(request), asked(request.query_params, services.plan)
        with services.register.read_tx() as ledger:
            tag = _tag(services, ledger, who, question)
            if request.headers.get("if-none-match") == tag:
                return Response(status_code=NOT_MODIFIED, headers={"ETag": tag})
            shown = board(services, ledger, who, question)
        answer = _page(services, request, "board_parts.html", question, shown)
        answer.headers.update({"ETag": tag, "Cache-Control": "private, no-cache"})
        return answer

    return made


class Units:
    """The names of all units, read again only when the register has changed."""

    def __init__(self) -> None:
        self._known: tuple[int, tuple[str, ...]] = (-1, ())

    def of(self, ledger: Ledger) -> tuple[str, ...]:
        """Return the names, in order."""
        revision = ledger.revision()
        if self._known[0] != revision:
            self._known = (revision, ledger.units())
        return self._known[1]


def _page(
    services: DeskServices, request: Request, name: str, question: Asked, shown: Board, **more: Any
) -> HTMLResponse:
    who = person(request)
    given = {"officer": not only_unit(who), "may": partial(may_press, who), **more}
    return services.page(request, name, asked=question, board=shown, **given)


def _tag(services: DeskServices, ledger: Ledger, who: Person, question: Asked) -> str:
    """Return what stays the same as long as the page would show the same."""
    shown = (ledger.revision(), services.today(), who.model_dump_json(), question)
    return f'"{hashlib.sha256(repr(shown).encode()).hexdigest()[:32]}"'
