"""Whether the number books that symbols share agree with one another."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from dossiers.books.number_book import SharedBook


def book_faults(books: Sequence[SharedBook]) -> Iterator[str]:
    """Yield a fault for each book that says nothing, or shares a year and symbol with another."""
    for each in books:
        if len(set(each.symbols)) < max(2, len(each.symbols)):
            yield f"books.toml, {each.code}: symbols phải có từ hai ký hiệu khác nhau"
        if each.until_year is not None and each.until_year < each.from_year:
            yield f"books.toml, {each.code}: until_year trước from_year"
    for one, other in combinations(books, 2):
        both = set(one.names) & set(other.names)
        if both and _in_one_year(one, other):
            yield f"books.toml, {one.code} và {other.code}: cùng có {', '.join(sorted(both))}"


def _in_one_year(one: SharedBook, other: SharedBook) -> bool:
    return other.covers(one.from_year) or one.covers(other.from_year)
