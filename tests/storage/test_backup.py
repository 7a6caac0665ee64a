"""A backup is the whole office in one file; restored, it proves itself and gives the same bytes."""

import json
import shutil
import threading
from pathlib import Path
from zipfile import ZipFile

import pytest

from dossiers.model.errors import Refused, StorageUnreachable
from storage.backup import CONTENTS, back_up, restore
from storage.blobs.opening import open_objects
from storage.blobs.port import object_key
from storage.register import open_register
from storage.settings import Settings
from tests.storage.examples import NOW, a_document, an_event, with_dossier


@pytest.fixture
def settings(migrated_register: Path, tmp_path: Path) -> Settings:
    """Return a small office with a dossier, a document, a file, and a setting laid in by hand."""
    found = Settings(tmp_path / "data")
    found.make_folder()
    shutil.copy(migrated_register, found.folder)
    objects = open_objects(found)
    with open_register(None, found.folder) as register, register.write_tx() as ledger:
        with_dossier(ledger)
        ledger.add_events([an_event("HS-2026-0001")])
        ledger.add_document(a_document("a", sha256=objects.put(b"PK van ban")))
        ledger.put_file("inbox/a.pdf", objects.put(b"%PDF"), 4, NOW)
    objects.put(b"khong ai nhac den")
    for name in ("trust-roots/goc.pem", "logs/runner.log", "prefect/prefect.db", "secret.key"):
        (found.folder / name).parent.mkdir(exist_ok=True)
        (found.folder / name).write_bytes(name.encode())
    return found


def head_of(settings: Settings) -> str:
    """Return the newest hash of the journal."""
    with open_register(None, settings.folder) as register, register.read_tx() as ledger:
        return ledger.head()


def test_what_is_restored_is_what_was_backed_up(settings: Settings, tmp_path: Path) -> None:
    saved = back_up(settings, tmp_path / "a.zip")
    again = Settings(tmp_path / "moi" / "data")
    proof = restore(again, tmp_path / "a.zip")

    assert (saved.objects, saved.lost, proof.faults) == (2, (), ())
    assert saved.head == proof.head == head_of(settings) == head_of(again)
    assert (again.folder / "trust-roots/goc.pem").read_bytes() == b"trust-roots/goc.pem"
    names = {each.name for each in again.folder.iterdir()}
    assert names == {"register.db", "register.lock", "objects", "trust-roots"}
    assert again.folder.stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "a.zip").stat().st_mode & 0o777 == 0o600
    assert not list(tmp_path.glob(".khenthuong-*"))
    assert len(list(open_objects(again).list())) == 2


def test_steps_go_on_while_a_backup_is_made(settings: Settings, tmp_path: Path) -> None:
    stop = threading.Event()

    def work() -> None:
        with open_register(None, settings.folder) as register:
            while not stop.is_set():
                with register.write_tx() as ledger:
                    ledger.add_events([an_event(target=None)])

    worker = threading.Thread(target=work)
    worker.start()
    try:
        heads = {back_up(settings, tmp_path / "a.zip").head for _ in range(3)}
    finally:
        stop.set()
        worker.join()

    found = restore(Settings(tmp_path / "moi"), tmp_path / "a.zip")
    assert found.head in heads
    assert found.faults == ()


def test_a_later_backup_takes_the_place_of_an_earlier_one_only(
    settings: Settings, tmp_path: Path
) -> None:
    back_up(settings, tmp_path / "a.zip")
    back_up(settings, tmp_path / "a.zip")
    letter = tmp_path / "thu.docx"
    letter.write_bytes(b"thu")

    with pytest.raises(Refused, match="không phải là bản sao lưu"):
        back_up(settings, letter)
    assert letter.read_bytes() == b"thu"


def test_what_the_store_lost_is_told_and_the_rest_kept(settings: Settings, tmp_path: Path) -> None:
    with open_register(None, settings.folder) as register, register.read_tx() as ledger:
        lost = ledger.file("inbox/a.pdf").sha256
    (settings.folder / "objects" / object_key(lost)).unlink()

    saved = back_up(settings, tmp_path / "a.zip")
    assert (saved.objects, saved.lost) == (1, ("Tệp “inbox/a.pdf”",))

    again = Settings(tmp_path / "moi")
    with pytest.raises(Refused, match=r"1 điểm không khớp.*\n- Tệp “inbox/a.pdf”: mất tệp"):
        restore(again, tmp_path / "a.zip")
    assert not again.folder.exists()
    assert len(restore(again, tmp_path / "a.zip", despite_faults=True).faults) == 1


@pytest.mark.parametrize("name", ["register.db", "settings/trust-roots/goc.pem", "objects/blobs"])
def test_a_backup_changed_anywhere_is_refused(
    settings: Settings, tmp_path: Path, name: str
) -> None:
    back_up(settings, tmp_path / "a.zip")
    with ZipFile(tmp_path / "a.zip") as whole, ZipFile(tmp_path / "b.zip", "w") as copy:
        for each in whole.namelist():
            data = whole.read(each)
            copy.writestr(each, data + b"x" if each.startswith(name) else data)

    with pytest.raises(Refused, match="đã hỏng, nên chưa khôi phục gì"):
        restore(Settings(tmp_path / "moi"), tmp_path / "b.zip")
    assert not (tmp_path / "moi").exists()


def test_a_backup_cut_short_is_refused(settings: Settings, tmp_path: Path) -> None:
    back_up(settings, tmp_path / "a.zip")
    data = (tmp_path / "a.zip").read_bytes()

    for length in (0, 10, len(data) // 2, len(data) - 1):
        (tmp_path / "b.zip").write_bytes(data[:length])
        with pytest.raises(Refused, match="đã hỏng"):
            restore(Settings(tmp_path / "moi"), tmp_path / "b.zip")
    assert not list(tmp_path.glob(".khenthuong-*"))


@pytest.mark.parametrize("name", ["../ngoai.txt", "settings/../../ngoai.txt", "/tmp/ngoai.txt"])  # noqa: S108
def test_a_backup_that_would_write_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    with ZipFile(tmp_path / "a.zip", "w") as evil:
        evil.writestr(name, b"x")
        evil.writestr(CONTENTS, json.dumps({"files": {name: "0" * 64}}))

    with pytest.raises(Refused):
        restore(Settings(tmp_path / "trong" / "data"), tmp_path / "a.zip")
    assert not list(tmp_path.rglob("ngoai.txt"))


def test_only_an_empty_folder_is_restored_into(settings: Settings, tmp_path: Path) -> None:
    back_up(settings, tmp_path / "a.zip")
    (tmp_path / "trong").mkdir()

    with pytest.raises(Refused, match="không trống"):
        restore(settings, tmp_path / "a.zip")
    restore(Settings(tmp_path / "trong"), tmp_path / "a.zip")
    assert head_of(Settings(tmp_path / "trong")) == head_of(settings)


def test_what_cannot_be_backed_up_or_found_is_told(settings: Settings, tmp_path: Path) -> None:
    elsewhere = Settings(settings.folder, database_url="postgresql://a/b")
    bucket = Settings(settings.folder, storage_url="s3://a?endpoint=http://b")
    with pytest.raises(Refused, match="pg_dump"):
        back_up(elsewhere, tmp_path / "a.zip")
    with pytest.raises(Refused, match="S3"):
        restore(bucket, tmp_path / "a.zip")
    with pytest.raises(Refused, match="chưa có sổ đăng ký"):
        back_up(Settings(tmp_path / "khong-co"), tmp_path / "a.zip")
    with pytest.raises(Refused, match=r"Không có .*khong-co"):
        restore(Settings(tmp_path / "moi"), tmp_path / "khong-co.zip")
    with pytest.raises(Refused, match=r"Không có .*khong-co"):
        back_up(settings, tmp_path / "khong-co" / "a.zip")
    (tmp_path / "tep").write_bytes(b"")
    with pytest.raises(StorageUnreachable, match="kiểm tra quyền ghi"):
        back_up(settings, tmp_path / "tep" / "a.zip")
