"""What staff typed becomes a form, or one Vietnamese sentence a fault that names the field."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from documents.tables.nominee_columns import PAIRED, PAIRS, SECTIONS
from documents.tables.table_headings import Headings, plain
from dossiers.model.citizen_ids import CARD_DIGITS, CITIZEN_DIGITS, hint, masked
from dossiers.model.errors import InvalidForm
from dossiers.model.record import tidy
from dossiers.plan.award import Award
from workflow.forms.base import Form

AnyForm = TypeVar("AnyForm", bound=Form)

SENTENCES = {
    "missing": "chưa điền",
    "blank": "chưa điền",
    "unprintable": "có ký tự không in được, hãy gõ lại",
    "string_unicode": "có ký tự không in được, hãy gõ lại",
    "extra_forbidden": "không có trường này trong phiếu, hãy bỏ đi",
    "enum": "phải chọn một mục trong danh sách",
    "date_from_datetime_parsing": "không phải ngày, hãy ghi như 2026-10-05 hoặc 05/10/2026",
    "date_parsing": "không phải ngày, hãy ghi như 2026-10-05 hoặc 05/10/2026",
    "date_type": "không phải ngày, hãy ghi như 2026-10-05 hoặc 05/10/2026",
    "date_from_datetime_inexact": "có cả giờ, hãy chỉ ghi ngày như 2026-10-05 hoặc 05/10/2026",
    "time_parsing": "không phải giờ, hãy ghi như 08:00",
    "time_type": "không phải giờ, hãy ghi như 08:00",
    "int_parsing": "phải là số nguyên",
    "int_type": "phải là số nguyên",
    "int_from_float": "phải là số nguyên",
    "citizen_id": (
        f"phải đủ {CITIZEN_DIGITS} chữ số (số chứng minh nhân dân cũ: {CARD_DIGITS} chữ số)"
    ),
    "symbol": "phải là số của sổ {symbol}",
    "bool_type": "hãy chọn Có mặt hoặc Vắng mặt",
    "bool_parsing": "hãy chọn Có mặt hoặc Vắng mặt",
    "tuple_type": "phải là một danh sách",
    "model_type": "phải là một nhóm các trường",
    "model_attributes_type": "phải là một nhóm các trường",
    "string_type": "phải là chữ",
    "greater_than_equal": "quá nhỏ, hãy ghi số khác",
    "less_than_equal": "quá lớn, hãy ghi số khác",
}
"""pydantic's kinds of error, as staff read them."""

EMPTY: tuple[object, ...] = (None, "", [], {})
"""What a form holds where nobody chose anything."""


def read_form(kind: type[AnyForm], raw: object, awards: Sequence[Award] | None = None) -> AnyForm:
    """Return the form in `raw` (JSON values), its award one of `awards`.

    Raise InvalidForm with every fault at once.
    """
    if not isinstance(raw, Mapping):
        raise InvalidForm("Phiếu trống hoặc không đúng dạng; hãy mở lại phiếu từ bảng theo dõi")
    try:
        return kind.model_validate(raw, context=awards)
    except ValidationError as error:
        raise InvalidForm(*sentences(kind, error, raw)) from None


def read_row(kind: type[AnyForm], values: object) -> tuple[AnyForm | None, list[tuple[str, str]]]:
    """Return a row of a table as a form, or what is wrong with it: each field with its sentence."""
    try:
        return kind.model_validate(values), []
    except ValidationError as error:
        faults = error.errors(include_url=False)
        return None, [(str(each["loc"][0]), _shown(_meaning(each))) for each in faults]


def headings_of(
    kind: type[Form],
    spellings: Mapping[str, Collection[str]],
    *,
    needed: frozenset[str],
    numbered: frozenset[str],
) -> Headings:
    """Return the headings of a table whose rows are such forms: titles and all other spellings."""
    titles = {name: field.title or name for name, field in kind.model_fields.items()}
    others = {each: name for name, spelled in spellings.items() for each in spelled}
    named = {plain(title): name for name, title in titles.items()}
    return Headings({**others, **named}, titles, needed, numbered, SECTIONS, PAIRS, PAIRED)


def sentences(kind: type[BaseModel], error: ValidationError, raw: object) -> list[str]:
    """Return a sentence for each fault, in the form's order: "Số đồng ý (dòng 2): chưa điền"."""
    return [_shown(_sentence(kind, fault, raw)) for fault in error.errors(include_url=False)]


def _shown(text: str) -> str:
    """Return the text with a mark for each character that no screen, log or document can take."""
    return "".join(each if each.isprintable() else "?" for each in text)


def _sentence(kind: type[BaseModel], fault: ErrorDetails, raw: object) -> str:
    place = " › ".join(field_names(kind, fault["loc"]))
    return f"{place}: {_meaning(fault)}{_row_name(raw, fault['loc'])}"


def _meaning(fault: ErrorDetails) -> str:
    if fault.get("input") in EMPTY and fault["type"] != "extra_forbidden":
        return "chưa điền"
    meaning = SENTENCES.get(fault["type"], "giá trị không hợp lệ").format(**fault.get("ctx", {}))
    shown = fault.get("input")
    if not isinstance(shown, str | int | float):
        return meaning
    hidden = hint if fault["loc"][-1:] == ("citizen_id",) else masked
    return f"{meaning} (đang ghi “{hidden(str(shown))}”)"  # others read the refusal too


def _row_name(raw: object, path: tuple[int | str, ...]) -> str:
    """Return whose row a fault is in, as the UI numbers none: " – HS-2026-0003 · Hoàng Thị Thử"."""
    found = ""
    for step in path:
        try:
            raw = raw[step]  # type: ignore[index]  # anything may lie where a fault is
        except (LookupError, TypeError):
            break
        if isinstance(step, int) and isinstance(raw, Mapping):
            named = raw.get("dossier") or raw.get("name")
            found = f" – {tidy(named)}" if isinstance(named, str) and named.strip() else found
    return found


def field_names(kind: type[BaseModel], path: tuple[int | str, ...]) -> list[str]:
    """Return the titles along a path such as ("votes", 1, "agree"); rows count from 1."""
    names: list[str] = []
    model: type[BaseModel] | None = kind
    for step in path:
        if isinstance(step, int):
            names[-1] += f" (dòng {step + 1})"
            continue
        field = model.model_fields.get(step) if model else None
        names.append(f"{field.title}" if field else f"“{step}”")
        model = _model_in(field.annotation) if field else None
    return names


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the form that a field holds, itself or in a list; None for plain values."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for each in get_args(annotation) if (found := _model_in(each))), None)
