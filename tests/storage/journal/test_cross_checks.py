"""What the journal can't know: whether the register agrees with itself and with the store."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from dossiers.model.dossier import Status
from dossiers.model.steps import Step
from storage.blobs.folder import FolderObjects
from storage.blobs.port import Objects, object_key
from storage.ledger.register_ledger import Ledger
from storage.register import Register, open_register
from tests.storage.examples import NOW, a_document, a_number, an_award, an_event, with_dossier
from tests.storage.memory_objects import MemoryObjects


def faults(register: Register, objects: Objects | None = None) -> tuple[str, ...]:
    """Return what the proof finds."""
    with register.read_tx() as ledger:
        return ledger.prove(objects or MemoryObjects()).faults


def appraised(ledger: Ledger, source: Status | None, target: Status) -> None:
    """Return an event that says so, whatever the dossier's own row says."""
    event = an_event("HS-2026-0001", step=Step.APPRAISAL, source=source, target=target)
    ledger.add_events([event])


def test_a_dossier_that_stands_where_its_events_lead_is_sound(register: Register) -> None:
    with register.write_tx() as ledger:
        dossier = with_dossier(ledger)
        ledger.add_events([an_event(dossier.code), an_event(), an_event(dossier.code, target=None)])
        appraised(ledger, Status.DA_TIEP_NHAN, Status.DU_DIEU_KIEN)
        ledger.save_dossier(dossier.model_copy(update={"status": Status.DU_DIEU_KIEN}))

    assert faults(register) == ()


def test_a_status_that_no_event_leads_to_is_named(register: Register) -> None:
    with register.write_tx() as ledger:
        with_dossier(ledger)

    assert faults(register) == (
        "Hồ sơ HS-2026-0001 ghi trạng thái “Đã tiếp nhận” nhưng lịch sử dừng ở “chưa tiếp nhận”",
    )


def test_events_that_do_not_follow_one_another_are_named(register: Register) -> None:
    with register.write_tx() as ledger:
        with_dossier(ledger, status=Status.TRINH_KY)
        ledger.add_events([an_event("HS-2026-0001")])
        appraised(ledger, Status.HOI_DONG_DE_NGHI, Status.TRINH_KY)

    (told,) = faults(register)
    assert "Lịch sử hồ sơ HS-2026-0001 đứt quãng" in told


def test_numbers_and_documents_must_have_each_other(register: Register) -> None:
    objects = MemoryObjects()
    kept = {"sha256": objects.put(b"PK"), "dated": NOW.date()}
    with register.write_tx() as ledger:
        with_dossier(ledger)
        ledger.add_events([an_event("HS-2026-0001")])
        ledger.draw_number(a_number("QĐ-UBND", 2026, "Quyết định", given=9))
        ledger.draw_number(a_number("QĐ-UBND", 2026, "Quyết định"))
        ledger.add_document(a_document("a", number="09/QĐ-UBND", **kept))
        ledger.add_document(a_document("b", number="02/TTr-VHXH", title="Tờ trình", **kept))
        ledger.add_document(a_document("c", number="chưa rõ", title="Giấy lạ", **kept))

    assert faults(register, objects) == (
        "Văn bản “Tờ trình” mang số 02/TTr-VHXH không có trong sổ số",
        "Văn bản “Giấy lạ” mang số chưa rõ không có trong sổ số",
        "Số 10/QĐ-UBND năm 2026 đã cấp nhưng không có văn bản nào mang số đó",
    )


UNFINDABLE = "khóa tìm kiếm không khớp với nội dung, đã bị sửa ngoài chương trình"
AWARDED = "Khen thưởng trước đây KT-000001"


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("DELETE FROM name_keys WHERE owner = 'HS-2026-0001'", f"Hồ sơ HS-2026-0001: {UNFINDABLE}"),
        ("DELETE FROM name_keys WHERE owner = 'KT-000001'", f"{AWARDED}: {UNFINDABLE}"),
        (
            "INSERT INTO name_keys (key, owner) VALUES ('x', 'HS-2026-0009')",
            "Khóa tìm kiếm của HS-2026-0009, không có trong sổ, đã bị thêm ngoài chương trình",
        ),
        ("UPDATE dossiers SET unit_key = 'x'", f"Hồ sơ HS-2026-0001: {UNFINDABLE}"),
        ("UPDATE dossiers SET searched = ''", f"Hồ sơ HS-2026-0001: {UNFINDABLE}"),
    ],
)
def test_what_is_found_no_more_by_its_name_is_named(
    register: Register, statement: str, told: str
) -> None:
    with register.write_tx() as ledger:
        with_dossier(ledger)
        ledger.add_events([an_event("HS-2026-0001")])
        ledger.add_past_awards([an_award()], by="Mẫu", at=NOW)
    assert faults(register) == ()
    change(register, statement)
    assert faults(register) == (told,)


ODD = (
    "UPDATE documents SET dated = 'hôm qua'",
    "UPDATE documents SET title = x'ff00'",
    "UPDATE documents SET sha256 = x'ff00'",
    "UPDATE numbers SET number = 'chín'",
    "UPDATE numbers SET book = x'ff00'",
    "UPDATE templates SET added_at = 'hôm qua'",
    "UPDATE dossiers SET body = x'ff00'",
    "UPDATE past_awards SET body = '{'",
)


@pytest.mark.parametrize("statement", ODD)
def test_what_no_step_could_have_written_is_named_and_stops_nothing(
    register_folder: Path, statement: str
) -> None:
    objects = MemoryObjects()
    with open_register(None, register_folder) as register:
        with register.write_tx() as ledger:
            with_dossier(ledger)
            ledger.add_events([an_event("HS-2026-0001")])
            ledger.add_past_awards([an_award()], by="Mẫu", at=NOW)
            ledger.draw_number(a_number("QĐ-UBND", 2026, "Quyết định", given=9))
            made = {"sha256": objects.put(b"PK"), "number": "09/QĐ-UBND", "dated": NOW.date()}
            ledger.add_document(a_document("a", **made))
            sha256 = objects.put(b"PK\3\4")
            ledger.add_template("A", sha256=sha256, file_name="a", added_at=NOW, added_by="Mẫu")
        assert faults(register, objects) == ()
        change(register, statement)
        assert any("ngoài chương trình" in each for each in faults(register, objects))


def change(register: Register, statement: str) -> None:
    """Change the register past the ledger."""
    with register.write_tx() as ledger:
        ledger._connection.execute(text(statement))


def overwrite(path: Path) -> None:
    """Other bytes in the same place."""
    path.chmod(0o644)
    path.write_bytes(b"khac")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (Path.unlink, "Tệp “inbox/a.pdf”: mất tệp trong kho"),
        (overwrite, "Tệp “inbox/a.pdf”: tệp trong kho đã bị hỏng hoặc bị thay"),
    ],
)
def test_lost_and_damaged_objects_are_named(
    register: Register, tmp_path: Path, spoil: Callable[[Path], None], told: str
) -> None:
    objects = FolderObjects(tmp_path / "objects")
    sha256 = objects.put(b"%PDF")
    with register.write_tx() as ledger:
        ledger.put_file("inbox/a.pdf", sha256, 4, NOW)
    assert faults(register, objects) == ()

    spoil(tmp_path / "objects" / object_key(sha256))

    (found,) = faults(register, objects)
    assert found.startswith(told)
