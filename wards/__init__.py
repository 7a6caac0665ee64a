"""The ward's own data: dated values with sources, read from the TOML files here as one plan."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar, cast, get_origin

from pydantic import ValidationError, create_model
from pydantic_core import ErrorDetails

from dossiers.decision.plan_decision_facts import PlanDecision
from dossiers.model.errors import PlanFault
from dossiers.model.record import FrozenModel
from dossiers.plan.plan import Movement, Plan
from dossiers.plan.working_days import WorkingCalendar
from wards.consistency import contradictions
from wards.terms import ended, in_rank

FILES: Mapping[str, Mapping[str, str]] = {
    "ward.toml": {"ward": "ward"},
    "awards.toml": {"awards": "awards"},
    "awards-voting.toml": {"rules": "voting"},
    "awards-bonus.toml": {"coefficients": "coefficients"},
    "council-tie-breaks.toml": {"tie_breaks": "tie_breaks"},
    "bonus.toml": {"salaries": "salaries", "rules": "bonus_rules"},
    "legal-bases.toml": {"bases": "legal_bases"},
    "roster-and-signers.toml": {"roster": "roster", "officers": "officers"},
    "printers.toml": {"printers": "printers"},
    "deadlines.toml": {"limits": "limits", "meetings": "meetings"},
    "conditions.toml": {"one_award": "one_award", "holds": "holds"},
    "units.toml": {"mergers": "mergers"},
    "personal-data.toml": {"kept": "personal_data", "retention": "retention"},
    "books.toml": {"books": "books"},
}
"""Each file's entries, and the fields of the plan that they fill."""

OPTIONAL = frozenset({"meetings"})


class MovementFile(FrozenModel):
    """awards-quotas-….toml: one movement a file, with its quotas and criteria."""

    movement: Movement


class DecisionFile(FrozenModel):
    """plan-decision-….toml: the decision on one movement's plan."""

    decision: PlanDecision


Content = TypeVar("Content", bound=FrozenModel)


def load_plan(folder: Path | None = None, beside: Path | None = None) -> Plan:
    """Return the plan in `folder`, or the ward's own that comes with the program.

    Files of the same names in `beside` add their rows: what a rehearsal assumes of times to come
    (`flows.replay`). No value holds longer than the document that it is taken from. Raise
    PlanFault, naming file and field, when a file is missing, broken or contradicts others.
    """
    source: Traversable = files(__name__) if folder is None else folder
    values: dict[str, Any] = {}
    for name, entries in FILES.items():
        content = _read(source / name, _content_of(name))
        values |= {field: getattr(content, entry) for entry, field in entries.items()}
    if beside is not None:
        values |= _added(values, beside)
    values["legal_bases"] = in_rank(values["legal_bases"])
    movements = tuple(
        _read(each, MovementFile).movement for each in _files(source, "awards-quotas")
    )
    if not movements:
        raise PlanFault(f"Thư mục {source} chưa có tệp awards-quotas-….toml nào; hãy bổ sung.")
    calendar = _read(source / "calendar.toml", WorkingCalendar)
    plan = ended(Plan(**values, movements=movements, calendar=calendar))
    if faults := contradictions(plan):
        said = "; ".join(faults)
        raise PlanFault(f"Dữ liệu của phường mâu thuẫn: {said}; hãy sửa các tệp này.")
    return plan


def _added(values: Mapping[str, Any], beside: Path) -> dict[str, Any]:
    """Return the lists of `values` with the rows that the folder's files add to them."""
    longer: dict[str, Any] = {}
    for odd in sorted({each.name for each in beside.glob("*.toml")} - set(FILES)):
        raise PlanFault(f"Thư mục {beside} có tệp lạ {odd}; hãy chỉ dùng tên các tệp ở wards/.")
    for name, entries in FILES.items():
        if (beside / name).is_file():
            content = _read(beside / name, _content_of(name, whole=False))
            for entry in type(content).model_fields:
                longer[entries[entry]] = values[entries[entry]] + getattr(content, entry)
    return longer


@cache
def _content_of(name: str, *, whole: bool = True) -> type[FrozenModel]:
    """Return the type of what a file holds: its entries, each of the plan's own type.

    A file that is not `whole` may leave out any of its lists, and has nothing else.
    """
    fields: dict[str, Any] = {}
    for entry, field in FILES[name].items():
        kind = Plan.model_fields[field].annotation
        if whole or get_origin(kind) is tuple:
            fields[entry] = (kind, () if entry in OPTIONAL or not whole else ...)
    return create_model(name, __base__=FrozenModel, **fields)


def load_plan_decision(movement: str, folder: Path | None = None) -> PlanDecision:
    """Return the decision that issued a movement's plan; raise PlanFault if there is none."""
    source: Traversable = files(__name__) if folder is None else folder
    for each in _files(source, "plan-decision"):
        decision = _read(each, DecisionFile).decision
        if decision.movement == movement:
            return decision
    raise PlanFault(f"Chưa có tệp plan-decision-….toml cho phong trào {movement}; hãy bổ sung.")


def _files(source: Traversable, kind: str) -> list[Traversable]:
    found = (each for each in source.iterdir() if fnmatchcase(each.name, f"{kind}-*.toml"))
    return sorted(found, key=lambda each: each.name)


def _read(file: Traversable, content: type[Content]) -> Content:
    try:
        return cast("Content", _content(file.name, file.read_text(encoding="utf-8"), content))
    except FileNotFoundError as error:
        raise PlanFault(f"Thiếu tệp wards/{file.name}; hãy bổ sung tệp này.") from error
    except OSError as error:
        raise PlanFault(f"Không đọc được tệp wards/{file.name}; hãy kiểm tra tệp.") from error
    except UnicodeDecodeError as error:
        raise PlanFault(f"Tệp wards/{file.name} không phải UTF-8; hãy lưu lại.") from error


@lru_cache(64)
def _content(name: str, text: str, content: type[FrozenModel]) -> FrozenModel:
    """Return what a file's text says; parsing takes ten times as long as reading it again."""
    try:
        return content.model_validate(tomllib.loads(text, parse_float=Decimal))
    except tomllib.TOMLDecodeError as error:
        raise PlanFault(f"Tệp wards/{name} sai cú pháp TOML ({error}).") from error
    except ValidationError as error:
        faults = "; ".join(_fault(each) for each in error.errors())
        raise PlanFault(f"Tệp wards/{name}: {faults}; hãy sửa tệp này.") from error


SAYINGS = {
    "missing": "còn thiếu",
    "extra_forbidden": "là mục lạ, chương trình không dùng",
    "enum": "không thuộc các giá trị cho phép",
}


def _fault(detail: ErrorDetails) -> str:
    steps = (f"thứ {each + 1}" if isinstance(each, int) else each for each in detail["loc"])
    field = ".".join(steps)
    return f"mục {field} {SAYINGS.get(detail['type'], 'có giá trị không hợp lệ')}"
