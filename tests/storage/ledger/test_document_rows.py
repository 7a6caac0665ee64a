"""Documents in the register."""

import pytest

from dossiers.model.errors import UnknownObject
from storage.register import Register
from storage.schema.records import DocumentRecord
from tests.storage.examples import ROUND, a_document, with_dossier


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
