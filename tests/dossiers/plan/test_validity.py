"""One lookup for every legal value: in force on the day, the newest of several, by name if not."""

from datetime import date
from decimal import Decimal

import pytest

from dossiers.model.errors import NotInForce, PlanFault
from dossiers.model.nominee import NomineeKind
from dossiers.model.record import Source
from dossiers.plan.plan import BaseSalary, BonusCoefficient
from dossiers.plan.validity import in_force, value_lists, value_on, values_on
from tests.dossiers.builders import the_plan

SOURCE = Source(text="Mẫu, Điều 1")
YEAR = [date(year, 1, 1) for year in range(2026, 2030)]


def salary(amount: int, begins: date, ends: date | None = None) -> BaseSalary:
    return BaseSalary(amount=amount, in_force_from=begins, lapsed_on=ends, source=SOURCE)


def test_a_value_holds_from_its_first_day_until_the_day_before_it_lapses() -> None:
    held = salary(1, YEAR[0], YEAR[1])

    days = (date(2025, 12, 31), YEAR[0], date(2026, 12, 31), YEAR[1])
    assert [in_force(held, on) for on in days] == [False, True, True, False]


def test_the_newest_of_those_in_force_is_used_whatever_their_order() -> None:
    values = [salary(3, YEAR[2]), salary(1, YEAR[0]), salary(2, YEAR[1], YEAR[3])]

    assert [value_on(BaseSalary, values, on).amount for on in YEAR] == [1, 2, 3, 3]


def test_what_lapsed_gives_way_to_nothing_older_that_lapsed_too() -> None:
    values = [salary(1, YEAR[0], YEAR[1]), salary(2, YEAR[1], YEAR[2])]

    with pytest.raises(NotInForce, match=r"Lương cơ sở \(Mẫu, Điều 1\) đã hết .* 01/01/2028"):
        value_on(BaseSalary, values, YEAR[2])


def test_what_was_never_entered_is_no_lapse() -> None:
    with pytest.raises(PlanFault, match=r"chưa có lương cơ sở .*bonus\.toml") as caught:
        value_on(BaseSalary, [salary(1, YEAR[1])], YEAR[0])
    assert not isinstance(caught.value, NotInForce)


def test_values_about_different_things_stand_side_by_side() -> None:
    def share(kind: NomineeKind, figure: str, begins: date) -> BonusCoefficient:
        facts = {"award": "A", "kind": kind, "coefficient": Decimal(figure)}
        return BonusCoefficient.model_validate({**facts, "in_force_from": begins, "source": SOURCE})

    person, collective = NomineeKind.CA_NHAN, NomineeKind.TAP_THE
    values = [share(person, "1", YEAR[0]), share(collective, "2", YEAR[0])]
    values.append(share(person, "3", YEAR[1]))

    assert [str(each.coefficient) for each in values_on(values, YEAR[1])] == ["2", "3"]


def test_the_wards_data_is_walked_to_its_depths() -> None:
    found = {type(each).__name__ for values in value_lists(the_plan()) for each in values}

    assert {"Award", "AwardSubjects", "NeededComponent", "StepLimit", "LegalBasis"} <= found
