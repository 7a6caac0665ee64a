"""`khenthuong books`: the number books, what stands in them and what the office says of them."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from desk.pages.excel_books import outgoing_register
from dossiers.books.book_events import BookAct
from dossiers.books.book_lines import BookLine
from storage.ledger.register_ledger import Ledger
from storage.settings import Settings
from workflow.book_keeping import (
    KeptBook,
    book_year,
    enter_in_book,
    kept_book,
    kept_books,
    known_book,
)
from workflow.forms.book_form import BookForm
from workflow.forms.parsing import read_form
from workflow.pages.outgoing_register import register_rows
from workflow.services import open_services


def list_books(asked: Namespace) -> None:
    """Print every book of a year: where it begins, its next number, what is not explained."""
    with open_services(Settings(asked.data)) as services, services.register.read_tx() as ledger:
        year = book_year(services, asked.year)
        for each in kept_books(services.plan, ledger, year):
            print(_summary(each))


def _summary(kept: KeptBook) -> str:
    state = kept.state
    said = [f"số tiếp theo {state.next_number:02d}"]
    if state.elsewhere:
        said = ["giữ ở nơi khác, số phải ghi bằng tay"]
    if state.opening:
        said.append(f"đến {state.opening} đã dùng ở sổ ngoài")
    if kept.unexplained:
        said.append(f"chưa rõ: {', '.join(each.text for each in kept.unexplained)}")
    return f"{state.book.code:12} {state.year}  {'; '.join(said)}"


def show_book(asked: Namespace) -> None:
    """Print every number of a book of a year, and why those that no document has are empty."""
    with _opened(asked) as (_, kept):
        print(_summary(kept))
        for line in kept.lines:
            print(f"  {'  '.join(_cells(line))}")


def _cells(line: BookLine) -> Iterator[str]:
    yield f"{line.text:18}"
    yield f"{line.on:%d/%m/%Y}" if line.on else " " * 10
    yield line.kind.text
    if line.purpose:
        yield line.purpose
    if line.said:
        yield f"{line.said.reason} ({line.said.by})"
    if line.backwards:
        yield "trước ngày của số đứng trên"


def write_register(asked: Namespace) -> None:
    """Write a book of a year as the register of outgoing documents (Decree 30, annex IV)."""
    with _opened(asked) as (ledger, kept):
        data = outgoing_register(kept.state.year, register_rows(ledger, kept))
    asked.out.write_bytes(data)
    print(f"Đã ghi sổ đăng ký văn bản đi của {kept.state.text} vào {asked.out}")


@contextmanager
def _opened(asked: Namespace) -> Iterator[tuple[Ledger, KeptBook]]:
    """Open the register, and the book that the command names."""
    with open_services(Settings(asked.data)) as services, services.register.read_tx() as ledger:
        year = book_year(services, asked.year)
        book = known_book(services.plan, asked.book, year)
        yield ledger, kept_book(ledger, book, year)


def _say(act: BookAct, asked: Namespace) -> None:
    """Enter what the command says of a book, and print what was done."""
    words = {name: getattr(asked, name, None) for name in ("number", "last", "symbol")}
    said = {**words, "book": asked.book, "year": asked.year, "act": act}
    form = read_form(BookForm, {**said, "reason": asked.reason, "by": asked.by})
    with open_services(Settings(asked.data)) as services:
        print(enter_in_book(services, form))


open_book = partial(_say, BookAct.OPENING)
enter_outside = partial(_say, BookAct.OUTSIDE)
void_number = partial(_say, BookAct.VOID)
keep_elsewhere = partial(_say, BookAct.ELSEWHERE)
keep_here = partial(_say, BookAct.HERE)
