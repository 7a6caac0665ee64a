"""Labels and codes, blanks and days."""

from datetime import date, time
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError

from workflow.forms.fields import (
    Code,
    Count,
    HappenedDay,
    Line,
    OptionalCitizenId,
    OptionalCount,
    OptionalHappenedDay,
    OptionalLine,
    OptionalNumber,
    OptionalPlannedDay,
    OptionalTime,
    Presence,
    code_of,
    labelled,
    without_symbol,
)


def read(kind: Any, value: object) -> object:
    return TypeAdapter(kind).validate_python(value)


def test_a_labelled_value_gives_its_code_back() -> None:
    assert code_of(labelled("HS-2026-0001", "Nguyễn Văn Mẫu")) == "HS-2026-0001"


def test_a_bare_code_stays_what_it_is() -> None:
    assert read(Code, "HS-2026-0001") == "HS-2026-0001"


@pytest.mark.parametrize("given", ["2026-10-05", "05/10/2026", "5/10/2026", date(2026, 10, 5)])
def test_days_are_read_as_the_ui_and_as_vietnamese_write_them(given: object) -> None:
    assert read(HappenedDay, given) == date(2026, 10, 5)


@pytest.mark.parametrize("given", ["31/02/2026", "2026-13-01", "hôm qua", ""])
def test_what_is_no_day_is_refused(given: str) -> None:
    with pytest.raises(ValidationError):
        read(HappenedDay, given)


@pytest.mark.parametrize(
    ("kind", "value"), [(OptionalPlannedDay, None), (OptionalNumber, None), (OptionalLine, "")]
)
@pytest.mark.parametrize("given", [None, ""])
def test_an_empty_box_is_no_value(kind: object, value: object, given: object) -> None:
    assert read(kind, given) == value


def test_a_citizen_number_is_kept_without_what_stands_between_its_digits() -> None:
    assert read(OptionalCitizenId, " 019 088 000 001 ") == "019088000001"
    assert read(OptionalCitizenId, "095123456") == "095123456"
    assert read(OptionalCitizenId, None) == ""
    for given in ("19088000001", "0190880000012", "O19088000001"):
        with pytest.raises(ValidationError, match="không đủ chữ số"):
            read(OptionalCitizenId, given)


@pytest.mark.parametrize("given", ["", "   ", None])
def test_a_line_that_must_be_filled_refuses_blanks(given: object) -> None:
    with pytest.raises(ValidationError):
        read(Line, given)


def test_text_is_kept_composed_and_on_one_line() -> None:
    assert read(Line, "  Nguyê\u0303n\n Va\u0306n   Mẫu ") == "Nguyễn Văn Mẫu"


@pytest.mark.parametrize("given", ["8:00", "08:00", "8h", "08 giờ 00", "8 giờ", "08:00:00"])
def test_hours_are_read_as_people_write_them(given: str) -> None:
    assert read(OptionalTime, given) == time(8)


@pytest.mark.parametrize("given", ["25:00", "sáng", "8h75"])
def test_what_is_no_hour_is_refused(given: str) -> None:
    with pytest.raises(ValidationError):
        read(OptionalTime, given)


@pytest.mark.parametrize(("given", "value"), [("Có mặt", True), ("Vắng mặt", False), (True, True)])
def test_presence_is_a_choice_of_two_or_a_truth_value(given: object, value: bool) -> None:
    assert read(Presence, given) is value


@pytest.mark.parametrize("given", ["Mẫu\x00", "Mẫu\x1b[31m", "Mẫu\ufffe"])
def test_what_cannot_be_printed_is_refused(given: str) -> None:
    with pytest.raises(ValidationError):
        read(Line, given)


def test_invisible_marks_of_pasted_text_are_dropped() -> None:
    assert read(Line, "\u202eNguyễn\u200b Văn Mẫ\u00adu") == "Nguyễn Văn Mẫu"


def test_numbers_begin_with_one() -> None:
    with pytest.raises(ValidationError):
        read(OptionalNumber, 0)


@pytest.mark.parametrize("given", [True, False, "1_34", [134], "134a", "１３４"])
@pytest.mark.parametrize("kind", [OptionalNumber, OptionalCount, Count])
def test_what_nobody_writes_as_a_number_is_none(kind: Any, given: object) -> None:
    with pytest.raises(ValidationError):
        read(kind, given)


@pytest.mark.parametrize("given", [86400, 1_795_996_800, "1795996800", " 86400.0 ", True])
def test_a_bare_number_is_no_day(given: object) -> None:
    with pytest.raises(ValidationError):
        read(HappenedDay, given)


@pytest.mark.parametrize("kind", [OptionalNumber, OptionalCount, OptionalHappenedDay])
def test_spaces_alone_are_a_blank(kind: Any) -> None:
    assert read(kind, "  ") is None


@pytest.mark.parametrize(
    "given",
    [
        *(134, "134", "134/TTr-VHXH", " 134 / ttr-vhxh ", "134/TTr - VHXH"),
        *("134/TTr–VHXH", "Số 134/TTr-VHXH", "số: 134"),
    ],
)
def test_a_number_may_be_written_with_the_symbol_of_its_book(given: object) -> None:
    assert read(Annotated[OptionalNumber, without_symbol("TTr-VHXH")], given) == 134


@pytest.mark.parametrize("given", ["134/QĐ-UBND", "/TTr-VHXH", "a/TTr-VHXH"])
def test_a_number_of_another_book_is_refused(given: str) -> None:
    kind = Annotated[OptionalNumber, without_symbol("TTr-VHXH")]
    if given.startswith("/"):
        assert read(kind, given) is None
    else:
        with pytest.raises(ValidationError):
            read(kind, given)
