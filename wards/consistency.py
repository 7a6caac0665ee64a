"""Whether the plan's files agree with one another; each fault names its file and field."""

from collections.abc import Iterator
from itertools import chain

from dossiers.model.holds import HoldGround
from dossiers.plan.plan import Movement, Officer, Plan, Quota, RosterMember
from wards.award_faults import award_faults, awarded_kinds, doubles
from wards.book_faults import book_faults
from wards.terms import term_faults
from wards.time_faults import calendar_faults, limit_faults
from wards.voting_faults import voting_faults


def contradictions(plan: Plan) -> tuple[str, ...]:
    """Return every contradiction, in Vietnamese; none when the plan can be used."""
    return tuple(
        chain(
            award_faults(plan),
            _movement_faults(plan),
            voting_faults(plan),
            _bonus_faults(plan),
            term_faults(plan),
            _people_faults(plan),
            _printer_faults(plan),
            calendar_faults(plan.calendar),
            limit_faults(plan.limits),
            _condition_faults(plan),
            _merger_faults(plan),
            book_faults(plan.books),
        )
    )


def _movement_faults(plan: Plan) -> Iterator[str]:
    for code in doubles(plan.movements, lambda each: each.code):
        yield f"movement: hai phong trào cùng mã {code}"
    for movement in plan.movements:
        where = f"movement {movement.code}"
        if movement.ends_on < movement.starts_on:
            yield f"{where}: ends_on trước starts_on"
        if " của " not in movement.plan_decision or " số " in movement.plan_decision:
            yield f"{where}: plan_decision phải là “Quyết định của …”, số ở plan_decision_number"
        if (movement.plan_decision_number is None) != (movement.plan_decided_on is None):
            yield f"{where}: plan_decision_number và plan_decided_on phải đi với nhau"
        for code in doubles(movement.criteria, lambda each: each.code):
            yield f"{where}: hai tiêu chí cùng mã {code}"
        yield from _quota_faults(movement, plan)


def _quota_faults(movement: Movement, plan: Plan) -> Iterator[str]:
    awarded = awarded_kinds(plan)
    span = range(movement.starts_on.year, movement.ends_on.year + 1)
    for each in movement.quotas:
        place = _quota_place(movement, each)
        if not each.years or any(year not in span for year in each.years):
            yield f"{place}: years ngoài thời gian phong trào"
        if each.maximum is not None and each.maximum < 0:
            yield f"{place}: maximum là số âm"
        if (each.award, each.kind) not in awarded:
            yield f"{place}: đối tượng không có trong awards.toml, subjects"
        if not any(each.award == rule.award for rule in plan.voting):
            yield f"{place}: awards-voting.toml chưa có rules cho hình thức này"
    yearly = [(each, year) for each in movement.quotas for year in each.years]
    for double in doubles(yearly, lambda pair: (*_quota_key(pair[0]), pair[1])):
        yield f"movement {movement.code}, quotas: ghi hai lần {double}"


def _quota_key(quota: Quota) -> tuple[str, str, str]:
    return quota.award, quota.occasion.value, quota.kind.value


def _quota_place(movement: Movement, quota: Quota) -> str:
    return f"movement {movement.code}, quotas {' '.join(_quota_key(quota))}"


def _bonus_faults(plan: Plan) -> Iterator[str]:
    if any(each.amount <= 0 for each in plan.salaries):
        yield "bonus.toml, salaries: amount phải là số dương"
    if any(each.coefficient <= 0 for each in plan.coefficients):
        yield "awards-bonus.toml, coefficients: coefficient phải là số dương"
    if any(each.rounding <= 0 for each in plan.bonus_rules):
        yield "bonus.toml, rules: rounding phải là số dương"
    known = {(each.award, each.kind) for each in plan.coefficients}
    paid = {each.award for each in plan.coefficients}
    for award, kind in awarded_kinds(plan):
        needed = plan.award(award).own or award in paid
        if needed and (award, kind) not in known:
            yield f"awards-bonus.toml, coefficients: thiếu {award} {kind.value}"


def _people_faults(plan: Plan) -> Iterator[str]:
    if not plan.roster:
        yield "roster-and-signers.toml: roster còn trống"
    people: tuple[RosterMember | Officer, ...] = (*plan.roster, *plan.officers)
    for each in people:
        if each.until_on is not None and each.until_on < each.from_on:
            yield f"roster-and-signers.toml, {each.name}: until_on trước from_on"


FARTHEST = 20.0
"""Millimetres; a printer that is further off is measured wrongly, or its paper lies askew."""


def _printer_faults(plan: Plan) -> Iterator[str]:
    for name in doubles(plan.printers, lambda each: each.name):
        yield f"printers.toml: hai máy in cùng tên {name}"
    for each in plan.printers:
        if max(abs(each.right), abs(each.down)) > FARTHEST:
            yield f"printers.toml, {each.name}: right, down phải trong khoảng ±{FARTHEST:.0f} mm"


def _condition_faults(plan: Plan) -> Iterator[str]:
    if not plan.one_award:
        yield "conditions.toml: one_award còn trống"
    if any(not 0 < each.alike < each.same <= WHOLE for each in plan.one_award):
        yield f"conditions.toml, one_award: phải có 0 < alike < same ≤ {WHOLE}"
    if {each.ground for each in plan.holds} != set(HoldGround):
        yield "conditions.toml, holds: mỗi lý do tạm dừng phải có quy định"


WHOLE = 100


def _merger_faults(plan: Plan) -> Iterator[str]:
    for each in plan.mergers:
        if not each.before:
            yield f"units.toml, mergers {each.after}: before còn trống"
    merged = [name for each in plan.mergers for name in each.before]
    for name in doubles(merged, lambda name: name):
        yield f"units.toml, mergers: {name} nhập vào hai nơi"
