"""Whether awards.toml can be worked with, and the files that name its awards know them."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeVar

from dossiers.model.nominee import NomineeKind
from dossiers.model.steps import Step
from dossiers.plan.award import SHARED_STEPS, Award
from dossiers.plan.plan import Plan

Item = TypeVar("Item")

SIGNED_STEPS = (Step.SIGNATURE, Step.ISSUANCE)
"""The steps of what the ward's own Chủ tịch decides on."""
SENT_STEPS = (Step.PROVINCE, Step.PROVINCE_RESULT)
"""The steps of what the ward sends up to be decided."""


def doubles(items: Iterable[Item], key: Callable[[Item], Hashable]) -> Iterator[Hashable]:
    """Yield each key that several items share, once."""
    keys = [key(each) for each in items]
    return iter(dict.fromkeys(each for each in keys if keys.count(each) > 1))


def awarded_kinds(plan: Plan) -> tuple[tuple[str, NomineeKind], ...]:
    """Return every award's code with every kind of nominee that may receive it."""
    return tuple((each.code, kind) for each in plan.awards for kind in each.subjects.kinds)


def award_faults(plan: Plan) -> Iterator[str]:
    """Yield what contradicts itself in awards.toml, and each award that only other files know."""
    for code in doubles(plan.awards, lambda each: each.code):
        yield f"awards.toml: hai hình thức cùng code {code}"
    for name in doubles(plan.awards, lambda each: each.name):
        yield f"awards.toml: hai hình thức cùng name {name}"
    known = {each.code for each in plan.awards}
    quotas = [each for movement in plan.movements for each in movement.quotas]
    named = (
        ("movement, quotas", quotas),
        ("awards-voting.toml, rules", plan.voting),
        ("awards-bonus.toml, coefficients", plan.coefficients),
    )
    for place, rows in named:
        for code in dict.fromkeys(each.award for each in rows if each.award not in known):
            yield f"{place}: hình thức {code} không có trong awards.toml"
    for each in plan.awards:
        for fault in chain(_way_faults(each), _name_faults(each), _component_faults(each)):
            yield f"awards.toml, {each.code}: {fault}"


def _way_faults(award: Award) -> Iterator[str]:
    steps = [each.step for each in award.steps]
    for step in doubles(steps, lambda each: each):
        yield f"steps ghi hai lần {step}"
    for step in steps:
        if step in SHARED_STEPS:
            yield f"bước {step.value} là của mọi hình thức, không ghi ở steps"
    signed = [each for each in SIGNED_STEPS if each in steps]
    if award.own and len(signed) < len(SIGNED_STEPS):
        yield "phường quyết định thì steps phải có signature và issuance"
    if signed and not award.own:
        yield f"{award.level.text} quyết định thì steps không có {signed[0].value}"
    yield from _sending_faults(award, [each for each in SENT_STEPS if each in steps])
    days = (*(each.days for each in award.limits), *(each.days for each in award.results))
    if any(each is not None and each < 1 for each in days):
        yield "days phải từ 1 ngày trở lên"


def _sending_faults(award: Award, sent: Sequence[Step]) -> Iterator[str]:
    if sent and award.own:
        yield f"phường quyết định thì steps không có {sent[0].value}"
    if sent and len(sent) < len(SENT_STEPS):
        yield "trình cấp tỉnh thì steps phải có province và province_result"
    if sent and not award.addressees:
        yield "trình cấp tỉnh thì addressees phải ghi nơi kính gửi"


def _name_faults(award: Award) -> Iterator[str]:
    named = [("decided_by", award.decided_by), ("full_name", award.full_name)]
    for field, text in (*named, *(("addressees", each) for each in award.addressees)):
        left = text.replace("{uy_ban}", "").replace("{tinh}", "")
        if odd := re.search(r"[{}][^{}]*}?", left):
            yield f"{field} có chỗ trống lạ {odd[0]}"


def _component_faults(award: Award) -> Iterator[str]:
    needed = [
        (kind, each.kind, group, each.in_force_from)
        for each in award.components
        for kind in each.kinds
        for group in each.groups
    ]
    for double in doubles(needed, lambda each: tuple(map(str, each))):
        yield f"components ghi hai lần {double}"
    for subject in dict.fromkeys(each[0] for each in needed):
        if subject not in award.subjects.kinds:
            yield f"components: không tặng cho {subject.value}"
