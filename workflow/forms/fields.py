"""Field types of the forms: what staff pick and type, and how it becomes a value.

In the Prefect UI a drop-down shows its raw values, so the values shown are Vietnamese labels;
a form takes either the label or the code of the contract (`BO_SUNG`), and keeps the code.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated, Any, get_args

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from dossiers.model.citizen_ids import bare, is_whole
from dossiers.model.names import comparable
from dossiers.model.record import tidy
from dossiers.plan.award import Award
from dossiers.plan.stated_day import DayKind

SEPARATOR = " · "
"""Between a code and the name that helps staff to recognise it, in drop-downs."""


def labelled(code: str, name: str) -> str:
    """Return the drop-down value of a code: "HS-2026-0001 · Nguyễn Văn Mẫu"."""
    return f"{code}{SEPARATOR}{name}"


def code_of(value: object) -> object:
    """Return the code in a drop-down value; anything else passes unchanged."""
    return tidy(value.split(SEPARATOR)[0]) if isinstance(value, str) else value


class Choice:
    """Shows an enumeration by its Vietnamese labels; with `None` in its type it may stay empty."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        self.labels = {member.text: member for member in _enumeration(source)}
        return core_schema.no_info_before_validator_function(self._of_label, handler(source))

    def __get_pydantic_json_schema__(
        self, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "enum": list(self.labels)}

    def _of_label(self, value: object) -> object:
        if value == "":
            return None
        return self.labels.get(tidy(value), value) if isinstance(value, str) else value


def _enumeration(source: Any) -> Any:
    """Return the enumeration in `source`, which is it or its union with None."""
    if isinstance(source, type) and issubclass(source, StrEnum):
        return source
    return next(each for each in get_args(source) if each is not type(None))


def _award_code(value: object, info: ValidationInfo) -> object:
    """Return the code of an award given by code or by name; `info.context` are the ward's awards.

    Without them the value passes as it is, as the code in a form that was read before.
    """
    said = tidy(value) if isinstance(value, str) else value
    awards: Sequence[Award] | None = info.context
    if awards is None:
        return said
    for each in awards:
        if said in (each.code, each.name):
            return each.code
    raise PydanticCustomError("enum", "phải chọn một mục trong danh sách")


def _filled(text: str) -> str:
    if not text:
        raise PydanticCustomError("blank", "chưa điền")
    return text


def _printable(text: str) -> str:
    """Return tidied text that a document and a database can keep, without any line break."""
    if not text.isprintable():
        raise PydanticCustomError("unprintable", "có ký tự không in được, hãy gõ lại")
    return text


def _whole(number: str) -> str:
    if number and not is_whole(number):
        raise PydanticCustomError("citizen_id", "số căn cước không đủ chữ số")
    return number


def _blank_to(default: object) -> Callable[[object], object]:
    """Let what is not there, or holds nothing but spaces, be the default."""

    def given(value: object) -> object:
        blank = value is None or (isinstance(value, str) and not value.strip())
        return default if blank else value

    return given


def _number(value: object) -> object:
    """Pass what people write a number as; pydantic also reads true as 1 and "1_34" as 134."""
    if isinstance(value, bool) or (isinstance(value, str) and "_" in value):
        raise PydanticCustomError("int_type", "không phải số nguyên")
    return value


def _day(value: object) -> object:
    """Read a day as the form gives it, or as Vietnamese write it: 05/10/2026.

    A bare number is none: pydantic reads one as seconds since 1970.
    """
    if isinstance(value, int | float) or (isinstance(value, str) and SECONDS.fullmatch(value)):
        raise PydanticCustomError("date_type", "không phải ngày")
    if isinstance(value, str) and "/" in value:
        try:
            return datetime.strptime(value.strip(), "%d/%m/%Y").date()  # noqa: DTZ007 - a day
        except ValueError:
            return value
    return value


SECONDS = re.compile(r"\s*[-+]?[\d.]+\s*")


def _hour(value: object) -> object:
    """Read an hour as people write it: 8:00, 08 giờ 30, 8h30, 14 giờ."""
    found = HOUR.fullmatch(tidy(value)) if isinstance(value, str) else None
    return f"{int(found[1]):02d}:{int(found[2] or 0):02d}" if found else value


HOUR = re.compile(r"(\d{1,2})\s?(?:[:.hg]|giờ)\s?(\d{2})?(?:\s?phút)?", re.IGNORECASE)


def _present(value: object) -> object:
    return PRESENCES.get(value, value) if isinstance(value, str) else value


PRESENCES = {"Có mặt": True, "Vắng mặt": False}

HIGHEST = 999_999
"""No count, year or number is above; a database takes no number of any length."""

_DATE = WithJsonSchema({"type": "string", "format": "date"})
_LINE = WithJsonSchema({"type": "string"})

Line = Annotated[
    str, AfterValidator(tidy), AfterValidator(_filled), AfterValidator(_printable), _LINE
]
"""One line of text that must be filled in."""

OptionalLine = Annotated[
    str, BeforeValidator(_blank_to("")), AfterValidator(tidy), AfterValidator(_printable), _LINE
]
"""One line of text that may stay empty."""

Code = Annotated[
    str, BeforeValidator(code_of), AfterValidator(_filled), AfterValidator(_printable), _LINE
]
"""The code of a round or dossier, or a drop-down value that begins with it."""

AwardCode = Annotated[str, BeforeValidator(_award_code), _LINE]
"""The code of an award, or its name as the drop-down shows it."""

OptionalCitizenId = Annotated[
    str,
    BeforeValidator(_blank_to("")),
    AfterValidator(tidy),
    AfterValidator(bare),
    AfterValidator(_whole),
    _LINE,
]
"""A citizen number with all its digits, or empty."""

OptionalCode = Annotated[
    str, BeforeValidator(code_of), BeforeValidator(_blank_to("")), AfterValidator(_printable), _LINE
]
"""The code of a round or dossier, a drop-down value that begins with it, or empty."""

_Day = Annotated[date, BeforeValidator(_day), _DATE]
_OptionalDay = Annotated[
    date | None, BeforeValidator(_blank_to(None)), BeforeValidator(_day), _DATE
]

HappenedDay = Annotated[_Day, DayKind.HAPPENED]
"""The day of an act of the round's way, in the round's year, at the latest today."""

OptionalHappenedDay = Annotated[_OptionalDay, DayKind.HAPPENED]
"""The same, or empty for today."""

OptionalDayOfAnyYear = Annotated[_OptionalDay, DayKind.ANY_YEAR]
"""The day of an act that may come after the round's year, or empty for today."""

DayOfAnyYear = Annotated[_Day, DayKind.ANY_YEAR]
"""The same, that must be given."""

HistoricDay = Annotated[_Day, DayKind.HISTORIC]
"""The day of a fact from before, at the latest today."""

OptionalHistoricDay = Annotated[_OptionalDay, DayKind.HISTORIC]
"""The same, or empty where it is not known."""

PlannedDay = Annotated[_Day, DayKind.PLANNED]
"""A day to come or a limit."""

OptionalPlannedDay = Annotated[_OptionalDay, DayKind.PLANNED]
"""The same, or empty."""

OptionalTime = Annotated[
    time | None, BeforeValidator(_hour), BeforeValidator(_blank_to(None)), _LINE
]
"""A time of the day, or empty."""

OptionalNumber = Annotated[
    Annotated[int, Field(ge=1, le=HIGHEST)] | None,
    BeforeValidator(_number),
    BeforeValidator(_blank_to(None)),
    WithJsonSchema({"type": "integer"}),
]
"""A positive number that may stay empty."""


def without_symbol(symbol: str) -> BeforeValidator:
    """Let a document's number be written with its own symbol too: "Số 134/TTr-VHXH" is 134.

    A number with another symbol is refused by name; a symbol alone is a blank.
    """

    def number_of(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if (number := bare_number(value, symbol)) is None:
            raise PydanticCustomError("symbol", "sai ký hiệu", {"symbol": symbol})
        return number

    return BeforeValidator(number_of)


def bare_number(text: str, symbol: str) -> str | None:
    """Return what stands for the number in "Số 134/TTr-VHXH"; None beside another symbol."""
    number, slash, written = BEFORE_NUMBER.sub("", text).partition("/")
    other = slash and _symbol_key(written) != _symbol_key(symbol)
    return None if other else number.strip()


BEFORE_NUMBER = re.compile(r"^\s*số\b[\s:]*", re.IGNORECASE)
DASHES = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")
"""The hyphen of a symbol, and the dashes that Word makes of it."""


def _symbol_key(symbol: str) -> str:
    """Return what is the same for a symbol however it is typed: "TTr - VHXH" is "TTr-VHXH"."""
    return comparable(DASHES.sub("-", symbol))


OptionalCount = Annotated[
    Annotated[int, Field(ge=0, le=HIGHEST)] | None,
    BeforeValidator(_number),
    BeforeValidator(_blank_to(None)),
    WithJsonSchema({"type": "integer"}),
]
"""How many, or empty."""

Count = Annotated[
    int, Field(ge=0, le=HIGHEST), BeforeValidator(_number), WithJsonSchema({"type": "integer"})
]
"""How many; never negative."""

Presence = Annotated[
    bool, BeforeValidator(_present), WithJsonSchema({"type": "string", "enum": list(PRESENCES)})
]
"""Whether a member attended: a choice of two, so that an untouched row is no answer."""
