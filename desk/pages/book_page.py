"""The number books: what stands in each, what the office says of it, and its register to print."""

from datetime import datetime
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, Field

from desk.access.access_rules import person
from desk.access.responses import EXCEL, attached
from desk.pages.excel_books import outgoing_register
from desk.services import DeskServices
from dossiers.books.book_events import BookAct
from dossiers.model.errors import CommendationError
from dossiers.model.role_duties import BOOK_KEEPERS
from dossiers.plan.office_day import office_time
from storage.ledger.register_ledger import Ledger
from workflow.book_keeping import (
    FIRST_YEAR,
    LAST_YEAR,
    enter_in_book,
    event_text,
    kept_book,
    kept_books,
    known_book,
)
from workflow.forms.book_form import BookForm
from workflow.forms.parsing import read_form
from workflow.pages.outgoing_register import COLUMNS, register_rows

SEE_OTHER, REFUSED = 303, 409

Year = Annotated[int | None, Query(alias="nam", ge=FIRST_YEAR, le=LAST_YEAR)]


class Typed(BaseModel):
    """What was typed on a book's page."""

    year: Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
    act: str = ""
    number: str = ""
    last: str = ""
    symbol: str = ""
    reason: str = ""


def router(services: DeskServices) -> APIRouter:
    """Make the routes of the number books."""
    made = APIRouter()
    pages = _Pages(services)
    made.get("/so-van-ban")(pages.listed)
    made.get("/so-van-ban/{code}")(pages.book)
    made.post("/so-van-ban/{code}")(pages.enter)
    made.get("/so-van-ban/{code}/so-dang-ky")(pages.register)
    made.get("/so-van-ban/{code}/so-dang-ky.xlsx")(pages.workbook)
    return made


class _Pages:
    def __init__(self, services: DeskServices) -> None:
        self._services = services

    def listed(self, request: Request, year: Year = None) -> Response:
        asked = self._year(year)
        with self._services.register.read_tx() as ledger:
            books = list(kept_books(self._services.plan, ledger, asked))
            years = self._years(ledger, asked)
        return self._services.page(
            request, "books.html", books=books, year=asked, years=years, link=_link
        )

    def book(self, request: Request, code: str, year: Year = None) -> Response:
        return self._book(request, code, self._year(year))

    def enter(self, request: Request, code: str, typed: Annotated[Typed, Form()]) -> Response:
        who, said = person(request), typed.model_dump()
        try:
            form = read_form(BookForm, {**said, "book": code, "by": who.name})
            enter_in_book(self._services, form, who)
        except CommendationError as error:
            shown = {"sentence": str(error), "typed": typed}
            return self._book(request, code, typed.year, REFUSED, **shown)
        return RedirectResponse(f"{_link(code, typed.year)}&xong=1", SEE_OTHER)

    def register(self, request: Request, code: str, year: Year = None) -> Response:
        asked = self._year(year)
        with self._services.register.read_tx() as ledger:
            kept = kept_book(ledger, known_book(self._services.plan, code, asked), asked)
            rows = register_rows(ledger, kept)
        ward = self._services.plan.ward
        return self._services.page(
            request, "outgoing_register.html", kept=kept, rows=rows, columns=COLUMNS, ward=ward
        )

    def workbook(self, code: str, year: Year = None) -> Response:
        asked = self._year(year)
        with self._services.register.read_tx() as ledger:
            kept = kept_book(ledger, known_book(self._services.plan, code, asked), asked)
            data = outgoing_register(asked, register_rows(ledger, kept))
        return attached(data, f"Sổ đăng ký văn bản đi {code} {asked}.xlsx", EXCEL)

    def _book(
        self, request: Request, code: str, year: int, status: int = 200, **more: Any
    ) -> Response:
        with self._services.register.read_tx() as ledger:
            book = known_book(self._services.plan, code, year)
            kept, years = kept_book(ledger, book, year), self._years(ledger, year)
            names = {each.account: each.name for each in ledger.accounts()}
        shown: dict[str, Any] = {"kept": kept, "years": years, "names": names, "acts": BookAct}
        shown |= {"keeps": not BOOK_KEEPERS.isdisjoint(person(request).roles)}
        shown |= {"link": _link, "event_text": event_text}
        shown |= {
            "done": "xong" in request.query_params,
            "sentence": "",
            "typed": Typed(year=year),
            **more,
        }
        return self._services.page(request, "book.html", status=status, local=_local, **shown)

    def _year(self, year: int | None) -> int:
        return year or self._services.today().year

    def _years(self, ledger: Ledger, year: int) -> list[int]:
        """Return the years to choose from: those with numbers, this one and the next."""
        today = self._services.today().year
        return sorted({*ledger.book_years(), today, today + 1, year}, reverse=True)


def _link(code: str, year: int, page: str = "") -> str:
    """Tell where a book of a year is, or a page of it."""
    return f"/so-van-ban/{quote(code, safe='')}{page}?nam={year}"


def _local(at: datetime) -> str:
    """Write a moment as the office's wall clock showed it."""
    return f"{office_time(at):%H:%M %d/%m/%Y}"
