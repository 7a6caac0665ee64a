"""Shared number books that contradict one another, or share nothing."""

from typing import Any

import pytest

from dossiers.books.number_book import SharedBook
from dossiers.model.record import Source
from wards.book_faults import book_faults


def a_shared_book(**changes: Any) -> SharedBook:
    facts = {"code": "VHXH", "name": "Sổ của Phòng", "symbols": ("TTr-VHXH", "BC-VHXH")}
    return SharedBook(**{**facts, "from_year": 2027, "source": Source(text="mẫu"), **changes})


LATER = {"code": "CHUNG", "symbols": ("TTr-VHXH", "QĐ-UBND"), "from_year": 2029}


def test_books_that_share_no_year_agree() -> None:
    assert list(book_faults([a_shared_book(until_year=2028), a_shared_book(**LATER)])) == []


@pytest.mark.parametrize(
    ("books", "told"),
    [
        ([a_shared_book(symbols=("TTr-VHXH",))], "VHXH: symbols phải có từ hai ký hiệu khác nhau"),
        ([a_shared_book(symbols=("A", "A"))], "VHXH: symbols phải có từ hai ký hiệu khác nhau"),
        ([a_shared_book(until_year=2026)], "VHXH: until_year trước from_year"),
        ([a_shared_book(), a_shared_book(**LATER)], "VHXH và CHUNG: cùng có TTr-VHXH"),
        ([a_shared_book(**LATER), a_shared_book()], "CHUNG và VHXH: cùng có TTr-VHXH"),
    ],
)
def test_a_fault_is_told_by_file_and_book(books: list[SharedBook], told: str) -> None:
    assert list(book_faults(books)) == [f"books.toml, {told}"]
