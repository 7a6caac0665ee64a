"""The plan as cases, each with the paragraph that it comes from."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

import pytest

from dossiers.decision.award_decision import check_proposal
from dossiers.model.dossier import Dossier, UnitGroup
from dossiers.model.errors import DatesOutOfOrder, InvalidForm, QuotaExceeded, Refused
from dossiers.model.nominee import NomineeKind
from dossiers.model.round import Occasion, Round
from dossiers.model.submission import Submission
from dossiers.plan.quotas import check_round, quota_counts
from tests.dossiers.builders import (
    BUILD,
    HELD_ON,
    PROPOSED_ON,
    RECEIVED_ON,
    a_chosen_dossier,
    a_nominee,
    a_round,
    a_signatory,
    a_unit,
    concluded,
    nominated,
    the_plan,
)
from tests.dossiers.handing_in import take_in

GIAY_KHEN, BANG_KHEN, FLAG = "GIAY_KHEN", "BANG_KHEN", "CO_THI_DUA"
YEARLY, INTERIM, FINAL = Occasion.HANG_NAM, Occasion.SO_KET, Occasion.TONG_KET
COLLECTIVE, PERSON, HOUSEHOLD = NomineeKind.TAP_THE, NomineeKind.CA_NHAN, NomineeKind.HO_GIA_DINH


def proposed(round_: Round, held: Sequence[Dossier], on: date = PROPOSED_ON) -> tuple[Dossier, ...]:
    return check_proposal(
        round_, the_plan(), held, held_on=HELD_ON, proposed_on=on, signatory=a_signatory()
    )


# Quotas: the plan's number is enough, one above is too many.

IV_2 = "Kế hoạch, Mục IV.2"
IV_3_A, IV_3_B, IV_3_C = (f"Kế hoạch, Mục IV.3.{point}" for point in "abc")
IV_4_1, IV_4_2, IV_4_3 = (
    f"Kế hoạch, Mục IV.4, gạch đầu dòng thứ {dash}" for dash in ("nhất", "hai", "ba")
)


class Limit(NamedTuple):
    """A number of the plan."""

    source: str
    award: str
    occasion: Occasion
    year: int
    kind: NomineeKind
    maximum: int


LIMITS = [
    *(Limit(IV_4_1, GIAY_KHEN, YEARLY, year, COLLECTIVE, 2) for year in range(2026, 2031)),
    *(Limit(IV_4_1, GIAY_KHEN, YEARLY, year, PERSON, 4) for year in range(2026, 2031)),
    Limit(IV_4_2, GIAY_KHEN, INTERIM, 2027, COLLECTIVE, 4),
    Limit(IV_4_2, GIAY_KHEN, INTERIM, 2027, PERSON, 6),
    Limit(IV_4_3, GIAY_KHEN, FINAL, 2030, COLLECTIVE, 6),
    Limit(IV_4_3, GIAY_KHEN, FINAL, 2030, PERSON, 10),
    *(Limit(IV_3_A, BANG_KHEN, YEARLY, year, COLLECTIVE, 15) for year in range(2026, 2031)),
    *(Limit(IV_3_A, BANG_KHEN, YEARLY, year, PERSON, 20) for year in range(2026, 2031)),
    Limit(IV_3_B, BANG_KHEN, INTERIM, 2027, COLLECTIVE, 20),
    Limit(IV_3_B, BANG_KHEN, INTERIM, 2027, PERSON, 20),
    Limit(IV_3_C, BANG_KHEN, FINAL, 2030, COLLECTIVE, 30),
    Limit(IV_3_C, BANG_KHEN, FINAL, 2030, PERSON, 30),
    Limit(IV_2, FLAG, FINAL, 2030, COLLECTIVE, 2),
]


def of(limit: Limit) -> Round:
    return a_round(award=limit.award, occasion=limit.occasion, year=limit.year)


def named(case: Any) -> str:
    return "-".join(str(each) for each in case).replace(" ", "_").replace("/", "-")


def test_every_number_of_the_plan_is_a_case() -> None:
    (movement,) = the_plan().movements
    numbers = {
        (each.award, each.occasion, year, each.kind, each.maximum)
        for each in movement.quotas
        for year in each.years
        if each.maximum is not None
    }
    assert {each[1:] for each in LIMITS} == numbers
    assert len(LIMITS) == len(numbers)


@pytest.mark.parametrize("limit", LIMITS, ids=named)
def test_the_council_may_select_as_many_as_the_plan_says(limit: Limit) -> None:
    done = concluded(nominated(limit.kind, limit.maximum), of(limit))
    assert len(done.session.selected) == limit.maximum
    standing = quota_counts(the_plan(), of(limit), done.dossiers)
    (count,) = (each for each in standing if each.kind is limit.kind)
    assert (count.maximum, count.used, count.left, count.in_progress) == (
        limit.maximum,
        limit.maximum,
        0,
        0,
    )
    assert count.source.startswith(limit.source)


@pytest.mark.parametrize("limit", LIMITS, ids=named)
def test_the_council_may_not_select_one_more_and_is_shown_who_passed(limit: Limit) -> None:
    with pytest.raises(QuotaExceeded) as caught:
        concluded(nominated(limit.kind, limit.maximum + 1), of(limit))
    said = str(caught.value)
    assert f"vượt tối đa {limit.maximum:02d} {limit.kind.text.lower()} ({limit.source}" in said
    assert said.count("9/9 phiếu đồng ý") == limit.maximum + 1


@pytest.mark.parametrize("limit", [each for each in LIMITS if each.award == GIAY_KHEN], ids=named)
def test_nothing_above_the_plan_reaches_a_proposal(limit: Limit) -> None:
    def carried(count: int) -> int:
        held = [
            a_chosen_dossier(place, nominee=BUILD[limit.kind](name=f"Tên {place}"))
            for place in range(1, count + 1)
        ]
        return len(proposed(of(limit), held))

    assert carried(limit.maximum) == limit.maximum
    with pytest.raises(QuotaExceeded, match=limit.source):
        carried(limit.maximum + 1)


@pytest.mark.parametrize("limit", LIMITS, ids=named)
def test_more_nominations_than_the_plan_awards_are_only_warned_of(limit: Limit) -> None:
    criteria = {COLLECTIVE: "III.1.a", PERSON: "III.4.a"}[limit.kind]
    nominees = tuple(
        BUILD[limit.kind](name=f"Tên {place}", criteria=(criteria,))
        for place in range(limit.maximum + 1)
    )
    unit = a_unit(proposal_date=date(limit.year, 10, 1))
    handed = Submission(
        round=of(limit), unit=unit, nominees=nominees, received_on=date(limit.year, 10, 5)
    )
    found = " ".join(take_in(handed).warnings)
    assert f"tối đa được khen {limit.maximum:02d} ({limit.source}" in found


# Occasions: each in its years only (plan VI.1).

YEARS_OF = "Kế hoạch, Mục IV và VI.1"
OCCASIONS = [
    (YEARS_OF, GIAY_KHEN, YEARLY, 2025, False),
    (YEARS_OF, GIAY_KHEN, YEARLY, 2026, True),
    (YEARS_OF, GIAY_KHEN, YEARLY, 2030, True),
    (YEARS_OF, GIAY_KHEN, YEARLY, 2031, False),
    (YEARS_OF, GIAY_KHEN, INTERIM, 2026, False),
    (YEARS_OF, GIAY_KHEN, INTERIM, 2027, True),
    (YEARS_OF, GIAY_KHEN, INTERIM, 2028, False),
    (YEARS_OF, GIAY_KHEN, FINAL, 2029, False),
    (YEARS_OF, GIAY_KHEN, FINAL, 2030, True),
    (YEARS_OF, BANG_KHEN, INTERIM, 2027, True),
    (YEARS_OF, BANG_KHEN, INTERIM, 2030, False),
    (YEARS_OF, BANG_KHEN, FINAL, 2030, True),
    (YEARS_OF, BANG_KHEN, FINAL, 2027, False),
    (IV_2, FLAG, FINAL, 2030, True),
    (IV_2, FLAG, YEARLY, 2030, False),
    (IV_2, FLAG, INTERIM, 2027, False),
]


@pytest.mark.parametrize(("source", "award", "occasion", "year", "allowed"), OCCASIONS)
def test_occasions_fall_in_the_years_of_the_plan(
    source: str, award: str, occasion: Occasion, year: int, *, allowed: bool
) -> None:
    opened = a_round(award=award, occasion=occasion, year=year)
    if allowed:
        check_round(opened, the_plan())
        return
    with pytest.raises(Refused, match="Kế hoạch, Mục IV"):
        check_round(opened, the_plan())
    assert source.startswith("Kế hoạch, Mục IV")


# Criteria: of the nominee's own group (plan III).

CRITERIA = [
    ("Kế hoạch, Mục III.1", COLLECTIVE, UnitGroup.CO_QUAN, "III.1.đ", True),
    ("Kế hoạch, Mục III.1", COLLECTIVE, UnitGroup.DOANH_NGHIEP, "III.1.b", False),
    ("Kế hoạch, Mục III.2", COLLECTIVE, UnitGroup.MTTQ_TCCTXH, "III.2.b", True),
    ("Kế hoạch, Mục III.2", COLLECTIVE, UnitGroup.CO_QUAN, "III.2.a", False),
    ("Kế hoạch, Mục III.3", COLLECTIVE, UnitGroup.DOANH_NGHIEP, "III.3.c", True),
    ("Kế hoạch, Mục III.3", COLLECTIVE, UnitGroup.MTTQ_TCCTXH, "III.3.a", False),
    ("Kế hoạch, Mục III.4", PERSON, UnitGroup.CO_QUAN, "III.4.a", True),
    ("Kế hoạch, Mục III.1", PERSON, UnitGroup.CO_QUAN, "III.1.a", False),
    ("Kế hoạch, Mục III.4", COLLECTIVE, UnitGroup.CO_QUAN, "III.4.a", False),
    ("Kế hoạch, Mục III.4", HOUSEHOLD, UnitGroup.KHAC, "III.4.b", True),
]


@pytest.mark.parametrize(("source", "kind", "group", "criterion", "own"), CRITERIA)
def test_a_nominee_names_a_criterion_of_its_own_group(
    source: str, kind: NomineeKind, group: UnitGroup, criterion: str, *, own: bool
) -> None:
    handed = Submission(
        round=a_round(),
        unit=a_unit(group=group),
        nominees=(BUILD[kind](criteria=(criterion,)),),
        received_on=RECEIVED_ON,
    )
    (found,) = (each for each in the_plan().movements[0].criteria if each.code == criterion)
    assert found.source.text.startswith(source)
    if own:
        assert take_in(handed).entries
        return
    with pytest.raises(InvalidForm, match=f"Tiêu chí {criterion} không dành cho"):
        take_in(handed)


# Dates: no paper before the one that it follows.

JOURNALED_TABLES = "Kế hoạch, Mục VI.2.1"
BEFORE = date(2026, 9, 30)


def received(**change: Any) -> object:
    facts = {"round": a_round(), "unit": a_unit(), "nominees": (a_nominee(),)}
    return take_in(Submission(**{**facts, "received_on": RECEIVED_ON, **change}))


def sat(held_on: date) -> object:
    return concluded(nominated(PERSON, 1), held_on=held_on)


DATES = [
    (JOURNALED_TABLES, lambda: received(received_on=date(2026, 10, 1)), True),
    (JOURNALED_TABLES, lambda: received(received_on=BEFORE), False),
    (JOURNALED_TABLES, lambda: sat(date(2026, 10, 20)), True),
    (JOURNALED_TABLES, lambda: sat(date(2026, 10, 19)), False),
    (JOURNALED_TABLES, lambda: proposed(a_round(), [a_chosen_dossier()], HELD_ON), True),
    (JOURNALED_TABLES, lambda: proposed(a_round(), [a_chosen_dossier()], date(2026, 11, 4)), False),
]


@pytest.mark.parametrize(("source", "act", "right"), DATES)
def test_no_paper_is_dated_before_the_one_that_it_follows(
    source: str, act: Callable[[], object], *, right: bool
) -> None:
    assert source
    if right:
        assert act()
        return
    with pytest.raises(DatesOutOfOrder):
        act()
