"""Units' files: each unit has a folder of its own, and names only what lies there."""

import pytest

from dossiers.intake.unit_files import check_own_files, own_inbox
from dossiers.model.errors import Refused
from dossiers.model.roles import Person, Role

UNIT = "Trường Mầm non Hoa Mẫu"


def of_unit(unit: str = UNIT) -> Person:
    return Person(account="hoa-mau", name="Lò Thị Mẫu", roles=(Role.DON_VI,), unit=unit)


def test_a_folder_is_the_units_own_however_its_name_is_typed() -> None:
    assert own_inbox(UNIT).startswith("inbox/truong-mam-non-hoa-mau-")
    assert own_inbox("trường  mầm non HOA MẪU") == own_inbox(UNIT)
    assert own_inbox("Trường Hoàng") != own_inbox("Trường Hoang")
    assert own_inbox("../../Trường").count("/") == 2


@pytest.mark.parametrize(
    "form",
    [
        {"workbook": "inbox/khac/ds.xlsx"},
        {"components": [{"kind": "KHAC", "object": "inbox/khac/a.pdf"}]},
        {"form": {"components": [{"object": "da-ky/qd.pdf"}]}},
        {"workbook": own_inbox(UNIT)[:-1]},
    ],
)
def test_a_unit_may_not_name_other_peoples_files(form: object) -> None:
    with pytest.raises(Refused, match="không phải của Trường Mầm non Hoa Mẫu"):
        check_own_files(of_unit(), form)


def test_a_unit_may_name_its_own_files_and_officers_any() -> None:
    key = f"{own_inbox(UNIT)}ds.xlsx"
    check_own_files(of_unit(), {"workbook": key, "components": [{"object": key}, {"object": ""}]})
    clerk = Person(account="a", name="Lò Thị Mẫu", roles=(Role.CHUYEN_VIEN,))
    check_own_files(clerk, {"workbook": "inbox/khac/ds.xlsx"})
