from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiers.intake.submission_rules import OPEN_ANEW
from dossiers.model.dossier import Status
from dossiers.model.nominee import NomineeKind
from dossiers.model.submission import same_nominee
from tests.dossiers.builders import a_dossier, a_nominee, a_unit
from tests.dossiers.handing_in import check, reasons


@given(st.sampled_from(NomineeKind), st.sampled_from(["", "001", "002"]))
def test_a_nominee_is_the_same_as_itself(kind: NomineeKind, citizen_id: str) -> None:
    nominee = a_nominee(kind=kind, citizen_id=citizen_id)
    assert same_nominee(nominee, nominee)


def test_one_person_with_an_old_card_and_a_citizen_number_is_one() -> None:
    card, number = "095123456", "006088000001"
    (reason,) = reasons(a_nominee(citizen_id=number), a_nominee(citizen_id=card))
    assert "có hai dòng trong phiếu" in reason
    held = a_dossier(nominee=a_nominee(citizen_id=card))
    (reason,) = reasons(a_nominee(citizen_id=number), existing=[held])
    assert "đã có hồ sơ HS-2026-0001" in reason


@pytest.mark.parametrize("status", [each for each in Status if each not in OPEN_ANEW])
def test_a_unit_learns_nothing_of_what_became_of_another_units_dossier(status: Status) -> None:
    held = a_dossier(
        7, nominee=a_nominee(name="Lò Văn Khác", citizen_id="004088001234"), status=status
    )
    other = a_unit(name="Trường Tiểu học Khác")
    for nominee in (held.nominee, a_nominee(citizen_id="004088001234")):
        (said,) = reasons(nominee, unit=other, existing=[held], by_unit=True)
        assert "do đơn vị khác đề nghị" in said
        assert nominee.name in said
        for secret in (held.code, status.text, held.unit.name, "Lò Văn Khác"):
            assert secret not in said or secret == nominee.name
        (told,) = reasons(nominee, unit=other, existing=[held])
        assert held.code in told, "the office is told which dossier it is"


def test_a_unit_is_told_of_its_own_dossier() -> None:
    held = a_dossier(7, nominee=a_nominee(), status=Status.TRINH_KY)
    (said,) = reasons(a_nominee(), existing=[held], by_unit=True)
    assert "HS-2026-0007" in said


def test_a_name_that_was_corrected_makes_no_second_dossier_of_its_unit() -> None:
    corrected = a_nominee(name="Nguyễn Vân Mẫu", citizen_id="004088001234")
    held = a_dossier(7, nominee=corrected, former_names=("Nguyễn Văn Mẫu",))
    for known in (a_nominee(), a_nominee(name="NGUYỄN VĂN MẪU", citizen_id="004088001234")):
        said = " ".join(reasons(known, existing=[held], by_unit=True))
        assert "đã được sửa tên từ" in said
        assert "thành Nguyễn Vân Mẫu; hãy ghi tên đã sửa" in said


@pytest.mark.parametrize(
    "change",
    [{"status": Status.DA_RUT}, {"unit": a_unit(name="Trường Khác")}, {"former_names": ()}],
    ids=lambda each: next(iter(each)),
)
def test_a_former_name_may_be_nominated_where_it_is_another(change: dict[str, Any]) -> None:
    facts = {"nominee": a_nominee(name="Nguyễn Vân Mẫu"), "former_names": ("Nguyễn Văn Mẫu",)}
    assert check(a_nominee(), existing=[a_dossier(7, **{**facts, **change})]).entries
    other = a_nominee(citizen_id="004088000002")
    numbered = a_nominee(name="Nguyễn Vân Mẫu", citizen_id="004088000001")
    held = a_dossier(7, nominee=numbered, former_names=("Nguyễn Văn Mẫu",))
    assert check(other, existing=[held]).entries
