"""Templates in the register."""

from datetime import date

import pytest

from dossiers.model.errors import UnknownObject
from storage.ledger.register_ledger import Ledger
from storage.register import Register
from storage.schema.records import TemplateRecord
from tests.storage.examples import NOW


def add(
    ledger: Ledger, sha256: str, kind: str = "TO_TRINH", in_force_from: date | None = None
) -> int:
    return ledger.add_template(
        kind,
        sha256=sha256,
        file_name="Mẫu.docx",
        added_at=NOW,
        added_by="Quản trị",
        in_force_from=in_force_from,
    )


def test_versions_count_from_one_within_a_kind(register: Register) -> None:
    with register.write_tx() as ledger:
        assert [add(ledger, "1"), add(ledger, "2"), add(ledger, "1")] == [1, 2, 3]
        assert add(ledger, "1", "QUYET_DINH") == 1


def test_the_newest_bytes_again_are_no_new_version(register: Register) -> None:
    with register.write_tx() as ledger:
        assert [add(ledger, "1"), add(ledger, "2"), add(ledger, "2")] == [1, 2, 2]
        assert add(ledger, "2", in_force_from=date(2027, 1, 1)) == 3


def test_a_template_is_found_by_version_or_newest(register: Register) -> None:
    with register.write_tx() as ledger:
        add(ledger, "1")
        add(ledger, "2")
    with register.read_tx() as ledger:
        assert ledger.template("TO_TRINH", 1).sha256 == "1"
        assert ledger.template("TO_TRINH") == TemplateRecord(
            kind="TO_TRINH",
            version=2,
            sha256="2",
            file_name="Mẫu.docx",
            added_at=NOW,
            added_by="Quản trị",
        )


def test_templates_come_back_by_kind_and_version(register: Register) -> None:
    with register.write_tx() as ledger:
        for sha256, kind in (("1", "TO_TRINH"), ("2", "TO_TRINH"), ("3", "GIAY_KHEN")):
            add(ledger, sha256, kind)
        found = [(record.kind, record.version) for record in ledger.templates()]

    assert found == [("GIAY_KHEN", 1), ("TO_TRINH", 1), ("TO_TRINH", 2)]


def test_an_unknown_template_is_said_plainly(register: Register) -> None:
    with register.write_tx() as ledger:
        add(ledger, "1")
        with pytest.raises(UnknownObject, match="“LA”: hãy thêm mẫu"):
            ledger.template("LA")
        with pytest.raises(UnknownObject, match="“TO_TRINH” bản 2: hãy thêm mẫu"):
            ledger.template("TO_TRINH", 2)
