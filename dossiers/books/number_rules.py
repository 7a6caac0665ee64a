"""Which number a document may take, and what may be said of a book.

Number and day run together: a paper has no lower number than one of an earlier day (Decree
30/2020, Điều 15: numbers and days are given in the order of registration).
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from dossiers.books.book_events import KEEPING, BookAct, BookEvent, BookState
from dossiers.books.number_book import NumberRequest, numbered
from dossiers.model.errors import DatesOutOfOrder, InvalidForm, NumberTaken, Refused


class Taken(NamedTuple):
    """A number that a document took: `on` is the day that it bears, None where not kept."""

    number: int
    symbol: str
    on: date | None
    purpose: str


def chosen_number(request: NumberRequest, state: BookState) -> int:
    """Return the number that the request may take, if no document has it.

    Raise Refused where the book is kept elsewhere and none is given, InvalidForm or NumberTaken
    for a given one that the book cannot have.
    """
    if request.given is not None:
        check_given(request.given, state)
        return request.given
    if state.elsewhere:
        raise Refused(
            f"{state.text} giữ ở nơi khác ({state.elsewhere.reason}): hãy ghi số của"
            f" {request.purpose} theo sổ đó, không để trống."
        )
    return state.next_number


def check_given(number: int, state: BookState) -> None:
    """Raise InvalidForm for a number below 1, NumberTaken for one that was said to be used."""
    if number < 1:
        raise InvalidForm(f"Số {number} không hợp lệ: hãy nhập số từ 1 trở lên.")
    if number <= state.opening:
        raise NumberTaken(
            f"Số {number} năm {state.year}: {state.book.name} đã dùng đến hết số {state.opening}"
            f" ở sổ ngoài; {_instead(state)}."
        )
    if void := state.spoken_of(number, BookAct.VOID):
        raise NumberTaken(
            f"Số {number} năm {state.year} đã hủy ({void.reason}), không dùng lại:"
            f" {_instead(state)}."
        )
    if outside := state.spoken_of(number, BookAct.OUTSIDE):
        raise NumberTaken(
            f"Số {number} năm {state.year} đã dùng ngoài chương trình ({outside.reason}):"
            f" {_instead(state)}."
        )


def check_free(taken: Taken | None, state: BookState) -> None:
    """Raise NumberTaken, with whose it is, for a number that a document has."""
    if taken is not None:
        raise NumberTaken(
            f"Số {taken.number} năm {state.year} đã cấp cho {taken.purpose}: {_instead(state)}."
        )


def _instead(state: BookState) -> str:
    if state.elsewhere:
        return "hãy ghi số khác theo sổ giữ ở nơi khác"
    return f"hãy dùng số {state.next_number} hoặc để trống để lấy số tiếp theo"


def check_order(
    request: NumberRequest, number: int, latest_below: Taken | None, earliest_above: Taken | None
) -> None:
    """Raise DatesOutOfOrder where number and day run against those of another document.

    `latest_below` has the latest day of all lower numbers, `earliest_above` the earliest of all
    higher ones.
    """
    own = f"Số {numbered(number, request.symbol)} ngày {request.on:%d/%m/%Y}"
    if latest_below and latest_below.on and request.on < latest_below.on:
        raise DatesOutOfOrder(
            f"{own} đứng sau {_said(latest_below)}: ngày đi ngược số. Hãy ghi ngày từ"
            f" {latest_below.on:%d/%m/%Y} trở đi, hoặc ghi một số còn trống đứng trước."
        )
    if earliest_above and earliest_above.on and request.on > earliest_above.on:
        raise DatesOutOfOrder(
            f"{own} đứng trước {_said(earliest_above)}: ngày đi ngược số. Hãy ghi ngày đến"
            f" {earliest_above.on:%d/%m/%Y}, hoặc bỏ trống để lấy số tiếp theo."
        )


def _said(taken: Taken) -> str:
    return f"số {numbered(taken.number, taken.symbol)} ngày {taken.on:%d/%m/%Y} ({taken.purpose})"


def same_as_known(event: BookEvent, state: BookState) -> bool:
    """Tell whether the book stands already as the event says: said twice, it counts once."""
    if event.act in KEEPING:
        return (event.act is BookAct.ELSEWHERE) == bool(state.elsewhere)
    if event.act is BookAct.OPENING:
        return state.opened is not None and state.opening == event.last
    return any(
        (known.first, known.last, known.symbol) == (event.first, event.last, event.symbol)
        for known in state.of_year(event.act)
    )


def check_event(event: BookEvent, state: BookState, taken: Sequence[Taken], bearer: str) -> None:
    """Raise Refused where the event contradicts the book.

    `taken` are the numbers that documents took, ascending; `bearer` names the document in force
    that has the voided number, "" where none has.
    """
    if not event.reason:
        raise InvalidForm("Lý do: chưa điền; sổ phải ghi rõ vì sao.")
    if event.act is BookAct.OPENING:
        _check_opening(event, state, taken)
    elif event.act is BookAct.OUTSIDE:
        _check_outside(event, state, taken)
    elif event.act is BookAct.VOID:
        _check_void(event, state, taken, bearer)


def _check_opening(event: BookEvent, state: BookState, taken: Sequence[Taken]) -> None:
    used = [each.number for each in taken]
    latest = state.next_number - 1
    if state.opened and latest > state.opening:
        raise Refused(
            f"{state.text} đã dùng đến số {latest}, sau số mở sổ {state.opening}: không sửa số mở"
            " sổ nữa. Số nào dùng ngoài chương trình hay hỏng thì ghi riêng từng số."
        )
    if used and min(used) <= event.last < max(used):
        raise Refused(
            f"{state.text} đã cấp số {min(used)} đến {max(used)} cho văn bản của chương trình nên"
            f" không thể ghi đã dùng ở sổ ngoài đến hết số {event.last}; hãy kiểm tra lại số."
        )


def _check_outside(event: BookEvent, state: BookState, taken: Sequence[Taken]) -> None:
    if not 0 < event.first <= event.last:
        raise InvalidForm(
            f"Số {event.first} đến {event.last} không hợp lệ: hãy ghi từ số nhỏ đến số lớn, kể từ"
            " 1."
        )
    for each in taken:
        if event.holds(each.number):
            raise NumberTaken(
                f"Số {each.number} năm {state.year} đã cấp cho {each.purpose}: không phải số dùng"
                " ngoài chương trình."
            )
    said = state.of_year(BookAct.OUTSIDE, BookAct.VOID)
    known = next((e for e in said if e.first <= event.last and event.first <= e.last), None)
    if known or event.first <= state.opening:
        where = "mở sổ" if known is None else f"“{known.act.text}” ({known.reason})"
        raise Refused(
            f"{state.text}: số {event.first} đến {event.last} trùng với số đã ghi ở mục {where};"
            " hãy kiểm tra lại."
        )


def _check_void(event: BookEvent, state: BookState, taken: Sequence[Taken], bearer: str) -> None:
    number = event.first
    if not any(each.number == number for each in taken):
        check_given(number, state)
    if number > state.next_number and not state.elsewhere:
        raise Refused(
            f"Số {number} chưa đến lượt: số tiếp theo của {state.text} là {state.next_number}."
        )
    if bearer:
        raise Refused(
            f"Số {numbered(number, event.symbol)} đang là số của “{bearer}”: không hủy số của văn"
            " bản còn hiệu lực. Hãy thu hồi hoặc thay thế văn bản trước."
        )
