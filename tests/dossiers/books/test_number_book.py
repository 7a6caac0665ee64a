"""Which book a symbol counts in."""

from dossiers.books.number_book import NumberBook, SharedBook, book_of, books_of, numbered
from dossiers.model.record import Source

OFFICE = SharedBook(
    code="VHXH",
    name="Sổ văn bản đi của Phòng",
    symbols=("TTr-VHXH", "BC-VHXH"),
    from_year=2027,
    until_year=2028,
    source=Source(text="mẫu"),
)


def test_a_symbol_has_a_book_of_its_own_where_nothing_is_said() -> None:
    own = book_of((), "QĐ-UBND", 2026)

    assert own == NumberBook(code="QĐ-UBND", name="Sổ QĐ-UBND", symbols=("QĐ-UBND",))
    assert own.names == ("QĐ-UBND",)


def test_a_shared_book_holds_from_its_first_year_until_its_last() -> None:
    codes = [book_of((OFFICE,), "BC-VHXH", year).code for year in range(2026, 2030)]

    assert codes == ["BC-VHXH", "VHXH", "VHXH", "BC-VHXH"]
    assert OFFICE.plain.names == ("VHXH", "TTr-VHXH", "BC-VHXH")
    assert book_of((OFFICE,), "BC-VHXH", 2029).names == ("BC-VHXH", "VHXH")


def test_the_books_of_a_year_stand_once_each_in_the_order_of_the_symbols() -> None:
    symbols = ("TNHS", "BC-VHXH", "TTr-VHXH")

    assert [each.code for each in books_of((OFFICE,), symbols, 2027)] == ["TNHS", "VHXH"]
    assert [each.code for each in books_of((OFFICE,), symbols, 2026)] == list(symbols)


def test_a_number_below_ten_has_a_zero_before_it() -> None:
    assert [numbered(each, "QĐ-UBND") for each in (5, 134)] == ["05/QĐ-UBND", "134/QĐ-UBND"]
