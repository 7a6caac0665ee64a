"""Who signs for the office."""

from datetime import date

import pytest

from documents.officers import office_head
from dossiers.model.errors import PlanFault
from dossiers.model.record import Source
from dossiers.plan.plan import Officer, Plan
from wards import load_plan

DAY = date(2026, 11, 5)


def plan_with(*officers: Officer) -> Plan:
    return load_plan().model_copy(update={"officers": officers})


def an_officer(title: str, until_on: date | None = None) -> Officer:
    return Officer(
        name=f"{title} Mẫu",
        title=title,
        body="Phòng Văn hóa - Xã hội",
        from_on=date(2026, 1, 1),
        until_on=until_on,
        source=Source(text="mẫu"),
    )


def test_the_head_signs_before_a_deputy() -> None:
    deputy, head = an_officer("Phó Trưởng phòng"), an_officer("Trưởng phòng")
    assert office_head(plan_with(deputy, head), DAY) == head
    gone = an_officer("Trưởng phòng", until_on=date(2026, 11, 4))
    assert office_head(plan_with(deputy, gone), DAY) == deputy


def test_an_office_without_officers_is_told() -> None:
    with pytest.raises(PlanFault, match="Chưa khai người ký"):
        office_head(plan_with(), DAY)
