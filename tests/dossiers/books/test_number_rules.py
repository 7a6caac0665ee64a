"""Which number a document may take, and what may be said of a book."""

import pytest

from dossiers.books.book_events import BookAct, BookEvent
from dossiers.books.number_rules import (
    Taken,
    check_event,
    check_free,
    check_order,
    chosen_number,
    same_as_known,
)
from dossiers.model.errors import DatesOutOfOrder, InvalidForm, NumberTaken, Refused
from tests.dossiers.books.book_examples import asked, opening, said, state, taken

KEPT_ELSEWHERE = state(said(BookAct.ELSEWHERE), highest=457)
USED = state(opening(133), said(BookAct.VOID, 135), said(BookAct.OUTSIDE, 137, 139), highest=136)


def test_a_given_number_is_taken_as_it_is_else_the_next_one() -> None:
    assert chosen_number(asked(), USED) == 140
    assert chosen_number(asked(134), USED) == 134
    assert chosen_number(asked(458), KEPT_ELSEWHERE) == 458


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (0, r"Số 0 không hợp lệ: hãy nhập số từ 1 trở lên"),
        (133, r"Số 133 năm 2026: Sổ TTr-VHXH đã dùng đến hết số 133 ở sổ ngoài; hãy dùng số 140"),
        (135, r"Số 135 năm 2026 đã hủy \(theo sổ giấy\), không dùng lại: hãy dùng số 140"),
        (138, r"Số 138 năm 2026 đã dùng ngoài chương trình \(theo sổ giấy\): hãy dùng số 140"),
    ],
)
def test_a_given_number_that_the_book_cannot_have_is_refused_by_name(given: int, told: str) -> None:
    with pytest.raises(Refused, match=told):
        chosen_number(asked(given), USED)


def test_a_book_kept_elsewhere_gives_no_number_by_itself() -> None:
    told = r"Sổ TTr-VHXH năm 2026 giữ ở nơi khác \(theo sổ giấy\): hãy ghi số của Tờ trình mẫu"
    with pytest.raises(Refused, match=told):
        chosen_number(asked(), KEPT_ELSEWHERE)
    with pytest.raises(NumberTaken, match="đã cấp cho Tờ trình mẫu: hãy ghi số khác theo sổ giữ"):
        check_free(taken(457), KEPT_ELSEWHERE)


@pytest.mark.parametrize(
    ("below", "above", "told"),
    [
        (
            taken(134, 11),
            None,
            r"Số 135/TTr-VHXH ngày 10/05/2026 đứng sau số 134/TTr-VHXH ngày 11/",
        ),
        (None, taken(136, 9), r"ngày 10/05/2026 đứng trước số 136/TTr-VHXH ngày 09/05/2026"),
    ],
)
def test_a_day_that_runs_against_the_numbers_is_refused_by_name(
    below: Taken | None, above: Taken | None, told: str
) -> None:
    with pytest.raises(DatesOutOfOrder, match=told):
        check_order(asked(), 135, below, above)


def test_the_same_day_and_numbers_without_a_day_are_in_order() -> None:
    check_order(asked(), 135, taken(134, 10), taken(136, 10))
    check_order(asked(), 135, taken(134)._replace(on=None), None)
    check_order(asked(), 135, None, None)


@pytest.mark.parametrize(
    ("event", "known"),
    [
        (opening(133), True),
        (opening(134), False),
        (said(BookAct.VOID, 135), True),
        (said(BookAct.VOID, 134), False),
        (said(BookAct.OUTSIDE, 137, 139), True),
        (said(BookAct.OUTSIDE, 137), False),
        (said(BookAct.HERE), True),
        (said(BookAct.ELSEWHERE), False),
    ],
)
def test_what_the_book_knows_already_is_known_again(event: BookEvent, known: bool) -> None:
    assert same_as_known(event, USED) is known


@pytest.mark.parametrize(
    "event",
    [
        said(BookAct.OUTSIDE, 140, 150),
        said(BookAct.VOID, 134),
        said(BookAct.VOID, 140),
        said(BookAct.ELSEWHERE),
    ],
)
def test_what_does_not_contradict_the_book_may_be_said(event: BookEvent) -> None:
    check_event(event, USED, [], "")


def test_a_number_that_a_document_took_may_be_voided_once_it_is_no_longer_in_force() -> None:
    void = said(BookAct.VOID, 136)

    check_event(void, USED, [taken(136)], "")
    with pytest.raises(Refused, match="Số 136/TTr-VHXH đang là số của “Tờ trình số 136/TTr-VHXH”"):
        check_event(void, USED, [taken(136)], "Tờ trình số 136/TTr-VHXH")


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (opening(140), "đã dùng đến số 139, sau số mở sổ 133: không sửa số mở sổ nữa"),
        (said(BookAct.OUTSIDE, 5, 3), "Số 5 đến 3 không hợp lệ"),
        (said(BookAct.OUTSIDE, 0, 3), "Số 0 đến 3 không hợp lệ"),
        (said(BookAct.OUTSIDE, 136, 140), "Số 136 năm 2026 đã cấp cho Tờ trình mẫu: không phải"),
        (said(BookAct.OUTSIDE, 139, 141), "trùng với số đã ghi ở mục “Ghi số đã dùng ngoài"),
        (said(BookAct.OUTSIDE, 130, 133), "trùng với số đã ghi ở mục mở sổ"),
        (said(BookAct.VOID, 133), "đã dùng đến hết số 133 ở sổ ngoài"),
        (said(BookAct.VOID, 138), "đã dùng ngoài chương trình"),
        (said(BookAct.VOID, 150), "Số 150 chưa đến lượt: số tiếp theo .* là 140"),
        (said(BookAct.HERE, reason=""), "Lý do: chưa điền"),
    ],
)
def test_what_contradicts_the_book_is_refused_by_name(event: BookEvent, told: str) -> None:
    with pytest.raises(Refused, match=told):
        check_event(event, USED, [taken(134), taken(136)], "")


def test_an_opening_between_numbers_of_documents_is_refused() -> None:
    drawn = state(highest=5)

    with pytest.raises(Refused, match="đã cấp số 1 đến 5 cho văn bản của chương trình"):
        check_event(opening(3), drawn, [taken(1), taken(5)], "")
    check_event(opening(133), drawn, [taken(1), taken(5)], "")
    check_event(opening(133), state(highest=134), [taken(134)], "")


def test_a_mistyped_opening_is_corrected_while_no_number_after_it_is_used() -> None:
    for last in (0, 133, 400):
        check_event(opening(last), state(opening(333)), [], "")
    with pytest.raises(Refused, match="đã dùng đến số 334, sau số mở sổ 333"):
        check_event(opening(133), state(opening(333), said(BookAct.VOID, 334)), [], "")
    with pytest.raises(InvalidForm):
        check_event(opening(133, reason=""), state(opening(333)), [], "")
