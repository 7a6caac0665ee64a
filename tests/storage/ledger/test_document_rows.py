"""Documents in the register."""

import pytest

from dossiers.model.errors import UnknownObject, UnknownRound
from dossiers.model.movement_year import MovementYear
from storage.register import Register
from storage.schema.records import DocumentRecord
from tests.storage.conftest import RawSql
from tests.storage.examples import ROUND, a_document, an_owed_document, with_dossier

YEAR = MovementYear(movement="BK-KHCN-2026-2030", year=2026)


def ids(found: tuple[DocumentRecord, ...]) -> list[str]:
    return [record.id for record in found]


def test_a_document_comes_back_as_it_was_entered(register: Register) -> None:
    record = a_document("a", dossiers=("HS-2026-0002", "HS-2026-0001"))
    with register.write_tx() as ledger:
        with_dossier(ledger, "HS-2026-0001")
        with_dossier(ledger, "HS-2026-0002")
        ledger.add_document(record)
    with register.read_tx() as ledger:
        assert ledger.document("a") == record
        assert list(ledger.document("a").context["muc"]) == ["b", "a"]


def test_a_newer_document_supersedes_that_of_its_round_kind_and_subject(register: Register) -> None:
    with register.write_tx() as ledger:
        with_dossier(ledger)
        ledger.add_document(a_document("du-thao"))
        ledger.add_document(a_document("to-trinh", kind="TO_TRINH"))
        ledger.add_document(a_document("rieng", subject="HS-2026-0001"))
        ledger.add_document(a_document("ban-hanh", state="BAN_HANH", number="05/QĐ-UBND"))
    with register.read_tx() as ledger:
        assert ids(ledger.documents()) == ["to-trinh", "rieng", "ban-hanh"]
        assert ids(ledger.documents(current_only=False))[0] == "du-thao"
        assert ledger.document("du-thao").superseded


def test_documents_are_found_by_round_and_dossier(register: Register) -> None:
    with register.write_tx() as ledger:
        with_dossier(ledger, "HS-2026-0001")
        with_dossier(ledger, "HS-2026-0002", round="khac")
        ledger.add_document(a_document("a"))
        ledger.add_document(a_document("b", round="khac", dossiers=("HS-2026-0002",)))
        ledger.add_document(a_document("c", kind="GIAY_MOI", dossiers=()))
    with register.read_tx() as ledger:
        assert ids(ledger.documents(round=ROUND)) == ["a", "c"]
        assert ids(ledger.documents(dossier="HS-2026-0002")) == ["b"]
        assert ids(ledger.documents(ROUND, "HS-2026-0002")) == []


def test_an_unknown_document_is_said_plainly(register: Register) -> None:
    with register.read_tx() as ledger, pytest.raises(UnknownObject, match="“la”: hãy mở lại"):
        ledger.document("la")


def test_a_document_outside_any_round_belongs_to_a_year_of_its_movement(register: Register) -> None:
    year, next_year = YEAR, YEAR.model_copy(update={"year": 2027})
    outside = {"round": None, "kind": "BAO_CAO", "dossiers": ()}
    with register.write_tx() as ledger:
        with_dossier(ledger)
        ledger.add_document(a_document("dot", kind="BAO_CAO"))
        for each, owner in (("cu", year), ("moi", year), ("sau", next_year)):
            ledger.add_document(a_document(each, movement_year=owner.code, **outside))
        ledger.add_document(a_document("rieng", movement_year=year.code, subject="UBND", **outside))
    with register.read_tx() as ledger:
        assert ids(ledger.documents(year)) == ["moi", "rieng"]
        assert ids(ledger.documents(year, current_only=False)) == ["cu", "moi", "rieng"]
        assert ids(ledger.documents(ROUND)) == ["dot"]
        assert ledger.movement_years() == (next_year, year)
        assert (ledger.document("moi").owner, ledger.document("dot").owner) == (year, ROUND)
        assert (ledger.owner(year.code), ledger.owner(ROUND)) == (year, ROUND)
        with pytest.raises(UnknownRound, match=f"hãy chọn một trong các đợt “{ROUND}”"):
            ledger.owner("BK-KHCN-2026-2030/2025")


def test_the_database_refuses_a_document_of_none_or_of_both(
    register: Register, raw: RawSql
) -> None:
    with register.write_tx() as ledger:
        with_dossier(ledger)
        ledger.add_document(a_document("a"))
    for wrong in ("round = NULL", f"movement_year = '{YEAR.code}'"):
        with pytest.raises(RawSql.error, match="ck_documents_owner"):
            raw(f"UPDATE documents SET {wrong}")  # noqa: S608 - the two of this test


def test_what_is_owed_outside_any_round_is_owed_to_its_year(register: Register) -> None:
    owed = an_owed_document("a", round=None, movement_year=YEAR.code, dossiers=())
    with register.write_tx() as ledger:
        ledger.enqueue([owed])
    with register.read_tx() as ledger:
        assert ledger.pending(YEAR, owed.kind) == ("a",)
        assert ledger.pending(ROUND, owed.kind) == ()
        assert ledger.owed_document("a") == owed
