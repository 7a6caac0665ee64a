"""What a decision leans on that the ward has not confirmed is told, and no more than that."""

from datetime import date
from typing import Any

from dossiers.model.nominee import NomineeKind
from dossiers.model.record import Source
from dossiers.plan.plan import Plan
from dossiers.plan.unconfirmed import unconfirmed
from tests.dossiers.builders import BUILD, a_dossier
from wards import load_plan

ON = date(2026, 11, 16)
CITED: dict[str, Any] = {"plan_decision_number": 12, "plan_decided_on": date(2026, 4, 20)}
PERSON, HOUSEHOLD = NomineeKind.CA_NHAN, NomineeKind.HO_GIA_DINH


def told(plan: Plan, *kinds: NomineeKind, on: date = ON, **movement: Any) -> str:
    dossiers = [a_dossier(nominee=BUILD[each]()) for each in kinds]
    own = plan.movements[0].model_copy(update=movement)
    return "\n".join(unconfirmed(plan, own, "GIAY_KHEN", dossiers, on))


def confirmed(plan: Plan) -> Plan:
    """Return the ward's data, all confirmed."""
    names = ("salaries", "coefficients", "bonus_rules", "legal_bases")
    source = {"source": Source(text="đã đối chiếu")}
    return plan.model_copy(
        update={
            name: tuple(each.model_copy(update=source) for each in getattr(plan, name))
            for name in names
        }
    )


def test_values_and_bases_that_nobody_confirmed_are_told_with_their_source() -> None:
    said = told(load_plan(), PERSON, HOUSEHOLD)

    assert "Chưa xác nhận: hệ số Giấy khen" in said
    assert "của hộ gia đình 0,45 (" in said
    assert "Chưa xác nhận: căn cứ Thông tư số 15/2025/TT-BNV (" in said
    assert "Chưa xác nhận: căn cứ Nghị định số 152/2025/NĐ-CP (" in said
    assert said.count("hệ số Giấy khen") == 1


def test_what_is_confirmed_or_not_used_is_not_told() -> None:
    assert "hệ số" not in told(load_plan(), PERSON)
    assert "lương cơ sở" not in told(load_plan(), PERSON)
    assert "98/2023/NĐ-CP" not in told(load_plan(), PERSON)
    assert told(confirmed(load_plan()), PERSON, **CITED) == ""


def test_a_plan_whose_decision_has_no_date_yet_is_told() -> None:
    assert "Quyết định ban hành Kế hoạch" in told(confirmed(load_plan()), PERSON)
