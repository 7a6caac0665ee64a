"""What the office says of its number books is entered once, by whom it may be, or refused."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from documents.kind_registry import document_kinds
from dossiers.books.book_lines import LineKind
from dossiers.books.number_book import SharedBook
from dossiers.model.errors import InvalidForm, NumberTaken, Refused
from dossiers.model.record import Source
from dossiers.model.roles import Person, Role
from storage.ledger.register_ledger import Ledger
from tests.storage.examples import a_number
from tests.walks import SampleStep, Walk
from workflow.book_keeping import KeptBook, enter_in_book, kept_book, kept_books, known_book
from workflow.forms.book_form import BookForm
from workflow.services import AppServices

CLERK = Person(account="van.thu", name="Triệu Thị Văn Thư", roles=(Role.VAN_THU,))
OPENING: dict[str, Any] = {"act": "MO_SO", "number": 133}


def say(services: AppServices, actor: Person | None = None, **said: Any) -> str:
    """Enter something in the book of proposals of this year."""
    facts = {"book": "TTr-VHXH", "reason": "theo sổ giấy", "by": "Hà Thị Mẫu"}
    return enter_in_book(services, BookForm.model_validate({**facts, **said}), actor)


def kept(services: AppServices, code: str = "TTr-VHXH", year: int = 2026) -> KeptBook:
    with services.register.read_tx() as ledger:
        return kept_book(ledger, known_book(services.plan, code, year), year)


def draw(services: AppServices, symbol: str, number: int | None = None) -> int:
    with services.register.write_tx() as ledger:
        return ledger.draw_number(a_number(symbol, 2026, "văn bản", number))


def test_an_opening_is_entered_once_with_who_and_why(services: AppServices) -> None:
    assert say(services, CLERK, **OPENING) == (
        "Đã ghi: sổ TTr-VHXH năm 2026 mở sổ, đến hết số 133 đã dùng ở sổ ngoài"
    )
    assert say(services, CLERK, **OPENING).startswith("Đã ghi trước đó: ")

    state = kept(services).state
    (event,) = state.events
    assert (event.by, event.actor, event.reason) == (CLERK.name, "van.thu", "theo sổ giấy")
    assert state.next_number == 134


def test_a_book_that_comes_back_explains_what_was_given_elsewhere(services: AppServices) -> None:
    say(services, act="GIU_NOI_KHAC")
    draw(services, "TTr-VHXH", 134)
    say(services, act="GIU_TAI_DAY")
    draw(services, "TTr-VHXH", 137)

    book = kept(services)
    assert [(each.first, each.last, each.kind) for each in book.lines] == [
        (1, 133, LineKind.ELSEWHERE),
        (134, 134, LineKind.USED),
        (135, 136, LineKind.MISSING),
        (137, 137, LineKind.USED),
    ]


def test_a_book_kept_elsewhere_spoils_numbers_of_its_own(services: AppServices) -> None:
    say(services, act="GIU_NOI_KHAC")

    say(services, act="HUY_SO", number=20)

    assert [(each.first, each.last, each.kind) for each in kept(services).lines] == [
        (1, 19, LineKind.ELSEWHERE),
        (20, 20, LineKind.VOID),
    ]
    with pytest.raises(NumberTaken, match=r"Số 20 năm 2026 đã hủy \(theo sổ giấy\)"):
        draw(services, "TTr-VHXH", 20)


def test_a_symbol_that_leaves_a_shared_book_stays_where_the_book_was_kept(
    services: AppServices,
) -> None:
    facts = {"code": "VHXH", "name": "Sổ VHXH", "symbols": ("TTr-VHXH", "BC-VHXH")}
    term = {"from_year": 2026, "until_year": 2026, "source": Source(text="mẫu")}
    books = (SharedBook.model_validate({**facts, **term}),)
    shared = replace(services, plan=services.plan.model_copy(update={"books": books}))
    say(shared, book="VHXH", act="GIU_NOI_KHAC")

    assert kept(shared, "BC-VHXH", 2027).state.elsewhere
    with pytest.raises(InvalidForm, match="Không có sổ “VHXH” trong năm 2027"):
        kept(shared, "VHXH", 2027)


def test_only_who_keeps_the_books_enters_in_them(services: AppServices) -> None:
    other = Person(account="thu.ky", name="Lò Thị Mẫu", roles=(Role.THU_KY,))

    with pytest.raises(Refused, match="Lò Thị Mẫu không được ghi vào sổ văn bản: việc này của"):
        say(services, other, **OPENING)
    assert kept(services).state.events == ()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"act": "MO_SO"}, "Số: chưa điền"),
        ({"act": "HUY_SO", "number": 1, "last": 2}, "Đến số: chỉ ghi khi ghi số đã dùng ngoài"),
        ({"act": "GIU_NOI_KHAC", "number": 1}, "ghi nơi giữ sổ thì không ghi số"),
        ({**OPENING, "book": "KHAC"}, "Không có sổ “KHAC” trong năm 2026; hãy chọn: TNHS"),
        ({**OPENING, "year": 26}, "Năm: 26 không hợp lệ"),
        ({"act": "HUY_SO", "number": 1, "symbol": "QĐ-UBND"}, "số 1 có ký hiệu TTr-VHXH"),
    ],
)
def test_what_says_nothing_is_refused_by_name(
    services: AppServices, said: dict[str, Any], told: str
) -> None:
    with pytest.raises(InvalidForm, match=told):
        say(services, **said)


def test_an_opening_is_corrected_with_a_reason_until_a_number_after_it_is_used(
    services: AppServices,
) -> None:
    say(services, **{**OPENING, "number": 333})
    say(services, **OPENING, reason="gõ nhầm 333")
    draw(services, "TTr-VHXH")

    with pytest.raises(Refused, match="đã dùng đến số 134, sau số mở sổ 133: không sửa số mở sổ"):
        say(services, **{**OPENING, "number": 132})
    assert kept(services).state.opening == 133


def test_a_void_number_keeps_its_line_and_is_never_used_again(services: AppServices) -> None:
    say(services, **OPENING)
    say(services, act="HUY_SO", number=134, reason="viết hỏng")

    assert draw(services, "TTr-VHXH") == 135
    with pytest.raises(NumberTaken, match=r"Số 134 năm 2026 đã hủy \(viết hỏng\), không dùng lại"):
        draw(services, "TTr-VHXH", 134)
    assert [each.kind for each in kept(services).lines] == [
        LineKind.OPENING,
        LineKind.VOID,
        LineKind.USED,
    ]


def test_the_number_of_a_document_in_force_is_not_voided_that_of_a_replaced_one_is(
    walk_at: Callable[[int], Walk],
) -> None:
    walk = walk_at(SampleStep.SIGNATURE)
    with pytest.raises(Refused, match="Số 01/TTr-VHXH đang là số của “Tờ trình số 01/TTr-VHXH”"):
        say(walk.services, act="HUY_SO", number=1)
    walk.take(SampleStep.ISSUANCE, outcome="TRA_LAI", number=None, signed_file="", reason="sai tên")
    walk.take(SampleStep.SIGNATURE, proposed_on="2026-11-20")

    say(walk.services, act="HUY_SO", number=1, reason="trình lại")

    assert [each.kind for each in kept(walk.services).lines] == [LineKind.VOID, LineKind.USED]


def test_numbers_used_outside_explain_what_a_number_by_hand_left_open(
    services: AppServices,
) -> None:
    draw(services, "TTr-VHXH", 134)
    assert [each.text for each in kept(services).unexplained] == ["01 - 133"]

    say(services, act="DUNG_NGOAI", number=1, last=100)
    say(services, act="DUNG_NGOAI", number=101, last=133)

    assert kept(services).unexplained == ()
    assert draw(services, "TTr-VHXH") == 135


def test_a_book_kept_elsewhere_may_be_taken_back(services: AppServices) -> None:
    say(services, act="GIU_NOI_KHAC", reason="Văn phòng giữ")
    with pytest.raises(Refused, match="giữ ở nơi khác"):
        draw(services, "TTr-VHXH")
    assert "nơi khác" in say(services, act="GIU_NOI_KHAC")

    assert (
        say(services, act="GIU_TAI_DAY") == "Đã ghi: sổ TTr-VHXH năm 2026, sổ giữ tại chương trình"
    )
    assert draw(services, "TTr-VHXH") == 1


def test_every_numbered_kind_has_a_book(services: AppServices) -> None:
    with services.register.read_tx() as ledger:
        codes = _codes(services, ledger)

    assert set(codes) == {each.symbol for each in document_kinds() if each.symbol}
    assert len(codes) == len(set(codes))


def _codes(services: AppServices, ledger: Ledger) -> list[str]:
    return [each.state.book.code for each in kept_books(services.plan, ledger, 2026)]
