"""The number books as the office keeps them: what stands in each, and what is said of it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from documents.kind_registry import document_kinds
from dossiers.books.book_events import KEEPING, BookAct, BookEvent, BookState
from dossiers.books.book_lines import BookLine, book_lines, unexplained
from dossiers.books.number_book import NumberBook, books_of, numbered
from dossiers.books.number_rules import Taken, check_event, same_as_known
from dossiers.model.errors import InvalidForm
from dossiers.model.record import uncapitalised
from dossiers.model.role_duties import check_keeps_books
from dossiers.model.roles import Person
from dossiers.plan.plan import Plan
from storage.ledger.register_ledger import Ledger
from storage.schema.records import DocumentRecord
from workflow.forms.book_form import BookForm
from workflow.services import AppServices

FIRST_YEAR, LAST_YEAR = 2000, 2999
"""Years that a book may be of; others are slips of the keyboard."""


class KeptBook(NamedTuple):
    """A book in a year, with its lines."""

    state: BookState
    lines: tuple[BookLine, ...]

    @property
    def unexplained(self) -> tuple[BookLine, ...]:
        """Return the numbers that nothing explains."""
        return unexplained(self.lines)


def number_books(plan: Plan, year: int) -> tuple[NumberBook, ...]:
    """Return the books of all numbered kinds in a year, in the order of the kinds."""
    symbols = [each.symbol for each in document_kinds() if each.symbol]
    return books_of(plan.books, symbols, year)


def known_book(plan: Plan, code: str, year: int) -> NumberBook:
    """Return the book with this code, or that of this symbol; raise InvalidForm with all."""
    books = number_books(plan, year)
    for each in books:
        if code in (each.code, *each.symbols):
            return each
    known = ", ".join(each.code for each in books)
    raise InvalidForm(f"Không có sổ “{code}” trong năm {year}; hãy chọn: {known}.")


def kept_book(ledger: Ledger, book: NumberBook, year: int) -> KeptBook:
    """Return how a book stands in a year, every number with what became of it."""
    state, taken = ledger.book_state(book, year), ledger.taken_numbers(book, year)
    if any(each.on is None for each in taken):
        taken = _with_days(taken, ledger.numbered_documents(numbered_kinds(book), year))
    return KeptBook(state, book_lines(state, taken))


def _with_days(taken: Sequence[Taken], documents: Sequence[DocumentRecord]) -> tuple[Taken, ...]:
    """Return the numbers with their documents' days, which older registers kept only there."""
    days = {each.number: each.dated for each in documents}
    return tuple(
        each._replace(on=each.on or days.get(numbered(each.number, each.symbol))) for each in taken
    )


def numbered_kinds(book: NumberBook) -> list[str]:
    """Return the codes of the kinds that are numbered in a book."""
    return [each.code for each in document_kinds() if each.symbol in book.symbols]


def kept_books(plan: Plan, ledger: Ledger, year: int) -> Iterator[KeptBook]:
    """Yield every book of a year."""
    return (kept_book(ledger, each, year) for each in number_books(plan, year))


def enter_in_book(services: AppServices, form: BookForm, actor: Person | None = None) -> str:
    """Enter what the form says of a book, once; return what was done, as staff read it.

    Raise Refused for who does not keep the books and for what contradicts the book, InvalidForm.
    """
    if actor is not None:
        check_keeps_books(actor)
    year = book_year(services, form.year)
    book = known_book(services.plan, form.book, year)
    with services.register.write_tx(actor.account if actor else "") as ledger:
        state, taken = ledger.book_state(book, year), ledger.taken_numbers(book, year)
        said = form if actor is None else form.model_copy(update={"by": actor.name})
        event = _event(said, state, taken, services)
        if same_as_known(event, state):
            return f"Đã ghi trước đó: {uncapitalised(event_text(event))}"
        check_event(event, state, taken, _bearer(ledger, event))
        ledger.add_book_event(event)
    return f"Đã ghi: {uncapitalised(event_text(event))}"


def event_text(event: BookEvent) -> str:
    """Return what an event says, as staff read it."""
    of = f"Sổ {event.book} năm {event.year}"
    if event.act in KEEPING:
        return f"{of}, {event.act.text.lower()}"
    if event.act is BookAct.OPENING:
        return f"{of} mở sổ, đến hết số {event.last} đã dùng ở sổ ngoài"
    if event.act is BookAct.VOID:
        return f"{of}, hủy số {numbered(event.first, event.symbol)}"
    several = f" đến {event.last}" if event.last > event.first else ""
    return f"{of}, số {event.first}{several} đã dùng ngoài chương trình"


def book_year(services: AppServices, asked: int | None) -> int:
    """Return the year that is asked for, else this one. Raise InvalidForm for no year of books."""
    year = services.today().year if asked is None else asked
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InvalidForm(f"Năm: {year} không hợp lệ; hãy ghi năm như 2026.")
    return year


def _event(
    form: BookForm, state: BookState, taken: Sequence[Taken], services: AppServices
) -> BookEvent:
    first, last = _numbers(form, state)
    return BookEvent(
        book=state.book.code,
        year=state.year,
        act=form.act,
        first=first,
        last=last,
        symbol=_symbol(form, state.book, taken) if form.act is BookAct.VOID else "",
        reason=form.reason,
        by=form.by,
        at=services.clock(),
    )


def _numbers(form: BookForm, state: BookState) -> tuple[int, int]:
    """Return first and last of the numbers that the form speaks of; zeros where of none.

    A book that comes back explains by it the numbers up to here, which were given elsewhere.
    """
    if form.act in KEEPING:
        if form.number is not None or form.last is not None:
            raise InvalidForm("Số: ghi nơi giữ sổ thì không ghi số; hãy bỏ trống")
        return (1, state.next_number - 1) if form.act is BookAct.HERE else (0, 0)
    if form.number is None:
        raise InvalidForm("Số: chưa điền")
    if form.last is not None and form.act is not BookAct.OUTSIDE:
        raise InvalidForm("Đến số: chỉ ghi khi ghi số đã dùng ngoài chương trình; hãy bỏ trống")
    if form.act is BookAct.OPENING:
        return 1, form.number
    return form.number, form.last or form.number


def _symbol(form: BookForm, book: NumberBook, taken: Sequence[Taken]) -> str:
    """Return the symbol of the number to be voided: that of its document, else the one chosen."""
    having = [each.symbol for each in taken if each.number == form.number]
    choices = having or list(book.symbols)
    if form.symbol and form.symbol not in choices:
        raise InvalidForm(f"Ký hiệu: số {form.number} có ký hiệu {' hoặc '.join(choices)}")
    if not form.symbol and len(choices) > 1:
        raise InvalidForm(f"Ký hiệu: chưa điền; hãy chọn {' hoặc '.join(choices)}")
    return form.symbol or choices[0]


def _bearer(ledger: Ledger, event: BookEvent) -> str:
    """Return the title of the document in force that has a voided number; "" without one."""
    kinds = [each.code for each in document_kinds() if each.symbol == event.symbol]
    number = numbered(event.first, event.symbol)
    found = ledger.numbered_documents(kinds, event.year)
    return next((e.title for e in found if e.number == number and not e.superseded), "")
