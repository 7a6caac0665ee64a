"""The ward's plan and legal values: dated data with sources, read from the TOML files here."""

import tomllib
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar, cast

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from dossiers.decision.plan_decision_facts import PlanDecision
from dossiers.model.errors import PlanFault
from dossiers.model.record import FrozenModel
from dossiers.plan.award import Award
from dossiers.plan.plan import (
    BaseSalary,
    BonusCoefficient,
    BonusRule,
    HoldRule,
    LegalBasis,
    MeetingRule,
    Merger,
    Movement,
    Officer,
    OneAwardRule,
    Plan,
    Printer,
    RosterMember,
    TieBreak,
    VotingRule,
    Ward,
)
from dossiers.plan.time_limits import TimeLimits
from dossiers.plan.working_days import WorkingCalendar
from wards.consistency import contradictions


class WardFile(FrozenModel):
    """ward.toml."""

    ward: Ward


class MovementFile(FrozenModel):
    """movement-….toml: one movement a file."""

    movement: Movement


class VotingFile(FrozenModel):
    """voting.toml."""

    rules: tuple[VotingRule, ...]
    tie_break: TieBreak
    meeting: MeetingRule | None = None


class BonusFile(FrozenModel):
    """bonus.toml."""

    salaries: tuple[BaseSalary, ...]
    coefficients: tuple[BonusCoefficient, ...]
    rules: tuple[BonusRule, ...]


class LegalFile(FrozenModel):
    """legal-bases.toml."""

    bases: tuple[LegalBasis, ...]


class AwardsFile(FrozenModel):
    """awards.toml: one row an award."""

    awards: tuple[Award, ...]


class DeadlinesFile(FrozenModel):
    """deadlines.toml."""

    limits: TimeLimits


class PrintersFile(FrozenModel):
    """printers.toml."""

    printers: tuple[Printer, ...]


class ConditionsFile(FrozenModel):
    """conditions.toml."""

    one_award: OneAwardRule
    holds: tuple[HoldRule, ...]


class UnitsFile(FrozenModel):
    """units.toml."""

    mergers: tuple[Merger, ...]


class DecisionFile(FrozenModel):
    """decision-….toml: the decision on one movement's plan."""

    decision: PlanDecision


class PeopleFile(FrozenModel):
    """people.toml."""

    roster: tuple[RosterMember, ...]
    officers: tuple[Officer, ...]


Content = TypeVar("Content", bound=FrozenModel)


def load_plan(folder: Path | None = None) -> Plan:
    """The plan in `folder`, or the ward's own that comes with the program.

    Raises PlanFault, naming file and field, when a file is missing, broken or contradicts others.
    """
    source: Traversable = files(__name__) if folder is None else folder
    voting = _read(source / "voting.toml", VotingFile)
    bonus = _read(source / "bonus.toml", BonusFile)
    people = _read(source / "people.toml", PeopleFile)
    conditions = _read(source / "conditions.toml", ConditionsFile)
    plan = Plan(
        ward=_read(source / "ward.toml", WardFile).ward,
        awards=_read(source / "awards.toml", AwardsFile).awards,
        movements=tuple(_read(each, MovementFile).movement for each in _movement_files(source)),
        voting=voting.rules,
        tie_break=voting.tie_break,
        meeting=voting.meeting,
        salaries=bonus.salaries,
        coefficients=bonus.coefficients,
        bonus_rules=bonus.rules,
        legal_bases=_read(source / "legal-bases.toml", LegalFile).bases,
        roster=people.roster,
        officers=people.officers,
        printers=_read(source / "printers.toml", PrintersFile).printers,
        calendar=_read(source / "calendar.toml", WorkingCalendar),
        limits=_read(source / "deadlines.toml", DeadlinesFile).limits,
        one_award=conditions.one_award,
        holds=conditions.holds,
        mergers=_read(source / "units.toml", UnitsFile).mergers,
    )
    _refuse(contradictions(plan))
    return plan


def load_plan_decision(movement: str, folder: Path | None = None) -> PlanDecision:
    """The decision that issued a movement's plan; raises PlanFault if there is none."""
    source: Traversable = files(__name__) if folder is None else folder
    for each in sorted(source.iterdir(), key=lambda each: each.name):
        if each.name.startswith("decision-") and each.name.endswith(".toml"):
            decision = _read(each, DecisionFile).decision
            if decision.movement == movement:
                return decision
    raise PlanFault(f"Chưa có tệp decision-….toml cho phong trào {movement}; hãy bổ sung.")


def _movement_files(source: Traversable) -> list[Traversable]:
    found = [each for each in source.iterdir() if _is_movement(each.name)]
    if not found:
        raise PlanFault(f"Thư mục kế hoạch {source} chưa có tệp movement-….toml nào; hãy bổ sung.")
    return sorted(found, key=lambda each: each.name)


def _is_movement(name: str) -> bool:
    return name.startswith("movement-") and name.endswith(".toml")


def _read(file: Traversable, content: type[Content]) -> Content:
    try:
        return cast("Content", _content(file.name, file.read_text(encoding="utf-8"), content))
    except FileNotFoundError as error:
        raise PlanFault(f"Thiếu tệp kế hoạch {file.name}; hãy bổ sung tệp này.") from error
    except OSError as error:
        raise PlanFault(f"Không đọc được tệp kế hoạch {file.name}; hãy kiểm tra tệp.") from error
    except UnicodeDecodeError as error:
        raise PlanFault(f"Tệp kế hoạch {file.name} không phải UTF-8; hãy lưu lại.") from error


@lru_cache(64)
def _content(name: str, text: str, content: type[FrozenModel]) -> FrozenModel:
    """What a file's text says; parsing takes ten times as long as reading the text again."""
    try:
        return content.model_validate(tomllib.loads(text, parse_float=Decimal))
    except tomllib.TOMLDecodeError as error:
        raise PlanFault(f"Tệp kế hoạch {name} sai cú pháp TOML ({error}).") from error
    except ValidationError as error:
        faults = "; ".join(_fault(each) for each in error.errors())
        raise PlanFault(f"Tệp kế hoạch {name}: {faults}; hãy sửa tệp này.") from error


SAYINGS = {
    "missing": "còn thiếu",
    "extra_forbidden": "là mục lạ, chương trình không dùng",
    "enum": "không thuộc các giá trị cho phép",
}


def _fault(detail: ErrorDetails) -> str:
    field = ".".join(_place(each) for each in detail["loc"])
    return f"mục {field} {SAYINGS.get(detail['type'], 'có giá trị không hợp lệ')}"


def _place(step: int | str) -> str:
    return f"thứ {step + 1}" if isinstance(step, int) else step


def _refuse(faults: Sequence[str]) -> None:
    if faults:
        raise PlanFault(f"Dữ liệu kế hoạch mâu thuẫn: {'; '.join(faults)}; hãy sửa các tệp này.")
