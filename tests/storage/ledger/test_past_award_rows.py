"""The imported history, and the keys by which names are found again."""

from dossiers.matching.name_keys import sought_keys
from dossiers.model.nominee import NomineeKind
from storage.ledger.register_ledger import Ledger
from storage.register import Register
from tests.storage.examples import NOW, a_dossier, a_round, an_award

PERSON = NomineeKind.CA_NHAN


def found(ledger: Ledger, kind: NomineeKind, name: str, number: str = "") -> set[str]:
    owners = ledger.owners(sought_keys(kind, name, number))
    return {code for codes in owners.values() for code in codes}


def test_awards_get_a_code_each_and_are_found_however_they_were_typed(register: Register) -> None:
    with register.write_tx() as ledger:
        added = ledger.add_past_awards(
            [an_award(), an_award(name="Trần Thị Mẫu", citizen_id="006080000001")],
            by="Lý Thị Mẫu",
            at=NOW,
        )
    assert [each.code for each in added] == ["KT-000001", "KT-000002"]
    with register.read_tx() as ledger:
        assert ledger.past_awards(["KT-000002", "KT-000001", "KT-000009"]) == added
        assert found(ledger, PERSON, "ThS. NGUYEN VAN MAU") == {"KT-000001"}
        assert found(ledger, PERSON, "Mẫu Nguyễn Văn") == {"KT-000001"}
        assert found(ledger, PERSON, "Lê Văn Khác", "006080000001") == {"KT-000002"}
        assert found(ledger, NomineeKind.TAP_THE, "Nguyễn Văn Mẫu") == set()


def test_an_award_is_entered_once_in_one_step_or_in_two(register: Register) -> None:
    for number in (1, 0):
        with register.write_tx() as ledger:
            twice = [an_award(), an_award(name="NGUYỄN VĂN MẪU")]
            assert len(ledger.add_past_awards(twice, by="Lý Thị Mẫu", at=NOW)) == number
    with register.write_tx() as ledger:
        (added,) = ledger.add_past_awards([an_award(decision="13/QĐ")], by="x", at=NOW)
    assert added.code == "KT-000002"


def test_a_dossier_is_found_by_the_name_that_it_has_now(register: Register) -> None:
    dossier = a_dossier()
    renamed = dossier.nominee.model_copy(update={"name": "Tổ dân phố số 05"})
    with register.write_tx() as ledger:
        ledger.add_round(a_round(), NOW)
        ledger.add_dossiers([dossier])
    with register.write_tx() as ledger:
        ledger.save_dossier(dossier.model_copy(update={"nominee": renamed}))
    with register.read_tx() as ledger:
        assert found(ledger, NomineeKind.TAP_THE, dossier.nominee.name) == set()
        assert found(ledger, NomineeKind.TAP_THE, "TDP 5 phường Mẫu") == {dossier.code}
        assert [each.code for each in ledger.dossiers_by_code([dossier.code, "x"])] == [
            dossier.code
        ]


def test_many_names_are_looked_up_together(register: Register) -> None:
    names = [f"Nguyễn Văn Mẫu {number}" for number in range(300)]
    with register.write_tx() as ledger:
        ledger.add_past_awards([an_award(name=name) for name in names], by="x", at=NOW)
    with register.read_tx() as ledger:
        keys = frozenset[str]().union(*(sought_keys(PERSON, name) for name in names))
        codes = {code for owners in ledger.owners(keys).values() for code in owners}
        assert len(codes) == len(ledger.past_awards(codes)) == 300
