"""A person sees what a role grants, and without one nothing."""

import pytest

from desk.access.visibility import NO_UNIT, only_unit
from dossiers.model.roles import Person, Role


@pytest.mark.parametrize(
    ("roles", "unit", "narrowed"),
    [
        ((), "", NO_UNIT),
        ((Role.DON_VI,), "", NO_UNIT),
        ((Role.DON_VI,), "Trường Mẫu", "Trường Mẫu"),
        ((Role.DON_VI, Role.THU_KY), "Trường Mẫu", ""),
        *(((role,), "", "") for role in Role if role is not Role.DON_VI),
    ],
)
def test_all_but_officers_are_narrowed_to_one_unit_or_none(
    roles: tuple[Role, ...], unit: str, narrowed: str
) -> None:
    assert only_unit(Person(account="lan", name="Lan", roles=roles, unit=unit)) == narrowed
